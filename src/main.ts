/** `npm start`: settings → app → the fronts asked for; stops cleanly on Ctrl-C and SIGTERM. */
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, openApp } from './app.ts';
import { argumentsBy } from './arguments.ts';
import { type Config, loadConfig } from './config.ts';
import { oneLine, StoreError } from './errors.ts';
import { answeredExamples } from './examples.ts';
import { watchFolders } from './folders.ts';
import { createLinks } from './links.ts';
import { createLog, withoutToken } from './log.ts';
import type { Residents } from './newsroom.ts';
import { runApart, startSchedule } from './schedule.ts';
import { type BotOptions, createBot, type RunningBot } from './telegram/index.ts';
import { chat } from './terminal/index.ts';
import type { ChannelPost, SourceView } from './types.ts';
import { createWeb, type RunningPlayground, type RunningWeb, serveWeb, startPlayground } from './web/index.ts';

const SEEDS = 'seeds';
const say = (line: string) => process.stderr.write(`${line}\n`);

const HELP = `npm start
Starts the bot with BOT_TOKEN and the web reader; without a token the reader, and a chat with the bot in the browser and, where it is started in a terminal, here.
Settings are environment variables or lines of .env; .env.example has all of them. Ctrl-C stops.`;

async function main(): Promise<void> {
  if (argumentsBy({ help: { type: 'boolean' } }, false).values.help) return void process.stdout.write(`${HELP}\n`);
  const config = loadConfig();
  const terminal = !config.BOT_TOKEN && process.stdin.isTTY === true;
  // In a chat the log would stand between the lines a person reads.
  const log = createLog(terminal && config.LOG_LEVEL === 'info' ? 'error' : config.LOG_LEVEL);
  const stopping = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => stopping.abort());

  const app = await openApp(config, log, { create: true });
  try {
    await buildIndexIfNone(app, stopping.signal);
    if (!stopping.signal.aborted) await serve(app, terminal, stopping.signal);
  } finally {
    await app.close();
  }
}

/** Asks like a resident, in words that any paper has. */
const ANY_QUESTION = '今年有哪些项目开工？';

/** The first question reads the dictionaries and the index, half a second for a large one: no resident shall wait for that. */
async function warmUp({ askQuickly, examples, log, today }: App): Promise<void> {
  const started = performance.now();
  try {
    await askQuickly({ text: ANY_QUESTION, history: [], today: today() });
    log.info({ ms: Math.round(performance.now() - started) }, 'warmed up');
    // They are there when the first page is looked at.
    await examples();
  } catch (error) {
    log.warn({ error }, 'could not warm up');
  }
}

/** Without a token, and where only this machine can reach it, the bot can be tried in a browser. */
const playgroundFor = async ({ BOT_TOKEN, PUBLIC_URL, HOST }: Config): Promise<RunningPlayground | null> =>
  !BOT_TOKEN && !PUBLIC_URL && ['127.0.0.1', 'localhost', '::1'].includes(HOST) ? startPlayground() : null;

/** Serves until told to stop: the reader always, and the bot or a chat here. */
async function serve(app: App, terminal: boolean, signal: AbortSignal): Promise<void> {
  const warm = warmUp(app);
  const playground = await playgroundFor(app.config);
  const { watch: sources } = app;
  let bot: RunningBot | null = null;
  let failure: string | null = null;
  let isReady = false;
  const web = await startWeb(app, {
    webhook: (request) => bot?.webhook?.(request) ?? null,
    health: async () => (failure === null ? ((await bot?.health()) ?? []) : [failure]),
    isReady: () => isReady && !signal.aborted,
    gauges: async () => bot?.gauges() ?? {},
    ...(playground ? { playground } : {}),
    residents: () => bot?.residents ?? null,
    botName: () => (playground ? null : (bot?.username ?? null)),
    isAlone: !app.config.BOT_TOKEN && !terminal,
    sources,
  });
  const onFailure = (reason: string) => {
    failure = reason;
  };
  const trial = playground && web ? await trialOf(playground, web) : null;
  const { log, config } = app;
  const schedule = startSchedule({ sources: sources.scheduled, run: runApart, log, timeZone: config.TIME_ZONE });
  const folders = watchFolders({ folders: sources.folders, onChange: schedule.visitSoon, log });
  const takePost = (post: ChannelPost) => {
    const place = sources.keepPost(post);
    if (place !== null) schedule.visitSoon(place);
  };
  bot = await startBot(app, { sources, takePost }, trial?.account ?? accountOf(app.config), signal, onFailure);
  if (bot) say(trial ? `Try the bot in a browser: ${web?.url}/chat` : `Telegram bot: @${bot.username}`);
  for (const advice of trial ? [] : (bot?.advice ?? [])) say(advice);
  void warm.then(() => {
    isReady = failure === null;
  });
  if (terminal) await chatHere(app, web, sources, signal);
  else if (!signal.aborted) await once(signal, 'abort');
  folders.stop();
  await schedule.stop();
  await bot?.stop();
  await Promise.all([playground?.close(), web?.close()]);
  await trial?.clear();
  await warm;
}

/** Stands in the index folder while its first build goes on, so that the next start finishes one that was cut short. */
const BUILDING = 'first-build';

async function buildIndexIfNone(app: App, signal: AbortSignal): Promise<void> {
  const mark = join(app.config.INDEX_DIR, BUILDING);
  if ((await app.store.coverage()).articles > 0 && !existsSync(mark)) return;
  say(`No index in ${app.config.INDEX_URL ?? `${app.config.INDEX_DIR}/`} yet: reading ${SEEDS}/ …`);
  await mkdir(app.config.INDEX_DIR, { recursive: true });
  await writeFile(mark, '');
  const { articles, pages, failed, stopped } = await app.index([SEEDS], { signal });
  for (const { error } of failed) say(oneLine(error));
  say(`Indexed ${articles} articles from ${pages} pages.`);
  if (!stopped) await rm(mark, { force: true });
}

type Served = {
  readonly webhook: (request: Request) => Promise<Response> | null;
  readonly health: () => Promise<readonly string[]>;
  readonly isReady: () => boolean;
  readonly gauges: () => Promise<Readonly<Record<string, number>>>;
  readonly playground?: RunningPlayground;
  readonly residents: () => Residents | null;
  readonly botName: () => string | null;
  /** Nothing else would run without the reader. */
  readonly isAlone: boolean;
  readonly sources: SourceView;
};

/** A taken port must not keep the bot or a chat in the terminal from answering: it is said, and the rest starts. */
async function startWeb(
  { config, ...app }: App,
  { webhook, residents, isAlone, ...state }: Served,
): Promise<RunningWeb | null> {
  const { ADMIN_PASSWORD: password, DATA_DIR: dataDir } = config;
  const page = password ? { newsroomPage: { ...app, password, dataDir, residents } } : {};
  const reader = createWeb({ ...app, articles: app.store, publicUrl: config.PUBLIC_URL, ...state, ...page });
  if (config.WEBHOOK_URL) reader.post(new URL(config.WEBHOOK_URL).pathname, (c) => webhook(c.req.raw) ?? c.notFound());
  try {
    const web = await serveWeb(reader, { port: config.PORT, host: config.HOST });
    say(`Web reader: ${web.url}`);
    if (password) say(`The newsroom: ${web.url}/newsroom`);
    return web;
  } catch (error) {
    if (isAlone) throw error;
    say(oneLine(error));
    return null;
  }
}

/** What a bot is somebody's with: its token, where Telegram is, where its state lies. */
type Account = Pick<BotOptions, 'token' | 'apiRoot' | 'dataDir' | 'databaseUrl' | 'publicUrl' | 'adminIds' | 'webhook'>;

function accountOf(config: Config): Account | null {
  const { BOT_TOKEN: token, TELEGRAM_API_ROOT: apiRoot, DATA_DIR: dataDir, PUBLIC_URL: publicUrl } = config;
  const { WEBHOOK_URL: url, WEBHOOK_SECRET: secret } = config;
  const own = { apiRoot, dataDir, databaseUrl: config.DATABASE_URL, publicUrl, adminIds: config.ADMIN_IDS };
  return token ? { token, ...own, ...(url && secret ? { webhook: { url, secret } } : {}) } : null;
}

/** The playground's bot: its links open the reader, and its state goes with it. */
async function trialOf({ token, apiRoot, newsroomId }: RunningPlayground, web: RunningWeb) {
  const dataDir = await mkdtemp(join(tmpdir(), 'wenjin-chat-'));
  const account: Account = { token, apiRoot, dataDir, publicUrl: web.url, adminIds: [newsroomId] };
  return { account, clear: () => rm(dataDir, { recursive: true, force: true }) };
}

/**
 * A refused token is said in one line and at /healthz, a Telegram out of reach is waited for; the reader stays up. A bot
 * whose state is damaged ends the process, at the start or later: a supervisor has to see it.
 */
async function startBot(
  { config, ...app }: App,
  feeding: Required<Pick<BotOptions, 'sources' | 'takePost'>>,
  account: Account | null,
  signal: AbortSignal,
  onFailure: (reason: string) => void,
): Promise<RunningBot | null> {
  if (!account) return null;
  try {
    const bot = await createBot({
      ...app,
      ...account,
      ...feeding,
      keepDays: config.KEEP_DAYS,
      signal,
      onUnreachable: () => say('Telegram cannot be reached yet: check the network and TELEGRAM_API_ROOT. Trying on.'),
      onFatal: (reason) => {
        say(`Cannot go on: ${reason}`);
        process.exit(1);
      },
    });
    await bot.start();
    return bot;
  } catch (error) {
    if (error instanceof StoreError) throw error;
    if (signal.aborted) return null;
    say(oneLine(error));
    onFailure(oneLine(error));
    return null;
  }
}

/** What nobody caught: one line without token or trace, and an end that a supervisor sees. */
for (const name of ['uncaughtException', 'unhandledRejection'] as const)
  process.on(name, (error: unknown) => {
    say(
      `Cannot go on: ${withoutToken(oneLine(error))}. Start the program again; if it comes again, run \`npm run doctor\`.`,
    );
    process.exit(1);
  });

/** Questions that the terminal offers. */
const EXAMPLES = 5;

async function chatHere(app: App, web: RunningWeb | null, feeding: SourceView, signal: AbortSignal): Promise<void> {
  const links = createLinks({ publicUrl: app.config.PUBLIC_URL ?? web?.url });
  const coverage = await app.store.coverage();
  const { ask, askQuickly, today, progress, store } = app;
  const examples = await answeredExamples({ store, ask: askQuickly, today }, EXAMPLES);
  const streams = { input: process.stdin, output: process.stdout };
  const latest = (count: number, district?: string) => app.store.latest(count, district);
  await chat({ ...streams, ask, coverage, links, latest, progress, today, examples, feeding, signal });
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    say(oneLine(error));
    process.exit(1);
  },
);
