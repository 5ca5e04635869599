import { describe, expect, test } from 'vitest';
import { bodyF1, type GoldArticle, type MadeArticle, measureArticles } from '../../src/evaluation/articles.ts';

const nobody = { reporters: [], interns: [], correspondents: [], photographers: [], source: null };
const gold = (over: Partial<GoldArticle>): GoldArticle => ({
  kind: 'news',
  accepted_titles: ['大桥合龙'],
  byline: { ...nobody, reporters: ['方晴'] },
  paragraphs: ['本报讯 5月6日，麻柳沱大桥顺利合龙，预计年底通车。'],
  ...over,
});
const made = (over: Partial<MadeArticle>): MadeArticle => ({ ...gold({}), title: '大桥合龙', ...over });

describe('measureArticles()', () => {
  test('compares bodies without white space and widths', () => {
    expect(bodyF1(['本报讯 5月6日,大桥合龙'], ['本报讯５月６日，大桥 合龙'])).toBe(1);
    expect(bodyF1(['甲乙丙丁戊'], ['子丑寅卯辰'])).toBe(0);
  });

  test('counts a wrong title, kind and reporter each once, and says which', () => {
    const wrong = made({ title: '大桥', kind: 'notice', byline: { ...nobody, reporters: ['许冬'] } });
    const { row, faults } = measureArticles([gold({})], [wrong]);
    expect(row).toMatchObject({ items: 1, whole: 1, titles: 0, kinds: 0, reporters: 0, spurious: 0 });
    expect(faults.map((fault) => fault.what)).toEqual(['title 大桥', 'kind notice', 'reporters 许冬']);
  });

  test('takes news and features for one kind, and any accepted title', () => {
    const { row } = measureArticles(
      [gold({ accepted_titles: ['大桥', '大桥 合龙'] })],
      [made({ kind: 'feature', title: '大桥合龙！' })],
    );
    expect(row).toMatchObject({ titles: 1, kinds: 1 });
  });

  test('counts an article that no gold article is most similar to as spurious', () => {
    const { row } = measureArticles([gold({})], [made({}), made({ paragraphs: ['镇卫生院新门诊楼启用。'] })]);
    expect(row.spurious).toBe(1);
  });

  test('does not count masked numbers against the text', () => {
    const line = '兹有方晴遗失残疾证，号码：51021919810323703663，声明作废。';
    const { row } = measureArticles(
      [gold({ paragraphs: [line] })],
      [made({ paragraphs: [line.replace(/\d+/, '〔已隐去〕')] })],
    );
    expect(row.whole).toBe(1);
  });
});
