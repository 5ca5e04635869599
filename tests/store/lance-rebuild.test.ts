import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { OpenOptions, Store } from '../../src/store/index.ts';
import { openLanceStore } from '../../src/store/lance/open.ts';
import { EMBEDDER, page } from './pages.ts';

const CHILD = join(import.meta.dirname, 'lance-rebuild-child.ts');
let folder = '';
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'wenjin-lance-rebuild-'));
  const store = await open({ create: true });
  await store.replacePages([0, 1].map((n) => page(`p${n}`, { id: `a${n}`, paragraphs: ['旧的 甲乙'] })));
  await store.close();
});
afterEach(() => rmSync(folder, { recursive: true }));

const open = (options: Partial<OpenOptions> = {}) =>
  openLanceStore(`lance:${folder}`, { embedder: EMBEDDER, freshFor: 0, ...options });

/** Rebuilds until the step `last`, or is killed so many milliseconds after it has begun to settle. */
async function rebuild(version: string, last: string | number): Promise<void> {
  const args = ['--import', './scripts/check-node.mjs', CHILD, `lance:${folder}`, version, String(last)];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  child.stdout.on('data', (data) => {
    if (typeof last === 'number' && String(data).includes('settling')) setTimeout(() => child.kill('SIGKILL'), last);
  });
  await once(child, 'close');
}

async function textsIn(store: Store): Promise<readonly string[]> {
  const keys = (await store.matching(['甲'], 99)).map(({ key }) => key);
  expect(keys).toHaveLength((await store.coverage()).passages);
  return (await store.passages(keys)).map(({ text }) => text);
}

const tablesIn = () => readdirSync(folder).filter((name) => name.startsWith('page'));
const OLD = Array(2).fill('旧的 甲乙');

test('a killed rebuild leaves all of the old index or all of the new one, and the next writer clears away the rest', {
  timeout: 60_000,
}, async () => {
  const reader = await open({ readOnly: true });
  let before: readonly string[] = OLD;
  for (const [round, last] of ['pages', 'settling', 20, 60, 120, 'closing'].entries()) {
    await rebuild(String(round), last);
    const found = await textsIn(reader);
    const after = Array(3).fill(`${round} 甲乙丙丁`);
    if (last === 'pages' || last === 'settling') expect(found).toEqual(before);
    else if (last === 'closing') expect(found).toEqual(after);
    else expect([before, after]).toContainEqual(found);
    const writer = await open();
    const former = tablesIn().length;
    await writer.exclusively(async () => {});
    expect(await textsIn(writer)).toEqual(found);
    if (found === before) expect(tablesIn().length).toBeLessThan(former);
    await writer.close();
    before = found;
  }
  await reader.close();
});

test('tables of the index before go when no reader can be at them any more', async () => {
  const store = await open({ rebuild: true });
  await store.replacePage(page('p', { id: 'a', paragraphs: ['新的 甲'] }));
  await store.settle();
  expect(tablesIn().toSorted()).toEqual(['page.lance', 'page_1.lance']);
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 16 * 60_000 });
  try {
    await store.settle();
  } finally {
    vi.useRealTimers();
  }
  expect(tablesIn()).toEqual(['page_1.lance']);
  expect(await textsIn(store)).toEqual(['新的 甲']);
  await store.close();
});

test('what is withdrawn from the old index while a new one is built is not in the new one, and a rebuild given up changes nothing', async () => {
  const bot = await open();
  const dropped = await open({ rebuild: true });
  await dropped.replacePage(page('p', { id: 'a', paragraphs: ['半途 甲'] }));
  await dropped.close();
  expect(await textsIn(bot)).toEqual(OLD);
  expect(tablesIn()).toEqual(['page.lance']);
  const store = await open({ rebuild: true });
  await store.replacePages([0, 1].map((n) => page(`p${n}`, { id: `a${n}`, paragraphs: [`新的 甲${n}`] })));
  expect(await bot.withdraw('a0')).toBe(true);
  await store.settle();
  for (const one of [store, bot]) expect(await textsIn(one)).toEqual(['新的 甲1']);
  expect((await bot.pages()).map(({ page: name, articles }) => [name, articles])).toEqual([
    ['p0', 0],
    ['p1', 1],
  ]);
  await Promise.all([store.close(), bot.close()]);
});
