import type { EmbeddingsInterface } from '@langchain/core/embeddings';
import { oneLine, ProviderError } from '../errors.ts';
import { type CallLimits, politeCalls, statusOf } from './polite-calls.ts';
import type { Embedder, EmbeddingRole } from './port.ts';
import { cacheKey, createMemoryCache, openFileCache, type VectorCache } from './vector-cache.ts';
import { guardVectors } from './vector-guard.ts';

/** What some models want written before a text, by role. */
export type Prefixes = Readonly<Record<EmbeddingRole, string>>;

export type RemoteIdentity = {
  /** Names the vector space: provider, model, and whatever changes its vectors. */
  readonly id: string;
  /** Asked from the model with one short text when absent. */
  readonly dimensions?: number;
  readonly prefixes?: Prefixes;
};

export type RemoteOptions = Partial<CallLimits> & {
  /** Texts a request. */
  readonly batch?: number;
  /** Folder for vectors by content hash; without it they are kept in memory only. */
  readonly cacheDir?: string;
  /** Never to appear in an error. */
  readonly secrets?: readonly string[];
};

/** 64 passages of 350 characters are about 20,000 tokens: below the request limits of the providers we know of. */
const BATCH = 64;
/** Half a second, then one, two, four: a restart or a short overload passes; 8 seconds in all when it doesn't. */
const LIMITS: CallLimits = { retries: 4, firstDelayMs: 500, timeoutMs: 60_000 };
const NO_PREFIXES: Prefixes = { passage: '', question: '' };

/** The message of a failure without keys: given secrets, and whatever looks like a key or a bearer token. */
function redacted(error: unknown, secrets: readonly string[]): string {
  const message = secrets.filter(Boolean).reduce((text, secret) => text.replaceAll(secret, '[key]'), oneLine(error));
  return message.replace(/\b(?:sk|pk|key)-[\w*-]{6,}|Bearer\s+\S+/gi, '[key]').slice(0, 300);
}

/** A `ProviderError` without the original as its cause: client libraries keep request headers, and keys, in theirs. */
function providerError(id: string, error: unknown, secrets: readonly string[]): ProviderError {
  if (error instanceof ProviderError) return error;
  const status = statusOf(error);
  return new ProviderError({
    what: `embed texts with "${id}"`,
    why: `${status ? `HTTP ${status}: ` : ''}${redacted(error, secrets)}`,
    remedy:
      status === 401 || status === 403
        ? 'Set EMBEDDER_API_KEY to a valid key.'
        : 'Check EMBEDDER and EMBEDDER_BASE_URL and that the server runs, or set EMBEDDER=static.',
  });
}

type Call = (texts: readonly string[], role: EmbeddingRole, signal?: AbortSignal) => Promise<Float32Array[]>;

/** One guarded request for texts that are all to be embedded in one role. */
function caller(
  model: EmbeddingsInterface,
  identity: RemoteIdentity,
  options: RemoteOptions,
): (expected: number | null) => Call {
  const { id, prefixes = NO_PREFIXES } = identity;
  const politely = politeCalls({ ...LIMITS, ...options });
  return (expected) => async (texts, role, signal) => {
    const sent = texts.map((text) => prefixes[role] + text);
    try {
      return await politely(async () => {
        const single = role === 'question' && sent.length === 1;
        const answer = single ? [await model.embedQuery(sent[0] ?? '')] : await model.embedDocuments(sent);
        return guardVectors(id, texts.length, expected, answer);
      }, signal);
    } catch (error) {
      signal?.throwIfAborted();
      throw providerError(id, error, options.secrets ?? []);
    }
  };
}

/** Answers from the cache where it can and calls for the rest, each text once, in batches. */
async function throughCache(
  cache: VectorCache,
  keys: readonly string[],
  texts: readonly string[],
  call: (texts: readonly string[]) => Promise<Float32Array[]>,
  batch: number,
): Promise<Float32Array[]> {
  const found = new Map<string, Float32Array>();
  const missing = new Map<string, string>();
  for (const [at, key] of keys.entries()) {
    const vector = cache.get(key);
    if (vector) found.set(key, vector);
    else missing.set(key, texts[at] ?? '');
  }
  const todo = [...missing];
  for (let at = 0; at < todo.length; at += batch) {
    const part = todo.slice(at, at + batch);
    const vectors = await call(part.map(([, text]) => text));
    const fresh = part.map(([key], n) => [key, vectors[n] as Float32Array] as const);
    cache.put(fresh);
    for (const [key, vector] of fresh) found.set(key, vector);
  }
  return keys.map((key) => found.get(key) as Float32Array);
}

/**
 * Any LangChain model as an `Embedder`: batches, bounded retries, pace, time limit, cache by content hash, and a guard
 * against answers that aren't one finite vector of the right length a text. Keys never reach an error.
 */
export async function fromLangChain(
  model: EmbeddingsInterface,
  identity: RemoteIdentity,
  options: RemoteOptions = {},
): Promise<Embedder> {
  const { id } = identity;
  const callFor = caller(model, identity, options);
  const dimensions = identity.dimensions ?? (await callFor(null)(['问津'], 'passage'))[0]?.length ?? 0;
  const call = callFor(dimensions);
  const cache = options.cacheDir ? openFileCache(options.cacheDir, id, dimensions) : createMemoryCache();
  return {
    id,
    dimensions,
    embed: async (texts, role, signal) => {
      signal?.throwIfAborted();
      const keys = texts.map((text) => cacheKey(id, role, text));
      return throughCache(cache, keys, texts, (part) => call(part, role, signal), options.batch ?? BATCH);
    },
  };
}

/** An `Embedder` as LangChain's embeddings, so that any chain or vector store can use it. */
export function asLangChain(embedder: Embedder): EmbeddingsInterface {
  return {
    embedDocuments: async (texts) => (await embedder.embed(texts, 'passage')).map((vector) => Array.from(vector)),
    embedQuery: async (text) => Array.from((await embedder.embed([text], 'question'))[0] ?? []),
  };
}
