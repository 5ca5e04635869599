import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { parseConfig, SETTINGS } from '../src/config.ts';

const PAGES = [
  ...['README.md', 'README.zh-CN.md', 'DESIGN.md', 'CONTRIBUTING.md', 'seeds/README.md', 'vectors/README.md'],
  'docs/beyond-one-machine.md',
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

test('what runs in containers runs as nobody, writes nowhere but into volumes, and names only settings that exist', () => {
  const compose = parse(readFileSync('compose.yaml', 'utf8'), { merge: true }) as Compose;
  const bot = compose.services.bot!;
  expect(bot).toMatchObject({ read_only: true, cap_drop: ['ALL'], deploy: { replicas: 3 } });
  for (const name of Object.keys(bot.environment)) expect(Object.keys(SETTINGS.shape)).toContain(name);
  const filled = { ...bot.environment, BOT_TOKEN: '', ADMIN_IDS: '', PUBLIC_URL: '' };
  expect(() => parseConfig({ ...filled, DATABASE_URL: 'postgres://wenjin:x@database/wenjin' })).not.toThrow();
  const image = readFileSync('Dockerfile', 'utf8');
  expect(image).toMatch(/^USER node$/m);
  expect(image).toMatch(/^HEALTHCHECK .*\n.*\/healthz/m);
  for (const name of all(image, /\b([A-Z]+_DIR|HOST|PORT)=/g)) expect(Object.keys(SETTINGS.shape)).toContain(name);
  for (const folder of all(image, /^COPY (\w+) /gm)) expect(existsSync(folder), folder).toBe(true);
});

test.each(readdirSync('deploy/kubernetes'))(
  'deploy/kubernetes/%s can be read, and its containers write into volumes only',
  (name) => {
    const parts = parseAllDocuments(readFileSync(join('deploy/kubernetes', name), 'utf8'));
    for (const part of parts) expect(part.errors).toEqual([]);
    const containers = JSON.stringify(parts).match(/"securityContext":\{"readOnlyRootFilesystem":true/g);
    expect(containers).toHaveLength(1);
    expect(JSON.stringify(parts)).toContain('"runAsNonRoot":true');
  },
);

type Service = { readonly environment: Readonly<Record<string, string>> };
type Compose = { readonly services: Readonly<Record<string, Service>> };
