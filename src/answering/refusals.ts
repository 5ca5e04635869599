/** Messages that are answered with one friendly line instead of a search. */
import { alternativesOf, lexicon, once } from '../lexicon/index.ts';
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

/** Whether `text` is from end to end words of `needed` and `beside`, with one at least of each class of `needed`. */
function isMadeOf(text: string, needed: readonly string[], beside: readonly string[]): boolean {
  const wanted = needed.map((types) => types.split('|'));
  const types = [...wanted.flat(), ...beside, 'particle', 'joint'];
  const listed = lexicon('talk').filter(({ type }) => types.includes(type));
  const all = (1 << needed.length) - 1;
  /** What of `needed` may have been met by the time a character is reached. */
  const met: Set<number>[] = [new Set([0])];
  for (let end = 1; end <= text.length; end++) {
    met[end] = new Set(
      listed
        .filter(({ word }) => text.endsWith(word, end))
        .flatMap(({ word, type }) => {
          const at = wanted.findIndex((types) => types.includes(type));
          return [...(met[end - word.length] ?? [])].map((before) => before | (at < 0 ? 0 : 1 << at));
        }),
    );
  }
  return met[text.length]!.has(all);
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
  const isTalk = bare.length <= LONGEST_TALK;
  const found = RULES.find((rule, at) =>
    'near' in rule ? patterns()[at]!.test(public_) : isTalk && isMadeOf(bare, rule.whole, rule.beside ?? []),
  );
  return found?.reason ?? null;
}
