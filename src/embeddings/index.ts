// What for: texts become vectors, by a built-in model or by any model LangChain speaks to.
// In: a specification such as 'static', 'hashed' or 'openai:text-embedding-3-small', then texts.
// Out: an Embedder: unit-length Float32Arrays in order, an id that names the vector space.
// Not here: cutting texts into passages, storing vectors, finding neighbours; reading keys from the environment.
import { createHashedEmbedder } from './hashed.ts';
import type { RemoteOptions } from './langchain.ts';
import type { Embedder } from './port.ts';
import type { ProviderOptions } from './providers.ts';
import { createStaticEmbedder } from './static.ts';

export type { Embedder } from './port.ts';
export { BUILT_IN } from './static.ts';

export type EmbedderOptions = ProviderOptions & RemoteOptions;

async function createRemote(spec: string, options: EmbedderOptions): Promise<Embedder> {
  const { openProvider, prefixesFor } = await import('./providers.ts');
  const { fromLangChain } = await import('./langchain.ts');
  const [provider = '', ...rest] = spec.split(':');
  const model = rest.join(':');
  const client = await openProvider(provider, model, options);
  const { dimensions } = options;
  const prefixes = prefixesFor(model);
  const identity = {
    id: dimensions ? `${spec}@${dimensions}` : spec,
    ...(dimensions ? { dimensions } : {}),
    ...(prefixes ? { prefixes } : {}),
  };
  return fromLangChain(client, identity, { ...options, secrets: [...(options.secrets ?? []), options.apiKey ?? ''] });
}

/**
 * Makes the embedder that `spec` names: `static` (built in), `static:FILE` (trained with `npm run train`), `hashed`
 * (smallest), or `provider:model` through LangChain. Rejects with `ConfigError` when it can't be made, and with
 * `ProviderError` when a remote model doesn't answer.
 */
export async function createEmbedder(spec: string, options: EmbedderOptions = {}): Promise<Embedder> {
  if (spec === 'hashed') return createHashedEmbedder();
  if (spec === 'static') return createStaticEmbedder();
  if (spec.startsWith('static:')) return createStaticEmbedder(spec.slice('static:'.length));
  return createRemote(spec, options);
}
