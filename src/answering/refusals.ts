/** Messages that are answered with one friendly line instead of a search. */
import { alternativesOf, lexicon, linesOf, once, scanner } from '../lexicon/index.ts';
import type { RefusalReason } from '../types.ts';
import { bareOf, givesOrders } from './instructions.ts';

/** Questions are a line or two; what is longer is pasted text. */
const LONGEST_QUESTION = 1_000;
/** Characters of a message that may be talk from end to end. */
const LONGEST_TALK = 60;
/** Characters between two words that belong together. */
const NEAR = '12';

const any = (types: string): string => `(?:${alternativesOf('talk', ...types.split('|'))})`;
const none = once(() => new RegExp(any('none'), 'g'));

const talk = once(() => scanner(lexicon('talk')));

/** The classes of the words that a message consists of from end to end; `null` where it says something else. */
function classesIn(text: string): readonly string[] | null {
  const words = talk().all(text);
  return words.reduce((sum, { word }) => sum + word.length, 0) === text.length ? words.map(({ type }) => type) : null;
}

/** Whether all of `classes` are among those of a rule, with one at least of each that it needs. */
function areOf(classes: readonly string[], needed: readonly string[], beside: readonly string[]): boolean {
  const wanted = needed.map((types) => types.split('|'));
  const may = [...wanted.flat(), ...beside, 'particle', 'joint'];
  return (
    classes.every((one) => may.includes(one)) && wanted.every((types) => types.some((one) => classes.includes(one)))
  );
}

/** A message without what is said of public matters, and the classes of its words where it is short and made of them alone. */
type Message = { readonly text: string; readonly classes: readonly string[] | null };

const RULE = /^(\S+) (near|opens|whole)(?: (\d+))?: ([^+]+?)(?: \+ (.+))?$/;

/** The rules of `lexicon/talk-rules.txt`. */
const rules = once(() =>
  linesOf('talk-rules').map(({ plain, place }) => {
    const [, reason, form, within = NEAR, needed, beside = ''] = RULE.exec(plain) ?? [];
    if (!needed) throw new Error(`${place}: not of the form "reason near: class class": ${plain}`);
    const all = needed.split(' ');
    const near = new RegExp(
      `${form === 'opens' ? `^(?:${any('request|you')})*` : ''}${all.map(any).join(`.{0,${within}}?`)}`,
    );
    const fits = ({ text, classes }: Message): boolean =>
      form === 'whole' ? classes !== null && areOf(classes, all, beside.split(' ')) : near.test(text);
    return { reason: reason as RefusalReason, fits };
  }),
);

/** A sum to be done: `12*3=?`. */
const SUM = /^\d+\s*[-+*/加减乘除×÷]\s*\d+.{0,4}$/;

/** Why a question is answered with one friendly line instead of a search; `null` for questions to the papers. */
export function refusalOf(text: string): RefusalReason | null {
  const plain = text
    .normalize('NFKC')
    .replace(/\p{Cc}/gu, ' ')
    .trim();
  if (!/[\p{L}\p{N}]/u.test(plain)) return 'empty';
  if (plain.length > LONGEST_QUESTION) return 'too-long';
  if (givesOrders(plain)) return 'injection';
  if (SUM.test(plain)) return 'off-topic';
  const bare = bareOf(plain);
  const classes = bare.length <= LONGEST_TALK ? classesIn(bare) : null;
  return rules().find(({ fits }) => fits({ text: bare.replace(none(), ' '), classes }))?.reason ?? null;
}
