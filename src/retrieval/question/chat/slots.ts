/** A question read into slots: what it is about, when, and whose names it has of its own. */
import { askedIn, withoutAsked } from '../../../kinds/index.ts';
import {
  escaped,
  heads,
  isNamed,
  type Named,
  NUMERALS,
  pointsIn,
  readAgain,
  taggedWords,
} from '../../../reading/index.ts';
import { contentWords, type Known, wordKinds } from '../content-words.ts';
import { endOfName, topicOf, withoutVerbs } from '../subject-phrase.ts';
import { endsWith, isWord } from './words.ts';

const ATTRIBUTES = ['when', 'where', 'who', 'how-far', 'how-much', 'what'];

/** Names of a text by what they are, the longest where one holds another. */
export function namesIn(text: string): readonly Named[] {
  const found = readAgain(text).filter(isNamed);
  return found.filter(
    ({ start, end }) => !found.some((o) => o.start <= start && o.end >= end && o.end - o.start > end - start),
  );
}

/** Whether all of a word only says what is asked of something. */
export const isAttribute = (word: string): boolean => ATTRIBUTES.some((type) => isWord(word, type));

/** Whether `noun` can stand for what `subject` says: it is in it, or a head of the same family (学校 for 双龙十七小). */
export function isCalled(noun: string, subject: string): boolean {
  const family = heads().get(noun);
  const named = namesIn(subject).flatMap((one) => (one.kind === 'thing' ? [one.head] : []));
  return subject.includes(noun) || (family !== undefined && named.some((head) => heads().get(head) === family));
}

/** What stops part in a question. */
export const clausesIn = (text: string): readonly string[] => text.split(/[，,；;。？?！!]+/).filter(Boolean);

/** 总投资, 校长, 地址: what can be asked of something else; the class says how. `null` for what is something by itself. */
export const attributeIn = (text: string): string | null => endsWith(text, ATTRIBUTES);

/** A phrase without the end that only says which amount of it is meant: 冰雪节 of 冰雪节门票, all that follows a name or a time. */
function withoutAttribute(phrase: string): string {
  const { word: last = '', tag } = taggedWords(phrase).at(-1) ?? {};
  // 门卫一个月 (a month), 甘蔗一亩 (a mu): of how much of it something is asked.
  if (tag === 'm' && last.startsWith('一') && phrase.length > last.length + 1) return phrase.slice(0, -last.length);
  const ends = [...namesIn(phrase), ...pointsIn(phrase)].map(({ end }) => end);
  const end = ends.length > 0 ? Math.max(...ends) : phrase.length - last.length;
  return end > 1 && attributeIn(phrase.slice(end)) === 'how-much' ? phrase.slice(0, end).replace(/的$/, '') : phrase;
}

const IN_MANY: readonly string[] = ['province', 'city', 'district', 'town'];
/** A place that has many things; 武隆 is read as a spot, but by its two characters. */
const isWide = (one: Named): boolean => one.kind === 'place' && (IN_MANY.includes(one.rank) || one.text.length < 3);

/** A time or a wide place alone doesn't say which thing is meant. */
function saysWhich(phrase: string): boolean {
  const rest = [...pointsIn(phrase), ...namesIn(phrase).filter(isWide)].reduce(
    (text, { text: word }) => text.replace(word, ''),
    phrase,
  );
  return wordKinds(rest, new Set()).words.join('').length > 1;
}

/** 滨江路改造 of 滨江路改造什么时候完工: what is done to it says which of its projects is meant. */
function withAct(topic: string, clause: string): string {
  const start = clause.indexOf(topic);
  const [act, next] = taggedWords(clause.slice(start + topic.length));
  const isAct =
    topic !== '' &&
    start >= 0 &&
    act !== undefined &&
    /^vn?$/.test(act.tag) &&
    act.word.length === 2 &&
    contentWords(act.word)[0] === act.word;
  return isAct && !/^(?:v?n|ul)/.test(next?.tag ?? '') && endOfName(clause, true) >= start + topic.length + 2
    ? `${topic}${act.word}`
    : topic;
}

/** 城南市场 of 城南市场停业了摊贩: where something happens behind the name (which ends at `named`) it is the name alone. */
const withoutEvent = (topic: string, named: number): string =>
  named > 1 && taggedWords(topic.slice(named)).some(({ tag }) => /^(?:v|ul|ug)$/.test(tag))
    ? topic.slice(0, named)
    : topic;

/** What a question that stands by itself is about: the name before what is asked of it, with its time; else all but what asks. */
export function subjectOf(text: string): string {
  const clauses = clausesIn(text.replace(/\s+/g, ''));
  const at = clauses.findIndex((clause) => askedIn(clause).length > 0);
  if (at > 0) return clauses.slice(0, at).join('，');
  const clause = clauses[Math.max(0, at)] ?? '';
  const asked = askedIn(clause)[0]?.at ?? clause.length;
  const named = Math.max(
    0,
    ...namesIn(clause)
      .filter(({ end }) => end <= asked)
      .map(({ end }) => end),
  );
  const topic = withAct(withoutEvent(topicOf(clause), named), clause);
  const phrase = topic.length > named + 1 ? topic : clause.slice(0, named || topic.length);
  const place = namesIn(phrase).find(isWide);
  const subject = withoutAttribute(phrase);
  if (saysWhich(subject) || (place !== undefined && subject !== phrase)) return subject;
  return withoutVerbs(withoutAsked(clause).replace(/\s+/g, '')) || clause;
}

/** 六楼, 3号: one of several of the thing that is spoken of. */
const COUNTED = new RegExp(`^第?[${NUMERALS}两\\d]+\\p{Script=Han}?$`, 'u');

/** Names in a question that were not said before; a place that does not open it says only where. */
export function ownNames(question: string, before: readonly string[], known: Known): readonly string[] {
  const text = withoutAsked(question);
  const lead = Math.max(
    0,
    ...pointsIn(text)
      .filter(({ start }) => start === 0)
      .map(({ end }) => end),
  );
  // What follows a name tells what it is: 林向文 of 林向文是什么职务, 文是 of 林向文是.
  const mentions = [...namesIn(text), ...namesIn(question).filter(({ kind }) => kind === 'person')].flatMap((one) => {
    if (one.kind === 'place') return one.start <= lead ? [one.text] : [];
    if (one.kind === 'thing') return one.proper.length > 1 || one.number !== null ? [one.text] : [];
    return one.kind === 'body' && one.name.length <= one.type.length ? [] : [one.text];
  });
  const { names, places } = wordKinds(text, known);
  const sure = names.filter(
    (name) => known.has(name) || (places.includes(name) ? text.indexOf(name) <= lead : name.length > 2),
  );
  return [...mentions, ...sure.filter((name) => !COUNTED.test(name))].filter(
    (name) => !before.some((said) => said.includes(name)),
  );
}

const ORDINAL = `(?:第?[${NUMERALS}]+|第?\\d+|[A-Z]|[a-z](?![a-z])|[上下东西南北前后男女老新大])`;
const OPENS = new RegExp(`^${ORDINAL}`, 'u');

/** 十七小 of 双龙十七小 for 七小, A of 智能制造A for B. */
function numbered(thing: string, text: string): string | null {
  const rest = thing.replace(OPENS, '');
  // 12 after 3路: which one, without what they are.
  const tail = rest === '' && /\d$/.test(thing) ? '(?=[路号岁层楼栋期批])' : escaped(rest);
  if (rest === thing) return null;
  const found = [...text.matchAll(new RegExp(`${ORDINAL}${tail}`, 'gu'))].map(([word]) => word);
  return found.find((word) => word !== thing) ?? null;
}

/** The wide places that a text names, those in names of bodies and things too: 云溪区 of 云溪区人大常委会. */
export function placesIn(text: string, known: Known): readonly string[] {
  const mentioned = readAgain(text).flatMap((one) => (one.kind === 'place' && isWide(one) ? [one.text] : []));
  return [...mentioned, ...wordKinds(text, known).places];
}

/** What of `text` another thing takes the place of: of its kind, of its head; `null` when `text` has nothing like it. */
export function counterpart(thing: string, text: string, known: Known): string | null {
  const same = numbered(thing, text);
  if (same !== null) return same;
  if (placesIn(thing, known).includes(thing)) return placesIn(text, known)[0] ?? null;
  const own = namesIn(thing).find(({ text: name }) => name.length * 2 > thing.length);
  const others = namesIn(text).filter(({ text: name }) => !name.includes(thing));
  const alike = (a: Named, b: Named) =>
    a.kind === b.kind && (a.kind !== 'thing' || b.kind !== 'thing' || a.head === b.head);
  const mention = own && others.find((other) => alike(other, own));
  if (mention) return mention.text;
  const { words, names } = wordKinds(text, known);
  return (
    [...names, ...words].find((word) => word.length > 1 && word !== thing && word.endsWith(thing.slice(-1))) ?? null
  );
}
