/** One step of one system, alone in its process so that its memory is its own; prints a line of JSON. */
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { SYSTEMS } from './systems.ts';

export type BenchQuestion = {
  readonly question: string;
  readonly relevant: readonly string[];
  readonly answers?: unknown;
};
export type Built = { readonly seconds: number; readonly peakMb: number; readonly diskMb: number };
export type Asked = {
  readonly openMs: number;
  readonly residentMb: number;
  readonly p50: number;
  readonly p95: number;
  readonly short: readonly [at1: number, at10: number];
  readonly headlines: readonly [at1: number, at10: number];
};

const MB = 1024 * 1024;
/** Asked before the clock counts, so that the compiler has seen the code. */
const WARM_UP = 20;

const round = (value: number) => Math.round(value * 10) / 10;

async function folderSize(dir: string): Promise<number> {
  const files = await readdir(dir, { withFileTypes: true, recursive: true });
  const sizes = files.map(async (file) => (file.isFile() ? (await stat(join(file.parentPath, file.name))).size : 0));
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

async function build(system: string, archive: string, dir: string): Promise<Built> {
  const started = performance.now();
  await SYSTEMS[system]!.build(archive, dir);
  const seconds = (performance.now() - started) / 1000;
  const peakMb = process.resourceUsage().maxRSS / 1024;
  return { seconds: round(seconds), peakMb: Math.round(peakMb), diskMb: round((await folderSize(dir)) / MB) };
}

async function ask(system: string, questionsFile: string, dir: string): Promise<Asked> {
  const questions: BenchQuestion[] = (await readFile(questionsFile, 'utf8'))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  const started = performance.now();
  const search = await SYSTEMS[system]!.open(dir);
  await search(questions[0]!.question);
  const openMs = performance.now() - started;
  for (const { question } of questions.slice(0, WARM_UP)) await search(question);
  const results: { readonly place: number; readonly isShort: boolean; readonly ms: number }[] = [];
  for (const { question, relevant, answers } of questions) {
    const before = performance.now();
    const found = await search(question);
    const ms = performance.now() - before;
    results.push({ place: found.findIndex((id) => relevant.includes(id)), isShort: answers !== undefined, ms });
  }
  const times = results.map(({ ms }) => ms).sort((a, b) => a - b);
  const recall = (isShort: boolean): [number, number] => {
    const own = results.filter((result) => result.isShort === isShort);
    const share = (k: number) => own.filter(({ place }) => place >= 0 && place < k).length / (own.length || 1);
    return [share(1), share(10)];
  };
  return {
    openMs: Math.round(openMs),
    residentMb: Math.round(process.memoryUsage().rss / MB),
    p50: round(times[Math.floor(times.length * 0.5)]!),
    p95: round(times[Math.floor(times.length * 0.95)]!),
    short: recall(true),
    headlines: recall(false),
  };
}

const [step, system, input, dir] = process.argv.slice(2) as [string, string, string, string];
const result = step === 'build' ? await build(system, input, dir) : await ask(system, input, dir);
process.stdout.write(`${JSON.stringify(result)}\n`);
