import { spawn, spawnSync } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openStore } from '../../src/store/index.ts';
import { EMBEDDER, vectorOf } from './pages.ts';

const CHILD = join(import.meta.dirname, 'writer-child.ts');
let dir = '';
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'wenjin-pressure-'));
});
afterEach(() => rm(dir, { recursive: true }));

/** Starts the writer and kills it as soon as it has said `lines` lines; resolves with what it said. */
async function writeUntilKilled(lines: number): Promise<string[]> {
  const child = spawn(process.execPath, ['--import', './scripts/check-node.mjs', CHILD, dir, '400'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.on('data', (data) => {
    said += data;
    if (said.split('\n').length > lines) child.kill('SIGKILL');
  });
  await new Promise((resolve) => child.on('close', resolve));
  return said.trim().split('\n');
}

/** Opens the index as a newcomer would, and checks that every page in it is one version, whole and found. */
async function expectWhole(): Promise<ReadonlyMap<string, string>> {
  const store = await openStore(dir, { embedder: EMBEDDER });
  const versions = new Map<string, string>();
  const keys = await store.nearest(vectorOf('甲乙丙丁'), 1000);
  const passages = await store.passages(keys.map(({ key }) => key));
  for (const { page } of await store.pages()) {
    const article = await store.article(page);
    const [name, version] = article!.paragraphs[0]!.split(' ');
    expect(name).toBe(page);
    expect(article!.paragraphs).toEqual(article!.paragraphs.map((_, at) => `${page} ${version} ${at} 甲乙丙丁`));
    const found = passages.filter((passage) => passage.article === page).map(({ text }) => text);
    expect(found.toSorted()).toEqual(article!.paragraphs.toSorted());
    versions.set(page, version!);
  }
  expect(passages).toHaveLength((await store.coverage()).passages);
  expect(await store.matching(['甲'], 1000)).toHaveLength(passages.length);
  await store.close();
  return versions;
}

test('an index whose writer is killed at any moment opens whole, with everything the writer had said is in', async () => {
  for (const lines of [1, 9, 10, 11, 37, 80]) {
    const said = await writeUntilKilled(lines);
    const versions = await expectWhole();
    const last = new Map(said.map((line) => line.split(' ') as [string, string]));
    // The kill may come after one more page was committed than the writer had time to say.
    const older = [...last].filter(([name, version]) => versions.get(name) !== version);
    expect(older.length).toBeLessThanOrEqual(1);
  }
});

test('a full disk is an error with a remedy, and leaves the index as it was', async () => {
  const run = (blocks: string) =>
    spawnSync('bash', [
      '-c',
      `trap '' XFSZ; ulimit -f ${blocks}; exec "$0" --import ./scripts/check-node.mjs "$1" "$2" 400`,
      process.execPath,
      CHILD,
      dir,
    ]);
  const full = run('300');
  expect(full.status).toBe(1);
  expect(String(full.stderr)).toMatch(/StoreError: Cannot write to the index .* (space|disk)/s);
  const versions = await expectWhole();
  expect(versions.size).toBeGreaterThan(0);
  expect(run('unlimited').status).toBe(0);
  expect((await expectWhole()).size).toBe(40);
}, 60_000);

test('without hnswlib-node everything is found, and the log says so once', async () => {
  await writeUntilKilled(25);
  const script = join(import.meta.dirname, 'without-hnswlib.ts');
  const { stdout, stderr } = spawnSync(process.execPath, ['--import', './scripts/check-node.mjs', script, dir], {
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  const { best, all, warnings } = JSON.parse(stdout);
  expect(best).toBe('癸子丑');
  expect(warnings).toEqual([expect.stringMatching(/^hnswlib-node is not installed/)]);
  // Opened again with it, the graph is made good.
  const store = await openStore(dir, { embedder: EMBEDDER });
  expect(await store.nearest(vectorOf('甲'), 1000)).toHaveLength(all);
  await store.close();
});

test('an index on a disk that cannot be written is read all the same', async () => {
  await writeUntilKilled(3);
  await expectWhole();
  await chmod(dir, 0o555);
  const script = join(import.meta.dirname, 'reader-child.ts');
  // The superuser may write anywhere: the reader is somebody else.
  const somebody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
  const { stdout, stderr } = spawnSync(process.execPath, ['--import', './scripts/check-node.mjs', script, dir, '甲'], {
    encoding: 'utf8',
    ...somebody,
  });
  await chmod(dir, 0o755);
  expect(stderr).toBe('');
  expect(Number(stdout)).toBeGreaterThan(0);
});
