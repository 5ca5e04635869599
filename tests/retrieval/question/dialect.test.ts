import { expect, test } from 'vitest';
import { asWritten } from '../../../src/retrieval/question/dialect.ts';

/** Where several rules of `lexicon/speech` meet; each rule's own examples stand beside it there. */
const WRITTEN: readonly (readonly [string, string])[] = [
  ['新桥几耐先通车', '新桥多久先通车'],
  ['图书馆而家开唔开', '图书馆现在开吗'],
  ['车站几点开门', '车站几点开门'],
  ['边日停水', '哪日停水'],
  ['做乜封路', '为什么封路'],
  ['泳池要俾钱先入得唔得', '泳池要给钱先入行吗'],
  ['呢间学校起晒未', '这间学校完工吗'],
  ['新桥啥辰光好走', '新桥什么时候能走'],
  ['修路花了多少钞票', '修路花了多少钱'],
  ['今个停不停电', '今天是否停电'],
  ['哪个队得的第一', '哪个队获得第一'],
  ['路修到哪了，天天绕路烦死了', '路修到哪了'],
  ['大渠修好多少公里了', '大渠修多少公里了'],
  ['预约过的也要排队？', '预约过的也要排队吗'],
  ['桥头小学？', '桥头小学'],
];

test.each(WRITTEN)('"%s" is read as "%s"', (said, written) => {
  expect(asWritten(said).replace(/[?？]$/, '')).toBe(written);
});

test.each([
  '学校路边停车要收费吗',
  '观点去年变了吗',
  '今年个人所得税怎么退',
  '老师傅的手艺教给谁了',
  '交通堵得厉害的路口有哪些',
  '新小区有多少户',
  '哪些景点申请免费开放',
  '试点办了几年',
  '新规矩他们差不多会了吗',
  '学校修得怎么样',
])('"%s" stays as it is', (text) => {
  expect(asWritten(text)).toBe(text);
});

/** Longer than anything that is said: what any one rule may try again and again. */
const LONG = 2_000;
test.each(['?', '吗？', '，？ ', '，', '啊', '不', '太远，', '死了啊，', '什么，太堵。'])(
  'asWritten() reads a message in time that grows as it does: %s again and again',
  (said) => {
    const before = performance.now();
    for (const end of ['', '不', '太远', '什么时候开']) asWritten(said.repeat(LONG / said.length) + end);
    expect(performance.now() - before).toBeLessThan(5_000);
  },
);
