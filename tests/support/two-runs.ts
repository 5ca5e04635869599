/** Pairs of index runs at the same time on one index, and what is missing from it afterwards. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createEmbedder } from '../../src/embeddings/index.ts';
import { indexPages } from '../../src/indexing/index.ts';
import { openStore } from '../../src/store/index.ts';

/** The one that is made soonest: what is counted are reports. */
const EMBEDDER = 'hashed';
const PLACES = ['河口', '东山', '白沙', '石桥', '清溪', '南坪', '柳林', '龙门'];
const WORKS = ['小学', '公园', '码头', '水厂', '车站', '医院', '图书馆', '菜市场'];

/** A report no other number has, long enough to be known again in another paper. */
function report(number: number): { readonly title: string; readonly text: string } {
  const [place, work] = [PLACES[number % 8]!, WORKS[Math.floor(number / 8) % 8]!];
  const name = `${place}${work}${number}号工程`;
  const steps = ['立项', '设计', '招标', '开工', '主体完工', '验收'].map(
    (step, at) => `${name}的${step}花了${number + at * 7}天，${place}镇的居民${number * 3 + at}人参加了${step}座谈会。`,
  );
  return { title: `${name}进展顺利`, text: steps.join('\n') };
}

/** Which reports a pair's two folders print: some of them both. */
const PRINTED = { a: [0, 1, 2, 3, 4, 5, 6, 7], b: [4, 5, 6, 7, 8, 9, 10, 11] } as const;

function write(folder: string, from: number, numbers: readonly number[]): void {
  mkdirSync(folder, { recursive: true });
  for (const number of numbers) {
    const { title, text } = report(from + number);
    writeFileSync(
      join(folder, `${number}.md`),
      `---\ntitle: ${title}\ndate: 2024-05-0${1 + (number % 9)}\n---\n${text}\n`,
    );
  }
}

/** The folder's own copies of a report lose their file between the two starts in `taken-away`. */
export type PairKind = 'side by side' | 'one rebuilds' | 'both rebuild' | 'one prunes' | 'one is killed';
export const KINDS: readonly PairKind[] = [
  'side by side',
  'one rebuilds',
  'both rebuild',
  'one prunes',
  'one is killed',
];

export type PairResult = { readonly kind: PairKind; readonly lost: number; readonly codes: readonly (number | null)[] };

/** Runs pair number `pair`; every report that a file on disk prints has to be in the index at the end. */
export async function runPair(pair: number): Promise<PairResult> {
  const folder = mkdtempSync(join(tmpdir(), 'wenjin-pair-'));
  const kind = KINDS[pair % KINDS.length]!;
  try {
    const [a, b] = [join(folder, 'a'), join(folder, 'b')];
    write(a, pair * 12, PRINTED.a);
    write(b, pair * 12, PRINTED.b);
    const codes = await runsOf(kind, { a, b, index: join(folder, 'index') });
    const gone = kind === 'one prunes' ? new Set([0, 1]) : new Set<number>();
    const wanted = Array.from({ length: 12 }, (_, number) => number).filter((number) => !gone.has(number));
    const titles = await titlesIn(join(folder, 'index'));
    return { kind, lost: wanted.filter((number) => !titles.has(report(pair * 12 + number).title)).length, codes };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

type Folders = { readonly a: string; readonly b: string; readonly index: string };

async function runsOf(kind: PairKind, { a, b, index }: Folders): Promise<readonly (number | null)[]> {
  const run = (...args: readonly string[]) => start([...args, '--index', index]).code;
  const both = (one: readonly string[], other: readonly string[]) => Promise.all([run(...one), run(...other)]);
  switch (kind) {
    case 'side by side':
      return both([a], [b]);
    case 'one rebuilds':
      await runHere([a, b], index);
      return both(['--rebuild', a, b], [b]);
    case 'both rebuild':
      return both(['--rebuild', a, b], ['--rebuild', b, a]);
    case 'one prunes':
      await runHere([a], index);
      // What 4 to 7 print stays in b alone, which is read by the other run at the same time.
      for (const number of [0, 1, 4, 5, 6, 7]) rmSync(join(a, `${number}.md`));
      return both([a, '--prune'], [b]);
    case 'one is killed': {
      const killed = start(['--rebuild', a, b, '--index', index]);
      setTimeout(() => killed.child.kill('SIGKILL'), 900);
      const [, code] = await Promise.all([killed.code, run(a, b)]);
      return [code];
    }
  }
}

function start(args: readonly string[]) {
  const child = spawn(
    process.execPath,
    ['--import', './scripts/check-node.mjs', resolve('scripts/index.ts'), ...args],
    {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { PATH: process.env.PATH ?? '', EMBEDDER },
    },
  );
  return { child, code: once(child, 'exit').then(([code]) => code as number | null) };
}

/** A run before the two, in this process, whose dictionaries are loaded. */
async function runHere(folders: readonly string[], index: string): Promise<void> {
  const embedder = await createEmbedder(EMBEDDER);
  const store = await openStore(index, { embedder, create: true });
  await indexPages(folders, { store, embedder, today: '2024-06-01' });
  await store.close();
}

async function titlesIn(dir: string): Promise<ReadonlySet<string | null>> {
  const store = await openStore(dir, { embedder: await createEmbedder(EMBEDDER), readOnly: true });
  const found = await store.latest(1000);
  await store.close();
  return new Set(found.map(({ title }) => title));
}
