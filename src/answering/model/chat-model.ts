/** Chat models through LangChain, behind a function that asks for one object. The only file here that knows LangChain. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { z } from 'zod';
import { ConfigError, oneLine } from '../../errors.ts';
import { fetchWithin, isSilent, isTooLong } from './capped-fetch.ts';
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

export type ChatModelOptions = {
  readonly baseUrl?: string;
  readonly apiKey?: string;
  /** Milliseconds until the first byte of a reply; default 2,000. */
  readonly firstMs?: number;
};

const FIRST_MS = 2_000;

type Message = {
  readonly content: string | readonly { readonly type?: string; readonly text?: string }[];
  /** A call of the form as the package read it, or as text where it could not. */
  readonly tool_calls?: readonly { readonly args?: unknown }[];
  readonly tool_call_chunks?: readonly { readonly args?: unknown }[];
  readonly invalid_tool_calls?: readonly { readonly args?: unknown }[];
  readonly usage_metadata?: { readonly input_tokens: number; readonly output_tokens: number };
};
type Streaming = {
  stream(messages: readonly PromptMessage[], options: { signal: AbortSignal }): Promise<AsyncIterable<Message>>;
};
type LangChainModel = Streaming & { bindTools?(tools: readonly object[], options: object): Streaming };

/** Providers of @langchain/community, by their files: the class, and the name it has for the key. */
const COMMUNITY: Readonly<Record<string, readonly [name: string, key: string]>> = {
  alibaba_tongyi: ['ChatAlibabaTongyi', 'alibabaApiKey'],
  zhipuai: ['ChatZhipuAI', 'zhipuAIApiKey'],
  moonshot: ['ChatMoonshot', 'apiKey'],
  minimax: ['ChatMinimax', 'minimaxApiKey'],
  deepinfra: ['ChatDeepInfra', 'apiKey'],
  novita: ['ChatNovitaAI', 'apiKey'],
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
  let isStructured = model.bindTools !== undefined;
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
      throw failure(cause, apiKey);
    }
  };
}

/** What an operator can do about a failure. */
const REMEDIES: Readonly<Record<number, string>> = {
  401: 'The key was refused: check LLM_API_KEY.',
  403: 'The key may not do this: check LLM_API_KEY and the provider’s console.',
  404: 'There is no such model or address: check LLM_MODEL and LLM_BASE_URL.',
  429: 'Too many requests, or the credit is used up: see the provider’s console.',
};
const UNREACHABLE = /ECONN|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|fetch failed|connection error/i;

const NO_KEY = /missing credentials|api ?key (?:not|is missing|is required)/i;

/** A provider's failure without the key, with its remedy where there is one. */
export class ModelFailure extends Error {
  readonly remedy: string | undefined;
  constructor(message: string, remedy: string | undefined) {
    super(message);
    this.remedy = remedy;
  }
}

function failure(cause: unknown, apiKey: string | undefined): ModelFailure {
  const why = withoutKey(oneLine(cause), apiKey);
  const status = cause instanceof Error && 'status' in cause ? Number(cause.status) : 0;
  if (isSilent(cause)) return new ModelFailure('it said nothing in time', 'If it is only slow, raise LLM_FIRST_MS.');
  if (UNREACHABLE.test(why)) return new ModelFailure(why, 'It cannot be reached: check LLM_BASE_URL and the network.');
  if (NO_KEY.test(why)) return new ModelFailure(why, 'Set LLM_API_KEY.');
  return new ModelFailure(why, REMEDIES[status]);
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

/** What of a stream came so far; what is not streamed begins when all of it is there. */
type Heard = {
  readonly texts: string[];
  readonly calls: string[];
  value: unknown;
  usage: Usage | null;
  length: number;
};

function hear(heard: Heard, message: Message): void {
  // The package takes all or nothing of an object; it is read more leniently than that.
  const pieces = (message.tool_call_chunks ?? message.invalid_tool_calls ?? []).map(({ args }) => args ?? '');
  heard.calls.push(...pieces.filter((piece) => typeof piece === 'string'));
  heard.texts.push(textOf(message));
  if (!message.tool_call_chunks?.length) heard.value = message.tool_calls?.[0]?.args ?? heard.value;
  heard.usage = usageOf(message) ?? heard.usage;
  heard.length += textOf(message).length + pieces.join('').length;
}

/** So many pieces are read before anything else may run: chunks that came together would else keep everybody waiting. */
const PIECES_A_TURN = 16;

async function collected(stream: AsyncIterable<Message>, signal: AbortSignal): Promise<Reply> {
  const heard: Heard = { texts: [], calls: [], value: null, usage: null, length: 0 };
  let pieces = 0;
  for await (const message of stream) {
    signal.throwIfAborted();
    hear(heard, message);
    if (heard.length > LONGEST_REPLY) break;
    if (++pieces % PIECES_A_TURN === 0) await nextTurn();
  }
  const text = heard.calls.join('') || heard.texts.join('');
  return { value: heard.value, text: text.slice(0, LONGEST_REPLY), usage: heard.usage };
}

/** The form as a tool that has to be called: `withStructuredOutput` is made of that, but tells nothing until it has all. */
async function structured(
  model: LangChainModel,
  messages: readonly PromptMessage[],
  { name, schema }: Form,
  signal: AbortSignal,
): Promise<Reply> {
  const tool = { type: 'function', function: { name, parameters: z.toJSONSchema(schema) } };
  const asked = model.bindTools!([tool], { tool_choice: name });
  return collected(await asked.stream([...messages], { signal }), signal);
}

const inText = async (model: LangChainModel, messages: readonly PromptMessage[], signal: AbortSignal): Promise<Reply> =>
  collected(await model.stream([...messages], { signal }), signal);

/** Retrying is the caller's: a resident waits, and there is a fallback. */
const NO_RETRY = { temperature: 0, maxRetries: 0 };

async function fromLangChain(
  provider: string,
  name: string,
  { baseUrl, apiKey, firstMs = FIRST_MS }: ChatModelOptions,
): Promise<LangChainModel> {
  const { initChatModel } = await import('langchain');
  const address = baseUrl ? (provider === 'openai' ? { baseURL: baseUrl } : { baseUrl }) : {};
  // OpenAI's client prints what it can't parse.
  const capped = { fetch: fetchWithin(firstMs), logLevel: 'off' };
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
  const [className, keyName] = COMMUNITY[provider]!;
  const module = (await import(`@langchain/community/chat_models/${provider}`)) as Record<
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
