/** Messages that are answered with one friendly line instead of a search. */
import { alternativesOf, lexicon, once, scanner } from '../lexicon/index.ts';
import type { RefusalReason } from '../types.ts';
import { bareOf, givesOrders } from './instructions.ts';

/** Questions are a line or two; what is longer is pasted text. */
const LONGEST_QUESTION = 1_000;
/** Characters of a message that may be talk from end to end. */
const LONGEST_TALK = 60;
/** Characters between two words that belong together. */
const NEAR = 12;

type Rule = { readonly reason: RefusalReason } & (
  | { readonly near: readonly string[]; readonly within?: number; readonly opens?: true }
  | { readonly whole: readonly string[]; readonly beside?: readonly string[] }
);

/**
 * Classes of `lexicon/talk.txt` (`a|b`: of either). `near`: a word of each, in this order, near one another (`opens`: the message
 * begins so, but for who is bid). `whole`: nothing but
 * words of these (of each at least one), of `beside`, particles and joints. The first rule that fits counts.
 */
const RULES: readonly Rule[] = [
  { reason: 'private', near: ['document', 'number'] },
  { reason: 'private', near: ['home|marriage'] },
  { reason: 'private', near: ['live', 'door'] },
  { reason: 'private', near: ['paid', 'amount'], within: 0 },
  { reason: 'off-topic', whole: ['today', 'clock'], beside: ['asking'] },
  { reason: 'off-topic', whole: ['today|soon|meal', 'eat'], beside: ['asking'] },
  { reason: 'off-topic', near: ['recommend', 'goods|prose|stock'] },
  { reason: 'off-topic', near: ['today|soon', 'weather'] },
  { reason: 'off-topic', near: ['write', 'text|prose'], opens: true },
  { reason: 'off-topic', near: ['tell', 'story|prose'], within: 2, opens: true },
  { reason: 'off-topic', near: ['shares|stock', 'rising'] },
  { reason: 'off-topic', near: ['forecast|not-told|translate'] },
  { reason: 'thanks', whole: ['thanks'], beside: ['thanked', 'you', 'saying', 'nod', 'greeting'] },
  { reason: 'small-talk', whole: ['greeting'], beside: ['you', 'nod', 'asking'] },
  { reason: 'about-me', whole: ['you|source', 'of-me|robot'], beside: ['saying', 'asking'] },
  { reason: 'about-me', whole: ['updated|doubted'], beside: ['you', 'source', 'saying', 'asking'] },
  { reason: 'abuse', whole: ['abuse'], beside: ['bot', 'you', 'saying', 'robot', 'complaint'] },
  { reason: 'complaint', whole: ['complaint'], beside: ['bot', 'you', 'saying', 'robot'] },
  { reason: 'nod', whole: ['nod|particle'] },
];

const any = (types: string): string => `(?:${alternativesOf('talk', ...types.split('|'))})`;
const none = once(() => new RegExp(any('none'), 'g'));

const talk = once(() => scanner(lexicon('talk')));

/** The classes of the words that a message consists of from end to end; `null` where it says something else. */
function classesIn(text: string): readonly string[] | null {
  const words = talk().all(text);
  return words.reduce((sum, { word }) => sum + word.length, 0) === text.length ? words.map(({ type }) => type) : null;
}

/** Whether all classes are among `needed` and `beside`, with one at least of each of `needed`. */
function areOf(classes: readonly string[], needed: readonly string[], beside: readonly string[]): boolean {
  const wanted = needed.map((types) => types.split('|'));
  const may = [...wanted.flat(), ...beside, 'particle', 'joint'];
  return (
    classes.every((one) => may.includes(one)) && wanted.every((types) => types.some((one) => classes.includes(one)))
  );
}

const patterns = once(() => RULES.map((rule) => ('near' in rule ? patternOf(rule) : null)));
const patternOf = ({ near, within = NEAR, opens }: Extract<Rule, { readonly near: unknown }>): RegExp =>
  new RegExp(`${opens ? `^(?:${any('request|you')})*` : ''}${near.map(any).join(`.{0,${within}}?`)}`);

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
  const public_ = bare.replace(none(), ' ');
  const classes = bare.length <= LONGEST_TALK ? classesIn(bare) : null;
  const found = RULES.find((rule, at) =>
    'near' in rule ? patterns()[at]!.test(public_) : classes !== null && areOf(classes, rule.whole, rule.beside ?? []),
  );
  return found?.reason ?? null;
}
