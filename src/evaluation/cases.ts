/** Small inputs with questions: whether what has to be said is said, and what must not be said is not. */
import type { Article } from '../types.ts';

/** A question about the inputs of its folder. A value is a piece of the answer, or a pattern between slashes. */
export type Case = {
  readonly qid: string;
  readonly question: string;
  readonly history?: readonly string[];
  readonly today?: string;
  /** Of each group one has to be said. */
  readonly must?: readonly (readonly string[])[];
  readonly mustNot?: readonly string[];
  /** It is not told: another thing's fact (`mustNot`) would be wrong. */
  readonly refuse?: true;
  /** A piece of the cited article's title. */
  readonly cite?: string;
};

/** What a file has to be cut into; lists are by article, in the file's order. */
export type Cut = {
  readonly file: string;
  readonly articles?: number;
  readonly title?: readonly (string | null)[];
  readonly notTitle?: readonly string[];
  readonly contains?: readonly (readonly [article: number, text: string])[];
  readonly notContains?: readonly (readonly [article: number, text: string])[];
  readonly published?: Expected | readonly (Expected | readonly Expected[])[];
};
type Expected = string | null;

export type Said = { readonly found: boolean; readonly text: string; readonly titles: readonly string[] };

/** The form in which answers are compared: widths, blanks and case don't count. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\s\u200b\ufeff]+/gu, '')
    .toLowerCase();

function says(text: string, value: string): boolean {
  const pattern = /^\/(.+)\/$/su.exec(value)?.[1];
  return pattern === undefined ? text.includes(plain(value)) : new RegExp(pattern, 'u').test(text);
}

/** What is wrong with an answer, in words; `null` when nothing is. `forbidden`: it says what must not be said. */
export function faultOf(one: Case, { found, text: printed, titles }: Said): { why: string; forbidden: boolean } | null {
  const text = plain(printed);
  const wrong = found ? (one.mustNot ?? []).filter((value) => says(text, value)) : [];
  if (wrong.length > 0) return { why: `says ${wrong.join(', ')}`, forbidden: true };
  if (one.refuse) return found && (one.mustNot ?? []).length === 0 ? { why: 'is answered', forbidden: false } : null;
  if (!found) return { why: 'is not answered', forbidden: false };
  const missing = (one.must ?? []).filter((group) => !group.some((value) => says(text, value)));
  if (missing.length > 0)
    return { why: `lacks ${missing.map((group) => group.join(' or ')).join(', ')}`, forbidden: false };
  const isCited = one.cite === undefined || titles.some((title) => plain(title).includes(plain(one.cite!)));
  return isCited ? null : { why: `does not cite ${one.cite}`, forbidden: false };
}

const bodyOf = (article: Article | undefined): string => (article?.paragraphs ?? []).join('\n');

function datesWrong(expected: NonNullable<Cut['published']> | null, articles: readonly Article[]): readonly string[] {
  const all = Array.isArray(expected) ? expected : [expected];
  return all.flatMap((one, at) => {
    const published = articles[at]?.published ?? null;
    const isRight = one === 'any' || (Array.isArray(one) ? one.includes(published) : one === published);
    return articles[at] && isRight ? [] : [`article ${at} is dated ${published}`];
  });
}

/** What is wrong with the articles that a file was cut into. */
export function faultsOfCut(cut: Cut, articles: readonly Article[]): readonly string[] {
  const titles = articles.map(({ title }) => plain(title ?? ''));
  return [
    ...(cut.articles === undefined || cut.articles === articles.length ? [] : [`${articles.length} articles`]),
    ...(cut.title ?? []).flatMap((title, at) =>
      title === null || titles[at] === plain(title) ? [] : [`article ${at} is called ${articles[at]?.title}`],
    ),
    ...(cut.notTitle ?? []).flatMap((value) =>
      titles.some((title) => says(title, value)) ? [`a title ${value}`] : [],
    ),
    ...(cut.contains ?? []).flatMap(([at, text]) =>
      plain(bodyOf(articles[at])).includes(plain(text)) ? [] : [`article ${at} lacks ${text}`],
    ),
    ...(cut.notContains ?? []).flatMap(([at, text]) =>
      bodyOf(articles[at]).includes(text) ? [`article ${at} has ${text}`] : [],
    ),
    ...(cut.published === undefined ? [] : datesWrong(cut.published, articles)),
  ];
}
