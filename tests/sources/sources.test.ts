import { expect, test } from 'vitest';
import { readSources, withSource } from '../../src/sources/index.ts';

test('readSources() takes feeds, folders and channels, each with its paper', () => {
  const text = `sources:
  - { kind: feed, url: "https://paper.example/feed.xml", paper: 荇湾日报 }
  - { kind: folder, path: in, paper: 荇湾日报, district: 荇湾区, keepDays: 90 }
  - { kind: channel, channel: -1001, paper: 荇湾发布 }`;
  expect(readSources(text, 's.yaml').map((one) => [one.kind, one.schedule])).toEqual(
    ['feed', 'folder', 'channel'].map((kind) => [kind, '0 * * * *']),
  );
});

test('readSources() tells all faults at once', () => {
  const text = `sources:
  - { kind: feed, url: "ftp://paper.example", paper: 荇湾日报 }
  - { kind: folder, path: in, paper: "", colour: red }`;
  expect(() => readSources(text, 's.yaml')).toThrow(/sources\.0\.url.*sources\.1\.paper.*colour/s);
});

test('readSources() refuses a place that is named twice, and what is no YAML', () => {
  const one = '  - { kind: page, url: "https://paper.example/", paper: 荇湾日报 }\n';
  expect(() => readSources(`sources:\n${one}${one}`, 's.yaml')).toThrow(/named twice/);
  expect(() => readSources('a: [', 's.yaml')).toThrow(/Correct "s.yaml"/);
});

test('withSource() adds to the file and leaves its comments alone', () => {
  const text =
    '# Ours.\nsources:\n  # The daily.\n  - { kind: feed, url: "https://paper.example/feed.xml", paper: 荇湾日报 }\n';
  const added = withSource(text, { kind: 'page', url: 'https://paper.example/notice', paper: '荇湾日报' });
  expect(added).toMatch(/# Ours\.[\s\S]*# The daily\.[\s\S]*notice/);
  expect(readSources(added, 's.yaml').map(({ kind }) => kind)).toEqual(['feed', 'page']);
  expect(
    readSources(withSource('', { kind: 'page', url: 'https://a.example/', paper: '甲报' }), 's.yaml'),
  ).toHaveLength(1);
});
