import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Browser, chromium, type Page } from 'playwright-core';
import { type App, openApp } from '../src/app.ts';
import { createLog } from '../src/log.ts';
import { createBot } from '../src/telegram/index.ts';
import { createWeb, serveWeb, startPlayground } from '../src/web/index.ts';
import { runCommand } from './command.ts';

const text = { type: 'string' } as const;
const CHROMIUM = '/usr/bin/chromium';

/** A page of the reader, or where a link of the page before leads; `say` is written in the chat before. */
type Shot = {
  readonly name: string;
  readonly path?: string;
  readonly follow?: string;
  readonly say?: string;
  readonly height?: number;
};

const shots = (question: string, thing: string): readonly Shot[] => [
  { name: 'front', path: '/' },
  { name: 'browse', path: '/browse' },
  { name: 'search', path: `/search?q=${encodeURIComponent(thing)}` },
  { name: 'timeline', path: `/things/${encodeURIComponent(thing)}` },
  { name: 'answer', path: `/ask?q=${encodeURIComponent(question)}` },
  { name: 'article', follow: '.answer sup a' },
  { name: 'chat', path: '/chat', say: question, height: 900 },
];

/** Those of the README, each on a phone or wide, in light. */
const IN_README: Readonly<Record<string, number>> = {
  chat: 360,
  front: 360,
  timeline: 1280,
  answer: 360,
  article: 1280,
};

/** Writes as a resident does, and waits for the answer with its buttons. */
async function askInChat(tab: Page, question: string): Promise<void> {
  const before = await tab.locator('.theirs').count();
  await tab.getByRole('textbox').fill(question);
  await tab.getByRole('textbox').press('Enter');
  await tab.locator('.theirs').nth(before).locator('.keys').waitFor();
  await tab.locator('#messages').evaluate((e) => e.scrollTo({ top: e.scrollHeight }));
}

/** The reader with the bot to try, for as long as the pictures take. */
async function serveAll(app: App) {
  const playground = await startPlayground();
  const reader = createWeb({ ...app, articles: app.store, playground });
  const web = await serveWeb(reader, { port: 0, host: '127.0.0.1' });
  const dataDir = await mkdtemp(join(tmpdir(), 'wenjin-pictures-'));
  const { token, apiRoot } = playground;
  const bot = await createBot({ ...app, token, apiRoot, dataDir, publicUrl: web.url });
  await bot.start();
  const close = async () => {
    await bot.stop();
    await Promise.all([playground.close(), web.close()]);
    await rm(dataDir, { recursive: true, force: true });
  };
  return { url: web.url, close };
}

type Look = { readonly width: number; readonly scheme: 'light' | 'dark' };

async function takeAll(
  browser: Browser,
  url: string,
  pages: readonly Shot[],
  look: Look,
  to: (name: string) => string | null,
) {
  const height = look.width === 360 ? 720 : 800;
  const viewport = { width: look.width, height };
  const tab = await browser.newPage({ viewport, deviceScaleFactor: 1.5, locale: 'zh-CN', colorScheme: look.scheme });
  for (const { name, path, follow, say, ...shot } of pages) {
    await tab.setViewportSize({ ...viewport, height: shot.height ?? height });
    if (path) await tab.goto(url + path);
    if (follow) await tab.locator(follow).first().click();
    if (say) await askInChat(tab, say);
    const file = to(name);
    if (file) await writeFile(file, await tab.screenshot());
  }
  await tab.close();
}

async function picture(app: App, dir: string, all: boolean, pages: readonly Shot[]): Promise<void> {
  await mkdir(dir, { recursive: true });
  const web = await serveAll(app);
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    for (const width of [360, 1280])
      for (const scheme of ['light', 'dark'] as const)
        await takeAll(browser, web.url, pages, { width, scheme }, (name) => {
          if (all) return join(dir, `${name}-${width}-${scheme}.png`);
          return scheme === 'light' && IN_README[name] === width ? join(dir, `${name}.png`) : null;
        });
  } finally {
    await browser.close();
    await web.close();
  }
}

await runCommand({
  help: `
npm run screenshots -- [--out docs/images] [--all] [--index DIR] [--question TEXT] [--thing NAME] : pictures of the reader and the chat.
  --all      every page at 360 and 1280 px, light and dark; else those of the README
  Needs Chromium (apt-get install chromium fonts-noto-cjk fonts-noto-color-emoji).`,
  options: { out: text, all: { type: 'boolean' }, index: text, question: text, thing: text },
  run: async ({ values, config }) => {
    const app = await openApp(config, createLog('error'), { readOnly: true });
    const {
      out = 'docs/images',
      all = false,
      question = '富硒茶叶深加工基地啥时候能用？',
      thing = '白沙工业园',
    } = values;
    try {
      // Questions to begin with are worked out in the background.
      for (let n = 0; n < 100 && (await app.examples()).length === 0; n++) await pause(100);
      await picture(app, out, all, shots(question, thing));
      return 0;
    } finally {
      await app.close();
    }
  },
});
