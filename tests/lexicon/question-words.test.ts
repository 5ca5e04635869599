import { expect, test } from 'vitest';
import { lexicon } from '../../src/lexicon/index.ts';
import { fillers, questionWords, stopWords } from '../../src/reading/index.ts';

test('a word asks or fills, and stands in one of the two lists', () => {
  const asking = new Set(lexicon('question-words').map(({ word }) => word));
  expect(lexicon('fillers').filter(({ word }) => asking.has(word))).toEqual([]);
});

test('question words are stop words, and stop words are fillers', () => {
  expect([...questionWords()].filter((word) => !stopWords().has(word))).toEqual([]);
  expect([...stopWords()].filter((word) => !fillers().has(word))).toEqual([]);
  expect(stopWords()).toContain('现在');
  expect(questionWords()).not.toContain('现在');
});

test('a synonym is of one thing, which has another word', () => {
  const things = lexicon('synonyms').map(({ type }) => type);
  expect(things.filter((thing) => things.indexOf(thing) === things.lastIndexOf(thing))).toEqual([]);
});
