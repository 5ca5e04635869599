/** What a pointer of a chat stands for: 他, 那个厂. */
import { askedIn } from '../../../kinds/index.ts';
import { NUMERALS, pairsOf, readAgain, taggedWords } from '../../../reading/index.ts';
import type { Mention, Person, Statement } from '../../../types.ts';
import { topicOf } from '../subject-phrase.ts';
import { withoutTime } from './replace.ts';
import { isCalled, namesIn } from './slots.ts';
import { alone, joined, type Turn } from './turn.ts';
import { chatWords } from './words.ts';

const isPerson = (one: Mention): one is Person => one.kind === 'person';

/** Whom a turn names: as it is read, or by an office. */
const personNamed = (turn: Turn): string | undefined => namesIn(turn.text).find(isPerson)?.text;

/** Whom a turn that asked who was answered with: the person of the statement that has most of its words. */
function personTold({ text, told }: Turn): string | undefined {
  const pairs = asksWho(text) ? pairsOf(text) : [];
  const shared = (said: Statement) => pairs.filter((pair) => said.text.includes(pair)).length;
  const persons = (told?.statements ?? []).filter((one) => shared(one) > 0 && one.mentions.some(isPerson));
  return persons.toSorted((a, b) => shared(b) - shared(a))[0]?.mentions.find(isPerson)?.name;
}

/** Who is spoken of: the newest person that was named or answered, else the subject. Who asks for another person leaves open whom the first is. */
function personOf(plain: string, base: Turn, turns: readonly Turn[]): string {
  const newest = [base, ...turns.toReversed()].flatMap(
    (turn) => personNamed(turn) ?? (asksWho(plain) ? [] : (personTold(turn) ?? [])),
  );
  return newest[0] ?? (withoutTime(base.subject) || base.subject);
}

const asksWho = (text: string): boolean => askedIn(text).some(({ ask }) => ask === 'who');

/** 那三个先进个人: several of what was told. */
const SEVERAL = new RegExp(`[${NUMERALS}两几些]`);

/** 那个 before so many characters says itself which one is meant: 那个灯会开幕式. */
const DESCRIBED = 4;

/** Heads by which anything that is built or held can be called. */
const MEANS_ANY: readonly string[] = ['项目', '工程', '活动'];

/** What a head with a pointer before it stands for: the newest thing of that head that was asked about. */
function thingOf(noun: string, base: Turn, turns: readonly Turn[]): string | null {
  return (
    turns.findLast(({ subject }) => isCalled(noun, subject))?.subject ??
    (MEANS_ANY.includes(noun) ? base.subject : null)
  );
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
  const described = topicOf(plain.slice(end));
  const itself = plain.slice(end);
  if (SEVERAL.test(plain.slice(start, end)))
    return { text: joined(base.subject, itself), subject: base.subject, taken: base.subject, itself };
  if (described.length >= DESCRIBED) return alone(itself);
  return { ...whole(start, end, base.subject), ...(noun === null ? {} : { itself: plain }) };
}
