import { expect, test } from 'vitest';
import { latinSigns } from '../../src/kinds/latin.ts';
import type { Ask } from '../../src/types.ts';

const asked = (ask: Ask, ...units: readonly string[]) => ({ ask, units, focus: [], of: [], list: false });
/** Words that are plainly of the kind; other figures are half a sign. */
const plainly = (text: string, ask: Ask, ...units: readonly string[]) =>
  latinSigns(text, asked(ask, ...units)).flatMap(({ start, end, strength }) =>
    strength > 0.5 ? text.slice(start, end) : [],
  );

test.each([
  ['Call 5550 1234.', '电话', ['5550 1234']],
  ['Call before 2024-05-06.', '电话', []],
  ['The water has 27 degrees.', '°C', ['27 degrees']],
  ['It is in 12 Block C, or 12 C for short.', '°C', []],
  ['Entry is free.', '元', ['free']],
  ['Children get in for free.', '元', ['for free']],
  ['Feel free to come.', '元', []],
  ['It costs RMB 20 a head.', '元', ['RMB 20']],
])('an English sentence has an amount of the kind asked for, or none: %s', (text, unit, found) => {
  expect(plainly(text, 'how-much', unit)).toEqual(found);
});

test.each([
  ['Dogs may come.', ['may']],
  ['It opens in May.', []],
  ['It opens on May 5.', []],
])('an English sentence allows something by may, and not by the month: %s', (text, found) => {
  expect(plainly(text, 'yes-no')).toEqual(found);
});

test.each(['1', '1.', '1 ', '1-'])('signs are looked for in a run of 20,000 characters in no time: %j', (part) => {
  const took = (one: ReturnType<typeof asked>) => (thing: string) => {
    const start = performance.now();
    latinSigns(`It has ${part.repeat(20_000 / part.length)} ${thing}.`, one);
    return performance.now() - start;
  };
  for (const one of [asked('when'), asked('how-much', '元'), asked('how-much', '小时'), asked('yes-no')])
    expect(Math.min(...['beds', 'seats', 'bikes'].map(took(one)))).toBeLessThan(50);
});
