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

const zhipuai: Open = async (model, options) => {
  const { ZhipuAIEmbeddings } = await import('@langchain/community/embeddings/zhipuai');
  return new ZhipuAIEmbeddings({ ...ONCE, modelName: model as 'embedding-3', ...withKey(options) });
};

const tongyi: Open = async (model, options) => {
  const { AlibabaTongyiEmbeddings } = await import('@langchain/community/embeddings/alibaba_tongyi');
  return new AlibabaTongyiEmbeddings({ ...ONCE, modelName: model as 'text-embedding-v4', ...withKey(options) });
};

const doubao: Open = async (model, options) => {
  const { ByteDanceDoubaoEmbeddings } = await import('@langchain/community/embeddings/bytedance_doubao');
  return new ByteDanceDoubaoEmbeddings({ ...ONCE, model, ...withKey(options) });
};

const transformers: Open = async (model) => {
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

export const providerNames: readonly string[] = Object.keys(PROVIDERS);

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
    const why = cause instanceof Error ? cause.message.split('\n', 1)[0] : String(cause);
    const missing = (cause as { readonly code?: string })?.code === 'ERR_MODULE_NOT_FOUND';
    throw new ConfigError({
      what,
      why: missing ? 'its package is not installed' : (why ?? 'its client refused'),
      remedy: missing ? `Run \`npm install ${packageOf(provider)}\`.` : 'Set EMBEDDER_API_KEY, or set EMBEDDER=static.',
    });
  }
}

function packageOf(provider: string): string {
  if (provider === 'transformers') return '@huggingface/transformers';
  return provider === 'openai' || provider === 'ollama' ? `@langchain/${provider}` : '@langchain/community';
}
