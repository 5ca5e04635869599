/** `npm start`: settings → app → the fronts asked for; stops cleanly on Ctrl-C and SIGTERM. */
import { type App, openApp, today } from './app.ts';
import { type Config, loadConfig } from './config.ts';
import { oneLine } from './errors.ts';
import { createLinks } from './links.ts';
import { createLog } from './log.ts';
import { createBot } from './telegram/index.ts';
import { chat } from './terminal/index.ts';
import { createWeb, type RunningWeb, serveWeb } from './web/index.ts';

const SEEDS = 'seeds';
const say = (line: string) => process.stderr.write(`${line}\n`);

async function main(): Promise<void> {
  const config = loadConfig();
  const terminal = !config.BOT_TOKEN && process.stdin.isTTY === true;
  // In a chat the log would stand between the lines a person reads.
  const log = createLog(terminal && config.LOG_LEVEL === 'info' ? 'error' : config.LOG_LEVEL);
  const stopping = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => stopping.abort());

  const app = await openApp(config, log, { create: true });
  try {
    await buildIndexIfEmpty(app, stopping.signal);
    const web = await startWeb(app, config);
    const stopBot = await startBot(app, config);
    if (terminal) await chatHere(app, web, stopping.signal);
    else if (!stopping.signal.aborted)
      await new Promise((resolve) => stopping.signal.addEventListener('abort', resolve, { once: true }));
    await stopBot();
    await web?.close();
  } finally {
    await app.close();
  }
}

async function buildIndexIfEmpty(app: App, signal: AbortSignal): Promise<void> {
  if ((await app.store.coverage()).articles > 0) return;
  say(`No index in ${app.config.INDEX_DIR}/ yet: reading ${SEEDS}/ …`);
  const { articles, pages, failed } = await app.index([SEEDS], { signal });
  for (const { file, error } of failed) say(`${file}: ${oneLine(error)}`);
  say(`Indexed ${articles} articles from ${pages} pages.`);
}

/** A taken port must not keep the bot from answering: it is said, and the rest starts. */
async function startWeb(app: App, config: Config): Promise<RunningWeb | null> {
  const reader = createWeb({ articles: app.store, ask: app.ask, today, log: app.log });
  try {
    const web = await serveWeb(reader, { port: config.PORT, host: config.HOST });
    say(`Web reader: ${web.url}`);
    return web;
  } catch (error) {
    say(oneLine(error));
    return null;
  }
}

/** A refused token is said in one line; the reader stays up. */
async function startBot(app: App, config: Config): Promise<() => Promise<void>> {
  if (!config.BOT_TOKEN) return async () => {};
  try {
    const bot = await createBot({
      token: config.BOT_TOKEN,
      apiRoot: config.TELEGRAM_API_ROOT,
      dataDir: config.DATA_DIR,
      ask: app.ask,
      askQuickly: app.askQuickly,
      progress: app.progress,
      store: app.store,
      publicUrl: config.PUBLIC_URL,
      log: app.log,
      today,
      adminIds: config.ADMIN_IDS,
    });
    await bot.start();
    say(`Telegram bot: @${bot.username}`);
    return () => bot.stop();
  } catch (error) {
    say(oneLine(error));
    return async () => {};
  }
}

async function chatHere(app: App, web: RunningWeb | null, signal: AbortSignal): Promise<void> {
  const links = createLinks({ publicUrl: app.config.PUBLIC_URL ?? web?.url });
  const coverage = await app.store.coverage();
  await chat({ input: process.stdin, output: process.stdout, ask: app.ask, coverage, links, today, signal });
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    say(oneLine(error));
    process.exit(1);
  },
);
