/** What a pointer of a chat stands for: 他, 那个厂, 第二个. */
import { askedIn } from '../../../kinds/index.ts';
import { readAgain, taggedWords } from '../../../reading/index.ts';
import type { Mention, Statement } from '../../../types.ts';
import { withoutTime } from './replace.ts';
import { isCalled, namesIn } from './slots.ts';
import { alone, joined, type Turn } from './turn.ts';
import { chatWords } from './words.ts';

/** So many characters before its head name a thing. */
const NAMED = 3;

const statementsIn = (turns: readonly Turn[]): readonly Statement[] =>
  turns.toReversed().flatMap(({ told }) => told?.statements ?? []);

/** How many characters of `text` stand in a statement, as pairs. */
const nearness = (text: string, statement: Statement): number =>
  Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2)).filter((pair) =>
    statement.text.includes(pair),
  ).length;

const nearest = (text: string, statements: readonly Statement[]): Statement | undefined =>
  statements.reduce<Statement | undefined>(
    (best, one) => (nearness(text, one) > (best ? nearness(text, best) : 0) ? one : best),
    undefined,
  );

/** Who is spoken of: the newest person that was named, else the subject, with the name that the report gives to it. */
function personOf(plain: string, base: Turn, turns: readonly Turn[]): string {
  const named = turns.toReversed().flatMap(({ text }) => namesIn(text).filter(({ kind }) => kind === 'person'));
  if (named[0]) return named[0].text;
  const isWho = askedIn(base.text).some(({ ask }) => ask === 'who');
  const subject = withoutTime(base.subject) || base.subject;
  if (!isWho || askedIn(plain).some(({ ask }) => ask === 'who')) return subject;
  const persons = statementsIn([base]).filter(({ mentions }) => mentions.some(({ kind }) => kind === 'person'));
  const person = nearest(base.text, persons)?.mentions.find((one) => one.kind === 'person');
  return person?.kind === 'person' ? `${subject}${person.name}` : subject;
}

/** Heads by which anything that is built or held can be called. */
const MEANS_ANY: readonly string[] = ['项目', '工程', '活动'];

/** What a head with a pointer before it stands for: the newest thing of that head that was asked or answered. */
function thingOf(noun: string, base: Turn, turns: readonly Turn[]): string | null {
  const asked =
    turns.findLast(({ subject }) => subject.includes(noun)) ?? turns.findLast(({ subject }) => isCalled(noun, subject));
  if (asked || MEANS_ANY.includes(noun)) return (asked ?? base).subject;
  const things = statementsIn(turns).flatMap(({ mentions }) =>
    mentions.flatMap((one) => (one.kind === 'thing' ? [one.name] : [])),
  );
  return things.find((name) => name.length >= noun.length + NAMED && name.endsWith(noun)) ?? null;
}

/** Names that stand in a row: no more than a 、 or 和 between two of them. */
function rowIn({ mentions }: Statement): readonly Mention[] {
  const named = mentions.filter(({ kind }) => kind === 'thing' || kind === 'body' || kind === 'person');
  return named.filter((one) =>
    named.some((other) => Math.abs(one.start - other.end) === 1 || Math.abs(other.start - one.end) === 1),
  );
}

/** 第二个: which of those that the report lists in the statement that comes nearest to what was asked. */
function listedOf(rank: number, base: Turn): string | null {
  const told = nearest(base.text, statementsIn([base]));
  return (told && rowIn(told)[rank - 1]?.text) ?? null;
}

/** 刚才说的那个厂, 你说那个厂: none of these is a name before the pointer, as in 恒泰那个厂. */
const NO_NAME = /^(?:r|v|d|p|u|c|y|t|f|z|m)/;
const isNamedBefore = (before: string): boolean =>
  before !== '' && !taggedWords(before).every(({ tag }) => NO_NAME.test(tag));

/** 厂 of 那个厂, 展示中心 of 那个展示中心: the noun that a pointer stands before. */
function headAfter(plain: string, start: number, end: number): string | null {
  const head = readAgain(plain).find((one) => one.kind === 'pointer' && one.start === start && one.end > end);
  if (head) return head.text.slice(end - start);
  const [next] = taggedWords(plain.slice(end));
  return next && /^[nx]/.test(next.tag) ? next.word : null;
}

/** `plain` with what its pointer stands for; `null` when it has none. */
export function pointed(plain: string, base: Turn, turns: readonly Turn[]): Turn | null {
  const whole = (from: number, to: number, name: string): Turn => {
    const rest = plain.slice(to).replace(/^[，,\s]+/, '');
    const text = from === 0 ? joined(name, rest) : `${plain.slice(0, from)}${name}${rest}`;
    return { text, subject: name, taken: name };
  };
  const [rank] = readAgain(plain).filter((one) => one.kind === 'amount' && one.quantity === 'rank' && one.start === 0);
  if (rank?.kind === 'amount' && askedIn(base.text).some(({ ask }) => ask === 'which')) {
    const name = listedOf(rank.value, base);
    return name === null ? null : whole(0, rank.end, name);
  }
  const pointer = chatWords(plain).find(({ type }) => ['person', 'bare', 'head'].includes(type));
  if (pointer === undefined) return null;
  const { start, end, type } = pointer;
  const before = plain.slice(0, start);
  if (isNamedBefore(before))
    return type !== 'head' || turns.some(({ text }) => text.includes(before)) ? null : alone(plain);
  if (type === 'person') return whole(start, end, personOf(plain, base, turns));
  if (type === 'bare') return whole(start, plain[end] === '的' ? end + 1 : end, base.subject);
  const noun = headAfter(plain, start, end);
  const name = noun === null ? null : thingOf(noun, base, turns);
  if (name !== null && noun !== null) return whole(start, end + noun.length, name);
  return { ...whole(start, end, base.subject), ...(noun === null ? {} : { itself: plain }) };
}
