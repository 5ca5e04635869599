/** Saved web pages, office files and data dumps against gold: which articles are found, and what of each is right. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Article } from '../types.ts';

/** An article as it has to come out of `file`; other right forms of a field stand in `also`. */
type WebGold = {
  readonly file: string;
  readonly item?: number;
  readonly title: string;
  readonly published: string | null;
  readonly reporters: readonly string[];
  readonly district?: string;
  readonly first_words: string;
  readonly last_words: string;
  readonly kind: string;
  readonly also?: Partial<WebGold>;
  /** Further files of the same article. */
  readonly parts?: readonly string[];
  readonly paragraphs?: number;
  readonly must_have?: readonly string[];
  readonly must_not?: readonly string[];
  /** Strings that occur only where cells or items were glued. */
  readonly apart?: readonly string[];
};

/** What of an article is right, by name; `found` alone when it isn't there. */
export type WebScore = { readonly gold: WebGold; readonly right: Readonly<Record<string, boolean>> };

/** Pages of a site are reached by a crawl, not from a folder. */
const OF_A_SITE = /^site/;
/** No articles, whatever is read there. */
const NO_ARTICLE = ['removed', 'forbidden'];

const plain = (text: string | null | undefined): string =>
  (text ?? '').normalize('NFKC').replace(/\s/g, '').toLowerCase();
const bodyOf = ({ paragraphs }: Article) => plain(paragraphs.join(''));
/** What pictures show stands behind the text. */
const told = ({ paragraphs, captions = 0 }: Article) =>
  plain(paragraphs.slice(0, paragraphs.length - captions).join(''));
const names = (list: readonly string[]) => [...list].sort().join();

/** Of several articles of a file: the one with the first words, else that of the same headline, else the only one. */
const articleFor = (gold: WebGold, found: readonly Article[]): Article | undefined =>
  found.find((one) => bodyOf(one).includes(plain(gold.first_words))) ??
  found.find((one) => plain(one.title).includes(plain(gold.title))) ??
  (found.length === 1 && gold.item === undefined ? found[0] : undefined);

/** How far from the beginning and the end the first and last words may stand. */
const REACH = { first: 60, last: 50 };

/** Compares what was read of a gold article's files with it. */
function webScore(gold: WebGold, found: readonly Article[]): WebScore {
  const article = articleFor(gold, found);
  if (article === undefined) return { gold, right: { found: false } };
  const body = bodyOf(article);
  const either = <Key extends keyof WebGold>(key: Key, is: (value: WebGold[Key]) => boolean) =>
    is(gold[key]) || (gold.also?.[key] !== undefined && is(gold.also[key] as WebGold[Key]));
  const right = {
    found: true,
    title: either('title', (title) => plain(article.title) === plain(title)),
    published: article.published === gold.published,
    reporters: either('reporters', (list) => names(article.byline.reporters) === names(list)),
    first: either('first_words', (words) => body.slice(0, REACH.first).includes(plain(words))),
    last: either('last_words', (words) =>
      [body, told(article)].some((text) => text.slice(-REACH.last).includes(plain(words))),
    ),
    ...(gold.district && { district: article.district === gold.district }),
    ...(gold.paragraphs && { paragraphs: article.paragraphs.length === gold.paragraphs }),
    ...(gold.must_have && { keeps: gold.must_have.every((text) => body.includes(plain(text))) }),
    ...(gold.apart && { apart: !gold.apart.some((text) => article.paragraphs.join('\n').includes(text)) }),
    ...(gold.must_not && { drops: !gold.must_not.some((text) => body.includes(plain(text))) }),
  };
  return { gold, right };
}

/** The gold articles of a folder (`gold.jsonl` beside the files it is about), scored. */
export async function scoreWebPages(
  folder: string,
  read: (path: string) => Promise<readonly Article[]>,
): Promise<readonly WebScore[]> {
  const lines = (await readFile(join(folder, 'gold.jsonl'), 'utf8')).split('\n').filter((line) => line.trim() !== '');
  const all = lines.map((line) => JSON.parse(line) as WebGold);
  const golds = all.filter(({ file, kind }) => !OF_A_SITE.test(file) && !NO_ARTICLE.includes(kind));
  const articles = new Map<string, readonly Article[]>();
  for (const file of new Set(golds.flatMap((gold) => [gold.file, ...(gold.parts ?? [])])))
    articles.set(file, existsSync(join(folder, file)) ? await read(join(folder, file)).catch(() => []) : []);
  const of = (gold: WebGold) => [gold.file, ...(gold.parts ?? [])].flatMap((file) => articles.get(file) ?? []);
  return golds.map((gold) => webScore(gold, of(gold)));
}

/** `title 14/15  published 15/15 …` over scores, by what they measure; `whole` counts articles with nothing wrong. */
export function webTotals(scores: readonly WebScore[]): string {
  const totals = new Map<string, [right: number, all: number]>();
  const add = (name: string, right: boolean) => {
    const [yes, all] = totals.get(name) ?? [0, 0];
    totals.set(name, [yes + Number(right), all + 1]);
  };
  for (const { right } of scores) {
    add('whole', Object.values(right).every(Boolean));
    for (const [name, is] of Object.entries(right)) add(name, is);
  }
  return [...totals].map(([name, [right, all]]) => `${name} ${right}/${all}`).join('  ');
}

/** A line an article that has something wrong. */
export const webFaults = (scores: readonly WebScore[]): readonly string[] =>
  scores
    .map(({ gold, right }) => ({ gold, wrong: Object.keys(right).filter((name) => right[name] === false) }))
    .filter(({ wrong }) => wrong.length > 0)
    .map(({ gold: { file, item }, wrong }) => `  ${file}${item === undefined ? '' : `#${item}`}: ${wrong.join(', ')}`);
