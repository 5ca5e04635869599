/** The words by which a question asks the same of each thing it names, and the question without them. */

const EACH = '各(?!种|类|地|级|部|方|项|界|位|镇|区|村)自?';
const KIND = '(?:个|家|地|边|所|区|者|位|条|座|段|种|类|样|处|场|名)';
/** 那两个, 这三家 after the names: the things again, by their number. */
const COUNTED = `[这那]?(?:两|三|四|[2-4])${KIND}的?`;

/** `各是`, `分别`, `两个园区`, `哪个多`: the question asks the same of each thing it names. */
export const OF_EACH = new RegExp(
  `${EACH}|分别|都|${COUNTED}|[这那]?俩|哪(?:两|几)?(?:${KIND}|边|里)|谁|相比|对比|比(?=[，,])|一样|一${KIND}.+一${KIND}`,
);
export const SAID_OF_EACH = new RegExp(`${EACH}|分别|都|${COUNTED}`, 'g');

/** 是哪两个: which of each is 是哪个. */
const WHICH_TWO = new RegExp(`哪(?:两|三|几)(?=${KIND})`, 'g');
/** 他们俩 and 两者 take up the names again; 比 only sets them side by side. */
const TAKEN_UP = /(?:他|她|它)们(?:俩|两个)?|[这那]?俩人?|[两二]者|两人|^(?:相比|对比|比起来|比)(?:之下)?(?=[，,])/g;
const DISTRIBUTED = new RegExp(`^[，,]?(?:分别)?一(${KIND})(.+?)[，,、]?一\\1(.+)$`);
const IN_TURN = /^[，,]?前者(.+?)[，,、]?后者(.+)$/;

/** What is asked of each of `count` things: the same, or 一个…一个… one of each. */
export function askedInTurn(asked: string, count: number): readonly string[] {
  const [, , first, second] = asked.match(DISTRIBUTED) ?? ['', '', ...(asked.match(IN_TURN)?.slice(1) ?? [])];
  if (count === 2 && first !== undefined && second !== undefined) return [first, second];
  const plain = asked.replace(WHICH_TWO, '哪').replace(TAKEN_UP, '').replace(SAID_OF_EACH, '');
  return Array.from({ length: count }, () => plain);
}
