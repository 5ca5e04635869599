import { readFileSync } from 'node:fs';
import type { ArticleKind, LineRange } from '../../src/types.ts';
import type { PlacedArticle } from '../support/variations.ts';

/**
 * A page written for tests, with what a careful reader makes of each line. The first lines describe the articles
 * (`@1 news reporters=甲,乙 source=丙`), each other line is `ARTICLE.ROLE|text as printed`; article 0 is the page's furniture. Roles: `kicker`,
 * `title`, `subtitle`, `subhead`, `byline`, `caption`, `body` (a paragraph begins), `more` (it goes on), `dropped`, `furniture`, `blank`.
 */
export type AnnotatedPage = {
  readonly text: string;
  readonly articles: readonly AnnotatedArticle[];
  /** Line number → role, for the non-blank lines; `more` counts as `body`. */
  readonly roles: ReadonlyMap<number, string>;
  /** Line number → article, 0 for furniture. */
  readonly owners: ReadonlyMap<number, number>;
};

type AnnotatedArticle = PlacedArticle & {
  readonly kicker: string | null;
  readonly title: string | null;
  readonly subtitle: string | null;
};

type Written = { readonly number: number; readonly article: number; readonly role: string; readonly text: string };

const bare = (text: string) => text.replace(/^#+\s*|^(?:——)|\s/gu, '');

function readLines(source: string): readonly Written[] {
  return source
    .split('\n')
    .filter((raw) => /^\d+\./.test(raw))
    .map((raw, at) => {
      const [, article = '', role = '', text = ''] = /^(\d+)\.([a-z]+)\|(.*)$/u.exec(raw) ?? [];
      return { number: at + 1, article: Number(article), role, text };
    });
}

function describe(head: string, lines: readonly Written[]): AnnotatedArticle {
  const [, number = '', kind = '', rest = ''] = /^@(\d+) (\w+)(.*)$/u.exec(head) ?? [];
  const fields = new Map([...rest.matchAll(/(\w+)=(\S*)/gu)].map((match) => [match[1]!, match[2]!]));
  const names = (field: string) => (fields.get(field) ?? '').split(',').filter((name) => name !== '');
  const own = lines.filter((line) => line.article === Number(number) && line.role !== 'blank');
  const words = (role: string) =>
    own
      .filter((line) => line.role === role)
      .map((line) => bare(line.text))
      .join('') || null;
  const ranges = (roles: readonly string[]) =>
    own.filter((line) => roles.includes(line.role)).map((line): LineRange => [line.number, line.number]);
  const paragraphs: string[] = [];
  for (const line of own) {
    if (line.role === 'body') paragraphs.push(line.text.trim());
    if (line.role === 'more') paragraphs.push(`${paragraphs.pop()}${line.text.trim()}`);
  }
  const title = words('title');
  return {
    kind: kind as ArticleKind,
    kicker: words('kicker'),
    title,
    subtitle: words('subtitle'),
    accepted_titles: title === null ? [] : [title],
    byline: {
      reporters: names('reporters'),
      interns: names('interns'),
      correspondents: names('correspondents'),
      photographers: names('photographers'),
      source: fields.get('source') ?? null,
    },
    paragraphs,
    line_ranges: own.filter((line) => line.role !== 'dropped').map((line) => [line.number, line.number]),
    roles: { body: ranges(['body', 'more']), title: ranges(['title']) },
  };
}

/** Reads an annotated page. */
export function readAnnotatedPage(path: string): AnnotatedPage {
  const source = readFileSync(path, 'utf8');
  const lines = readLines(source);
  const printed = lines.filter((line) => line.role !== 'blank');
  return {
    text: lines.map((line) => line.text).join('\n'),
    articles: source
      .split('\n')
      .filter((raw) => raw.startsWith('@'))
      .map((head) => describe(head, lines)),
    roles: new Map(printed.map((line) => [line.number, line.role === 'more' ? 'body' : line.role])),
    owners: new Map(printed.map((line) => [line.number, line.article])),
  };
}
