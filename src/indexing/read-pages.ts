import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { InputError, oneLine } from '../errors.ts';
import { readStamp, type Span, spanOf } from './dates/index.ts';
import { districtsOf } from './district.ts';
import {
  type DecodedLine,
  type Fields,
  LINES,
  lineDecoder,
  metadataOf,
  RECORDS,
  readFormat,
  readJsonLine,
  readRecord,
  readRecords,
  recordsIn,
  refuseNonsense,
  statedIn,
  type TextInput,
  textIn,
  withoutMarks,
} from './formats/index.ts';
import type { PageFile } from './list-files.ts';
import { maskPrivate } from './privacy.ts';

/**
 * Raise whenever the same bytes would come out as other articles, passages or terms: every page is then indexed anew.
 */
const INDEXING_VERSION = 24;

/** A page before it is read: its name and hash tell whether there is anything to do; `input()` does the reading. */
export type RawPage = {
  readonly page: string;
  readonly hash: string;
  readonly input: () => Promise<TextInput>;
};

/** A line longer than this is no news article: 8 million characters are a book of 5,000 pages. */
const MAX_LINE = 2 ** 23;
/** A Chinese character has three bytes in UTF-8. */
const MAX_LINE_BYTES = 3 * MAX_LINE;

const hashOf = (bytes: Uint8Array | string) =>
  createHash('sha256').update(`indexing ${INDEXING_VERSION}\n`).update(bytes).digest('hex').slice(0, 32);

const LINE_FEED = 0x0a;

/** In no encoding of Chinese but UTF-16 is a line feed ever a part of a character, so lines are cut before they are decoded. */
async function* linesOf(chunks: AsyncIterable<Uint8Array>, name: string): AsyncGenerator<DecodedLine> {
  const decode = lineDecoder();
  let rest: Uint8Array = new Uint8Array(0);
  for await (const bytes of chunks) {
    const held = rest.length === 0 ? bytes : Buffer.concat([rest, bytes]);
    let start = 0;
    for (let end = held.indexOf(LINE_FEED); end >= 0; end = held.indexOf(LINE_FEED, start)) {
      yield decode(held.subarray(start, end), held.subarray(start));
      start = end + 1;
    }
    rest = held.subarray(start);
    if (rest.length > MAX_LINE_BYTES) throw overlong(name);
  }
  yield decode(rest, rest);
}

const overlong = (name: string) =>
  new InputError({
    what: `read "${name}"`,
    why: `one of its lines is longer than ${MAX_LINE} characters`,
    remedy: 'Put one article on each line.',
  });

/** The same, of a record that states no day: the months that the others are of date it. */
const hashWithin = (bytes: string, span: Span | null, isDated: boolean): string =>
  hashOf(isDated || span === null ? bytes : `${span.from.slice(0, 7)} ${span.to.slice(0, 7)}\n${bytes}`);

const spanOfStated = (stated: readonly (string | null)[]): Span | null =>
  spanOf(stated.flatMap((one) => (one === null ? [] : (readStamp(one) ?? []))).filter((day) => day.length === 10));

/** Without the byte order mark that a file's first line may begin with. */
const withoutMark = (line: string): string => line.replace(/^\uFEFF/, '');

/** The span of an archive's days, from a first reading of its lines; of what can be read of a broken one. */
async function spanOfLines(lines: AsyncIterable<DecodedLine>): Promise<Span | null> {
  const stated: (string | null)[] = [];
  try {
    for await (const { text } of lines) stated.push(statedIn(withoutMark(text))?.published ?? null);
  } catch {
    // The pages' own reading meets the same fault, and says so.
  }
  return spanOfStated(stated);
}

/** Names for the records of a file, by their ids, which may come twice. */
function naming(page: string): (id: string, number: number) => string {
  const taken = new Set<string>();
  return (id, number) => {
    const masked = maskPrivate(id);
    const unique = taken.has(masked) ? `${masked}@${number}` : masked;
    taken.add(unique);
    return `${page}#${unique}`;
  };
}

async function* pagesOfLines(
  lines: AsyncIterable<DecodedLine>,
  { page, name }: PageFile,
  span: Span | null,
): AsyncGenerator<RawPage> {
  const named = naming(page);
  let number = 0;
  for await (const { text, guessed } of lines) {
    number += 1;
    const line = withoutMark(text);
    if (line.trim() === '') continue;
    const stated = statedIn(line);
    const place = `line ${number} of "${name}"`;
    const input = async () => {
      if (guessed) refuseNonsense(line, place);
      return { ...readJsonLine(line, place), span };
    };
    const hash = hashWithin(line, span, (stated?.published ?? null) !== null);
    yield { page: named(stated?.id ?? `line-${number}`, number), hash, input };
  }
}

/** Where the reports of one page are from that name no place themselves: as those that do. */
function homesOf(all: readonly Fields[]): readonly (string | null)[] {
  const texts = all.map((fields) => ({
    heading: metadataOf(fields).title ?? '',
    paragraphs: (textIn(fields) ?? '').split('\n'),
  }));
  return districtsOf(texts).map(({ name }) => name);
}

/** Items of a list and rows of a table, a page each; those without a text are counted in a warning of the first. */
function* pagesOfRecords(all: readonly Fields[], { page, name }: PageFile, isPage: boolean): Generator<RawPage> {
  const told = all.map((fields, at) => ({ fields, number: at + 1 })).filter(({ fields }) => textIn(fields) !== null);
  const empty = all.length - told.length;
  const warnings = empty > 0 ? [`${empty} of its ${all.length} records have no text and are passed over`] : [];
  if (told.length === 0) readRecord(all[0] ?? {}, `"${name}"`);
  const span = spanOfStated(told.map(({ fields }) => metadataOf(fields).published));
  const named = naming(page);
  const homes = isPage ? homesOf(told.map(({ fields }) => fields)) : [];
  for (const [at, { fields, number }] of told.entries()) {
    const { id, published } = metadataOf(fields);
    const home = homes[at] ?? null;
    const input = async () => {
      const read = readRecord(fields, `record ${number} of "${name}"`);
      return { ...read, metadata: { ...read.metadata, home }, span, ...(at === 0 ? { warnings } : {}) };
    };
    yield {
      page: named(id ?? `row-${number}`, number),
      hash: hashWithin(JSON.stringify(home === null ? fields : { ...fields, home }), span, published !== null),
      input,
    };
  }
}

/** A broken archive ends the iteration with its error; one that is read only in part is closed. */
function unpacked(stream: Readable, name: string): AsyncIterable<Uint8Array> {
  if (!/\.gz$/i.test(name)) return stream;
  const gunzip = createGunzip();
  stream.once('error', (error) => gunzip.destroy(error));
  gunzip.once('close', () => stream.destroy());
  return stream.pipe(gunzip);
}

async function* pagesOf(file: PageFile, bytes: () => Promise<Uint8Array>, stream: () => Readable) {
  if (LINES.test(file.name)) {
    const lines = () => linesOf(unpacked(stream(), file.name), file.name);
    const span = await spanOfLines(lines());
    yield* pagesOfLines(lines(), file, span);
    return;
  }
  const content = await bytes();
  const records = RECORDS.test(file.name) ? readRecords(content, file.name) : recordsIn(content, file.name);
  if (records.length > 0) {
    yield* pagesOfRecords(withoutMarks(records), file, !RECORDS.test(file.name));
    return;
  }
  const page: RawPage = { page: file.page, hash: hashOf(content), input: async () => readFormat(content, file.name) };
  yield page;
}

const unreadable = (file: PageFile, cause: unknown) =>
  cause instanceof InputError
    ? cause
    : new InputError({
        what: `read "${file.name}"`,
        why: oneLine(cause),
        remedy: 'Check that the file is whole and may be read.',
        cause,
      });

/** The pages of a file whose bytes are at hand: one, or one for each line of a `.jsonl`. */
export function pagesOfBytes(bytes: Uint8Array, file: PageFile): AsyncGenerator<RawPage> {
  return guarded(
    file,
    pagesOf(
      file,
      async () => bytes,
      () => Readable.from([bytes]),
    ),
  );
}

/** The same for a file on disk; a `.jsonl` is streamed. Rejects with `InputError` when it can't be read. */
export function pagesOfFile(
  file: PageFile,
  onStream: (stream: { readonly bytesRead: number }) => void = () => {},
): AsyncGenerator<RawPage> {
  const stream = () => {
    const opened = createReadStream(file.path);
    onStream(opened);
    return opened;
  };
  return guarded(
    file,
    pagesOf(file, () => readFile(file.path), stream),
  );
}

async function* guarded(file: PageFile, pages: AsyncIterable<RawPage>): AsyncGenerator<RawPage> {
  const iterator = pages[Symbol.asyncIterator]();
  for (;;) {
    const next = await iterator.next().catch((cause: unknown) => {
      throw unreadable(file, cause);
    });
    if (next.done) return;
    yield next.value;
  }
}
