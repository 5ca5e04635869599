import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { InputError } from '../../errors.ts';
import { indexTerms, sentences } from '../../reading/index.ts';

/**
 * An archive as numbers: the features of sentence `s` are `features[starts[s] … starts[s + 1])`, the sentences of
 * article `a` are `articles[a] … articles[a + 1]`. A feature is its position in `vocabulary`, most frequent first.
 */
export type Corpus = {
  readonly vocabulary: readonly string[];
  /** In how many articles each feature occurs. */
  readonly articleCounts: Uint32Array;
  readonly features: Uint32Array;
  readonly starts: Uint32Array;
  readonly articles: Uint32Array;
};

export type CorpusOptions = {
  /** Features kept at most, the most frequent ones. */
  readonly maxFeatures: number;
  /** A feature in fewer articles than this can't be learned: 5 sightings at least. */
  readonly minArticles: number;
  readonly onArticle?: (count: number) => void;
};

type ArchiveArticle = { readonly title?: string | undefined; readonly text: string };

function parse(line: string, number: number, path: string): ArchiveArticle {
  try {
    const { title, text } = JSON.parse(line) as Record<string, unknown>;
    if (typeof text === 'string') return { text, title: typeof title === 'string' ? title : undefined };
  } catch {}
  throw new InputError({
    what: `read line ${number} of "${path}"`,
    why: 'it is not a JSON object with a "text"',
    remedy: 'Write one article a line: {"id": …, "title": …, "text": …}.',
  });
}

async function* linesOf(path: string): AsyncGenerator<string> {
  const file = createReadStream(path);
  const gunzip = createGunzip();
  const input = path.endsWith('.gz') ? file.on('error', (error) => gunzip.destroy(error)).pipe(gunzip) : file;
  try {
    yield* createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
  } catch (cause) {
    throw new InputError({
      what: `read the archive "${path}"`,
      why: cause instanceof Error ? cause.message : String(cause),
      remedy: 'Name a .jsonl or .jsonl.gz file with an article a line.',
      cause,
    });
  } finally {
    file.destroy();
  }
}

/** Articles of a `.jsonl` or `.jsonl.gz` file, one a line. Rejects with `InputError`, naming the line. */
async function* readArchive(path: string): AsyncGenerator<ArchiveArticle> {
  let number = 0;
  for await (const line of linesOf(path)) if (++number && line.trim()) yield parse(line, number, path);
}

/** A list of numbers that grows without boxing them. */
function growing() {
  let data = new Uint32Array(1 << 16);
  let length = 0;
  return {
    push(value: number) {
      if (length === data.length) {
        const larger = new Uint32Array(length * 2);
        larger.set(data);
        data = larger;
      }
      data[length++] = value;
    },
    size: () => length,
    values: () => data.subarray(0, length),
  };
}

/** Numbers features in order of appearance and counts the articles each is in. */
function interner() {
  const ids = new Map<string, number>();
  const lastSeen = growing();
  const tally: number[] = [];
  return {
    ids,
    tally,
    number(feature: string, article: number): number {
      const known = ids.get(feature);
      const id = known ?? ids.size;
      if (known === undefined) {
        ids.set(feature, id);
        lastSeen.push(0xffffffff);
        tally.push(0);
      }
      const seen = lastSeen.values();
      if (seen[id] !== article) {
        seen[id] = article;
        tally[id] = (tally[id] ?? 0) + 1;
      }
      return id;
    },
  };
}

/** Keeps the most frequent features and numbers them by frequency; the others become -1. */
function choose(ids: ReadonlyMap<string, number>, tally: readonly number[], options: CorpusOptions) {
  const kept = [...ids].filter(([, id]) => (tally[id] ?? 0) >= options.minArticles);
  kept.sort(([a, i], [b, j]) => (tally[j] ?? 0) - (tally[i] ?? 0) || (a < b ? -1 : 1));
  kept.length = Math.min(kept.length, options.maxFeatures);
  const renumber = new Int32Array(ids.size).fill(-1);
  for (const [place, [, id]] of kept.entries()) renumber[id] = place;
  return { renumber, vocabulary: kept.map(([f]) => f), articleCounts: Uint32Array.from(kept, ([, id]) => tally[id]!) };
}

function renumbered(features: Uint32Array, starts: Uint32Array, renumber: Int32Array) {
  const out = growing();
  const begins = growing();
  for (let s = 0; s + 1 < starts.length; s++) {
    begins.push(out.size());
    for (let at = starts[s]!; at < starts[s + 1]!; at++) {
      const id = renumber[features[at]!]!;
      if (id >= 0) out.push(id);
    }
  }
  begins.push(out.size());
  return { features: out.values().slice(), starts: begins.values().slice() };
}

/** Reads and analyses an archive in one pass: 47 million characters in about half a minute, 0.5 GB. */
export async function readCorpus(path: string, options: CorpusOptions): Promise<Corpus> {
  const names = interner();
  const features = growing();
  const starts = growing();
  const articles = growing();
  let count = 0;
  for await (const article of readArchive(path)) {
    articles.push(starts.size());
    const text = article.title ? `${article.title}\n${article.text}` : article.text;
    for (const { start, end } of sentences(text)) {
      starts.push(features.size());
      for (const term of indexTerms(text.slice(start, end))) features.push(names.number(term, count));
    }
    count++;
    options.onArticle?.(count);
  }
  articles.push(starts.size());
  starts.push(features.size());
  const chosen = choose(names.ids, names.tally, options);
  const { vocabulary, articleCounts } = chosen;
  return {
    vocabulary,
    articleCounts,
    ...renumbered(features.values(), starts.values(), chosen.renumber),
    articles: articles.values().slice(),
  };
}
