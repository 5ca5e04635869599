/** The words by which a question asks the same of each thing it names, and what it asks then of one alone. */
import { alternativesOf, once } from '../../lexicon/index.ts';

const EACH = '各(?!种|类|地|级|部|方|项|界|位|镇|区|村)自?';
const KIND = '(?:个|家|地|边|所|区|者|位|条|座|段|种|类|样|处|场|名)';
/** 那两个, 这三家 after the names: the things again, by their number. */
const COUNTED = `[这那]?(?:两|三|四|[2-4])${KIND}的?`;

/** `各是`, `分别`, `两个园区`, `哪个多`: the question asks the same of each thing it names. */
export const OF_EACH = new RegExp(
  `${EACH}|分别|都|${COUNTED}|[这那]?俩|哪(?:两|几)?(?:${KIND}|边|里)|谁|相比|对比|比(?=[，,])|一样|一${KIND}.+一${KIND}`,
);
const SAID_OF_EACH = new RegExp(`${EACH}|分别|都|${COUNTED}`, 'g');

/** 是哪两个: which of each is 是哪个. */
const WHICH_TWO = new RegExp(`哪(?:两|三|几)(?=${KIND})`, 'g');
/** 他们俩 and 两者 take up the names again; 比 only sets them side by side. */
const TAKEN_UP = /(?:他|她|它)们(?:俩|两个)?|[这那]?俩人?|[两二]者|两人|^(?:相比|对比|比起来|比)(?:之下)?(?=[，,])/g;
const IN_TURN = [
  new RegExp(`^[，,]?(?:分别)?一(?:${KIND})(.+?)[，,、]?一${KIND}(.+)$`),
  /^[，,]?前者(.+?)[，,、]?后者(.+)$/,
];

/** What is asked of each of `count` things: the same, or 一个…一个… one of each. */
export function askedInTurn(asked: string, count: number): readonly string[] {
  const [, ...turns] = IN_TURN.map((one) => asked.match(one)).find(Boolean) ?? [];
  if (turns.length === 2 && count === 2) return turns;
  const plain = asked.replace(WHICH_TWO, '哪').replace(TAKEN_UP, '').replace(SAID_OF_EACH, '');
  return Array.from({ length: count }, () => plain);
}

/** By what things are compared, and where the clause goes on or ends. */
const MORE =
  '(?:更|比较|最|要)?(?<how>多|大|高|(?<![校院局区县市镇乡村处部科站厂所队会组班店行社书馆园司团])长|远|重|快|早|晚|少|慢|贵|低|强|好)(?:一?些|一?点)?';
const END = '(?=[、，,？?呢]|$)';

const compared = once(() => {
  const which = `(?:哪一?(?:${KIND}|里|片区|期|部|款)|谁)的?`;
  return {
    figure: new RegExp(`${which}(?<what>[^，,？?、]{0,8}?)${MORE}${END}`, 'u'),
    /** 哪个先开工, 谁早建成: which comes first is told by when each does. */
    first: new RegExp(`${which}(?:更|最|要)?[先早晚]一?点?(?<done>[^，,？?、呢]{1,6}?)(?:的|啊|呀)?${END}`, 'u'),
    counted: new RegExp(`${alternativesOf('cells', 'counted', 'attribute', 'work')}|[投花发赚卖招种建占]得$`),
    again: alternativesOf('cells', 'thing-again', 'thing', 'work', 'place'),
  };
});

function asFigure(what: string, how: string, before: string): string {
  const plain = what.replace(/得$/, '');
  if (/[早晚]/.test(how)) return `${plain}什么时候`;
  const isCounted = compared().counted.test(`${before}${what}`);
  if (/[多少贵]/.test(how) || (isCounted && !/[好强]/.test(how))) return `${plain}多少`;
  return /[好强快慢低]/.test(how) ? `${what}怎么样` : `${plain}多${how}`;
}

/** 哪个村 of 上村和下村, 哪个项目 of anything: the thing again, which its name says already. */
const withoutAgain = (asked: string): string =>
  asked.replace(new RegExp(`(?<=哪一?(?:个|家|所|座|条|种|类))(?:${compared().again})(?!${MORE}${END})`, 'u'), '');

/** By what things are compared: 长 of 哪个长, 先 of 哪个先开工; `null` where they are not. */
export function comparedBy(question: string): string | null {
  const { figure, first } = compared();
  return question.match(first)?.[0].match(/[先早晚]/)?.[0] ?? question.match(figure)?.groups?.how ?? null;
}

/** The same asked of one thing: 哪个项目多、钱多 becomes 项目多少，钱多少; other questions come back as they are. */
export function askedOfEach(question: string): string {
  const asked = withoutAgain(question);
  const { figure, first } = compared();
  const [early, more] = [asked.match(first), asked.match(figure)];
  const found = early && (early.index ?? 0) < (more?.index ?? Number.POSITIVE_INFINITY) ? early : more;
  if (!found) return question;
  const [from, to] = [found.index ?? 0, (found.index ?? 0) + found[0].length];
  const { done, what = '', how = '' } = found.groups ?? {};
  const before = asked.slice(0, from);
  if (done !== undefined) return `${before}什么时候${done}${asked.slice(to)}`;
  return `${before}${asFigure(what, how, before.match(/[^，,。；;？?！!]*$/)?.[0] ?? '')}${asked.slice(to)}`;
}
