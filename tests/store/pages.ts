import { createHash } from 'node:crypto';
import type { Article, IndexedArticle, IndexedPage, Mention, Statement } from '../../src/types.ts';

const DIMENSIONS = 16;
export const EMBEDDER = { id: 'letters-16', dimensions: DIMENSIONS };

/** A unit vector that says which letters a text has: near for texts alike, the same on every machine. */
export function vectorOf(text: string): Float32Array {
  const vector = new Float32Array(DIMENSIONS);
  for (const letter of text) vector[letter.codePointAt(0)! % DIMENSIONS]! += 1;
  const length = Math.hypot(...vector) || 1;
  return vector.map((x) => x / length);
}

/** Terms of these tests' texts: their single characters, so that no dictionary has to be loaded. */
export const termsOf = (text: string): string[] => [...text];

export type Sketch = {
  readonly id?: string;
  readonly title?: string | null;
  readonly published?: string | null;
  readonly district?: string | null;
  readonly source?: string;
  readonly paragraphs: readonly string[];
  readonly statements?: readonly Statement[];
};

/** An article with a passage for each paragraph, ready to be stored. */
function indexed(sketch: Sketch): IndexedArticle {
  const article = articleOf(sketch);
  const passages = article.paragraphs.map((text, at) => ({
    ...{ article: article.id, ordinal: at, paragraph: at, start: 0, text },
    ...{ vector: vectorOf(text), terms: termsOf(text) },
  }));
  return { article, statements: sketch.statements ?? [], titleTerms: termsOf(article.title ?? ''), passages };
}

export function page(name: string, ...articles: readonly Sketch[]): IndexedPage {
  const hash = createHash('sha256').update(JSON.stringify(articles)).digest('hex').slice(0, 16);
  return { page: name, hash, articles: articles.map(indexed) };
}

function articleOf({
  id,
  title = '标题',
  published = null,
  district = null,
  source = 'a.txt',
  paragraphs,
}: Sketch): Article {
  const own = createHash('sha256').update(paragraphs.join()).digest('hex').slice(0, 12);
  return {
    ...{ id: id ?? own, kind: 'news', kicker: null, title, subtitle: null, district, published, eventDate: null },
    byline: { reporters: ['林小雨'], interns: [], correspondents: [], photographers: [], source: null },
    evidence: { published: null, eventDate: null, district: null },
    ...{ paragraphs, subheads: [], source, lines: [[1, 2]], url: null, externalId: null, alsoIn: [], updated: null },
  };
}

/** A statement of paragraph `paragraph` that mentions these, each with the characters it has in `text`. */
export function statement(
  text: string,
  paragraph: number,
  mentions: readonly Omit<Mention, 'start' | 'end'>[],
): Statement {
  const placed = mentions.map((one) => {
    const start = text.indexOf(one.text);
    return { ...one, start, end: start + one.text.length } as Mention;
  });
  return { kind: 'sentence', paragraph, start: 0, end: text.length, text, mentions: placed, about: ['甲乙桥'] };
}
