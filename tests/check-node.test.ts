import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';

const asVersion = (version: string) =>
  spawnSync(
    process.execPath,
    [
      '--import',
      `data:text/javascript,Object.defineProperty(process.versions,'node',{value:'${version}'})`,
      '--import',
      './scripts/check-node.mjs',
      '-e',
      'console.log("ran")',
    ],
    { encoding: 'utf8' },
  );

test.each(['18.19.0', '20.20.2', '22.17.1'])('on Node.js %s one line says what to do, and nothing runs', (version) => {
  const { status, stdout, stderr } = asVersion(version);
  expect([status, stdout]).toEqual([1, '']);
  expect(stderr.trim().split('\n')).toHaveLength(1);
  expect(stderr).toContain('npm ci');
});

test.each(['22.18.0', '24.1.0', '26.0.0'])('on Node.js %s the program runs', (version) => {
  expect(asVersion(version).stdout.trim()).toBe('ran');
});
