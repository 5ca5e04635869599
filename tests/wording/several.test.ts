import { expect, test } from 'vitest';
import { messages } from '../../src/web/messages.ts';
import { several } from '../../src/wording/index.ts';

test('one is counted as one in English', () => {
  expect([several(1, 'report'), several(4, 'report')]).toEqual(['1 report', '4 reports']);
  expect(messages('en').toldOf(4, 1)).toBe('4 sentences of 1 report, in the order of time');
});
