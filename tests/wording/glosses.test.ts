import fc from 'fast-check';
import { expect, test } from 'vitest';
import { amountsIn, pointsIn } from '../../src/reading/index.ts';
import { glossInEnglish, glossText, numberInEnglish } from '../../src/wording/glosses.ts';

const amountIn = (text: string) => {
  const [{ value, unit, bound, text: printed } = { value: 0, unit: null, bound: null, text: '' }] = amountsIn(text);
  return glossInEnglish({ printed, amount: { value, unit, bound } });
};

const dateIn = (text: string, year: number | null = null) => {
  const [found] = pointsIn(text);
  if (!found) throw new Error(text);
  const { unit, month, day, part, edge, text: printed } = found;
  const quarter = unit === 'quarter' ? part : null;
  const half = unit === 'half' ? part : null;
  return glossInEnglish({ printed, date: { year: found.year ?? year, month, day, quarter, half, edge } });
};

test.each([
  ['总投资3.6亿元', '360 million yuan'],
  ['产值92.69亿元', '9.269 billion yuan'],
  ['零售总额235969亿元', '23.5969 trillion yuan'],
  ['投资8640万元', '86.4 million yuan'],
  ['票价2元', '2 yuan'],
  ['占地300亩', '300 mu'],
  ['建筑面积13.2万平方米', '132,000 m²'],
  ['全长1.86公里', '1.86 km'],
  ['产量3万余斤', '15,000+ kg'],
  ['年产约40万公斤', 'about 400,000 kg'],
  ['不足15天', 'under 15 days'],
  ['工期1年', '1 year'],
  ['游客11.2万人次', '112,000 visits'],
  ['增长5.3个百分点', '5.3 percentage points'],
  ['销量37万台', '370,000'],
])('%s is %s in English', (printed, english) => expect(amountIn(printed)).toBe(english));

test.each([
  ['7月底', 2025, 'end of July 2025'],
  ['7月底', null, 'end of July'],
  ['2023年8月24日', null, '24 August 2023'],
  ['5月中旬', null, 'mid-May'],
  ['年底', 2023, 'end of 2023'],
  ['年底', null, 'end of the year'],
  ['2024年上半年', null, 'first half of 2024'],
  ['二季度', 2023, 'second quarter of 2023'],
])('%s of %s is %s in English', (printed, year, english) => expect(dateIn(printed, year)).toBe(english));

test('numberInEnglish() never rounds', () => {
  const scales: Readonly<Record<string, number>> = { million: 1e6, billion: 1e9, trillion: 1e12 };
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 9_999_999 }), fc.constantFrom(1, 10, 100, 1e4, 1e6, 1e8), (base, scale) => {
      const value = Number(((base / 100) * scale).toPrecision(15));
      const [digits = '', name] = numberInEnglish(value).split(' ');
      const read = Number(digits.replaceAll(',', '')) * (name ? scales[name]! : 1);
      expect(Number(read.toPrecision(14))).toBe(Number(value.toPrecision(14)));
    }),
  );
});

test('any printed amount is the same amount in English', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 99_999 }), fc.constantFrom('', '万', '亿'), (n, scale) => {
      const printed = `${n / 100}${scale}元`;
      const [{ value } = { value: Number.NaN }] = amountsIn(`投资${printed}`);
      expect(amountIn(`投资${printed}`)).toBe(`${numberInEnglish(value)} yuan`);
    }),
  );
});

test('glossText() says as many as there is room for', () => {
  const glosses = ['3.6亿元', '2亿元'].map((printed) => {
    const [{ value, unit, bound } = { value: 0, unit: null, bound: null }] = amountsIn(printed);
    return { printed, amount: { value, unit, bound } };
  });
  expect(glossText(glosses)).toBe('In English: 3.6亿元 = 360 million yuan; 2亿元 = 200 million yuan.');
  expect(glossText(glosses, 45)).toBe('In English: 3.6亿元 = 360 million yuan.');
  expect(glossText(glosses, 20)).toBe('');
  expect(glossText()).toBe('');
});
