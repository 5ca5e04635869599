/** Answers in a model's words, each sentence checked against the passages it cites before anybody sees it. */
import { type CircuitBreakerPolicy, ConsecutiveBreaker, circuitBreaker, handleWhen } from 'cockatiel';
import { oneLine, ProviderError } from '../../errors.ts';
import { sentences } from '../../reading/index.ts';
import type { Draft, DraftSentence, Log, Quote } from '../../types.ts';
import type { Answerer } from '../port.ts';
import type { ChatModel, Usage } from './chat-model.ts';
import { citedSentences } from './cited-sentences.ts';
import { type Flaw, flawOf } from './grounding.ts';
import { speaksToModel } from './instructions.ts';
import { buildPrompt, type Prompt, type Source } from './prompt.ts';

export type ModelAnswererOptions = {
  readonly model: ChatModel;
  /** Milliseconds for a whole reply. */
  readonly timeoutMs: number;
  /** Milliseconds without anything new after which a reply has stalled; default 8,000. */
  readonly stallMs?: number;
  /** Milliseconds the model is left alone after three failures in a row; default 30,000. */
  readonly restMs?: number;
  readonly log: Log;
  /** Price of a million tokens, for the cost in the log. */
  readonly price?: { readonly input: number; readonly output: number };
};

/** A reply longer than this is not an answer of three sentences; reading on would only cost. */
const MAX_REPLY_LENGTH = 4_000;
/** A quarter of a reply's sentences may be dropped for a flaw without the rest being in doubt. */
const SURE = 0.95;
const DOUBTFUL = 0.8;

/**
 * Makes an answerer that rejects with `ProviderError` when the model fails, stalls or rests after failures, so that a
 * fallback can take over. An empty draft means: nothing the model said was carried by what it cited.
 */
export function createModelAnswerer(options: ModelAnswererOptions): Answerer {
  const breaker = circuitBreaker(
    handleWhen((error) => !(error instanceof DOMException && error.name === 'AbortError')),
    { halfOpenAfter: options.restMs ?? 30_000, breaker: new ConsecutiveBreaker(3) },
  );
  return {
    draft: async (question, hits, { signal, onPartial } = {}) => {
      if (hits.length === 0) return { sentences: [], confidence: 0, by: 'model' };
      const prompt = buildPrompt(question, hits);
      const reply = await guarded(breaker, options, (limit) => readReply(options, prompt, limit, onPartial), signal);
      return draftOf(reply, prompt, options.log);
    },
  };
}

type Reply = { readonly text: string; readonly usage: Usage | null };

async function guarded(
  breaker: CircuitBreakerPolicy,
  { model, timeoutMs, log }: ModelAnswererOptions,
  read: (signal: AbortSignal) => Promise<Reply>,
  signal?: AbortSignal,
): Promise<Reply> {
  const budget = AbortSignal.timeout(timeoutMs);
  try {
    return await breaker.execute(() => read(signal ? AbortSignal.any([signal, budget]) : budget));
  } catch (cause) {
    if (signal?.aborted) throw cause;
    const why = budget.aborted ? `it took longer than ${timeoutMs} ms` : oneLine(cause);
    log.warn({ model: model.id, why }, 'a model did not word an answer; the sentences of the papers are sent');
    throw new ProviderError({
      what: `have "${model.id}" word the answer`,
      why,
      remedy: "The papers' own sentences are sent instead; check LLM_MODEL, LLM_BASE_URL and the provider's console.",
    });
  }
}

async function readReply(
  { model, stallMs = 8_000, log, price }: ModelAnswererOptions,
  prompt: Prompt,
  signal: AbortSignal,
  onPartial?: (text: string) => void,
): Promise<Reply> {
  const stalled = new AbortController();
  let timer = setTimeout(() => stalled.abort(new Error(`nothing came for ${stallMs} ms`)), stallMs);
  const started = performance.now();
  let text = '';
  let shown = '';
  let usage: Usage | null = null;
  try {
    for await (const piece of abortable(
      model.stream(prompt.messages, AbortSignal.any([signal, stalled.signal])),
      AbortSignal.any([signal, stalled.signal]),
    )) {
      clearTimeout(timer);
      timer = setTimeout(() => stalled.abort(new Error(`nothing came for ${stallMs} ms`)), stallMs);
      text += piece.text;
      usage = piece.usage ?? usage;
      if (onPartial) {
        const now = carried(text, prompt)
          .map((one) => one.text)
          .join('');
        if (now !== shown) onPartial(now);
        shown = now;
      }
      if (text.length > MAX_REPLY_LENGTH) break;
    }
  } finally {
    clearTimeout(timer);
  }
  const cost = usage && price ? { cost: (usage.input * price.input + usage.output * price.output) / 1e6 } : {};
  log.info({ model: model.id, ...usage, ...cost, ms: Math.round(performance.now() - started) }, 'a model answered');
  return { text, usage };
}

/** Ends waiting when the signal fires, also for a stream that doesn't listen to it. */
async function* abortable<T>(stream: AsyncIterable<T>, signal: AbortSignal): AsyncGenerator<T> {
  const iterator = stream[Symbol.asyncIterator]();
  const aborted = new Promise<never>((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
  aborted.catch(() => {});
  try {
    for (;;) {
      const step = await Promise.race([iterator.next(), aborted]);
      if (step.done) return;
      yield step.value;
    }
  } finally {
    void iterator.return?.()?.catch?.(() => {});
  }
}

function draftOf({ text }: Reply, prompt: Prompt, log: Log): Draft {
  const flaws: Flaw[] = [];
  const kept = carried(text, prompt, (flaw) => flaws.push(flaw));
  if (flaws.length > 0)
    log.warn({ flaws, kept: kept.length }, 'sentences of a model were not carried by what they cite');
  const confidence = kept.length === 0 ? 0 : flaws.length === 0 ? SURE : DOUBTFUL;
  return { sentences: kept, confidence, by: 'model' };
}

/** The reply's sentences that are carried by what they cite, with the words that carry them. */
function carried(reply: string, { sources }: Prompt, dropped: (flaw: Flaw) => void = () => {}): DraftSentence[] {
  const kept: DraftSentence[] = [];
  for (const { text, numbers } of citedSentences(reply)) {
    const cited = numbers.map((n) => sources[n - 1]).filter((source) => source !== undefined);
    const flaw =
      cited.length === 0 ? 'citation' : speaksToModel(text) ? 'instruction' : flawOf(text, cited.map(groundOf));
    if (flaw) dropped(flaw);
    else kept.push({ text, quotes: cited.map((source) => supportIn(source, text)).filter((quote) => quote !== null) });
  }
  return kept.filter(({ quotes }) => quotes.length > 0);
}

const groundOf = ({ article, text }: Source) => ({
  text,
  headline: [article.title, article.subtitle].filter(Boolean).join(' '),
  published: article.published,
});

/** The sentence of the passage that shares most with the model's: what a resident sees when following the citation. */
function supportIn({ article, paragraph, text }: Source, sentence: string): Quote | null {
  let best: { readonly quote: Quote; readonly shared: number } | null = null;
  for (const [offset, line] of text.split('\n').entries())
    for (const { start, end } of sentences(line)) {
      // A sentence that was left out stands as … and belongs to no quote.
      const quote = line.slice(start, end).replace(/^[…\s]+|[…\s]+$/g, '');
      const shared = sharedCharacters(sentence, quote);
      if (quote !== '' && (best === null || shared > best.shared))
        best = { quote: { article: article.id, paragraph: paragraph + offset, quote }, shared };
    }
  return best?.quote ?? null;
}

function sharedCharacters(sentence: string, quote: string): number {
  const pairs = new Set(Array.from({ length: quote.length - 1 }, (_, at) => quote.slice(at, at + 2)));
  let shared = 0;
  for (let at = 0; at < sentence.length - 1; at++) if (pairs.has(sentence.slice(at, at + 2))) shared++;
  return shared / Math.sqrt(quote.length + 10);
}
