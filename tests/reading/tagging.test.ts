import { expect, test } from 'vitest';
import { taggedWords, taggingOnce } from '../../src/reading/index.ts';

const words = (text: string) => taggedWords(text).map(({ word }) => word);

test('taggingOnce() gives a part of a tagged text the words that it has there', () => {
  const whole = '柳溪大桥总投资多少';
  taggingOnce(() => {
    const all = words(whole);
    const cut = all.length - 1;
    expect(words(all.slice(0, cut).join(''))).toEqual(all.slice(0, cut));
  });
});

test('taggingOnce() keeps nothing: a question is read the same whatever was asked before it', () => {
  const alone = words('溪大桥');
  taggingOnce(() => words('柳溪大桥总投资多少'));
  expect(words('溪大桥')).toEqual(alone);
});

test('taggingOnce() ends when the work throws', () => {
  const fails = () =>
    taggingOnce(() => {
      throw new Error('no');
    });
  expect(fails).toThrow('no');
  expect(taggingOnce(() => words('大桥'))).toEqual(words('大桥'));
});
