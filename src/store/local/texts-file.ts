import { closeSync, fstatSync, openSync, readSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { crc32 } from 'node:zlib';
import type { ArticleText } from '../../types.ts';
import { textOf } from '../article-text.ts';
import { lowerBound, placeOf } from './arrays.ts';
import { asNumbers } from './arrays-file.ts';
import { countPassages } from './catch-up.ts';
import { SCALE_BYTES, SEAL_BYTES, type StoredVector } from './codec.ts';
import { type Fingerprint, temporaryName } from './derived.ts';
import { ifThere } from './faults.ts';
import { type Row, toArticle } from './rows.ts';

/**
 * `news.texts`: what ranking looks at of each article and passage, to be read by its place and not held. A head (the word "WJT2", how many
 * passages and articles, how long a vector is, then arrays of 32-bit numbers), the texts as UTF-16, which are read without being
 * decoded, and the vectors of the passages as `news.db` has them, sealed. The head has the checksum of each text, and `news.db` that of
 * the head: nothing is read at opening but the head, 1.9 MB of 153.
 */
const MAGIC = 0x32544a57;
const FIELDS = 4;

type Head = {
  /** Keys of the passages, ascending, and for each the number of its article. */
  readonly passages: Uint32Array;
  readonly articleOf: Uint32Array;
  /** Keys of the articles, ascending. */
  readonly articles: Uint32Array;
  /** Where the text of each ends, counted in characters. */
  readonly ends: Uint32Array;
  readonly checksums: Uint32Array;
};

/** One that is open, with what identifies it. */
export type TextsFile = Fingerprint & {
  /** Key of a passage's article, or `undefined` where the file hasn't got the passage. */
  readonly articleOf: (passage: number) => number | undefined;
  /** `null` where the file hasn't got the article: newer, not to be read when the file was written, or taken out since. Throws when the bytes aren't those that were written. */
  readonly read: (article: number) => ArticleText | null;
  /** A passage's vector, until the next is read; `null` and throws as `read`. */
  readonly vectorOf: (passage: number) => StoredVector | null;
  /** Writes over the vectors of passages that have gone, and the texts of their articles. */
  readonly wipe: (passages: Iterable<number>) => void;
  readonly close: () => void;
};

/** What identifies a file: the checksum of its head, which has those of the texts; `null` when there is none. */
export function textsFingerprint(path: string): Fingerprint | null {
  const file = openTexts(path);
  file?.close();
  return file && { checksum: file.checksum, size: file.size };
}

const headBytes = (passages: number, articles: number): number => 4 * (FIELDS + 2 * passages + 3 * articles);

/** The file at `path`, of which nothing but the head was looked at; `null` when there is none or it isn't of this version. */
export function openTexts(path: string, flags: 'r' | 'r+' = 'r'): TextsFile | null {
  const file = ifThere(() => openSync(path, flags));
  if (file === null) return null;
  try {
    const { size } = fstatSync(file);
    const head = readHead(file, size);
    if (head) return textsIn(file, size, head);
  } catch (error) {
    closeSync(file);
    throw error;
  }
  closeSync(file);
  return null;
}

/** What an open file has, by its head. */
function textsIn(file: number, size: number, head: NonNullable<ReturnType<typeof readHead>>): TextsFile {
  const { bytes, vectorBytes, numbers } = head;
  const { passages, articleOf, articles, ends, checksums } = numbers;
  const vectorsAt = bytes.length + 2 * (ends.at(-1) ?? 0);
  const readVector = createSealedReader(vectorBytes);
  let isOpen = true;
  const numberOf = (passage: number) => articleOf[placeOf(passages, passage)];
  const spanOf = (at: number) => {
    const from = at === 0 ? 0 : ends[at - 1]!;
    return { at: bytes.length + 2 * from, length: 2 * (ends[at]! - from) };
  };
  return {
    ...{ checksum: crc32(bytes), size },
    articleOf: (passage) => articles[numberOf(passage) ?? -1],
    read: (article) => {
      const number = placeOf(articles, article);
      if (number < 0) return null;
      const span = spanOf(number);
      const text = Buffer.allocUnsafe(span.length);
      readSync(file, text, 0, span.length, span.at);
      if (isWiped(text)) return null;
      if (crc32(text) !== checksums[number]) throw new Error('a text of news.texts is not as it was written');
      return decode(text);
    },
    vectorOf: (passage) => {
      const place = placeOf(passages, passage);
      return place < 0 ? null : readVector(file, vectorsAt + place * vectorBytes);
    },
    wipe: (gone) => {
      for (const passage of gone) {
        const place = placeOf(passages, passage);
        if (place >= 0) writeAll(file, new Uint8Array(vectorBytes), vectorsAt + place * vectorBytes);
      }
      for (const number of new Set(Array.from(gone, (passage) => numberOf(passage) ?? -1))) {
        if (number < 0) continue;
        const span = spanOf(number);
        writeAll(file, new Uint8Array(span.length), span.at);
      }
    },
    close: () => {
      // A number that was given back may be somebody else's file by now.
      if (isOpen) closeSync(file);
      isOpen = false;
    },
  };
}

/** Reads vectors into one room: a new one for each of some hundred a question takes as long as reading it. */
function createSealedReader(length: number): (file: number, position: number) => StoredVector | null {
  const bytes = new Uint8Array(length);
  const [sealed, view] = [bytes.subarray(SEAL_BYTES), new DataView(bytes.buffer)];
  const steps = new Int8Array(bytes.buffer, Math.min(length, SEAL_BYTES + SCALE_BYTES));
  return (file, position) => {
    const isWhole = readSync(file, bytes, 0, length, position) === length;
    if (isWhole && bytes.every((byte) => byte === 0)) return null;
    if (!isWhole || crc32(sealed) !== view.getUint32(0, true))
      throw new Error('a vector of news.texts is not as it was written');
    return { scale: view.getFloat32(SEAL_BYTES, true), steps };
  };
}

function writeAll(file: number, bytes: Uint8Array, position: number): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at, bytes.length - at, position + at);
}

function readHead(file: number, size: number) {
  const fields = new Uint8Array(4 * FIELDS);
  if (readSync(file, fields) < fields.length) return null;
  const [magic, passages = 0, articles = 0, vectorBytes = 0] = asNumbers(fields);
  const length = headBytes(passages, articles);
  if (magic !== MAGIC || length > size) return null;
  const bytes = new Uint8Array(length);
  if (readSync(file, bytes, 0, length, 0) < length) return null;
  return { bytes, vectorBytes, numbers: layOut(bytes.buffer, passages, articles) };
}

/** The arrays of a head, one after the other. */
function layOut(head: ArrayBuffer, passages: number, articles: number): Head {
  let at = 4 * FIELDS;
  const take = (count: number) => {
    at += 4 * count;
    return new Uint32Array(head, at - 4 * count, count);
  };
  return {
    ...{ passages: take(passages), articleOf: take(passages) },
    ...{ articles: take(articles), ends: take(articles), checksums: take(articles) },
  };
}

/** An id is never empty: a text that begins so was written over, or never there. */
const isWiped = (text: Buffer): boolean => text.length === 0 || text.readUInt16LE(0) === 0;

/** Four lines before the text; none of them has a line break, and nothing stands for `null`. */
const encode = ({ id, published, eventDate, district, text }: ArticleText): string =>
  [id, published ?? '', eventDate ?? '', district ?? '', text].join('\n');

/** The text is decoded by itself: as a part of the record each of its characters would be looked up there. */
function decode(record: Buffer): ArticleText {
  let start = 0;
  for (let lines = 0; lines < 4 && start < record.length; start += 2)
    if (record[start] === LINE_END && record[start + 1] === 0) lines++;
  const [id = '', published, eventDate, district] = record.toString('utf16le', 0, start).split('\n');
  return {
    ...{ id, published: published || null, eventDate: eventDate || null, district: district || null },
    text: record.toString('utf16le', start),
  };
}
const LINE_END = 10;

/** Writes the temporary file for all articles; the caller holds one state of the tables. */
export function writeTexts(db: DatabaseSync, dir: string): Fingerprint {
  const vectorBytes = Number(db.prepare('SELECT length(vector) AS n FROM passage_vector LIMIT 1').get()?.n ?? 0);
  const bytes = emptyHead(db, vectorBytes);
  const { passages, articles, ends, checksums } = layOut(bytes.buffer, countPassages(db), countArticles(db));
  const file = openSync(join(dir, temporaryName('news.texts')), 'w');
  try {
    let end = 0;
    const content = db.prepare('SELECT content FROM article WHERE key = ?');
    for (const [at, key] of articles.entries()) {
      const text = Buffer.from(recordOf(content.get(key) ?? {}), 'utf16le');
      writeAll(file, text, bytes.length + 2 * end);
      checksums[at] = crc32(text);
      end += text.length / 2;
      ends[at] = end;
    }
    let size = bytes.length + 2 * end;
    const vector = db.prepare('SELECT vector FROM passage_vector WHERE key = ?');
    for (const key of passages) {
      const stored = vector.get(key)?.vector;
      const isSound = stored instanceof Uint8Array && stored.length === vectorBytes;
      writeAll(file, isSound ? stored : new Uint8Array(vectorBytes), size);
      size += vectorBytes;
    }
    writeAll(file, bytes, 0);
    return { checksum: crc32(bytes), size };
  } finally {
    closeSync(file);
  }
}

/** What has no passage is never found, and no log would say that it has gone. */
const countArticles = (db: DatabaseSync): number =>
  Number(db.prepare('SELECT count(DISTINCT article) AS n FROM passage').get()?.n);

/** A head with the keys in it. */
function emptyHead(db: DatabaseSync, vectorBytes: number): Uint8Array<ArrayBuffer> {
  const [passages, articles] = [countPassages(db), countArticles(db)];
  const bytes = new Uint8Array(headBytes(passages, articles));
  new Uint32Array(bytes.buffer).set([MAGIC, passages, articles, vectorBytes]);
  const head = layOut(bytes.buffer, passages, articles);
  let at = 0;
  for (const { article } of db.prepare('SELECT DISTINCT article FROM passage ORDER BY article').iterate())
    head.articles[at++] = Number(article);
  at = 0;
  for (const { key, article } of db.prepare('SELECT key, article FROM passage ORDER BY key').iterate()) {
    head.passages[at] = Number(key);
    head.articleOf[at++] = lowerBound(head.articles, Number(article));
  }
  return bytes;
}

/** Nothing of an article that is damaged: who asks for it reads the table, and hears of it. */
function recordOf(row: Row): string {
  try {
    return encode(textOf(toArticle(row)));
  } catch {
    return '';
  }
}
