/** Chat models through LangChain, behind a function that streams text. The only file here that knows LangChain. */
import { ConfigError, oneLine } from '../../errors.ts';
import type { PromptMessage } from './prompt.ts';

/** Tokens of a call, as the provider counts them. */
export type Usage = { readonly input: number; readonly output: number };
type Piece = { readonly text: string; readonly usage?: Usage };

export type ChatModel = {
  readonly id: string;
  /** Streams a reply. Rejects while iterating with the provider's message, less the key. */
  readonly stream: (messages: readonly PromptMessage[], signal: AbortSignal) => AsyncIterable<Piece>;
};

export type ChatModelOptions = { readonly baseUrl?: string; readonly apiKey?: string };

type LangChainMessage = { readonly role: string; readonly content: string };
type LangChainChunk = {
  readonly content: string | readonly { readonly type?: string; readonly text?: string }[];
  readonly usage_metadata?: { readonly input_tokens: number; readonly output_tokens: number };
};
type LangChainModel = {
  stream(
    messages: readonly LangChainMessage[],
    options: { signal: AbortSignal },
  ): Promise<AsyncIterable<LangChainChunk>>;
};

/** Providers of @langchain/community: the file, the class, and the name it has for the key. */
const COMMUNITY: Readonly<Record<string, readonly [file: string, name: string, key: string]>> = {
  alibaba_tongyi: ['alibaba_tongyi', 'ChatAlibabaTongyi', 'alibabaApiKey'],
  zhipuai: ['zhipuai', 'ChatZhipuAI', 'zhipuAIApiKey'],
  moonshot: ['moonshot', 'ChatMoonshot', 'apiKey'],
  minimax: ['minimax', 'ChatMinimax', 'minimaxApiKey'],
  deepinfra: ['deepinfra', 'ChatDeepInfra', 'apiKey'],
  novita: ['novita', 'ChatNovitaAI', 'apiKey'],
};

/**
 * A chat model by its name, `provider:model`: any provider of LangChain's `initChatModel` whose package is installed
 * (`openai` for every OpenAI-compatible endpoint, `ollama`), or one of @langchain/community. Nothing is sent yet.
 * Rejects with `ConfigError` when the name isn't understood or the provider's package or key is missing.
 */
export async function createChatModel(spec: string, options: ChatModelOptions = {}): Promise<ChatModel> {
  const [, provider, name] = /^([\w-]+):(.+)$/.exec(spec) ?? [];
  if (!provider || !name)
    throw new ConfigError({
      what: `use "${spec}" as chat model`,
      why: 'it names no provider',
      remedy: 'Set LLM_MODEL like openai:qwen-plus or ollama:qwen3.',
    });
  try {
    const model = COMMUNITY[provider]
      ? await fromCommunity(provider, name, options)
      : await fromLangChain(provider, name, options);
    return {
      id: spec,
      stream: (messages, signal) => keepingKey(pieces(model, messages, signal), signal, options.apiKey),
    };
  } catch (cause) {
    throw new ConfigError({
      what: `use "${spec}" as chat model`,
      why: withoutKey(oneLine(cause), options.apiKey),
      remedy: `Check LLM_MODEL and LLM_API_KEY; known providers: openai, ollama, ${Object.keys(COMMUNITY).join(', ')}, and those of LangChain's initChatModel whose package is installed.`,
    });
  }
}

const withoutKey = (text: string, key: string | undefined): string => (key ? text.replaceAll(key, '〔key〕') : text);

/** Providers quote the key they refuse; it must not reach a log through their message. */
async function* keepingKey(
  stream: AsyncIterable<Piece>,
  signal: AbortSignal,
  key: string | undefined,
): AsyncGenerator<Piece> {
  try {
    yield* stream;
  } catch (error) {
    if (signal.aborted) throw error;
    throw new Error(withoutKey(oneLine(error), key));
  }
}

/** Retrying is the caller's: a resident waits, and there is a fallback. */
const NO_RETRY = { temperature: 0, maxRetries: 0 };

async function fromLangChain(
  provider: string,
  name: string,
  { baseUrl, apiKey }: ChatModelOptions,
): Promise<LangChainModel> {
  const { initChatModel } = await import('langchain');
  const address = baseUrl ? (provider === 'openai' ? { configuration: { baseURL: baseUrl } } : { baseUrl }) : {};
  // OpenAI's client refuses to start without a key, and local servers have none.
  const key = apiKey ? { apiKey } : provider === 'openai' && baseUrl ? { apiKey: 'none' } : {};
  return (await initChatModel(name, {
    modelProvider: provider,
    ...NO_RETRY,
    ...address,
    ...key,
  })) as unknown as LangChainModel;
}

async function fromCommunity(
  provider: string,
  name: string,
  { baseUrl, apiKey }: ChatModelOptions,
): Promise<LangChainModel> {
  const [file, className, keyName] = COMMUNITY[provider]!;
  const module = (await import(`@langchain/community/chat_models/${file}`)) as Record<
    string,
    new (
      fields: object,
    ) => LangChainModel
  >;
  const key = apiKey ? { [keyName]: apiKey } : {};
  return new module[className]!({
    model: name,
    modelName: name,
    streaming: true,
    ...NO_RETRY,
    ...key,
    ...(baseUrl ? { configuration: { baseURL: baseUrl }, baseURL: baseUrl } : {}),
  });
}

async function* pieces(
  model: LangChainModel,
  messages: readonly PromptMessage[],
  signal: AbortSignal,
): AsyncGenerator<Piece> {
  for await (const { content, usage_metadata } of await model.stream([...messages], { signal })) {
    const text = typeof content === 'string' ? content : content.map((part) => part.text ?? '').join('');
    yield {
      text,
      ...(usage_metadata
        ? { usage: { input: usage_metadata.input_tokens, output: usage_metadata.output_tokens } }
        : {}),
    };
  }
}
