/** What several scenes need: pages that are invented by number, index runs over them, a free port. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

const PLACES = ['河口', '东山', '白沙', '石桥', '清溪', '南坪', '柳林', '龙门'];
const WORKS = ['小学', '公园', '码头', '水厂', '车站', '医院', '图书馆', '菜市场'];

/** What report number `number` is about, with which its headline begins. */
export const nameOf = (number: number) => `${PLACES[number % 8]}${WORKS[Math.floor(number / 8) % 8]}${number}号工程`;

/** Writes reports number `from` and so many after it, each a file of its own, as of `edition`. */
export function writeReports(folder: string, from: number, count: number, edition = 0): void {
  mkdirSync(folder, { recursive: true });
  for (let number = from; number < from + count; number++) {
    const name = nameOf(number);
    const steps = ['立项', '设计', '招标', '开工', '主体完工', '验收'].map(
      (step, at) => `${name}的${step}花了${number + at * 7 + edition}天，${number * 3 + at}名居民参加了${step}座谈会。`,
    );
    writeFileSync(
      join(folder, `${number}.md`),
      `---\ntitle: ${name}进展顺利\ndate: 2024-05-0${1 + (number % 9)}\n---\n${steps.join('\n')}\n`,
    );
  }
}

export type IndexRun = { readonly code: number | null; readonly said: string };

/** `npm run index` in a process of its own, started by way of `how`; never rejects. */
export async function indexRun(
  args: readonly string[],
  more: Readonly<Record<string, string>> = {},
  how: readonly string[] = [],
): Promise<IndexRun> {
  const [command, ...rest] = [
    ...how,
    process.execPath,
    '--import',
    './scripts/check-node.mjs',
    'scripts/index.ts',
    ...args,
  ];
  const child = spawn(command!, rest, {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { PATH: process.env.PATH ?? '', ...more },
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, said };
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}
