// What for: texts become vectors, by a built-in model or by any model LangChain speaks to.
// In: a specification such as 'static', 'hashed' or 'openai:text-embedding-3-small', then texts.
// Out: an Embedder: unit-length Float32Arrays in order, an id that names the vector space.
// Not here: cutting texts into passages, storing vectors, finding neighbours; reading keys from the environment.
import { ConfigError } from '../errors.ts';
import { createHashedEmbedder } from './hashed.ts';
import type { Embedder } from './port.ts';

export type { Embedder, EmbeddingRole } from './port.ts';

export type EmbedderOptions = {
  /** Folder that keeps vectors of remote models by content hash; none: memory only. */
  readonly cacheDir?: string;
  readonly apiKey?: string;
  /** Base address of an OpenAI-compatible or Ollama server. */
  readonly baseUrl?: string;
};

/** Makes the embedder that `spec` names; rejects with `ConfigError` when there is no such one. */
export async function createEmbedder(spec: string, _options: EmbedderOptions = {}): Promise<Embedder> {
  if (spec === 'hashed') return createHashedEmbedder();
  throw new ConfigError({
    what: `create the embedder "${spec}"`,
    why: 'no embedder has that name',
    remedy: 'Set EMBEDDER to static, hashed, or provider:model such as openai:text-embedding-3-small.',
  });
}
