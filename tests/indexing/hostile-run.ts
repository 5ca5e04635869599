/** Reads every hostile file through the reading process and prints how long each took and what came of it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readFileApart } from '../../src/indexing/reader/index.ts';
import { HOSTILE } from './hostile-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'wenjin-hostile-'));
let [last, most] = [performance.now(), 0];
setInterval(() => {
  most = Math.max(most, performance.now() - last);
  last = performance.now();
}, 5).unref();
for (const [name, make] of HOSTILE) {
  const path = join(folder, name);
  const bytes = make();
  writeFileSync(path, bytes);
  [last, most] = [performance.now(), 0];
  const started = performance.now();
  let says = 'read';
  try {
    for await (const { pages } of readFileApart(
      { path, page: path, name, bytes: bytes.length },
      { limits: { seconds: Number(process.argv[2] ?? 5) } },
    ))
      says = pages.find(({ fault }) => fault)?.fault?.why ?? `${pages[0]?.articles.length ?? 0} articles`;
  } catch (error) {
    says = error instanceof Error ? error.message.slice(0, 110) : String(error);
  }
  const ms = Math.round(performance.now() - started);
  process.stdout.write(
    `${name.padEnd(22)} ${String(ms).padStart(6)} ms, main blocked ${Math.round(most)} ms: ${says}\n`,
  );
  rmSync(path);
}
rmSync(folder, { recursive: true, force: true });
process.exit(0);
