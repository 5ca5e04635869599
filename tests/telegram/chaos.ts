/** Kills a bot process under load and counts what got lost or repeated; drains a backlog and measures it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type BotApiServer, type SentCall, startBotApiServer } from './server/index.ts';

/** How to start the bot against a server; it inherits nothing but what is given here. */
export type BotProcess = (server: BotApiServer) => {
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
};
type ChaosOptions = {
  readonly bot: BotProcess;
  readonly cycles: number;
  /** Milliseconds after which no new cycle begins. */
  readonly budget: number;
  /** Questions a second while the bot runs. */
  readonly rate: number;
  /** 0…1, drawn anew each time. */
  readonly random: () => number;
  readonly onCycle?: (done: number) => unknown;
};
export type ChaosResult = {
  readonly kills: number;
  readonly questions: number;
  readonly lost: number;
  readonly repeatedMost: number;
  readonly repeatedMean: number;
  readonly refused: readonly string[];
  readonly seconds: number;
};

/** Milliseconds of a reply's way, so that a kill finds replies in flight. */
const LATENCY = 10;
/** Nobody asks while so many wait, so that the count at the end takes seconds even where the bot is slower than the load. */
const MOST_WAITING = 100;
/** Milliseconds without a single reply after which what is unanswered counts as lost. */
const PATIENCE = 90_000;
/** A kill comes so many milliseconds after the first sign of life, drawn evenly. */
const LIFE = { least: 100, most: 1200 } as const;
export const QUESTIONS = [
  '双福六小什么时候开学？',
  '今天有什么新闻',
  '公交线路调整了吗？',
  'Where is the new hospital?',
  '你好',
];

/** One chat a question: a chat without a message is a lost question, a message twice in it a repeated reply. */
export async function killRepeatedly(options: ChaosOptions): Promise<ChaosResult> {
  const { cycles, budget, rate, random, onCycle } = options;
  const server = await startBotApiServer({ latency: LATENCY });
  const tally = createTally(server);
  const started = performance.now();
  let questions = 0;
  let isAsking = true;
  const asking = (async () => {
    while (isAsking) {
      if (questions - tally.answered() < MOST_WAITING)
        server.say(questions + 1, QUESTIONS[questions++ % QUESTIONS.length]!);
      await wait(1000 / rate);
    }
  })();
  let kills = 0;
  for (; kills < cycles && performance.now() - started < budget; kills++) {
    const child = launch(options.bot, server);
    await signOfLife(server, child);
    await wait(LIFE.least + random() * (LIFE.most - LIFE.least));
    await kill(child);
    tally.killed();
    onCycle?.(kills + 1);
  }
  isAsking = false;
  await asking;
  const last = launch(options.bot, server);
  await allAnswered(server, tally, questions);
  // Repeated replies may still be under way when the last question is answered.
  await server.until(() => server.pending() === 0, 5000).catch(() => {});
  await wait(500);
  await kill(last);
  await server.close();
  const { most, total } = tally.repeated();
  return {
    kills,
    questions,
    lost: questions - tally.answered(),
    repeatedMost: most,
    repeatedMean: kills === 0 ? 0 : total / kills,
    refused: server.refused.map((r) => `${r.call.method}: ${r.reason}`),
    seconds: (performance.now() - started) / 1000,
  };
}

export type DrainResult = {
  readonly questions: number;
  readonly answered: number;
  readonly seconds: number;
  readonly megabytes: number;
  readonly refused: number;
};

/** Starts the bot on a backlog of one question a chat and measures until the last is answered. */
export async function drain(bot: BotProcess, questions: number): Promise<DrainResult> {
  const server = await startBotApiServer({});
  for (let i = 0; i < questions; i++)
    server.say(i + 1, QUESTIONS[i % QUESTIONS.length]!, { date: hoursAgo(i, questions) });
  const tally = createTally(server);
  const started = performance.now();
  const child = launch(bot, server);
  await allAnswered(server, tally, questions);
  const seconds = (performance.now() - started) / 1000;
  const megabytes = peakMemory(child.pid!);
  await kill(child);
  await server.close();
  return { questions, answered: tally.answered(), seconds, megabytes, refused: server.refused.length };
}

/** Ten hours of questions, oldest first. */
const hoursAgo = (i: number, n: number): number => Math.floor(Date.now() / 1000) - Math.floor((36_000 * (n - i)) / n);

let built: Promise<string> | null = null;

/** A folder with an index of seeds/, made once a process. */
async function seedIndex(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'wenjin-seeds-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const args = ['--import', './scripts/check-node.mjs', 'scripts/index.ts', 'seeds', '--index', folder];
  const env = { PATH: process.env.PATH ?? '' };
  const [code] = await once(spawn(process.execPath, args, { stdio: 'ignore', env }), 'exit');
  if (code !== 0) throw new Error('seeds/ could not be indexed');
  return folder;
}

/** What `npm start` gives Node.js. */
const START: readonly string[] = JSON.parse(readFileSync('package.json', 'utf8')).scripts.start.split(' ').slice(1);

/** `src/main.ts` as a bot with an index of seeds/ in `folder/vectors` and its state in a folder by the given name; `more` settings win. */
export type WholeProgram = (state: string, more?: Readonly<Record<string, string>>) => BotProcess;

/** Gives the whole program in a folder of its own, which is removed at the end. */
export async function withWholeProgram<T>(use: (bot: WholeProgram, folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'wenjin-chaos-'));
  const places = (state: string) => ({ INDEX_DIR: join(folder, 'vectors'), DATA_DIR: join(folder, state) });
  const bot: WholeProgram =
    (state, more = {}) =>
    ({ token, url }) => ({
      args: START,
      env: {
        PATH: process.env.PATH ?? '',
        BOT_TOKEN: token,
        TELEGRAM_API_ROOT: url,
        PORT: '0',
        ...places(state),
        ...more,
      },
    });
  try {
    built ??= seedIndex();
    cpSync(await built, join(folder, 'vectors'), { recursive: true });
    return await use(bot, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Counts replies as they are accepted, so that no call has to look through all of them. */
function createTally(server: BotApiServer) {
  const seen = new Set<string>();
  const chats = new Set<number>();
  const perKill: number[] = [];
  let looked = 0;
  let sinceKill = 0;
  const isReply = (call: SentCall): boolean => call.method === 'sendMessage' && call.chat !== null;
  const look = (): void => {
    for (; looked < server.sent.length; looked++) {
      const call = server.sent[looked]!;
      if (!isReply(call)) continue;
      const key = `${call.chat} ${String(call.payload.text)}`;
      if (seen.has(key)) sinceKill++;
      seen.add(key);
      chats.add(call.chat!);
    }
  };
  /** Repeats show up after the kill that caused them: the count runs from one kill to the next. */
  const killed = (): void => {
    look();
    perKill.push(sinceKill);
    sinceKill = 0;
  };
  return {
    killed,
    answered: (): number => {
      look();
      return chats.size;
    },
    repeated: () => {
      killed();
      return { most: Math.max(0, ...perKill), total: perKill.reduce((sum, n) => sum + n, 0) };
    },
  };
}

type Tally = ReturnType<typeof createTally>;

/** Waits as long as replies keep coming. */
async function allAnswered(server: BotApiServer, tally: Tally, questions: number): Promise<void> {
  for (let before = -1; before < tally.answered() && before < questions; ) {
    before = tally.answered();
    const target = Math.min(questions, before + 500);
    await server.until(() => tally.answered() >= target, PATIENCE).catch(() => {});
  }
}

/** What the process said on stderr last is kept for the case that it doesn't start. */
export function launch(bot: BotProcess, server: BotApiServer): ChildProcess {
  const { args, env } = bot(server);
  const child = spawn(process.execPath, args, { env: { ...env }, stdio: ['ignore', 'ignore', 'pipe'] });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    lastWords.set(child, `${lastWords.get(child) ?? ''}${text}`.slice(-2000));
  });
  return child;
}

const lastWords = new WeakMap<ChildProcess, string>();

/** The bot polls, or has announced its webhook: it is up. */
export async function signOfLife(server: BotApiServer, child: ChildProcess): Promise<void> {
  const signs = () => server.polls() + server.callsOf('setWebhook');
  const before = signs();
  const isUp = server.until(() => signs() > before || child.exitCode !== null, 60_000);
  await Promise.race([isUp, once(child, 'exit')]);
  if (child.exitCode !== null)
    throw new Error(`the bot did not start: ${complaintOf(lastWords.get(child) ?? 'it said nothing')}`);
}

/** The line that names the fault, out of a stack trace. */
const complaintOf = (words: string): string =>
  words.split('\n').find((line) => /Error|Cannot/.test(line)) ?? words.trim();

export async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGKILL');
  await once(child, 'exit');
}

/** Megabytes a process held at most; 0 where the system doesn't tell (it is Linux that does). */
export function peakMemory(pid: number): number {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}
