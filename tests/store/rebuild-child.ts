/**
 * Makes the index in argv[2] anew, of pages whose texts say the version argv[3], and is killed before step number argv[4] of what
 * it does to the disk: to files and folders, and in the databases. Prints how many steps there are, and which is the last rename.
 */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { DatabaseSync } from 'node:sqlite';
import { EMBEDDER, page } from './pages.ts';

const [dir, version, last] = [process.argv[2]!, process.argv[3]!, Number(process.argv[4])];
let [steps, renamed] = [0, 0];
/** `names` of `owner` count as steps from now on. */
function count(owner: object, names: readonly string[]): void {
  const functions = owner as Record<string, (...args: unknown[]) => unknown>;
  for (const name of names) {
    const real = functions[name]!;
    functions[name] = function (this: unknown, ...args: unknown[]) {
      steps += 1;
      if (name === 'renameSync') renamed = steps;
      if (steps === last) process.kill(process.pid, 'SIGKILL');
      return real.apply(this, args);
    };
  }
}
count(fs, ['mkdirSync', 'renameSync', 'rmSync', 'fsyncSync']);
syncBuiltinESMExports();
count(DatabaseSync.prototype, ['exec', 'close']);

const { openStore } = await import('../../src/store/index.ts');
const store = await openStore(dir, { embedder: EMBEDDER, rebuild: true });
await store.exclusively(async () => {
  for (let n = 0; n < 4; n++)
    await store.replacePage(page(`p${n}`, { id: `a${n}`, paragraphs: [`${version} 甲乙丙丁`] }));
  await store.settle();
});
await store.close();
process.stdout.write(`${steps} ${renamed}`);
