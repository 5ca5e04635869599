/** Chat models through LangChain, behind a function that asks for one object. The only file here that knows LangChain. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { z } from 'zod';
import { ConfigError, oneLine } from '../../errors.ts';
import { cappedFetch, isTooLong } from './capped-fetch.ts';
import { LONGEST_REPLY } from './json.ts';
import type { PromptMessage } from './prompts.ts';

/** Tokens of a call, as the provider counts them. */
export type Usage = { readonly input: number; readonly output: number };
/** The object where the provider has one for us, else `null`; the text as it was written. */
export type Reply = { readonly value: unknown; readonly text: string; readonly usage: Usage | null };
/** The object that is wanted; its name is what a provider calls it. */
export type Form = { readonly name: string; readonly schema: z.ZodObject };

export type ChatModel = {
  readonly id: string;
  /** Rejects with the provider's message, less the key; a reply longer than `LONGEST_REPLY` is cut there. */
  readonly ask: (messages: readonly PromptMessage[], form: Form, signal: AbortSignal) => Promise<Reply>;
};

export type ChatModelOptions = { readonly baseUrl?: string; readonly apiKey?: string };

type Message = {
  readonly content: string | readonly { readonly type?: string; readonly text?: string }[];
  /** A call of the form as the package read it, or as text where it could not. */
  readonly tool_calls?: readonly { readonly args?: unknown }[];
  readonly invalid_tool_calls?: readonly { readonly args?: unknown }[];
  readonly usage_metadata?: { readonly input_tokens: number; readonly output_tokens: number };
};
type Structured = {
  invoke(messages: readonly PromptMessage[], options: { signal: AbortSignal }): Promise<{ readonly raw: Message }>;
};
type LangChainModel = {
  stream(messages: readonly PromptMessage[], options: { signal: AbortSignal }): Promise<AsyncIterable<Message>>;
  withStructuredOutput?(schema: z.ZodObject, options: object): Structured;
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
    return { id: spec, ask: asking(model, options.apiKey) };
  } catch (cause) {
    throw new ConfigError({
      what: `use "${spec}" as chat model`,
      why: withoutKey(oneLine(cause), options.apiKey),
      remedy: `Check LLM_MODEL and LLM_API_KEY; known providers: openai, ollama, ${Object.keys(COMMUNITY).join(', ')}, and those of LangChain's initChatModel whose package is installed.`,
    });
  }
}

/** Providers quote the key they refuse; it must not reach a log through their message. */
const withoutKey = (text: string, key: string | undefined): string => (key ? text.replaceAll(key, '〔key〕') : text);

/** As structured output; once a provider has refused that as a kind of request, as JSON in text, for good. */
function asking(model: LangChainModel, apiKey: string | undefined): ChatModel['ask'] {
  let isStructured = model.withStructuredOutput !== undefined;
  return async (messages, form, signal) => {
    try {
      if (isStructured)
        try {
          return await structured(model, messages, form, signal);
        } catch (cause) {
          if (!refusesTheForm(cause) || signal.aborted) throw cause;
          isStructured = false;
        }
      return await inText(model, messages, signal);
    } catch (cause) {
      if (signal.aborted) throw signal.reason;
      if (isTooLong(cause)) return { value: null, text: '', usage: null };
      throw new Error(withoutKey(oneLine(cause), apiKey));
    }
  };
}

/** Bad request, not found, not allowed, not to be processed, not implemented; or the package itself can't. */
const FORM_REFUSED: readonly unknown[] = [400, 404, 405, 422, 501];
const refusesTheForm = (cause: unknown): boolean =>
  cause instanceof Error &&
  ('status' in cause ? FORM_REFUSED.includes(cause.status) : /not (?:supported|implemented)/i.test(cause.message));

const textOf = ({ content }: Message): string =>
  typeof content === 'string' ? content : content.map((part) => part.text ?? '').join('');
const usageOf = ({ usage_metadata: usage }: Message): Usage | null =>
  usage ? { input: usage.input_tokens, output: usage.output_tokens } : null;

async function structured(
  model: LangChainModel,
  messages: readonly PromptMessage[],
  { name, schema }: Form,
  signal: AbortSignal,
): Promise<Reply> {
  const asked = model.withStructuredOutput!(schema, { name, includeRaw: true, method: 'functionCalling' });
  const { raw } = await asked.invoke([...messages], { signal });
  // The package takes all or nothing of an object; it is read more leniently than that.
  const value = raw.tool_calls?.[0]?.args ?? null;
  const broken = raw.invalid_tool_calls?.[0]?.args;
  const text = typeof broken === 'string' ? broken : textOf(raw);
  return { value, text: text.slice(0, LONGEST_REPLY), usage: usageOf(raw) };
}

/** So many pieces are read before anything else may run: chunks that came together would else keep everybody waiting. */
const PIECES_A_TURN = 16;

async function inText(model: LangChainModel, messages: readonly PromptMessage[], signal: AbortSignal): Promise<Reply> {
  const pieces: string[] = [];
  let length = 0;
  let usage: Usage | null = null;
  for await (const message of await model.stream([...messages], { signal })) {
    signal.throwIfAborted();
    const text = textOf(message);
    length += text.length;
    pieces.push(text);
    usage = usageOf(message) ?? usage;
    if (length > LONGEST_REPLY) break;
    if (pieces.length % PIECES_A_TURN === 0) await nextTurn();
  }
  return { value: null, text: pieces.join('').slice(0, LONGEST_REPLY), usage };
}

/** Retrying is the caller's: a resident waits, and there is a fallback. */
const NO_RETRY = { temperature: 0, maxRetries: 0 };

async function fromLangChain(
  provider: string,
  name: string,
  { baseUrl, apiKey }: ChatModelOptions,
): Promise<LangChainModel> {
  const { initChatModel } = await import('langchain');
  const address = baseUrl ? (provider === 'openai' ? { baseURL: baseUrl } : { baseUrl }) : {};
  // OpenAI's client prints what it can't parse.
  const capped = { fetch: cappedFetch, logLevel: 'off' };
  const client = provider === 'openai' ? { configuration: { ...address, ...capped } } : { ...address, ...capped };
  // OpenAI's client refuses to start without a key, and local servers have none.
  const key = apiKey ? { apiKey } : provider === 'openai' && baseUrl ? { apiKey: 'none' } : {};
  return (await initChatModel(name, {
    modelProvider: provider,
    ...NO_RETRY,
    ...client,
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
