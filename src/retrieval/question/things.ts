/** The things of which a question asks the same (甲和乙各投了多少钱, 甲和乙哪个多), and what it asks of each. */

import { askedIn } from '../../kinds/index.ts';
import { alternativesOf, once } from '../../lexicon/index.ts';
import { isTimeWord } from '../../reading/index.ts';
import { contentWords, type Known } from './content-words.ts';
import { askedInTurn, askedOfEach, comparedBy, OF_EACH } from './each.ts';
import { isThing, sideBySide, withoutOwner } from './named.ts';

/** One of several things of which the same is asked. */
type Thing = {
  readonly name: string;
  /** What only its name has, in content words. */
  readonly words: readonly string[];
  /** What is asked of it, as a question about it alone, and the same without the place or owner before its name. */
  readonly question: string;
  readonly short: string;
  /** What its name leaves out, since the first one has it: 东山 of 东山图书馆和体育馆. */
  readonly owner: string;
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
  const found = sideBySide(asWhich(text.replace(/\s+/g, '')), known);
  if (!found) return null;
  const { frame, names, owners } = found;
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
      owner: owners[at] ?? '',
    };
  });
  return { things, each, how: comparedBy(found.asked) };
}
