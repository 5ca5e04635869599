import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

type Package = {
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly link?: boolean;
};
const packages = JSON.parse(readFileSync('package-lock.json', 'utf8')).packages as Readonly<Record<string, Package>>;

/** Whether a package finds another where Node.js looks for it: beside itself, or beside one that it is in. */
function isFound(from: string, name: string): boolean {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('node_modules/') - 1))) {
    if (`${at === '' ? '' : `${at}/`}node_modules/${name}` in packages) return true;
    if (at === '') return false;
  }
}

/** What stands in a lock file without addresses is taken from where npm is told to. */
const REGISTRY = 'https://registry.npmjs.org/';

test('package-lock.json has the packages of every platform, not only of the one it was written on', () => {
  const missing = Object.entries(packages).flatMap(([from, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter((name) => !isFound(from, name)),
  );
  expect(missing).toEqual([]);
});

test('every package in package-lock.json comes from the registry, with a checksum', () => {
  const odd = Object.entries(packages).filter(
    ([at, { resolved, integrity, link }]) =>
      at !== '' && !link && !(integrity && (resolved ?? REGISTRY).startsWith(REGISTRY)),
  );
  expect(odd.map(([at]) => at)).toEqual([]);
});
