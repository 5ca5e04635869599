import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { patience } from '../../src/sources/freshness.ts';
import { freshnessOf, openSourceState, readSources } from '../../src/sources/index.ts';

test('a source is silent when it takes more than twice as long as it usually does, never before three days', () => {
  expect(patience(['2024-06-18', '2024-06-17'])).toBeNull();
  expect(patience(['2024-06-18', '2024-06-17', '2024-06-16', '2024-06-15'])).toBe(3);
  expect(patience(['2024-06-22', '2024-06-15', '2024-06-08', '2024-06-01'])).toBe(15);
});

test('freshnessOf() tells the newest day, the last success and how long a source has been silent', () => {
  const dir = mkdtempSync(join(tmpdir(), 'wenjin-fresh-'));
  const state = openSourceState(dir);
  const place = 'https://paper.example/feed.xml';
  const noon = Date.parse('2024-06-30T04:00:00Z');
  for (const day of [15, 16, 17, 18])
    state.put({
      ...{ name: `item${day}`, place, url: null, final: null, guid: `${day}`, hash: '', published: `2024-06-${day}` },
      ...{ since: noon, checked: noon, missed: null, whole: true, status: 'stored' },
    });
  state.putSource({ place, tried: noon, succeeded: noon, brought: noon, trouble: null, detail: null });
  const sources = readSources(`sources:\n  - { kind: feed, url: "${place}", paper: 甲报 }`, 's.yaml');
  expect(freshnessOf(sources, state, noon, 'Asia/Shanghai')).toMatchObject([
    { newest: '2024-06-18', articles: 4, succeeded: noon, silent: 12, trouble: null },
  ]);
  state.close();
  rmSync(dir, { recursive: true });
});
