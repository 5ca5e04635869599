import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { SETTINGS } from '../src/config.ts';

const PAGES = [
  ...['README.md', 'README.zh-CN.md', 'DESIGN.md', 'CONTRIBUTING.md', 'seeds/README.md', 'vectors/README.md'],
  ...readdirSync('docs/design').map((name) => join('docs/design', name)),
].filter((file) => existsSync(file));
const scripts = Object.keys((JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: object }).scripts);
const all = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map((match) => match[1]!);

test.each(PAGES)('%s names only commands that exist', (file) => {
  for (const name of all(readFileSync(file, 'utf8'), /npm run (?:--silent )?([\w-]+)/g))
    expect(scripts).toContain(name);
});

test.each(PAGES)('%s links only to files that exist', (file) => {
  const links = all(readFileSync(file, 'utf8'), /\]\(([^)#\s]+)[^)]*\)/g).filter(
    (link) => !/^(?:https?|mailto):/.test(link),
  );
  for (const link of links) expect(existsSync(join(dirname(file), link)), link).toBe(true);
});

test('both READMEs have the same commands and settings', () => {
  const [english, chinese] = ['README.md', 'README.zh-CN.md'].map((file) => readFileSync(file, 'utf8'));
  const named = (text: string) => [...new Set(all(text, /`(npm run (?:--silent )?\w+|[A-Z]{3,}(?:_[A-Z]+)+)/g))].sort();
  expect(named(chinese!)).toEqual(named(english!));
});

test('the README names only settings that exist', () => {
  const names = all(readFileSync('README.md', 'utf8'), /`([A-Z]{3,}(?:_[A-Z]+)+)`/g);
  for (const name of names) expect(Object.keys(SETTINGS.shape)).toContain(name);
});

test("no committed page names a path of a developer's machine", () => {
  for (const file of PAGES) expect(readFileSync(file, 'utf8')).not.toMatch(/\/(?:work|home|root|Users)\/\w/);
});
