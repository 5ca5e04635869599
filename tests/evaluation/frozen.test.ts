import { expect, test } from 'vitest';
import { answerLine, changes, hidden } from '../../src/evaluation/frozen.ts';
import { QUESTION_SETS } from '../../src/evaluation/sets.ts';
import type { Answer } from '../../src/types.ts';

const refused: Answer = { kind: 'refused', language: 'zh', reason: 'unclear' };

test('a frozen answer has its kind, its words and what it cites', () => {
  expect(JSON.parse(answerLine('q1', refused))).toMatchObject({ id: 'q1', kind: 'refused', cites: [] });
});

test('an answer to a question that is held out leaves only its id and a hash behind', () => {
  const line = answerLine('q1', refused);
  expect(Object.keys(JSON.parse(hidden(line)))).toEqual(['id', 'hash']);
  expect(hidden(line)).toBe(hidden(answerLine('q1', refused)));
  expect(hidden(line)).not.toBe(hidden(answerLine('q1', { ...refused, reason: 'private' })));
});

test('changes() names what is other, gone or new, and nothing else', () => {
  const line = (id: string, text: string) => JSON.stringify({ id, text });
  const before = [line('same', 'a'), line('other', 'a'), line('gone', 'a')];
  const now = [line('same', 'a'), line('other', 'b'), line('new', 'a')];
  expect(changes(before, now).map(({ id }) => id)).toEqual(['other', 'gone', 'new']);
});

test('every set that stands in a held-out folder is held out', () => {
  for (const { gold, pages, heldOut } of QUESTION_SETS) expect(heldOut).toBe(`${gold} ${pages}`.includes('held-out'));
});
