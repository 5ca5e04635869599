/** How soon something of an article is seen in a browser that was never there before, and what it fetched. */
import { type Browser, chromium } from 'playwright-core';
import { ARGUMENTS, CHROMIUM } from './browser.ts';

export type Paint = {
  readonly pages: number;
  readonly firstPaintP50: number;
  readonly firstPaintMax: number;
  readonly wireBytes: number;
};

/** What the page knows of itself, once something of it is seen. */
const LOOK = `new Promise((done) => {
  const look = ({ startTime }) => {
    const fetched = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')];
    done({ ms: startTime, bytes: fetched.reduce((sum, one) => sum + one.transferSize, 0) });
  };
  const isSeen = ({ name }) => name === 'first-contentful-paint';
  new PerformanceObserver((list) => list.getEntries().filter(isSeen).map(look)).observe({ type: 'paint', buffered: true });
})`;

type Seen = { readonly ms: number; readonly bytes: number };

async function look(browser: Browser, address: string): Promise<Seen> {
  const context = await browser.newContext({ viewport: { width: 360, height: 780 }, locale: 'zh-CN' });
  const tab = await context.newPage();
  await tab.goto(address, { waitUntil: 'load' });
  const seen = await tab.evaluate<Seen>(LOOK);
  await context.close();
  return seen;
}

/** `null` where there is no Chromium. */
export async function measurePaint(addresses: readonly string[]): Promise<Paint | null> {
  if (!CHROMIUM) return null;
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ARGUMENTS });
  const looks: Seen[] = [];
  try {
    // The first tabs start what a browser has to start once.
    for (const address of [...addresses.slice(0, 2), ...addresses]) looks.push(await look(browser, address));
  } finally {
    await browser.close();
  }
  const measured = looks.slice(2);
  const sorted = measured.map(({ ms }) => Math.round(ms)).sort((a, b) => a - b);
  return {
    pages: measured.length,
    firstPaintP50: sorted[Math.ceil(sorted.length / 2) - 1] ?? 0,
    firstPaintMax: sorted.at(-1) ?? 0,
    wireBytes: Math.max(...measured.map(({ bytes }) => bytes)),
  };
}
