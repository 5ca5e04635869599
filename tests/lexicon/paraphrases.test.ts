import { expect, test } from 'vitest';
import { sayings } from '../../src/lexicon/index.ts';
import { parseParaphrases } from '../../src/lexicon/paraphrases.ts';

const parse = (...lines: readonly string[]) => parseParaphrases(lines.join('\n'), 'list.txt');

test('a said word may have printed forms of both kinds, in the order of its lines', () => {
  const { same, loose } = parse('# comment', '毛病: 问题 不足', '走车 = 通车 通行', '走车: 开放');
  expect([...same]).toEqual([['走车', ['通车', '通行']]]);
  expect(loose.get('毛病')).toEqual(['问题', '不足']);
  expect(loose.get('走车')).toEqual(['开放']);
});

test.each([
  ['a word without printed forms', ['走车 ='], 'line 1: not of the form'],
  ['two said words in a line', ['走车 跑车 = 通车'], 'line 1: not of the form'],
  ['a said word of one kind said twice', ['走车 = 通车', '走车 = 通行'], 'line 2: 走车 has a line already'],
  ['a word out of order', ['走车 = 通车', '毛病: 问题'], 'line 2: belongs before "走车 ="'],
  ['a pair said twice', ['走车 = 通车 通行 通车'], '通车 stands twice'],
  ['a pair said in both kinds', ['走车 = 通车', '走车: 通车'], 'line 2: 通车 changes nothing'],
  ['a word printed for itself', ['走车 = 走车'], '走车 changes nothing'],
  ['a form that contains the said word', ['补助: 补助资金'], 'looking for 补助 finds it'],
  [
    'a form that contains another form',
    ['走车 = 建成通车 通车'],
    '建成通车 changes nothing, looking for 通车 finds it',
  ],
  ['a form that contains one of the other kind', ['走车 = 通车', '走车: 建成通车'], 'looking for 通车 finds it'],
])('%s is refused with its line', (_, lines, message) => {
  expect(() => parse(...lines)).toThrow(message);
});

test('the list that stands in the program is one of that form', () => {
  expect(sayings().same.get('走车')).toContain('通车');
  expect(sayings().loose.get('毛病')).toContain('不足');
});
