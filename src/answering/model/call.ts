/** One request to a model and what may go wrong with it: time, silence, failures in a row, a reply that is no object. */
import {
  type CircuitBreakerPolicy,
  ConsecutiveBreaker,
  circuitBreaker,
  ExponentialBackoff,
  handleWhen,
  noJitterGenerator,
} from 'cockatiel';
import { oneLine, ProviderError } from '../../errors.ts';
import type { Log } from '../../types.ts';
import { type ChatModel, type Form, ModelFailure, type Reply, type Usage } from './chat-model.ts';
import { CHOICE } from './choice.ts';
import { objectIn } from './json.ts';
import { type Prompt, type PromptMessage, repairing } from './prompts.ts';

export type CallOptions = {
  readonly model: ChatModel;
  /** Milliseconds for everything a model does for one answer. */
  readonly timeoutMs: number;
  /** Milliseconds the model is left alone after three failures in a row, default 30,000; longer each time it fails again. */
  readonly restMs?: number;
  readonly log: Log;
  /** Price of a million tokens, for the cost in the log. */
  readonly price?: { readonly input: number; readonly output: number };
};

/** What is asked under a prompt; `read` makes of an object what is wanted, or `null`, which is worth one more try. */
type Wanted<T> = {
  readonly prompt: Prompt;
  readonly content: string;
  readonly form: Form;
  readonly read: (given: unknown) => T | null;
};

export type Call = <T>(wanted: Wanted<T>, signal: AbortSignal) => Promise<T>;

const isAbort = (error: unknown): boolean => error instanceof DOMException && error.name === 'AbortError';

/** Makes a way to ask that rejects with `ProviderError` when the model fails, is too slow, or rests after failures. */
export function createCall(options: CallOptions): Call {
  const breaker = circuitBreaker(
    handleWhen((error) => !isAbort(error)),
    { halfOpenAfter: resting(options.restMs ?? 30_000), breaker: new ConsecutiveBreaker(3) },
  );
  return (wanted, signal) => guarded(breaker, options, wanted, signal);
}

/** A model that is down costs one resident the wait each time: after ten minutes one in ten minutes. */
const resting = (ms: number) =>
  new ExponentialBackoff({ initialDelay: ms, maxDelay: 20 * ms, generator: noJitterGenerator });

async function guarded<T>(
  breaker: CircuitBreakerPolicy,
  options: CallOptions,
  wanted: Wanted<T>,
  signal: AbortSignal,
): Promise<T> {
  const { model, log } = options;
  try {
    return await breaker.execute(() => inTime(asked(options, wanted, signal), signal));
  } catch (cause) {
    if (isAbort(cause)) throw cause;
    const why = withoutSent(oneLine(cause), wanted.content);
    log.warn({ model: model.id, prompt: wanted.prompt.version, why }, 'a model did not choose; our own plan stands');
    throw new ProviderError({ what: `have "${model.id}" choose`, why, remedy: remedyFor(cause) });
  }
}

/** What an operator can do about what a provider said. */
const remedyFor = (cause: unknown): string =>
  (cause instanceof ModelFailure ? cause.remedy : undefined) ??
  'Check LLM_MODEL, LLM_BASE_URL and the provider’s console.';

/** So many characters in a row, of Chinese or of anything else, are no chance. */
const [QUOTED_HAN, QUOTED] = [4, 12];
/** Of a longer message nothing more is looked at or logged. */
const LONGEST_WHY = 300;

/** A provider's message, unless it quotes what was sent: questions and passages stay out of the log. */
function withoutSent(message: string, sent: string): string {
  const why = message.slice(0, LONGEST_WHY);
  const isQuoted = (at: number): boolean => {
    const length = /\p{Script=Han}/u.test(why[at]!) ? QUOTED_HAN : QUOTED;
    return at + length <= why.length && sent.includes(why.slice(at, at + length));
  };
  const isQuoting = Array.from({ length: why.length }, (_, at) => at).some(isQuoted);
  return isQuoting ? 'the provider refused it, in words that quote what was sent' : why;
}

/** Ends waiting when the signal fires, also for a provider that doesn't listen to it. */
function inTime<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  work.catch(() => {});
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason);
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}

/** The object, at the second try if need be. */
async function asked<T>(options: CallOptions, wanted: Wanted<T>, signal: AbortSignal): Promise<T> {
  const { prompt, content, read } = wanted;
  const messages: readonly PromptMessage[] = [
    { role: 'system', content: prompt.text },
    { role: 'user', content },
  ];
  const first = await logged(options, wanted, messages, signal);
  const found = await readIn(first, read);
  if (found) return found;
  const again = [
    { role: 'assistant', content: first.text.slice(0, 1_000) || '{}' },
    { role: 'user', content: repairing().text },
  ] as const;
  const repaired = await readIn(await logged(options, wanted, [...messages, ...again], signal), read);
  if (repaired) return repaired;
  throw new Error('its reply was not the object asked for');
}

const readIn = async <T>({ value, text }: Reply, read: Wanted<T>['read']): Promise<T | null> =>
  (value === null ? null : read(value)) ?? read(await objectIn(text));

async function logged<T>(
  { model, log, price }: CallOptions,
  { prompt, form }: Wanted<T>,
  messages: readonly PromptMessage[],
  signal: AbortSignal,
): Promise<Reply> {
  const started = performance.now();
  const reply = await model.ask(messages, form, signal);
  const ms = Math.round(performance.now() - started);
  log.info(
    { model: model.id, prompt: prompt.version, ...reply.usage, ...costOf(reply.usage, price), ms },
    'a model answered',
  );
  return reply;
}

const costOf = (usage: Usage | null, price: CallOptions['price']): { readonly cost?: number } =>
  usage && price ? { cost: (usage.input * price.input + usage.output * price.output) / 1e6 } : {};

const TRIAL =
  'Reply with {"verdict":"not-told","statements":[],"first":"","untold":[],"frame":{"about":"","when":"","where":"","asks":""}}';

/** One small request, so that an operator learns at the start what is wrong with a model. Rejects with `ProviderError`, whose remedy is for what the provider said. */
export async function tried(model: ChatModel, timeoutMs: number): Promise<void> {
  const messages = [{ role: 'user', content: TRIAL }] as const;
  try {
    await model.ask(messages, { name: 'choose', schema: CHOICE }, AbortSignal.timeout(timeoutMs));
  } catch (cause) {
    const why = oneLine(cause).replace(/\.$/, '');
    throw new ProviderError({ what: `ask "${model.id}"`, why, remedy: remedyFor(cause), cause });
  }
}
