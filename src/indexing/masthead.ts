import type { PlacedLine } from './dates/page-texts.ts';
import { isKnownPlace, placesIn } from './place-names.ts';
import { displayWidth } from './segment/lines.ts';
import { leftOver, tokensOf } from './source/tokens.ts';

/** What the head of a page says of its place: a name as far as it is printed (云川 of 云川日报), and the line. */
export type MastheadPlace = { readonly stem: string; readonly line: string };

/** 云川日报, 今日云川, 云川新闻: papers of counties and districts are named after their place. */
const PAPER =
  /^(?:今日(\p{Script=Han}{2,4})|(?:新)?(\p{Script=Han}{2,4}?)(?:县报|区报|市报|日报|晚报|时报|晨报|周报|周刊|新闻|(?<![播预通汇简海举])报))(?=\s|$|[|·/《》\d])/u;
/** Papers of the country, of an office or of a trade. */
const NO_PLACE =
  /^(?:人民|光明|经济|法[制治]|农民|工人|青年|中国|国际|国内|社会|综合|民生|时政|要闻|图片|本地|教育|体育|文化|财经|健康|公安|政法)/u;

/** A city's or a province's paper names more than a district. */
const isLarger = (stem: string): boolean => isKnownPlace(`${stem}市`) || isKnownPlace(`${stem}省`);

/** The paper's name among a page's furniture: 云川日报 of 云川日报 2024年3月11日 星期一 第2版. */
export function paperName(furniture: readonly string[]): string | null {
  return furniture.map((line) => PAPER.exec(line.trim())?.[0] ?? null).find((name) => name !== null) ?? null;
}

/** The county-level place that a page's furniture names: in full (中共云川县委主办), or as the paper's name. */
export function mastheadPlace(furniture: readonly string[]): MastheadPlace | null {
  for (const printed of furniture) {
    const line = printed.trim();
    const full = placesIn(line)
      .filter(({ name }) => !name.endsWith('市'))
      .at(-1);
    if (full) return { stem: full.name, line };
    const [, today, paper] = PAPER.exec(line) ?? [];
    const stem = today ?? paper;
    if (stem !== undefined && !NO_PLACE.test(stem) && !isLarger(stem)) return { stem, line };
  }
  return null;
}

/** What a numbered issue's head says: the paper's name, and who publishes it. */
export type Masthead = { readonly name: string; readonly publisher: string };

/** Of a page's lines the head of an issue is among the first. */
const TOP = 4;
/** In characters' widths: what is longer, and not set apart by blanks as a head's parts are, tells something. */
const LONGEST_PART = 90;
const isTelling = (line: string): boolean =>
  line.split(/\s{2,}|\u3000/).some((part) => displayWidth(part) > LONGEST_PART);
const LONGEST_NAME = 40;
/** 第12期 or No. 12; a weekday numbers no issue. */
const isNumber = (text: string): boolean => text.endsWith('期') || Number.isInteger(Number(text.at(-1)));
const isNumbered = (line: string): boolean =>
  tokensOf(line).some(({ kind, text }) => kind === 'issue' && isNumber(text));
/** What leads elsewhere on a site is no head of an issue. */
const isOfSite = (line: string): boolean =>
  PATH.test(line) || tokensOf(line).some(({ kind }) => kind === 'leads' || kind === 'others');
const PATH = /[>»›]/;

/** The head of a bulletin or newsletter: the lines over its first article up to that with the number. */
export function mastheadOf(lines: readonly PlacedLine[]): Masthead | null {
  const top = lines.filter(({ text }) => text.trim() !== '').slice(0, TOP);
  const over = top.slice(0, top.findIndex(({ at }) => at !== 'over') >>> 0).map(({ text }) => text.trim());
  const last = over.findIndex(isNumbered);
  const own = over.slice(0, last + 1);
  if (last < 0 || over.some(isOfSite) || own.some(isTelling)) return null;
  const said = own.map((line) => leftOver(line, tokensOf(line)).trim()).filter((line) => line !== '');
  const [name, ...others] = said;
  if (name === undefined || displayWidth(name) > LONGEST_NAME) return null;
  return { name, publisher: [name, ...others].join(' ') };
}
