import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { figures } from '../../src/reading/index.ts';

const read = (text: string) => figures(text).map(({ value, unit }) => `${value}${unit ?? ''}`);

describe('figures() reads amounts in one form', () => {
  test.each([
    ['总投资34.46亿元', ['3446000000元']],
    ['每25分钟一班', ['25分钟']],
    ['日产运动鞋9600双', ['9600双']],
    ['藏书6.5万册，路灯210盏', ['65000册', '210盏']],
    ['总投资三十四点四六亿元', ['3446000000元']],
    ['３４．４６亿元', ['3446000000元']],
    ['3,446,000,000元', ['3446000000元']],
    ['两千三百万元', ['23000000元']],
    ['二十五万亩水稻', ['250000亩']],
    ['增长百分之七十一', ['71%']],
    ['同比增长12.5％', ['12.5%']],
    ['下降0.3个百分点', ['0.3个百分点']],
    ['惠及群众2600余名', ['2600名']],
    ['一万二千户', ['12000户']],
    ['三百五十户', ['350户']],
    ['十五个车位', ['15个']],
    ['增长一倍', ['1倍']],
    ['占地1.2平方公里', ['1.2平方公里']],
  ])('%s', (text, expected) => expect(read(text)).toEqual(expected));

  test.each([
    '一起努力，一度停工，十分重要',
    '2023年7月17日开工，10月底完工',
    '服务器地址是192.168.1.1',
    '千方百计，万众一心',
    '“十四五”规划和二十大精神',
    '四川省第三人民医院',
    '2023-07-28 16:40发布，G5013高速旁的T3航站楼',
    '“1+5”机制在“7·15”之后',
  ])('finds no amount in %s', (text) => expect(read(text)).toEqual([]));

  test.each([
    ['约300人', 'about'],
    ['近300人', 'less'],
    ['300余人', 'more'],
    ['超过300人', 'more'],
    ['不足300人', 'less'],
    ['300人', null],
    ['300人左右', 'about'],
    ['300人以上', 'more'],
    ['300人以下', 'less'],
  ])('marks how exact %s is', (text, bound) => expect(figures(text)[0]?.bound).toBe(bound));

  test('gives back the place of the amount in the text as given', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 2, max: 99_999 }), fc.string(), (before, number, after) => {
        const text = `${before}，投资${number}万元。${after}`;
        for (const { start, end, raw } of figures(text)) expect(text.slice(start, end)).toBe(raw);
        expect(figures(text).map(({ value }) => value)).toContain(number * 10_000);
      }),
    );
  });

  test('never overlaps, is in order and finite for any text', () => {
    const letters = fc.constantFrom(...'一二三四五六七八九十百千万亿零点两0123456789.,%约近余多元人年月日个 ');
    fc.assert(
      fc.property(fc.string({ unit: letters, maxLength: 40 }), (text) => {
        let last = 0;
        for (const { start, end, value } of figures(text)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(Number.isFinite(value)).toBe(true);
          last = end;
        }
      }),
    );
  });
});
