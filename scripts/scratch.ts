/** An index of some pages for the time of one measurement. */
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, openApp } from '../src/app.ts';
import type { Config } from '../src/config.ts';
import { createLog } from '../src/log.ts';
import { moveIndex } from '../src/upkeep/index.ts';

/** Indexes `pages`, a folder or files, into a folder of its own, does `work` with it, and removes it whatever comes. */
export async function withIndexOf<T>(
  config: Config,
  pages: string | readonly string[],
  work: (app: App) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'wenjin-scratch-'));
  const app = await openApp({ ...config, INDEX_DIR: folder, INDEX_URL: undefined }, createLog('error'), {
    create: true,
  });
  try {
    await app.index([pages].flat());
    return await work(app);
  } finally {
    await app.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** The same index in LanceDB, as `npm run migrate` makes it of the one in a folder. */
export async function withLanceOf<T>(app: App, work: (other: App) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'wenjin-scratch-'));
  try {
    await moveIndex(app.config.INDEX_DIR, `lance:${folder}`, { embedder: app.embedder });
    const other = await openApp({ ...app.config, INDEX_URL: `lance:${folder}` }, createLog('error'), {
      readOnly: true,
    });
    return await work(other).finally(() => other.close());
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The segmenter's own pages say before each line what it is: they are indexed as they would be printed. */
export async function withPlainPages<T>(pages: string, work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'wenjin-pages-'));
  try {
    for (const name of await readdir(pages)) {
      const lines = (await readFile(join(pages, name), 'utf8')).split('\n').filter((line) => !line.startsWith('@'));
      await writeFile(join(folder, name), lines.map((line) => line.replace(/^\d+\.[a-z]+\|/, '')).join('\n'));
    }
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
