/** How fast article pages come while questions are answered, and how many bytes they are. */
import { setTimeout as pause } from 'node:timers/promises';

export type ReaderLoad = {
  readonly pages: number;
  readonly p50: number;
  readonly p95: number;
  readonly max: number;
  readonly answered: number;
  /** Bytes of the largest article page with its style, script and icon, as sent without compression. */
  readonly bytes: number;
};

export type ReaderLoadOptions = {
  readonly url: string;
  readonly ids: readonly string[];
  readonly questions: readonly string[];
  readonly rate: number;
  readonly count: number;
};

const at = (sorted: readonly number[], share: number) => sorted[Math.ceil(sorted.length * share) - 1] ?? 0;
const sizeOf = async (address: string) => (await (await fetch(address)).arrayBuffer()).byteLength;

/** Questions a second meanwhile: a town that asks all day. */
const ASKED = 5;

/** Asks for `count` article pages at `rate` a second, while five questions a second are answered. */
export async function measureReader({ url, ids, questions, rate, count }: ReaderLoadOptions): Promise<ReaderLoad> {
  let isOver = false;
  let answered = 0;
  const asking = (async () => {
    while (!isOver) {
      const next = pause(1000 / ASKED);
      await (await fetch(`${url}/ask?q=${encodeURIComponent(questions[answered % questions.length]!)}`)).text();
      answered++;
      await next;
    }
  })();
  const one = async (n: number) => {
    const started = performance.now();
    await (await fetch(`${url}/articles/${ids[n % ids.length]}`)).text();
    return performance.now() - started;
  };
  const times: Promise<number>[] = [];
  for (let n = 0; n < count; n++) {
    times.push(one(n));
    await pause(1000 / rate);
  }
  const sorted = (await Promise.all(times)).sort((a, b) => a - b);
  isOver = true;
  await asking;
  const pages = await Promise.all(ids.map((id) => sizeOf(`${url}/articles/${id}`)));
  const parts = await Promise.all(['/style.css', '/article.js', '/icon.svg'].map((path) => sizeOf(url + path)));
  const bytes = Math.max(...pages) + parts.reduce((sum, size) => sum + size, 0);
  return {
    pages: count,
    p50: Math.round(at(sorted, 0.5)),
    p95: Math.round(at(sorted, 0.95)),
    max: Math.round(sorted.at(-1) ?? 0),
    answered,
    bytes,
  };
}
