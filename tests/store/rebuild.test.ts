import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OpenOptions, openStore, type Store } from '../../src/store/index.ts';
import { openSession } from '../../src/store/local/session.ts';
import { Superseded } from '../../src/store/local/writing.ts';
import { EMBEDDER, page } from './pages.ts';

const CHILD = join(import.meta.dirname, 'rebuild-child.ts');
let folder = '';
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'wenjin-rebuild-'));
  const store = await open('old', { create: true });
  for (let n = 0; n < 3; n++)
    await store.replacePage(page(`p${n}`, { id: `a${n}`, paragraphs: ['旧的 甲乙丙丁', '旧的 甲乙'] }));
  await store.close();
});
afterAll(() => rmSync(folder, { recursive: true }));

const open = (name: string, options: Partial<OpenOptions> = {}) =>
  openStore(join(folder, name), { embedder: EMBEDDER, ...options });

/** A copy of the index of three pages. */
function copyOld(name: string): string {
  cpSync(join(folder, 'old'), join(folder, name), { recursive: true });
  return join(folder, name);
}

/** Rebuilds with texts of `version` until step `last`; resolves with the steps there were and the one of the change, or `null` when it was killed. */
async function rebuild(
  dir: string,
  version: string,
  last = 0,
): Promise<readonly [steps: number, change: number] | null> {
  const args = ['--import', './scripts/check-node.mjs', CHILD, dir, version, String(last)];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.on('data', (data) => {
    said += data;
  });
  const [, signal] = await once(child, 'close');
  if (signal === 'SIGKILL') return null;
  const [steps = 0, change = 0] = said.split(' ').map(Number);
  return [steps, change];
}

/** The texts of all pages, by every way that leads to them. */
async function textsIn(store: Store): Promise<readonly string[]> {
  const { pages, passages } = await store.coverage();
  const keys = (await store.matching(['甲'], 99)).map(({ key }) => key);
  const texts = (await store.passages(keys)).map(({ text }) => text).toSorted();
  expect(keys).toHaveLength(passages);
  expect(await store.pages()).toHaveLength(pages);
  return texts;
}

const OLD = ['旧的 甲乙', '旧的 甲乙', '旧的 甲乙', ...Array(3).fill('旧的 甲乙丙丁')];
const NEW = Array(4).fill('新的 甲乙丙丁');

test('killed at any step, a rebuild leaves all of the old index or all of the new one, also to a reader who has it open', {
  timeout: 120_000,
}, async () => {
  const [steps, change] = (await rebuild(copyOld('whole'), '新的'))!;
  expect(change).toBeGreaterThan(30);
  const killAt = async (step: number): Promise<void> => {
    const dir = copyOld(`at-${step}`);
    const reader = await open(`at-${step}`, { readOnly: true });
    expect(await textsIn(reader)).toEqual(OLD);
    expect(await rebuild(dir, '新的', step)).toBeNull();
    const found = await textsIn(reader);
    expect([OLD, NEW]).toContainEqual(found);
    expect(found.length === OLD.length).toBe(step <= change);
    const other = await open(`at-${step}`, { readOnly: true });
    expect(await textsIn(other)).toEqual(found);
    // The next writer clears away what is left.
    const writer = await open(`at-${step}`, { create: true });
    await writer.exclusively(async () => {});
    expect(await textsIn(writer)).toEqual(found);
    await Promise.all([reader, other, writer].map((store) => store.close()));
    const left = readdirSync(dir);
    expect(left).not.toContain('building');
    expect(left.filter((name) => /^generation|^news\.db$/.test(name))).toHaveLength(1);
    rmSync(dir, { recursive: true });
  };
  // All of those around the change, some of those before.
  const killed = Array.from({ length: steps }, (_, at) => at + 1).filter((step) => step > change - 9 || step % 4 === 0);
  for (let at = 0; at < killed.length; at += 3) await Promise.all(killed.slice(at, at + 3).map(killAt));
});

test('killed at any moment, time after time, and finished at last', { timeout: 60_000 }, async () => {
  const dir = copyOld('often');
  const reader = await open('often', { readOnly: true });
  let before: readonly string[] = OLD;
  for (let round = 0; round < 8; round++) {
    const version = `${round}`;
    const args = ['--import', './scripts/check-node.mjs', CHILD, dir, version, '0'];
    const child = spawn(process.execPath, args, { stdio: 'ignore' });
    const timer = setTimeout(() => child.kill('SIGKILL'), 60 + round * 30);
    await once(child, 'close');
    clearTimeout(timer);
    const found = await textsIn(reader);
    expect([before, Array(4).fill(`${version} 甲乙丙丁`)]).toContainEqual(found);
    before = found;
  }
  expect(await rebuild(dir, '新的')).not.toBeNull();
  expect(await textsIn(reader)).toEqual(NEW);
  await reader.close();
});

test('a rebuild that fails half way leaves the index as it was', async () => {
  const dir = copyOld('failed');
  const reader = await open('failed', { readOnly: true });
  const store = await open('failed', { rebuild: true });
  await store.replacePage(page('p', { paragraphs: ['半途 甲'] }));
  expect(await textsIn(store)).toEqual(['半途 甲']);
  await store.close();
  expect(await textsIn(reader)).toEqual(OLD);
  expect(existsSync(join(dir, 'building'))).toBe(false);
  await reader.close();
});

test('what is withdrawn from the old index while a new one is built is not in the new one', async () => {
  copyOld('withdrawn');
  const bot = await open('withdrawn');
  const store = await open('withdrawn', { rebuild: true });
  for (const n of [0, 1]) await store.replacePage(page(`p${n}`, { id: `a${n}`, paragraphs: [`新的 甲${n}`] }));
  expect(await bot.withdraw('a0')).toBe(true);
  await store.settle();
  expect(await textsIn(store)).toEqual(['新的 甲1']);
  expect(await textsIn(bot)).toEqual(['新的 甲1']);
  await store.close();
  await bot.close();
});

test('a single write that waited while the new index was put in place is made in the new one', async () => {
  const dir = copyOld('single');
  const bot = await open('single');
  // What a bot holds that looked for a newer index just before.
  const late = openSession({ index: dir, dir }, { embedder: EMBEDDER });
  expect(await rebuild(dir, '新的')).not.toBeNull();
  expect(() => late.withdraw(['a0'])).toThrow(Superseded);
  await late.leave();
  expect(await bot.withdraw('a0')).toBe(true);
  expect(await textsIn(bot)).toEqual(NEW.slice(1));
  await bot.close();
});

test('an index that was made anew is made anew again, and its keys go on', async () => {
  const dir = copyOld('again');
  const reader = await open('again', { readOnly: true });
  const keys = [await reader.matching(['甲'], 9)];
  for (const version of ['一', '二']) {
    await rebuild(dir, version);
    keys.push(await reader.matching(['甲'], 9));
  }
  const all = keys.flat().map(({ key }) => key);
  expect(new Set(all).size).toBe(all.length);
  expect(readdirSync(dir).filter((name) => name !== 'writer.lock')).toEqual(['generation-2']);
  await reader.close();
});

test('a folder that is called as a generation and holds no index is no one’s: the index stays as it is', async () => {
  const dir = copyOld('half-copied');
  mkdirSync(join(dir, 'generation-1'));
  const store = await open('half-copied', { create: true });
  expect(await textsIn(store)).toEqual(OLD);
  await store.close();
  writeFileSync(join(dir, 'generation-1', 'news.hnsw'), 'cut short');
  const rebuilt = await open('half-copied', { create: true, rebuild: true });
  await rebuilt.replacePage(page('p0', { id: 'a0', paragraphs: ['新的 甲乙'] }));
  await rebuilt.settle();
  await rebuilt.close();
  const reader = await open('half-copied', { readOnly: true });
  expect(await textsIn(reader)).toEqual(['新的 甲乙']);
  await reader.close();
});
