/**
 * Withdrawn means withdrawn: the same report in another file, re-printed with other words around it, or read again after a
 * rebuild stays out. It is known by a sample of its shingles, from which nobody can put the text together again.
 */
import { createHash } from 'node:crypto';
import type { Withdrawal } from '../store/port.ts';
import type { Article } from '../types.ts';
import { normalised } from './article-id.ts';

/** Characters of a shingle; as for copies. */
const SHINGLE = 5;
/** One shingle in so many is kept: of 400 characters a hundred, enough to tell half from three quarters. */
const SAMPLE = 4;
/** Texts of fewer shingles are kept and compared whole: samples of them would be a handful. */
const SHORT = 120;
/** So much of a withdrawn report in another text makes it the same report; so much makes a person look at it. */
const SAME = 0.7;
const DOUBT = 0.4;
/** Notices of a line or two resemble each other by their form. */
const SAME_SHORT = 0.9;

/** Hashes of the text's shingles, base64 of 32-bit numbers: all of a short text, a sample of a long one. */
export function sketchOf({ paragraphs }: Pick<Article, 'paragraphs'>): string {
  const hashes = sampled(paragraphs);
  return Buffer.from(Uint32Array.from(hashes).buffer).toString('base64');
}

function shinglesOf(paragraphs: readonly string[]): ReadonlySet<number> {
  const body = normalised(paragraphs.join(''));
  const count = Math.max(1, body.length - SHINGLE + 1);
  return new Set(Array.from({ length: count }, (_, at) => hash(body.slice(at, at + SHINGLE))));
}

function sampled(paragraphs: readonly string[]): readonly number[] {
  const all = [...shinglesOf(paragraphs)];
  return all.length < SHORT ? all : all.filter((value) => value % SAMPLE === 0);
}

const hash = (text: string): number => createHash('md5').update(text).digest().readUInt32LE(0);

function numbersIn(sketch: string): readonly number[] {
  const bytes = Buffer.from(sketch, 'base64');
  return Array.from({ length: Math.floor(bytes.length / 4) }, (_, at) => bytes.readUInt32LE(at * 4));
}

/** Share of a withdrawn report that stands in a text. */
function contained(sketch: readonly number[], text: ReadonlySet<number>): number {
  if (sketch.length === 0) return 0;
  return sketch.filter((value) => text.has(value)).length / sketch.length;
}

export type Verdict = 'free' | 'doubt' | 'withdrawn';

/** Judges articles by what was withdrawn; what a correction put in an article's place is free, however alike it is. */
export function createJudge(withdrawals: readonly Withdrawal[]) {
  const known = withdrawals.flatMap(({ id, title, sketch }) =>
    sketch ? [{ id, title, sketch: numbersIn(sketch) }] : [],
  );
  const free = new Set(withdrawals.flatMap(({ by }) => by ?? []));
  return (article: Article): { readonly verdict: Verdict; readonly like: string | null } => {
    if (known.length === 0 || free.has(article.id)) return { verdict: 'free', like: null };
    const text = shinglesOf(article.paragraphs);
    const shares = known.map(({ title, sketch }) => ({
      title,
      share: contained(sketch, text),
      isShort: sketch.length < SHORT / SAMPLE,
    }));
    const nearest = shares.reduce((most, next) => (next.share > most.share ? next : most));
    const same = nearest.isShort ? SAME_SHORT : SAME;
    if (nearest.share >= same) return { verdict: 'withdrawn', like: nearest.title };
    return nearest.share >= DOUBT && !nearest.isShort
      ? { verdict: 'doubt', like: nearest.title }
      : { verdict: 'free', like: null };
  };
}

export type Judge = ReturnType<typeof createJudge>;
