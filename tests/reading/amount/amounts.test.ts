import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { amountsIn, plainly, simplify } from '../../../src/reading/index.ts';

const read = (text: string) =>
  amountsIn(text).map(({ value, upTo, unit }) => `${value}${upTo === null ? '' : `-${upTo}`}${unit ?? ''}`);

describe('amountsIn() reads amounts in one form', () => {
  test.each([
    ['总投资34.46亿元', ['3446000000元']],
    ['每25分钟一班', ['25分钟']],
    ['藏书6.5万册，路灯210盏', ['65000册', '210盏']],
    ['总投资三十四点四六亿元', ['3446000000元']],
    ['３４．４６亿元', ['3446000000元']],
    ['3,446,000,000元', ['3446000000元']],
    ['两千三百万元', ['23000000元']],
    ['1亿2000万元', ['120000000元']],
    ['增长百分之七十一', ['71%']],
    ['同比增长12.5％', ['12.5%']],
    ['下降0.3个百分点', ['0.3个百分点']],
    ['惠及群众2600余名', ['2600名']],
    ['一万二千户', ['12000户']],
    ['十五个车位', ['15个']],
    ['增长一倍', ['1倍']],
    ['占地1.2平方公里', ['1.2平方公里']],
    ['十万元', ['100000元']],
    ['5千瓦和3千米', ['5千瓦', '3千米']],
    ['活了七成六，缴一成五', ['7.6成', '1.5成']],
    ['跳了5米07，跑出12秒06', ['5.07米', '12.06秒']],
    ['长5米2个、七成二人', ['5米', '2个', '7成', '2人']],
  ])('%s', (text, expected) => expect(read(text)).toEqual(expected));
});

describe('amountsIn() reads what is spoken', () => {
  test.each([
    ['票价两块五', ['2.5元']],
    ['三块二毛', ['3.2元']],
    ['一块二毛五', ['1.25元']],
    ['五毛钱', ['5角']],
    ['十来块', ['10元']],
    ['二十几元', ['20元']],
    ['一百二，三百五，一万二，两千三', ['120', '350', '12000', '2300']],
    ['一百八十来万元', ['1800000元']],
    ['百十来人', ['110人']],
    ['五六百人，三四千亩', ['500-600人', '3000-4000亩']],
    ['三五天，七八个', ['3-5天', '7-8个']],
    ['一百五六十户', ['150-160户']],
    ['两公里半，三年半，两斤半，半亩', ['2.5公里', '3.5年', '2.5斤', '0.5亩']],
    ['一个半月', ['1.5个月']],
    ['一米八', ['1.8米']],
    ['五到十元，5-10元，5至10元', ['5-10元', '5-10元', '5-10元']],
    ['3-5万元，10万至20万元', ['30000-50000元', '100000-200000元']],
    ['八十多岁', ['80岁']],
  ])('%s', (text, expected) => expect(read(text)).toEqual(expected));
});

describe('amountsIn() reads what forms and tickets print', () => {
  test.each([
    ['¥20，￥8.50，RMB30元', ['20元', '8.5元', '30元']],
    ['20.00圆，20港币，100美金', ['20元', '20港元', '100美元']],
    ['补偿壹佰贰拾万元整，伍佰元，叁仟贰佰万元', ['1200000元', '500元', '32000000元']],
    ['玖拾天，廿五元', ['90天', '25元']],
    ['农场54畝，年產84噸，280萬元，36戶，45臺', ['54亩', '84吨', '2800000元', '36户', '45台']],
  ])('%s', (text, expected) => expect(read(text)).toEqual(expected));
});

test.each([
  '一起努力，一度停工，十分重要，一个，一次性',
  '2023年7月17日开工，10月底完工',
  '服务器地址是192.168.1.1',
  '千方百计，万众一心，千里马，万一，百度',
  '“十四五”规划和二十大精神，三中全会',
  '四川省第三人民医院，302路，3号线旁的T3航站楼',
  '“1+5”机制在“7·15”之后',
  '八一，五一，三八，九龙，万州，百色，十堰，五粮液，七里河，三峡',
  '一期，一分为二，半个，两会，队伍，收拾，大陆',
])('amountsIn() finds no amount in %s', (text) => expect(read(text).filter((one) => !/号/.test(one))).toEqual([]));

test.each([
  ['约300人', 'about'],
  ['近300人', 'less'],
  ['最近300人', null],
  ['300余人', 'more'],
  ['超过300人', 'more'],
  ['不超过300人', 'less'],
  ['300人', null],
  ['300人左右', 'about'],
  ['300人以上', 'more'],
  ['300人以下', 'less'],
  ['上百人', 'more'],
  ['五百来人', 'about'],
])('amountsIn() tells how exact %s is', (text, bound) => expect(amountsIn(text)[0]?.bound).toBe(bound));

test.each([
  ['门票每张二百五', 'money', '张'],
  ['每斤4.5元', 'money', '斤'],
  ['20元/人', 'money', '人'],
  ['月租600元', 'money', '月'],
  ['一张20元', 'money', '张'],
  ['总投资3亿', 'money', null],
  ['三百五', null, null],
  ['三分之二', 'share', null],
  ['打八折', 'share', null],
  ['零下五度', 'temperature', null],
  ['居全市第一', 'rank', null],
  ['电话：0898-1234567', 'phone', null],
  ['拨打12345热线', 'phone', null],
])('amountsIn() tells what %s measures, and of one of what', (text, quantity, per) =>
  expect(amountsIn(text)[0]).toMatchObject({ quantity, per }),
);

describe('amountsIn() of any text', () => {
  const letters = fc.constantFrom(
    ...'一二三四五六七八九十百千万亿零〇点两几数半第前壹贰拾佰0123456789.,-%¥约近余多来到元块毛角人年月日个斤亩票每 萬億畝RMB',
  );
  const texts = fc.string({ unit: letters, maxLength: 60 });
  test('stays in the text, in order, without overlap, finite', () =>
    fc.assert(
      fc.property(texts, (text) => {
        let last = 0;
        for (const { start, end, value, text: own } of amountsIn(text)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(text.slice(start, end)).toBe(own);
          expect(Number.isFinite(value)).toBe(true);
          last = end;
        }
      }),
    ));
  test('is the same for traditional as for simplified print', () =>
    fc.assert(
      fc.property(texts, (text) => {
        const spans = (of: string) => amountsIn(of).map(({ start, end, value, unit }) => [start, end, value, unit]);
        expect(spans(text)).toEqual(spans(plainly(simplify(text))));
      }),
    ));
  test('never parts the digits of a figure', () =>
    fc.assert(
      fc.property(texts, (text) => {
        for (const { end } of amountsIn(text))
          expect(/\d$/.test(text.slice(0, end)) && /^\d/.test(text.slice(end))).toBe(false);
      }),
    ));
  test('finds an amount wherever it stands', () =>
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 99_999 }), (number) => {
        expect(amountsIn(`公园，投资${number}万元。`).map(({ value }) => value)).toContain(number * 10_000);
      }),
    ));
});
