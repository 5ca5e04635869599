import {
  type ChatModel,
  createChatModel,
  createExtractiveAnswerer,
  createModelAnswerer,
  tried,
} from '../src/answering/index.ts';
import type { App } from '../src/app.ts';
import { createAsk } from '../src/ask.ts';
import type { Config } from '../src/config.ts';
import {
  eager,
  hostile,
  type Kept,
  keeping,
  misreading,
  oracle,
  random,
  type StandIn,
} from '../src/evaluation/choosers.ts';
import { readGold } from '../src/evaluation/index.ts';
import { counted, recording, replaying } from '../src/evaluation/recorded.ts';
import { rerankers } from '../src/evaluation/rerankers.ts';
import { QUESTION_SETS } from '../src/evaluation/sets.ts';

/** The model of `--model`, what it has cost so far, and the app with it in place of its own. */
export type Chooser = { readonly model: ChatModel; readonly spent: () => string; readonly within: (app: App) => App };

/** A model that has answered once: what is wrong with one is told at the start. */
async function reached(
  spec: string,
  options: Parameters<typeof createChatModel>[1],
  timeoutMs: number,
): Promise<ChatModel> {
  const model = await createChatModel(spec, options);
  await tried(model, timeoutMs);
  return model;
}

type Asked = {
  readonly model?: string;
  readonly record?: string;
  readonly replay?: string;
  readonly rerank?: boolean;
};

/** What `--model`, `--record` and `--replay` ask for; `null` where none is. */
export async function chooserOf(
  config: Config,
  { model: spec, record, replay, rerank }: Asked,
): Promise<Chooser | null> {
  if (spec === undefined) return null;
  const golds = rerank || spec === 'oracle' ? await Promise.all(QUESTION_SETS.map(({ gold }) => readGold(gold))) : [];
  const standIns: Readonly<Record<string, () => StandIn>> = {
    ...{ oracle: () => oracle(golds), hostile, eager, misreading, random: () => random(), fickle: () => random(2) },
  };
  const standIn = rerank ? undefined : standIns[spec]?.();
  const reranker = rerank ? rerankers(golds)[spec]?.() : undefined;
  const options = {
    firstMs: config.LLM_FIRST_MS,
    ...(config.LLM_BASE_URL ? { baseUrl: config.LLM_BASE_URL } : {}),
    ...(config.LLM_API_KEY ? { apiKey: config.LLM_API_KEY } : {}),
  };
  const given = replay
    ? replaying(spec, replay)
    : (standIn ?? reranker ?? (await reached(spec, options, config.LLM_TIMEOUT_MS)));
  const { model, spent } = counted(record ? recording(given, record) : given);
  const price = { input: config.LLM_INPUT_PRICE ?? 0, output: config.LLM_OUTPUT_PRICE ?? 0 };
  const keepers: (() => Kept)[] = [];
  const within = (app: App): App => {
    const own = createExtractiveAnswerer();
    const made = createModelAnswerer({ model, own, log: app.log, timeoutMs: config.LLM_TIMEOUT_MS, price });
    const { answerer, kept } = keeping(made, () => standIn?.picked() ?? []);
    keepers.push(kept);
    const { STALE_AFTER_DAYS: staleAfterDays, PAPER_NAME: paperName } = config;
    return { ...app, answerer, ask: createAsk({ ...app, answerer, fallback: own, staleAfterDays, paperName }) };
  };
  const told = () => {
    const { asked, failed, input, output } = spent();
    const cost = (input * price.input + output * price.output) / 1e6;
    const picked = keepers.reduce((sum, kept) => sum + kept().picked, 0);
    const sent = keepers.reduce((sum, kept) => sum + kept().sent, 0);
    const keptAll = picked > 0 ? `; picked for ${picked} questions, all of it sent for ${sent}` : '';
    return `${spec}: asked ${asked} times, ${input} tokens in, ${output} out${failed > 0 ? `, failed ${failed} times` : ''}${cost > 0 ? `, ${cost.toFixed(4)} in all` : ''}${keptAll}`;
  };
  return { model, spent: told, within };
}
