import { crc32 } from 'node:zlib';
import type { Article, ArticleRef, Passage, StoredPassage } from '../../types.ts';
import { damaged } from './codec.ts';

export type Row = Readonly<Record<string, unknown>>;

/** Characters of a continuation's text that stand for its missing headline. */
const STAND_IN_TITLE = 24;

/** The columns of an article that hold its text. */
export type ArticleColumns = { readonly about: string; readonly paragraphs: string; readonly checksum: number };

export function toColumns({ paragraphs, ...about }: Article): ArticleColumns {
  const text = JSON.stringify(paragraphs);
  const aboutText = JSON.stringify(about);
  return { about: aboutText, paragraphs: text, checksum: crc32(text, crc32(aboutText)) };
}

/** The article in a row. Throws `StoreError` when it isn't as it was stored. */
export function toArticle(row: Row): Article {
  const about = String(row.about);
  const paragraphs = String(row.paragraphs);
  if (crc32(paragraphs, crc32(about)) !== row.checksum) throw damaged('an article');
  return { ...JSON.parse(about), paragraphs: JSON.parse(paragraphs) };
}

export const toRef = ({ id, title, published, paragraphs }: Article): ArticleRef => ({
  ...{ id, published },
  title: title ?? (paragraphs[0] ?? '').slice(0, STAND_IN_TITLE),
});

/** A passage is stored as a place in its article; only a text that isn't there verbatim is stored itself. */
export type PassageColumns = {
  readonly ordinal: number;
  readonly paragraph: number;
  readonly start: number;
  readonly length: number;
  readonly text: string | null;
  readonly checksum: number;
};

export function toPassageColumns({ ordinal, paragraph, start, text }: Passage, article: Article): PassageColumns {
  const isThere = textAt(article.paragraphs, paragraph, start, text.length) === text;
  const checksum = passageChecksum(article.id, ordinal, paragraph, start, text);
  return { ordinal, paragraph, start, length: text.length, text: isThere ? null : JSON.stringify(text), checksum };
}

/** The passage in a row of `article`. Throws `StoreError` when it isn't as it was stored. */
export function toPassage(row: Row, { id, paragraphs }: Article): StoredPassage {
  const [key, ordinal, paragraph, start] = [row.key, row.ordinal, row.paragraph, row.start].map(Number) as Numbers;
  const text =
    row.text === null ? textAt(paragraphs, paragraph, start, Number(row.length)) : JSON.parse(String(row.text));
  if (passageChecksum(id, ordinal, paragraph, start, text) !== row.checksum) throw damaged('a passage');
  return { key, article: id, ordinal, paragraph, start, text };
}
type Numbers = [key: number, ordinal: number, paragraph: number, start: number];

const passageChecksum = (...parts: readonly unknown[]): number => crc32(JSON.stringify(parts));

/**
 * `length` characters of an article, from character `start` of paragraph `paragraph` on; paragraphs are joined by '\n'.
 */
function textAt(paragraphs: readonly string[], paragraph: number, start: number, length: number): string {
  let text = (paragraphs[paragraph] ?? '').slice(start);
  for (let next = paragraph + 1; text.length < length && next < paragraphs.length; next++)
    text += `\n${paragraphs[next]}`;
  return text.slice(0, length);
}
