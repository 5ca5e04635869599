import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { cpus, platform, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { text as readAll } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { InputError } from '../src/errors.ts';
import { chances } from '../tests/support/chances.ts';
import type { BenchQuestion } from './bench/child.ts';
import { sampled } from './bench/convert.ts';
import { barChart, benchPage, type Row } from './bench/report.ts';
import { SYSTEMS } from './bench/systems.ts';
import { runCommand } from './command.ts';

const help = `
npm run bench -- ARCHIVE.jsonl.gz QUESTIONS.jsonl [--sizes 1000,10000,65000] [--systems wenjin,lance,sqlite,…]
Compares Wenjin with its peers on the same data and writes docs/bench/: a table and charts. All sizes take an hour or two.
  --systems NAMES only these of ${Object.keys(SYSTEMS).join(', ')}, printed only
  --sizes N,…     articles; more than the archive has are made of it: copies with two fifths of their clauses left out
  --quick         1,000 articles and every fourth question: a minute's version, printed only
  --minutes N     gives a system up after N minutes of one step (default: 20)`;

const CHILD = fileURLToPath(new URL('./bench/child.ts', import.meta.url));
const text = { type: 'string' } as const;
/** Peers keep their index as JSON in memory: at 65k articles more than Node's default heap. The rest as `npm start` has it. */
const FLAGS = ['--max-old-space-size=6144', '--max-semi-space-size=16', '--heap-growing-percent=50'];

/** Runs one step in a process of its own; rejects with what went wrong, in a few words. */
async function step<T>(args: readonly string[], minutes: number): Promise<T> {
  const child = spawn(process.execPath, [...FLAGS, CHILD, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: minutes * 60_000,
  });
  const ended = new Promise<readonly [number | null, string | null]>((resolve) =>
    child.once('close', (code, signal) => resolve([code, signal])),
  );
  const [out, problems] = await Promise.all([readAll(child.stdout), readAll(child.stderr)]);
  const [code, signal] = await ended;
  if (code === 0) return JSON.parse(out.trim().split('\n').at(-1) ?? '');
  if (signal === 'SIGTERM') throw new Error(`given up after ${minutes} minutes`);
  const reason = /heap out of memory|Cannot create a string longer|Invalid string length/.exec(problems)?.[0];
  throw new Error(reason ?? problems.match(/^\w*Error.*$/m)?.[0] ?? `ended with ${code ?? signal}`);
}

async function measure(name: string, size: number, archive: string, questions: string, minutes: number): Promise<Row> {
  const { label } = SYSTEMS[name]!;
  const dir = await mkdtemp(join(tmpdir(), 'wenjin-bench-'));
  try {
    const built = await step<NonNullable<Row['built']>>(['build', name, archive, dir], minutes);
    const asked = await step<NonNullable<Row['asked']>>(['ask', name, questions, dir], minutes);
    return { label, size, built, asked };
  } catch (error) {
    return { label, size, failed: error instanceof Error ? error.message : String(error) };
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

/** `size` articles: those there are, then copies of them, each otherwise, so that none is another's equal. */
function* linesOf(lines: readonly string[], size: number): Generator<string> {
  for (let n = 0; n < size; n++) {
    const line = lines[n % lines.length]!;
    yield `${n < lines.length ? line : copyOf(line, Math.floor(n / lines.length))}\n`;
  }
}

const LEFT_OUT = 0.4;

function copyOf(line: string, number: number): string {
  const { id, text, ...rest } = JSON.parse(line) as { readonly id: string; readonly text: string };
  const random = chances(number + text.length);
  const clauses = text.split(/(?<=[，。；！？\n])/u).filter(() => random() >= LEFT_OUT);
  return JSON.stringify({ ...rest, id: `${id}-${number}`, text: clauses.join('') || text });
}

const machine = () =>
  `Machine: ${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GB, ` +
  `${platform()}, Node ${process.versions.node}; ${new Date().toISOString().slice(0, 10)}.`;

await runCommand({
  help,
  options: { sizes: text, systems: text, minutes: text, quick: { type: 'boolean' } },
  run: async ({ values: { sizes = '1000,10000,65000', systems, minutes = '20', quick }, positionals }) => {
    const [archive, questionsFile] = positionals;
    const remedy = 'Run `npm run bench -- --help`.';
    if (!archive || !questionsFile)
      throw new InputError({ what: 'bench', why: 'an archive and its questions are needed', remedy });
    const names = systems?.split(',') ?? Object.keys(SYSTEMS);
    const unknown = names.find((name) => !(name in SYSTEMS));
    if (unknown) throw new InputError({ what: `bench "${unknown}"`, why: 'there is no such system', remedy });
    const packed = await readFile(archive);
    const lines = (archive.endsWith('.gz') ? gunzipSync(packed) : packed).toString('utf8').trim().split('\n');
    const articles = lines.map((line) => ({ id: (JSON.parse(line) as { id: string }).id, line }));
    const all = (await readFile(questionsFile, 'utf8')).trim().split('\n');
    const asked = quick ? all.filter((_, i) => i % 4 === 0) : all;
    const wanted = new Set(asked.flatMap((line) => (JSON.parse(line) as BenchQuestion).relevant));
    const work = await mkdtemp(join(tmpdir(), 'wenjin-bench-'));
    const rows: Row[] = [];
    try {
      await writeFile(join(work, 'questions.jsonl'), asked.join('\n'));
      for (const size of quick ? [1000] : sizes.split(',').map(Number)) {
        const chosen = sampled(articles, wanted, size).map(({ line }) => line);
        await pipeline(linesOf(chosen, size), createWriteStream(join(work, 'archive.jsonl')));
        for (const name of names) {
          const input = [join(work, 'archive.jsonl'), join(work, 'questions.jsonl')] as const;
          rows.push(await measure(name, size, ...input, Number(minutes)));
          process.stderr.write(`${size} articles: ${name} done\n`);
        }
      }
    } finally {
      await rm(work, { recursive: true, force: true });
    }
    const page = benchPage(rows, machine(), 'npm run bench -- ARCHIVE.jsonl.gz QUESTIONS.jsonl');
    process.stdout.write(page);
    if (quick || systems) return 0;
    await mkdir(join('docs', 'bench'), { recursive: true });
    await writeFile(join('docs', 'bench', 'README.md'), page);
    const p95 = barChart('95th percentile of a search, ms (logarithmic)', rows, (a) => a.p95, {
      unit: ' ms',
      log: true,
    });
    await writeFile(join('docs', 'bench', 'p95.svg'), p95);
    const recall = barChart(
      'Short questions: right article among the first ten, %',
      rows,
      (a) => Math.round(a.short[1] * 1000) / 10,
      { unit: ' %', log: false },
    );
    await writeFile(join('docs', 'bench', 'recall.svg'), recall);
    return 0;
  },
});
