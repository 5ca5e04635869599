import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  indexTerms,
  normalise,
  questionWords,
  simplify,
  standardise,
  synonyms,
  withoutWords,
  wordFrequency,
  words,
} from '../../src/reading/index.ts';

describe('normalise()', () => {
  test('folds width, script, case and white space', () =>
    expect(normalise('沙坪壩　ＶＭＩ  倉庫\n')).toBe('沙坪坝 vmi 仓库'));
  test('changes nothing the second time', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(normalise(normalise(text))).toBe(normalise(text));
      }),
    ));
});

describe('simplify()', () => {
  test('keeps every offset where it was', () => {
    const letters = fc.constantFrom(...'臺灣發展麵條後來Ａ1，乾燥𠮷頭髮');
    fc.assert(
      fc.property(fc.string({ unit: letters }), (text) => {
        expect(simplify(text)).toHaveLength(text.length);
      }),
    );
  });
  test('leaves words alone that simplified text writes so', () =>
    expect(simplify('著名的乾隆瞭望台')).toBe('著名的乾隆瞭望台'));
});

describe('words() and indexTerms()', () => {
  test('cut words and drop punctuation', () => expect(words('学校，已竣工！')).toEqual(['学校', '已', '竣工']));
  test('see the same words in traditional and simplified text', () =>
    expect(words('上半年工業投資漲了多少')).toEqual(words('上半年工业投资涨了多少')));
  test('see one amount in 三十四点四六亿元, 34.46亿元 and 3446000000元', () => {
    expect(words('三十四点四六亿元')).toEqual(words('34.46亿元'));
    expect(words('34.46亿元')).toEqual(words('3446000000元'));
  });
  test('hold pairs of characters, so that a name is found however it is cut', () =>
    expect(indexTerms('津管家上线')).toEqual(expect.arrayContaining(['津管', '管家', '上线'])));
  test('hold the shorter words of a long one', () =>
    expect(indexTerms('中华人民共和国')).toEqual(expect.arrayContaining(['共和国'])));
  test('have nothing to say of punctuation', () => expect(indexTerms('……！？')).toEqual([]));
});

describe('vocabulary', () => {
  test.each([
    ['学校啥时候建好', '学校什么时候建好'],
    ['好久投用', '什么时候投用'],
    ['花了好多钱', '花了多少钱'],
    ['修得咋样了', '修得怎么样了'],
    ['那啷个借嘛', '那怎么借嘛'],
    ['修了好久', '修了多久'],
    ['占地好大', '占地多大'],
    ['路要修好久', '路要修多久'],
    ['几时通车，为啥子拖恁久', '什么时候通车，为什么拖恁久'],
    ['有好多娃儿在读', '有多少孩子在读'],
  ])('standardise() writes %s as %s', (spoken, standard) => expect(standardise(spoken)).toBe(standard));

  test.each(['好久不见', '还好多人没走', '大好河山', '正好多出来', '病好多了'])(
    'standardise() leaves %s alone',
    (text) => expect(standardise(text)).toBe(text),
  );

  test('synonyms() of progress words name each other, not themselves', () => {
    expect(synonyms('竣工')).toContain('完工');
    expect(synonyms('竣工')).not.toContain('竣工');
    expect(synonyms('桌子')).toEqual([]);
  });

  test('withoutWords() takes question words out and leaves the subject', () =>
    expect(withoutWords('双福街道的学校什么时候投用', questionWords()).split(' ').filter(Boolean)).toEqual([
      '双福街道的学校',
      '投用',
    ]));
});

test('wordFrequency() finds words anywhere in the dictionary, capitals or not, and none that is not in it', () => {
  const { dict } = createRequire(import.meta.url)('@node-rs/jieba/dict.js') as { readonly dict: Uint8Array };
  const lines = Buffer.from(dict).toString('utf8').trimEnd().split('\n');
  for (const line of [lines[0]!, ...lines.filter((_, at) => at % 500 === 0), lines.at(-1)!]) {
    const [word = '', count] = line.split(' ');
    expect([word, wordFrequency(word.toLowerCase())]).toEqual([word, Number(count)]);
  }
  for (const word of ['', '1', 'zz', '白鹭大桥', '龢龢']) expect(wordFrequency(word)).toBeUndefined();
});
