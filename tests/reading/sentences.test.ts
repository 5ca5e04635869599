import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clauses, sentences } from '../../src/reading/index.ts';

const cut = (text: string) => sentences(text).map(({ start, end }) => text.slice(start, end));
const cutClauses = (text: string) => clauses(text).map(({ start, end }) => text.slice(start, end));

describe('sentences()', () => {
  test('ends at Chinese stops and keeps them', () =>
    expect(cut('开工了。建好了！什么时候投用？')).toEqual(['开工了。', '建好了！', '什么时候投用？']));

  test('leaves a closing quote with the sentence it closes', () =>
    expect(cut('他说：“很方便。”孩子们笑了。')).toEqual(['他说：“很方便。”', '孩子们笑了。']));

  test.each([
    '“这条路好走吗？”他问。',
    '话剧《你好吗？》上演。',
    '面对“钱从哪来？”的问题，村里想了办法。',
    '他说：“路修好了。车也通了！”',
    '项目完工（详见本版图。）。',
    '主题为“安全第一！”，共有三百人参加。',
  ])('is never torn inside quotation marks and brackets: %s', (text) => expect(cut(text)).toEqual([text]));

  test('ends where a quotation that ends one closes and another sentence follows', () => {
    expect(cut('他问：“去吗？”没人应。')).toEqual(['他问：“去吗？”', '没人应。']);
    expect(cut('“甲来了。乙没来。”丙笑了。')).toEqual(['“甲来了。乙没来。”', '丙笑了。']);
    expect(cut('今天开工。（本报记者供稿。）明天再报。')).toEqual(['今天开工。', '（本报记者供稿。）', '明天再报。']);
  });

  test('takes a mark without its counterpart for none, so that it swallows nothing', () => {
    expect(cut('“甲来了。乙走了。丙还在。')).toHaveLength(3);
    expect(cut(`“甲来了。${'乙走了。'.repeat(200)}”`)).toHaveLength(201);
    expect(cut('《甲\n乙》。丙。')).toEqual(['《甲', '乙》。', '丙。']);
  });

  test('takes time in proportion to the text, whatever marks stand in it', () => {
    for (const text of ['“'.repeat(9) + '）'.repeat(9), '“（', '“甲。', '《甲！》', '”“。'])
      expect(sentences(text.repeat(40_000)).length).toBeGreaterThan(0);
  }, 5_000);

  test('cuts at half-width marks between Han characters', () =>
    expect(cut('项目已完工.学校招生!老师到岗?')).toEqual(['项目已完工.', '学校招生!', '老师到岗?']));

  test.each([
    '增长12.5%，达到3.2亿元',
    '网址是http://www.a.gov.cn/x?y=1!z，请访问',
    '编号为GB.3095-2012的标准',
    'IP为10.0.0.1',
  ])('leaves decimals, identifiers and addresses whole: %s', (text) => expect(cut(`${text}。`)).toEqual([`${text}。`]));

  test('ends at line breaks and leaves out blank lines', () =>
    expect(cut('标题\n\n正文第一句')).toEqual(['标题', '正文第一句']));

  test('takes ！！ and …… as one end', () =>
    expect(cut('太好了！！真的……谢谢')).toEqual(['太好了！！', '真的……', '谢谢']));

  test('cuts at semicolons only when asked', () => {
    expect(cut('甲村修路；乙村架桥。')).toHaveLength(1);
    expect(sentences('甲村修路；乙村架桥。', { semicolons: true })).toHaveLength(2);
  });

  test('ends English sentences at a full stop before a space', () =>
    expect(cut('It opened in May. Visitors came.')).toEqual(['It opened in May.', 'Visitors came.']));
});

describe('clauses()', () => {
  test('cut at commas and colons but not in a list', () =>
    expect(cutClauses('记者获悉，酒、肉类、调味品：三个中心建成。')).toEqual([
      '记者获悉，',
      '酒、肉类、调味品：',
      '三个中心建成。',
    ]));

  test('leave thousands separators whole', () => expect(cutClauses('共1,262个问题')).toEqual(['共1,262个问题']));
});

test('sentences() end outside of all marks that have their counterpart', () => {
  const letters = fc.constantFrom(...'甲乙，。！？；：“”《》（）「」');
  fc.assert(
    fc.property(fc.string({ unit: letters, maxLength: 80 }), (text) => {
      const pairs = [
        /“[^“”《》（）「」]*”/g,
        /《[^“”《》（）「」]*》/g,
        /（[^“”《》（）「」]*）/g,
        /「[^“”《》（）「」]*」/g,
      ];
      const inside = pairs.flatMap((pair) =>
        [...text.matchAll(pair)].map(({ index, 0: whole }) => [index, index + whole.length] as const),
      );
      for (const { end } of sentences(text))
        for (const [open, close] of inside) expect(end <= open || end >= close).toBe(true);
    }),
  );
});

test.each([
  ['sentences', sentences],
  ['clauses', clauses],
])('%s() lose nothing but white space, whatever the text', (_, split) => {
  const letters = fc.constantFrom(...'甲乙，。！？；：、”“.?!, \n1a…)');
  fc.assert(
    fc.property(fc.string({ unit: letters, maxLength: 60 }), (text) => {
      const kept = split(text).map(({ start, end }) => text.slice(start, end));
      expect(kept.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
      for (const part of kept) expect(part).toBe(part.trim());
    }),
  );
});
