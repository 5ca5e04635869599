import fc from 'fast-check';
import { expect, test } from 'vitest';
import { remember } from '../../src/reading/index.ts';

const counted = (most: number) => {
  let calls = 0;
  const read = remember((text) => {
    calls++;
    return `${text}。`;
  }, most);
  return { read, calls: () => calls };
};

test('remember() gives what it was given to make, however few it remembers', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('甲', '乙', '丙', '丁')), fc.integer({ min: 1, max: 5 }), (texts, most) => {
      const { read } = counted(most);
      for (const text of texts) expect(read(text)).toBe(`${text}。`);
    }),
  );
});

test('remember() makes each of the last texts once', () => {
  const { read, calls } = counted(3);
  for (const text of ['甲', '乙', '丙', '甲', '乙', '丙', '甲']) read(text);
  expect(calls()).toBe(3);
});

test('remember() forgets what was asked for long ago', () => {
  const { read, calls } = counted(2);
  for (const text of ['甲', '乙', '丙', '丁', '戊', '甲']) read(text);
  expect(calls()).toBe(6);
});
