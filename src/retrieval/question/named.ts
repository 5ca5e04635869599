/** Names that stand side by side in a question (甲和乙, 甲、乙和丙): each whole, with what the others say for it. */
import { askedIn } from '../../kinds/index.ts';
import { alternativesOf, once } from '../../lexicon/index.ts';
import { isTimeWord, placedWords, pointsIn } from '../../reading/index.ts';
import { contentWords, type Known, wordKinds } from './content-words.ts';
import { askedInTurn, askedOfEach, comparedBy, OF_EACH } from './each.ts';
import { endOfName, LEADING, withoutVerbs } from './subject-phrase.ts';

/** What stands before the names (politeness, a time, 东山的企业里，), the names, and what is asked of them. */
type SideBySide = {
  readonly frame: string;
  readonly names: readonly string[];
  readonly asked: string;
};

/** The ends of names, and what can be asked of a thing, as `lexicon/cells.txt` has them. */
const ends = once(() => {
  const attribute = `(?:${alternativesOf('cells', 'attribute')})`;
  return {
    and: new RegExp(`^(?:${alternativesOf('cells', 'and')})$`),
    two: new RegExp(`^.+?(?<and>${alternativesOf('cells', 'and')})(?=.)`),
    thing: new RegExp(`(?:${alternativesOf('cells', 'thing', 'work')})$`),
    office: new RegExp(`(?:${alternativesOf('cells', 'office')})$`),
    place: new RegExp(`(?:${alternativesOf('cells', 'place')})$`),
    attribute: new RegExp(`^${attribute}$`),
    attributeEnd: new RegExp(`的?${attribute}$`),
  };
});

/** 公园一期: a part of a thing by its number. */
const NUMBERED = /[一二三四五六七八九十\d]+(?:期|号楼|号线|标段|车间|分校|校区|号机组|号馆)$/;

/** Whether `name` is one of a thing: by how it ends, or by a proper name in it. */
const isThing = (name: string, known: Known): boolean =>
  ends().thing.test(name.replace(NUMBERED, '')) || wordKinds(name, known).names.length > 0;

/** 东山的茶厂 is called 茶厂; 茶厂的投资 is not called 投资, and every town has a 区长. */
function withoutOwner(name: string): string {
  const called = name.slice(name.lastIndexOf('的') + 1);
  return called.length > 1 && !ends().attribute.test(called) && !ends().office.test(called) ? called : name;
}

/** Where the word for *and* stands between two names, as the segmenter sees it: not in 和平路 or 大同镇. */
function andIn(text: string): { readonly at: number; readonly end: number } | null {
  const between = placedWords(text).find(
    ({ word, start, end }) => ends().and.test(word) && start > 0 && end < text.length,
  );
  if (between) return { at: between.start, end: between.end };
  const plain = text.match(ends().two);
  if (plain) return { at: plain[0].length - (plain.groups?.and ?? '').length, end: plain[0].length };
  const last = text.lastIndexOf('、');
  return last > 0 ? { at: last, end: last + 1 } : null;
}

/** In 甲和乙的项目 the projects are both's; in 甲的学校和乙的公园, and in 甲公园和东山的乙公园, each has its own. */
function isOwn(rest: string, first: string): boolean {
  const isHead = (name: string) => ends().thing.test(name) || ends().office.test(name);
  const owner = rest.slice(0, rest.indexOf('的'));
  return first.includes('的') || (isHead(first) && owner.length > 1 && !isHead(owner));
}

/** The last of the names, at the beginning of `rest`; what follows it is asked of all: 急救楼和住院楼 | 床位. */
function lastName(rest: string, first: string): string {
  const { attributeEnd, attribute, thing, place } = ends();
  const isOfAttributes = attributeEnd.test(first);
  const until = rest.search(OF_EACH);
  const region = rest.slice(0, until === -1 ? undefined : until).replace(/[，,].*$/, '');
  const phrase = region.slice(0, endOfName(region, isOwn(region, first)));
  const name = thing.test(phrase) || place.test(phrase) ? phrase : withoutVerbs(phrase);
  const when = pointsIn(region).find(({ start }) => start >= Math.min(2, name.length) && start <= name.length);
  if (when && pointsIn(first).length > 0) return `${name.slice(0, when.start)}${when.text}`;
  const untimed = when ? name.slice(0, when.start) : name;
  return isOfAttributes || attribute.test(untimed) ? untimed : untimed.replace(attributeEnd, '');
}

/** 东山区长和区委书记: the place is said once. */
const OF_A_PLACE = /^(?=(?:区|县|市)(?:委|政府|人大|政协|长|法院|检察|公安|教|卫|人社|财政|发))/;
const PLACE = /^\p{Script=Han}{2,3}?(?=[区县市])/u;

/** A later name with what it takes over from the first. */
function whole(name: string, first: string): string {
  const owner = first.slice(0, first.lastIndexOf('的') + 1);
  if (owner !== '' && !name.includes('的')) return `${owner}${name}`;
  return `${OF_A_PLACE.test(name) ? (first.match(PLACE)?.[0] ?? '') : ''}${name}`;
}

/** The clauses before the one that names things side by side; none of them asks. */
function frameOf(text: string): { readonly frame: string; readonly rest: string } {
  let frame = text.match(LEADING)?.[0] ?? '';
  for (;;) {
    const rest = text.slice(frame.length);
    const clause = rest.match(/^[^，,]*[，,]/)?.[0];
    if (clause === undefined || andIn(clause) || askedIn(clause).length > 0 || OF_EACH.test(clause))
      return { frame, rest };
    frame += clause;
  }
}

/** The names that stand side by side in `text` before what is asked of them; `null` when there is one. */
function sideBySide(text: string): SideBySide | null {
  const { frame, rest } = frameOf(text);
  const list = rest.replace(/[，,].*$/, '');
  const and = andIn(list);
  if (!and || askedIn(list.slice(0, and.end)).length > 0) return null;
  const [first = '', ...others] = list.slice(0, and.at).split('、');
  const last = lastName(rest.slice(and.end), first);
  const names = [first, ...[...others, last].map((name) => whole(name, first))];
  if (names.some((name) => name.length < 2)) return null;
  return { frame, names, asked: rest.slice(and.end + last.length) };
}

/** One of several things of which the same is asked. */
type Thing = {
  readonly name: string;
  /** What only its name has, in content words. */
  readonly words: readonly string[];
  /** What is asked of it, as a question about it alone, and the same without the place or owner before its name. */
  readonly question: string;
  readonly short: string;
};

/** `each`: a word says that each is asked about (各, 都, 哪个). Without one they may be asked about together. */
export type Things = { readonly things: readonly Thing[]; readonly each: boolean; readonly how: string | null };

/** 甲和乙合作, 甲和乙之间: what the two have together. */
const together = once(() => new RegExp(`^的|${alternativesOf('cells', 'together')}|比赛`));

/** 上河村 and 下河村 differ in no word: then the whole name is each one's own. Years alone are no things. */
function ownWords(names: readonly string[], known: Known): readonly (readonly string[])[] {
  const all = names.map((name) => contentWords(name, known));
  return all.map((words, at) => {
    const own = words.filter((word) => !all.some((others, other) => other !== at && others.includes(word)));
    return own.length > 0 ? own.filter((word) => !isTimeWord(word)) : [names[at]!];
  });
}

const HOW = '[^，,]{0,4}?(?:多|大|高|长|远|重|快|早|晚|先|贵|低|少|便宜)(?:一?[些点])?';
const TO_END = '(?:呢|啊)?[？?]?$';
const OR = [
  new RegExp(`^(?<before>.*[，,])?是?(?<a>[^，,]{2,}?)(?<how>${HOW})还是(?<b>[^，,]{2,}?)\\k<how>${TO_END}`, 'u'),
  new RegExp(`^(?<which>[^，,]*哪[^，,]+)[，,](?:是)?(?<a>[^，,]{2,}?)还是(?<b>[^，,？?]{2,}?)${TO_END}`, 'u'),
  new RegExp(`^(?<how>[^，,]{0,6}?${HOW})的?是(?<a>[^，,]{2,}?)还是(?<b>[^，,？?]{2,}?)${TO_END}`, 'u'),
];

/** 甲长还是乙长, 长的是甲还是乙 and 哪个长，甲还是乙 as 甲和乙哪个长. */
function asWhich(text: string): string {
  const { before = '', a, b, how, which } = OR.map((one) => text.match(one)).find(Boolean)?.groups ?? {};
  if (a === undefined || b === undefined) return text;
  return which === undefined ? `${before}${a}和${b}哪个${how}` : `${a}和${b}，${which}`;
}

/** The things of which `text` asks the same; `null` when it names one. */
export function thingsIn(text: string, known: Known): Things | null {
  const found = sideBySide(asWhich(text.replace(/\s+/g, '')));
  if (!found) return null;
  const { frame, names } = found;
  const each = OF_EACH.test(found.asked);
  const areAsked = () => askedIn(found.asked).length > 0 && names.every((name) => isThing(name, known));
  if (!each && (together().test(found.asked) || !areAsked())) return null;
  const words = ownWords(names, known);
  if (words.some((own) => own.length === 0) || new Set(names).size < names.length) return null;
  const things = askedInTurn(found.asked, names.length).map((turn, at) => {
    const [name = '', asked] = [names[at], askedOfEach(turn)];
    const question = (called: string) => `${frame}${called}${asked}`;
    return {
      name,
      words: words[at] ?? [],
      question: question(name),
      short: question(withoutOwner(name)),
    };
  });
  return { things, each, how: comparedBy(found.asked) };
}
