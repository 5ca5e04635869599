import { describe, expect, test } from 'vitest';
import { districtsOf } from '../../src/indexing/district.ts';
import { placesIn } from '../../src/indexing/place-names.ts';

const article = (heading: string, ...paragraphs: string[]) => ({ heading, paragraphs });
const names = (...articles: Parameters<typeof districtsOf>[0]) => districtsOf(articles).map(({ name }) => name);

describe('placesIn()', () => {
  test.each([
    ['日前，西湖区住房和城乡建设局传出喜讯', ['西湖区']],
    ['浙江省杭州市余杭区良渚街道', ['杭州市', '余杭区']],
    ['走进长沙县黄花镇', ['长沙县']],
    ['在彭水苗族土家族自治县汉葭街道', ['彭水苗族土家族自治县']],
    ['小区、社区、园区、山区、景区里的居民', []],
    ['全市各区县要贯彻落实，我区召开会议', []],
    ['会议听取了区政府的报告，按照区委要求', []],
    ['超市、股市、楼市和夜市', []],
    ['丰台区、荔湾区、龙华区、二七区、三元区', ['丰台区', '荔湾区', '龙华区', '二七区', '三元区']],
    ['●那坡县城厢镇某店遗失公章；兹有云川县某校', ['那坡县', '云川县']],
    ['过去靠外省，现在县里有工厂，其中区级12个，那个县', []],
    ['欧元区、大湾区、三区、蓄滞洪区、该市民、集团旗下、校区间', []],
    ['县文化局和县档案局合办老照片展，其中县城两处', []],
    ['安徽和县的蔬菜、和县人民政府', ['和县', '和县']],
    ['蓝田县、汉寿县，宁晋县，浉河区、察右中旗', ['蓝田县', '汉寿县', '宁晋县', '浉河区', '察右中旗']],
    ['沧州青县、位于青县', ['青县', '青县']],
    ['上期前区、其余市县和南部山区', []],
  ])('%s: %j', (text, expected) => {
    expect(placesIn(text).map(({ name }) => name)).toEqual(expected);
  });
});

describe('districtsOf()', () => {
  const home = [
    article('区领导调研项目建设', '本报讯 7月3日，区委书记到余杭区未来科技城调研。余杭区有关部门负责人参加。'),
    article('我区12家企业获奖', '本报讯 日前，我区12家企业获奖。'),
    article('河湾茶厂扩建', '本报讯 日前，河湾茶厂扩建工程开工。'),
  ];
  test('gives the home district of the page to articles that name none, and to 我区', () => {
    expect(names(...home)).toEqual(['余杭区', '余杭区', '余杭区']);
  });
  test('keeps the home district where another place is only mentioned', () => {
    const visit = article('西湖区考察团来访', '本报讯 7月4日，西湖区考察团到我区交流，先后参观河湾茶厂、区规划馆。');
    expect(names(...home, visit).at(-1)).toBe('余杭区');
  });
  test('gives an article about another district to that district, also when the heading leaves out the ending', () => {
    const reprint = article(
      '西湖 让市民从“想阅读”到“享悦读”',
      '近日，西湖区图书馆新设六个书栈，西湖区读者可就近借阅。',
    );
    expect(names(...home, reprint).at(-1)).toBe('西湖区');
  });
  test('finds counties in papers that say 我县', () => {
    expect(names(article('我县夏粮丰收', '全县夏粮丰收。长沙县农业农村局介绍，长沙市各区长势良好。'))).toEqual([
      '长沙县',
    ]);
  });
  test.each([
    ['云川日报 2025 年 3 月 14 日', '云川区'],
    ['今日云川    综合    第3版', '云川区'],
    ['中共东州市云川区委主办', '云川区'],
    ['人民日报 2025年3月14日 第3版', null],
    ['沙浦报 第3版', null],
  ])('takes the place from the paper’s own head where its articles speak of it: %s', (head, expected) => {
    const page = [article('云川茶厂扩建', '本报讯 3月3日，云川茶厂扩建工程开工。区长到会。')];
    expect(districtsOf(page, [head])[0]?.name).toBe(expected);
  });
  test('gives national reports no district', () => {
    const national = article('', '上半年全国消费增长。国家统计局表示，全国投资增长，国务院部署。');
    expect(names(...home, national).at(-1)).toBeNull();
  });
  test('says from which words it inferred the place, and nothing when there is none', () => {
    expect(districtsOf(home)[0]?.evidence).toContain('余杭区');
    expect(districtsOf([article('春天', '花开了。')])).toEqual([{ name: null, evidence: null }]);
  });
});
