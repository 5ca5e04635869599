import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { expect, test } from 'vitest';

/** The rows of DESIGN.md: a part imports itself and rows above it, never a neighbour in its row. */
const ROWS = [
  ['types', 'errors'],
  ['lexicon'],
  ['reading', 'wording', 'links'],
  ['kinds'],
  ['embeddings', 'state', 'store'],
  ['indexing', 'retrieval'],
  ['answering', 'sources'],
  ['changes', 'editing', 'examples', 'listed'],
  ['understand'],
  ['surest', 'verified'],
  ['ask', 'freshly', 'newsroom', 'progress', 'remembered', 'runs', 'search', 'uploads'],
  ['telegram', 'web', 'terminal', 'evaluation'],
  ['config', 'log', 'arguments'],
  ['watching'],
  ['app', 'folders', 'schedule', 'upkeep'],
  ['fetching'],
  ['main', 'stages', 'fetch-child'],
];
const row = (part: string) => ROWS.findIndex((parts) => parts.includes(part));
const partOf = (file: string) => relative('src', file).split('/')[0]!.replace(/\.ts$/, '');
const imports = (file: string) =>
  [...readFileSync(file, 'utf8').matchAll(/(?:from|import\()\s*'(\.[^']+)'/g)].map((m) =>
    normalize(join(dirname(file), m[1]!)),
  );
const sources = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((f) => f.endsWith('.ts'));

test.each(sources)('src/%s imports only its own part and rows above it', (name) => {
  const file = join('src', name);
  expect(row(partOf(file)), `${file} belongs to no row`).toBeGreaterThanOrEqual(0);
  for (const target of imports(file).filter((t) => t.endsWith('.ts') && partOf(t) !== partOf(file)))
    expect(row(partOf(target)), `${file} imports ${target}`).toBeLessThan(row(partOf(file)));
});

test.each(sources.filter((f) => f !== 'config.ts'))('src/%s does not read the environment', (name) => {
  expect(readFileSync(join('src', name), 'utf8')).not.toMatch(/process\.env/);
});
