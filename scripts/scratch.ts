/** An index of some pages for the time of one measurement. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, openApp } from '../src/app.ts';
import type { Config } from '../src/config.ts';
import { createLog } from '../src/log.ts';

/** Indexes `pages` into a folder of its own, does `work` with it, and removes it whatever comes. */
export async function withIndexOf<T>(config: Config, pages: string, work: (app: App) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'wenjin-scratch-'));
  const app = await openApp({ ...config, INDEX_DIR: folder }, createLog('error'), { create: true });
  try {
    await app.index([pages]);
    return await work(app);
  } finally {
    await app.close();
    await rm(folder, { recursive: true, force: true });
  }
}
