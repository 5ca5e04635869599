import { expect, test } from 'vitest';
import { matcher } from '../../src/answering/coverage.ts';
import { allParaphrases, inPrint, paraphrases, saidPhrases } from '../../src/reading/index.ts';
import { contentWords } from '../../src/retrieval/question/content-words.ts';

const all = [...allParaphrases()];

test('every said word is a content word of a question that has it, or it would never be looked up', () => {
  expect(all.map(([said]) => said.toLowerCase()).filter((said) => contentWords(said)[0] !== said)).toEqual([]);
});

test('a said phrase that the dictionary lacks is one word of the question', () => {
  expect(saidPhrases()).toContain('走车');
  expect(contentWords('新桥能走车了')).toEqual(['新桥', '走车']);
});

test('a name that the dictionary lacks ends before 有 (is there)', () => {
  expect(contentWords('沧浦有医院没')).toEqual(['沧浦', '医院']);
});

test('inPrint() has the same thing in the paper’s register and counts as a synonym does', () => {
  expect(inPrint('走车')).toContain('通车');
  expect(inPrint('毛病')).toEqual([]);
  expect(matcher('走车')('大桥将于月底通车')).toBeGreaterThan(matcher('毛病')('存在的问题'));
});

test('no word is printed for itself, twice, or empty', () => {
  for (const [said, printed] of all) {
    expect(printed, said).not.toContain(said);
    expect(new Set(printed).size, said).toBe(printed.length);
    expect(printed.filter((word) => !/^[\p{L}\p{N}/]+$/u.test(word), said)).toEqual([]);
    expect(printed.length, said).toBeGreaterThan(0);
  }
});

test('paraphrases() leads from what is said to what is printed, not back', () => {
  expect(paraphrases('毛病')).toContain('问题');
  expect(paraphrases('问题')).not.toContain('毛病');
});

test('a tender sum is no total investment', () => {
  expect(paraphrases('总投资')).not.toContain('中标价');
  expect(paraphrases('花费')).not.toContain('中标价');
});

test.each([
  ['砸', '项目总投资3.2亿元'],
  ['搬家', '首批居民喜迁新居，回迁安置房已交付'],
  ['走车', '大桥将于月底通车'],
])('matcher() finds 「%s」 in 「%s」', (said, printed) => {
  expect(matcher(said)(printed)).toBeGreaterThan(0);
});

test.each([
  ['逮', '警方抓获两名犯罪嫌疑人'],
  ['官司', '双方诉至法院'],
  ['暖气', '本季供热将于15日开始'],
  ['亚军', '代表队摘得银牌'],
])('a resident’s 「%s」 is answered by 「%s」', (said, printed) => {
  expect(matcher(said)(printed)).toBeGreaterThan(0);
});

test.each([
  ['不让走', '全长780米，禁止一切机动车通行'],
  ['拿钥匙', '预计2026年11月交房'],
  ['掏腰包', '其中居民自筹5920万元'],
  ['割麦', '全县小麦收割过半'],
  ['赶场', '大观场镇集市搬迁'],
  ['搬回去', '商户将于8月回迁'],
  ['挂青', '祭扫高峰期公墓实行分时预约'],
  ['垫底', '栗园乡排名靠后'],
  ['管饭', '包装工120名，包吃住'],
  ['划龙舟', '端午龙舟赛举行'],
  ['停水', '该片区将暂停供水'],
  ['午睡', '教室里就有午休条件'],
  ['坝坝舞', '广场舞音响扰民'],
  ['绕着走', '车辆请绕行文化路'],
])('a resident’s 「%s」 is what a paper prints as 「%s」', (said, printed) => {
  expect(matcher(said)(printed)).toBeGreaterThan(0.5);
});

test.each([
  ['停水', '该片区将停电检修'],
  ['门票', '每人每月补贴200元'],
  ['结婚登记', '离婚登记在二楼办理'],
  ['停车费', '停车位共有1460个'],
])('a resident’s 「%s」 is not answered by 「%s」', (said, printed) => {
  expect(matcher(said)(printed)).toBeLessThan(0.5);
});

test.each([
  ['交钥匙', '首批安置房明年春节前交付'],
  ['挪去', '早市临时迁至体育场'],
  ['上坟', '祭扫高峰期间公墓分时预约'],
  ['班车', '景区开通免费接驳车'],
  ['封闭', '施工期间实行交通管制'],
  ['自己掏', '其中居民自筹三千万元'],
  ['管饭', '公司包吃住'],
  ['没摇中', '未中签的由教育局统筹安排'],
])('around a notice or at home 「%s」 is answered by 「%s」', (said, printed) => {
  expect(matcher(said)(printed)).toBeGreaterThan(0);
});

test.each([
  ['二院', '第二人民医院'],
  ['双河六小', '双河第六小学'],
  ['四中', '第四高级中学'],
])('inPrint() spells out %s as %s', (said, printed) => {
  expect(inPrint(said)).toContain(printed);
});

test('inPrint() spells out no other word that ends alike', () => {
  expect(inPrint('集中')).toEqual([]);
  expect(inPrint('大小')).toEqual([]);
});
