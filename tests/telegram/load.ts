/** Many residents ask the whole program, each one question; how fast and how soon they are answered. */
import { setTimeout as wait } from 'node:timers/promises';
import { type BotProcess, kill, launch, peakMemory, signOfLife } from './chaos.ts';
import { type BotApiServer, startBotApiServer } from './server/index.ts';

type LoadOptions = {
  readonly bot: BotProcess;
  readonly texts: readonly string[];
  /** How long is measured, in seconds. */
  readonly seconds: number;
  /** Questions a second; `null`: as many as are answered. */
  readonly rate: number | null;
};
export type LoadResult = {
  readonly questions: number;
  readonly answered: number;
  readonly perSecond: number;
  readonly p50: number;
  readonly p95: number;
  readonly megabytes: number;
};

/** Asked before anything is measured: V8 has compiled what matters by then. */
const WARM_UP = 300;
/** Questions under way at once where the bot sets the pace: enough that it never waits for one. */
const UNDER_WAY = 16;
/** Milliseconds after the last question until which answers are waited for. */
const PATIENCE = 10_000;

/** Starts the bot, warms it up and measures; milliseconds from a question's arrival at the server to its answer's. */
export async function measureLoad({ bot, texts, seconds, rate }: LoadOptions): Promise<LoadResult> {
  const server = await startBotApiServer({});
  const child = launch(bot, server);
  await signOfLife(server, child);
  const talk = createTalk(server, texts);
  while (talk.asked() < WARM_UP) await askWhile(talk, () => talk.asked() < WARM_UP && talk.underWay() < UNDER_WAY);
  await server.until(() => talk.underWay() === 0, PATIENCE);
  const started = Date.now();
  const due = () =>
    rate === null ? talk.underWay() < UNDER_WAY : talk.asked() - WARM_UP < ((Date.now() - started) * rate) / 1000;
  while (Date.now() - started < seconds * 1000) await askWhile(talk, due);
  await server.until(() => talk.underWay() === 0, PATIENCE).catch(() => {});
  const waits = talk.waits().slice(WARM_UP);
  const times = waits.filter((ms) => ms !== undefined).sort((a, b) => a - b);
  const megabytes = Math.round(peakMemory(child.pid!));
  const perSecond = Math.round((times.length * 1000) / (talk.last() - started));
  await kill(child);
  await server.close();
  const at = (share: number) => times[Math.floor(times.length * share)] ?? Number.NaN;
  return { questions: waits.length, answered: times.length, perSecond, p50: at(0.5), p95: at(0.95), megabytes };
}

async function askWhile(talk: ReturnType<typeof createTalk>, isDue: () => boolean): Promise<void> {
  while (isDue()) talk.ask();
  await wait(1);
}

/** One chat a question, so that a chat's first message is its answer. */
function createTalk(server: BotApiServer, texts: readonly string[]) {
  const asked: number[] = [];
  const waits: (number | undefined)[] = [];
  let [looked, answered, last] = [0, 0, 0];
  const look = (): void => {
    for (; looked < server.sent.length; looked++) {
      const { method, chat, at } = server.sent[looked]!;
      if (method !== 'sendMessage' || chat === null || waits[chat - 1] !== undefined) continue;
      waits[chat - 1] = at - asked[chat - 1]!;
      last = at;
      answered++;
    }
  };
  return {
    ask: (): void => {
      waits.push(undefined);
      asked.push(Date.now());
      server.say(asked.length, texts[asked.length % texts.length]!);
    },
    asked: () => asked.length,
    underWay: () => {
      look();
      return asked.length - answered;
    },
    waits: (): readonly (number | undefined)[] => waits,
    last: () => last,
  };
}
