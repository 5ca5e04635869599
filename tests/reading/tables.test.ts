import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cellsOf, joinCells, rowSaid, tableRows, unitIn } from '../../src/reading/index.ts';

const rowsOf = (...rows: readonly (readonly string[])[]) => tableRows(rows.map(joinCells));

describe('tableRows()', () => {
  test('gives each row the heads of its columns', () => {
    const [head, row] = rowsOf(['线路', '首班', '末班'], ['208路', '6:40', '20:50'], ['209路', '6:10', '21:30']);
    expect(head?.heads).toEqual(['', '', '']);
    expect(row).toMatchObject({ heads: ['线路', '首班', '末班'], headParagraphs: [0], paragraph: 1 });
  });
  test('joins heads that span columns with those under them', () => {
    const rows = rowsOf(
      ['公园', '票价', '票价'],
      ['公园', '成人', '儿童'],
      ['湖心园', '20元', '10元'],
      ['半山园', '35元', '5元'],
    );
    expect(rows.at(-1)?.heads).toEqual(['公园', '票价成人', '票价儿童']);
  });
  test('knows a head row whose first cell is left out', () => {
    const rows = rowsOf(['2022年', '2023年'], ['石桥镇', '30', '42'], ['马鞍镇', '55', '61']);
    expect(rows.at(-1)?.heads).toEqual(['', '2022年', '2023年']);
  });
  test('gives no heads to a row of another length, nor where labels stand beside what they label', () => {
    expect(rowsOf(['村', '户数', '人数'], ['甲村', '30', '90'], ['乙村', '55']).at(-1)?.heads).toEqual(['', '']);
    expect(rowsOf(['地点', '政务中心'], ['对象', '老年人']).map(({ heads }) => heads.join(''))).toEqual(['', '']);
  });
  test('takes running text for none', () => expect(tableRows(['老街开街。', '游客很多，都说好。'])).toEqual([]));
});

test('rowSaid() puts cells under their heads and figures with their unit', () => {
  expect(rowSaid({ cells: ['石桥镇', '30', '42'], heads: ['镇', '2022年', '2023年'] }, '万元')).toBe(
    '石桥镇，2022年30万元，2023年42万元',
  );
  expect(rowSaid({ cells: ['青苗园', '120', '—'], heads: ['园', '人数', '电话'] }, null)).toBe('青苗园，人数120人');
  expect(unitIn('单位为万元，具体如下')).toBe('万元');
  expect(unitIn('（单位：吨）')).toBe('吨');
});

test('cells come out of a stored row as they went in', () => {
  const cell = fc.string({ unit: fc.constantFrom(...'甲乙1:元 '), minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(fc.array(cell, { minLength: 2, maxLength: 6 }), (cells) => {
      const stored = cells.map((one) => one.replace(/\s+/g, ' ').trim() || '—');
      expect(cellsOf(joinCells(cells))).toEqual(stored);
    }),
  );
});
