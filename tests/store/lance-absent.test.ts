import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';

/** As on a Mac: LanceDB finds no binary, or the empty package that stands in the place of one. */
const elsewhere = (binary: 'none' | 'empty') => `
  import { registerHooks } from 'node:module';
  for (const [name, value] of Object.entries({ platform: 'darwin', arch: 'arm64' }))
    Object.defineProperty(process, name, { value });
  const resolve = (specifier, context, next) => {
    if (!specifier.startsWith('@lancedb/lancedb-')) return next(specifier, context);
    if (${binary === 'none'}) throw new Error('not found');
    return next('@standard-schema/spec', context);
  };
  registerHooks({ resolve });`;

function open(place: string, binary: 'none' | 'empty') {
  const work = `
    import { openStore } from './src/store/index.ts';
    const store = await openStore(${JSON.stringify(place)}, { embedder: { id: 'x', dimensions: 4 }, create: true });
    console.log((await store.coverage()).articles);
    await store.close();`;
  const preload = `data:text/javascript,${encodeURIComponent(elsewhere(binary))}`;
  const args = ['--import', preload, '--input-type=module', '-e', work];
  return spawnSync(process.execPath, args, { encoding: 'utf8' });
}

const folder = mkdtempSync(join(tmpdir(), 'wenjin-elsewhere-'));

test.each(['none', 'empty'] as const)(
  'on a platform that LanceDB is not made for (binary: %s) it is said what to do',
  (binary) => {
    const { status, stderr } = open(`lance:${folder}/lance`, binary);
    expect(status).toBe(1);
    expect(stderr).toMatch(/not made for darwin on arm64.*leave INDEX_URL empty/);
  },
);

test('an index in a folder works there', () => {
  expect(open(join(folder, 'vectors'), 'empty')).toMatchObject({ status: 0, stdout: '0\n' });
});
