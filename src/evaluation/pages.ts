// What for: how well pages of every make are cut and dated, against articles cut by hand.
// In: folders of pages with gold (page-gold). Out: a row of counts a page, and what went wrong.
// Not here: answers to questions about the pages (brief), pages as the segmenter's own fixtures have them (articles).
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { dayIn, readArticles } from '../indexing/index.ts';
import { explainLines, rawLines } from '../indexing/segment/index.ts';
import { bounds } from '../reading/index.ts';
import type { Article, Byline } from '../types.ts';
import { bodyF1, sameNames, titleRight, WHOLE } from './articles.ts';
import { letters } from './compared.ts';
import { type DateEstimate, type GoldItem, type PageGold, readGoldPages } from './page-gold.ts';

/** Counts over articles; `known` are those whose page tells a date, `named` and `placed` those with a reporter and a district. */
export type PageRow = Readonly<Record<(typeof FIELDS)[number], number>>;
const FIELDS = [
  ...(['pages', 'articles', 'right', 'f1', 'titles', 'known', 'months', 'days', 'wrong', 'lost'] as const),
  ...(['named', 'reporters', 'placed', 'districts', 'spurious', 'roleless'] as const),
] as const;

type Verdict = 'right' | 'wrong' | 'lost';

/**
 * A date is *wrong* where it names days that the page excludes, or any day where the page tells none; *lost* where it is missing or says no month though
 * the page tells one; a date that is only the file's name's word (`confidence` low, to the month) may be left out.
 */
function dateVerdict(gold: DateEstimate, made: string | null): Verdict {
  if (gold.also !== undefined && made === gold.also) return 'right';
  if (gold.value === null) return made === null ? 'right' : 'wrong';
  if (made === null) return gold.confidence === 'low' ? 'right' : 'lost';
  const [from, to = from] = (gold.range ?? gold.value).split('/');
  const own = bounds(made);
  if (own.to < bounds(from!).from || own.from > bounds(to!).to) return 'wrong';
  return made.length < Math.min(gold.value.length, 7) ? 'lost' : 'right';
}

/** A name in capitals is the same name. */
const samePeople = (names: readonly string[], wanted: readonly string[]): boolean =>
  sameNames(
    names.map((name) => name.toLowerCase()),
    wanted.map((name) => name.toLowerCase()),
  );

function namesRight({ reporters, interns, correspondents }: Byline, { byline, also }: GoldItem): boolean {
  if (samePeople(reporters, byline.reporters) || (also?.nobody === true && reporters.length === 0)) return true;
  return also?.correspondents === true && samePeople([...reporters, ...interns, ...correspondents], byline.reporters);
}

/** What an article tells; what its pictures show stands behind that. */
const textOf = ({ paragraphs, captions = 0 }: Article): readonly string[] =>
  paragraphs.slice(0, paragraphs.length - captions);

/** The paragraphs with the subheads over them. */
const withSubheads = (article: Article): readonly string[] =>
  [...textOf(article), ''].flatMap((text, at) => [
    ...(article.subheads ?? []).filter(({ before }) => before === at).map((one) => one.text),
    text,
  ]);

function f1Of(article: Article, { paragraphs, also }: GoldItem): number {
  const own = bodyF1(textOf(article), paragraphs);
  return also?.subheads ? Math.max(own, bodyF1(withSubheads(article), paragraphs)) : own;
}

/** The headline, or where the gold joins its lines so, that with the line over it, under it, or both. */
function headRight({ kicker, title, subtitle }: Article, { accepted_titles, also }: GoldItem): boolean {
  if (titleRight(title, accepted_titles) || !also?.decks) return titleRight(title, accepted_titles);
  const joined = [
    [kicker, title],
    [title, subtitle],
    [kicker, title, subtitle],
  ].map((parts) => parts.filter((part) => part !== null).join(' '));
  return joined.some((head) => titleRight(head, accepted_titles));
}

type Scored = { readonly row: PageRow; readonly faults: readonly string[] };

type Match = { readonly item: GoldItem; readonly article: Article; readonly f1: number };

/** Which made article is which of the gold: the pairs with the most similar bodies first, so that one that is lost takes no other's. */
function matched({ items }: PageGold, made: readonly Article[]): ReadonlyMap<GoldItem, Match> {
  const pairs = items.flatMap((item) => made.map((article): Match => ({ item, article, f1: f1Of(article, item) })));
  const [found, taken] = [new Map<GoldItem, Match>(), new Set<Article>()];
  for (const pair of pairs.filter(({ f1 }) => f1 > 0).sort((a, b) => b.f1 - a.f1)) {
    if (found.has(pair.item) || taken.has(pair.article)) continue;
    found.set(pair.item, pair);
    taken.add(pair.article);
  }
  return found;
}

/** One page: each gold article against the one that is most like it, each made article once. */
function scorePage(gold: PageGold, made: readonly Article[], roleless: number): Scored {
  const row: { -readonly [Field in keyof PageRow]: number } = { ...NOTHING, pages: 1, roleless };
  const faults: string[] = [];
  const matches = matched(gold, made);
  const left = new Set(made);
  for (const [at, item] of gold.items.entries()) {
    const { f1 = 0, article } = matches.get(item) ?? {};
    if (article) left.delete(article);
    const check = (ok: boolean, what: string) => {
      if (!ok) faults.push(`#${at + 1} ${what}`);
      return Number(ok);
    };
    const whole = check(f1 >= WHOLE, `body ${f1.toFixed(3)}`);
    const title = check(
      article !== undefined && headRight(article, item),
      `title ${article?.title} (${item.accepted_titles[0] ?? 'none'})`,
    );
    const estimate = item.publication_date_estimate ?? gold.publication_date_estimate;
    const date = dateVerdict(estimate, article?.published ?? null);
    check(date === 'right', `date ${date} ${article?.published} (${estimate.value})`);
    const people = check(
      article !== undefined && namesRight(article.byline, item),
      `reporters ${article?.byline.reporters} (${item.byline.reporters})`,
    );
    const place = check(
      article !== undefined && (item.district === null || letters(article.district ?? '') === letters(item.district)),
      `district ${article?.district} (${item.district})`,
    );
    const known = Number(estimate.value !== null);
    row.articles += 1;
    row.f1 += f1;
    row.titles += title;
    row.known += known;
    row.months += known * Number(date === 'right');
    row.days += known * Number(article?.published === estimate.value);
    row.wrong += Number(date === 'wrong');
    row.lost += Number(date === 'lost');
    row.named += Number(item.byline.reporters.length > 0);
    row.reporters += people;
    row.placed += Number(item.district !== null);
    row.districts += item.district === null ? 0 : place;
    row.right += whole * title * people * Number(date === 'right');
  }
  row.spurious = left.size;
  // What is no article but stands in the index as one spoils the page.
  row.right = Math.max(0, row.right - left.size);
  for (const article of left) faults.push(`spurious ${article.title} ${article.paragraphs[0]?.slice(0, 30) ?? ''}`);
  if (roleless > 0) faults.push(`${roleless} lines without a role`);
  return { row, faults };
}

const NOTHING = Object.fromEntries(FIELDS.map((field) => [field, 0])) as PageRow;

/** The counts of several pages or folders together. */
export const addedUp = (rows: readonly PageRow[]): PageRow =>
  Object.fromEntries(FIELDS.map((field) => [field, rows.reduce((sum, row) => sum + row[field], 0)])) as PageRow;

const share = (part: number, whole: number) => (whole === 0 ? '–' : ((100 * part) / whole).toFixed(0));

/** A total as a row of a table. */
export function pageRowLine(name: string, row: PageRow): string {
  const { articles: n } = row;
  const cells = [
    ...[name, row.pages, n, share(row.right, n), (row.f1 / Math.max(1, n)).toFixed(3), share(row.titles, n)],
    ...[share(row.months, row.known), share(row.days, row.known), row.wrong, row.lost, share(row.reporters, n)],
    ...[share(row.districts, row.placed), row.spurious, row.roleless],
  ];
  return `| ${cells.join(' | ')} |`;
}

export const PAGE_HEAD =
  '| pages | files | articles | right % | body F1 | headline % | month % | day % | wrong dates | lost | reporters % | district % | spurious | roleless |\n' +
  `|${' --- |'.repeat(14)}`;

/** What is read of one page, and how many of its lines have no role: of text, whose lines are the file's. */
async function readPage(path: string): Promise<{ readonly articles: readonly Article[]; readonly roleless: number }> {
  const bytes = await readFile(path);
  const text = path.endsWith('.txt') ? new TextDecoder().decode(bytes) : '';
  const told = new Set(explainLines(text).map(({ line }) => line));
  const roleless = rawLines(text).filter((line, at) => line.trim() !== '' && !told.has(at + 1)).length;
  const today = dayIn('Asia/Shanghai', new Date());
  const read = await readArticles({ name: basename(path), bytes }, { today }).catch(() => []);
  return { articles: read.flatMap(({ articles }) => articles), roleless };
}

type ScoredPage = Scored & { readonly name: string; readonly kind: string | null };

/** All pages of a folder, or those that `isWanted` names. */
export async function scoreFolder(
  folder: string,
  isWanted: (name: string) => boolean = () => true,
): Promise<{ readonly total: PageRow; readonly pages: readonly ScoredPage[] }> {
  const pages: ScoredPage[] = [];
  for (const { name, path, gold, kind } of (await readGoldPages(folder)).filter((page) => isWanted(page.name))) {
    const { articles, roleless } = await readPage(path);
    pages.push({ name, kind, ...scorePage(gold, articles, roleless) });
  }
  return { total: addedUp(pages.map(({ row }) => row)), pages };
}
