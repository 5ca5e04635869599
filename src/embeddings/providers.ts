import type { EmbeddingsInterface } from '@langchain/core/embeddings';
import { ConfigError } from '../errors.ts';
import type { Prefixes } from './langchain.ts';

export type ProviderOptions = {
  readonly apiKey?: string | undefined;
  /** Base address of the server, for OpenAI-compatible ones and Ollama. */
  readonly baseUrl?: string | undefined;
  /** Shortens the vectors where the model can (text-embedding-3, some Ollama models). */
  readonly dimensions?: number | undefined;
};

type Open = (model: string, options: ProviderOptions) => Promise<EmbeddingsInterface>;

/** Our own retries (polite-calls.ts) replace LangChain's, which know nothing of `Retry-After`. */
const ONCE = { maxRetries: 0 } as const;

/** A server on one's own machine needs no key, but the client library insists on one. */
const NO_KEY = 'none';

const withKey = ({ apiKey }: ProviderOptions) => (apiKey ? { apiKey } : {});
const sized = ({ dimensions }: ProviderOptions) => (dimensions ? { dimensions } : {});

const openai: Open = async (model, options) => {
  const { OpenAIEmbeddings } = await import('@langchain/openai');
  const apiKey = options.apiKey ?? (options.baseUrl ? NO_KEY : undefined);
  return new OpenAIEmbeddings({
    ...ONCE,
    model,
    ...withKey({ apiKey }),
    ...sized(options),
    // Servers that only speak lists of numbers are misread when the client asks for its default, base64.
    encodingFormat: 'float',
    stripNewLines: false,
    configuration: options.baseUrl ? { baseURL: options.baseUrl } : {},
  });
};

const ollama: Open = async (model, options) => {
  const { OllamaEmbeddings } = await import('@langchain/ollama');
  const address = options.baseUrl ? { baseUrl: options.baseUrl } : {};
  return new OllamaEmbeddings({ ...ONCE, model, truncate: true, ...address, ...sized(options) });
};

/** Zhipu's own endpoint speaks OpenAI's protocol; LangChain's class for it needs a further package and sends text by text. */
const ZHIPU_URL = 'https://open.bigmodel.cn/api/paas/v4';

const zhipuai: Open = (model, options) => {
  if (!options.apiKey) throw new Error('it needs an API key');
  return openai(model, { ...options, baseUrl: options.baseUrl ?? ZHIPU_URL });
};

/** Texts a request that its newer models take. */
const TONGYI_BATCH = 10;

const tongyi: Open = async (model, options) => {
  const { AlibabaTongyiEmbeddings } = await import('@langchain/community/embeddings/alibaba_tongyi');
  return new AlibabaTongyiEmbeddings({
    ...ONCE,
    batchSize: TONGYI_BATCH,
    modelName: model as 'text-embedding-v4',
    ...withKey(options),
  });
};

const doubao: Open = async (model, options) => {
  const { ByteDanceDoubaoEmbeddings } = await import('@langchain/community/embeddings/bytedance_doubao');
  return new ByteDanceDoubaoEmbeddings({ ...ONCE, model, ...withKey(options) });
};

/**
 * Not a dependency: its runtime downloads on install and can fail; what another package wants of it is held off by an override,
 * which leaves an empty package in its place. LangChain's class would miss it only when embedding.
 */
const TRANSFORMERS = '@huggingface/transformers';

const transformers: Open = async (model) => {
  const { pipeline } = await import(TRANSFORMERS);
  if (typeof pipeline !== 'function') throw new Error(`Cannot find package '${TRANSFORMERS}'`);
  const { HuggingFaceTransformersEmbeddings } = await import(
    '@langchain/community/embeddings/huggingface_transformers'
  );
  return new HuggingFaceTransformersEmbeddings({ ...ONCE, model });
};

const PROVIDERS: Readonly<Record<string, Open>> = {
  openai,
  ollama,
  zhipuai,
  alibaba_tongyi: tongyi,
  bytedance_doubao: doubao,
  transformers,
};

const providerNames: readonly string[] = Object.keys(PROVIDERS);

/** What a model's authors ask to be written before a question or passage, by its name. */
export function prefixesFor(model: string): Prefixes | undefined {
  if (/bge-(?:small|base|large)-zh/i.test(model))
    return { passage: '', question: '为这个句子生成表示以用于检索相关文章：' };
  return /(?:^|[/_-])e5-/i.test(model) ? { passage: 'passage: ', question: 'query: ' } : undefined;
}

/** Makes the LangChain client of `provider`; `ConfigError` names the package, key or setting that is missing. */
export async function openProvider(
  provider: string,
  model: string,
  options: ProviderOptions,
): Promise<EmbeddingsInterface> {
  const what = `create the embedder "${provider}:${model}"`;
  const open = Object.hasOwn(PROVIDERS, provider) ? PROVIDERS[provider] : undefined;
  if (!open || !model)
    throw new ConfigError({
      what,
      why: open ? 'it names no model' : 'there is no such provider',
      remedy: `Set EMBEDDER to static, hashed, or provider:model with one of ${providerNames.join(', ')}.`,
    });
  try {
    return await open(model, options);
  } catch (cause) {
    throw new ConfigError({ what, ...repair(cause) });
  }
}

/** The package that an import missed, or what the client said. */
function repair(cause: unknown): { readonly why: string; readonly remedy: string } {
  const said = cause instanceof Error ? (cause.message.split('\n', 1)[0] ?? cause.name) : String(cause);
  const missing = /Cannot find (?:package|module) '([^']+)'/.exec(said)?.[1];
  const freed = missing === TRANSFORMERS ? `npm pkg delete "overrides.${TRANSFORMERS}" && ` : '';
  if (missing)
    return { why: `the package ${missing} is not installed`, remedy: `Run \`${freed}npm install ${missing}\`.` };
  return { why: said, remedy: 'Set EMBEDDER_API_KEY, or set EMBEDDER=static.' };
}
