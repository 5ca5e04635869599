import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hasCheckDigit, idNumber } from '../../src/indexing/id-numbers.ts';
import { MASK, maskPrivate } from '../../src/indexing/privacy.ts';

/** Valid numbers of nobody: any region code of a province, any day of birth, any order number, the check digit to it. */
const ids = fc
  .tuple(
    fc.constantFrom('110105', '310104', '440305', '512301', '533421', '650105', '820000'),
    fc.date({ min: new Date('1925-01-01'), max: new Date('2012-12-31'), noInvalidDate: true }),
    fc.integer({ min: 0, max: 999 }),
  )
  .map(([region, birth, order]) => {
    const first = `${region}${birth.toISOString().slice(0, 10).replaceAll('-', '')}${String(order).padStart(3, '0')}`;
    return [...'0123456789X'].map((check) => first + check).find(hasCheckDigit)!;
  });
const cards = fc
  .tuple(ids, fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 4 }))
  .map((parts) => parts.join(''));
const wide = (text: string) => text.replace(/[0-9X]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));
const cut = (text: string, at: number, gap: string) => text.slice(0, at) + gap + text.slice(at);

/** What a number may look like once printed and extracted. */
const printed = fc
  .tuple(fc.oneof(ids, cards), fc.integer({ min: 1, max: 17 }))
  .chain(([number, at]) =>
    fc.constantFrom(
      number,
      number.toLowerCase(),
      wide(number),
      cut(number, at, ' '),
      cut(number, at, '\n'),
      cut(number, at, '\r\n'),
      cut(number, at, '\n\n'),
      cut(cut(number, 14, ' '), 6, ' '),
      cut(cut(number, 14, '-'), 6, '-'),
      [...number].join(' '),
      wide([...number].join('　')),
    ),
  );
const digitsOf = (text: string) => text.normalize('NFKC').replace(/[^0-9X]/gi, '');

test('maskPrivate() takes out every valid number, however it is spaced, broken or typed', () => {
  fc.assert(
    fc.property(printed, fc.constantFrom('王某，身份证号：', '证号', '号码是：', '名单：', ''), (number, before) => {
      const masked = maskPrivate(`${before}${number}，声明作废。`);
      expect(masked).toContain(MASK);
      expect(digitsOf(masked)).toBe('');
    }),
    { numRuns: 500 },
  );
});

test('maskPrivate() changes nothing in masked text and keeps the lines of a page', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(printed, fc.constantFrom('电话023-47521277', '占地1620平方米，\n')), { maxLength: 6 }),
      (parts) => {
        const text = parts.join('；');
        const masked = maskPrivate(text);
        expect(maskPrivate(masked)).toBe(masked);
        expect(masked.split('\n').length).toBe(text.split('\n').length);
      },
    ),
  );
});

test('maskPrivate() leaves ordinary numbers alone: fewer than one in a thousand random ones of 18 digits looks like an ID number', () => {
  const random = fc.sample(fc.stringMatching(/^[1-9][0-9]{17}$/), { numRuns: 20_000, seed: 7 });
  expect(random.filter((number) => maskPrivate(`编号 ${number}。`) !== `编号 ${number}。`).length).toBeLessThan(20);
});

/** The table of DESIGN.md. */
describe('maskPrivate() masks', () => {
  test.each([
    ['a resident ID number', '李某，男，身份证号：110105194912310029，', '李某，男，身份证号：〔已隐去〕，'],
    ['one that ends in x', '公民身份号码11010519491231002x', '公民身份号码〔已隐去〕'],
    ['one right after letters', 'ID110105194912310029，', 'ID〔已隐去〕，'],
    ['one of the first generation, 15 digits', '身份证130503670401001，', '身份证〔已隐去〕，'],
    ['a disability-card number', '残疾证，号码：11010519491231002943，', '残疾证，号码：〔已隐去〕，'],
    ['a disability-card number with x inside', '残疾证号11010519491231002X43，', '残疾证号〔已隐去〕，'],
    ['a card that was issued again', '残疾证号：11010519491231002943B1，', '残疾证号：〔已隐去〕，'],
    ['one with a misprint, when words announce it', '身份证号码：11010519491231003，', '身份证号码：〔已隐去〕，'],
    ['one half starred out', '身份证号：110105********0029，', '身份证号：〔已隐去〕，'],
    ['two in one line', '110105194912310029、440305198001010011', /^〔已隐去〕、/],
    ['a number and the phone after it apart', '110105194912310029 023-47521277', '〔已隐去〕 023-47521277'],
  ])('%s', (_, text, expected) => {
    if (typeof expected === 'string') expect(maskPrivate(text)).toBe(expected);
    else expect(maskPrivate(text)).toMatch(expected);
  });
});

describe('maskPrivate() keeps', () => {
  test.each([
    ['phones and hotlines', '举报电话：023-47521277、12345、400-810-8888，手机13800138000'],
    ['social credit codes', '统一社会信用代码：52500116MJP5703256，声明作废'],
    ['social credit codes of digits alone', '统一社会信用代码：511011051949123100，声明作废'],
    ['permit numbers', '办学许可证正本，教民150010570001209号，声明作废'],
    ['bank accounts', '账号：6217003810049123100、3500073929008908826'],
    ['project and file numbers', '项目代码2305-500116-04-01-123456，文号〔2023〕310115202307281'],
    ['years, areas and sums', '2023年完成投资34.46亿元，占地15333平方米，同比增长56.68%'],
    ['columns of figures', '110105 194912 310029 440305 198001 019999'],
    ['times', '20230728 16:40:05 20230729 16:40:05'],
    ['officials and reporters', '本报讯（记者 王小川）区残联理事长周明介绍，残疾人证遗失后可到街道补办。'],
    ['the man of a public notice', '关于对赵大河特殊工种调查结果的公示'],
    ['organisations that lost a document', '●兹有江口区河湾村互助合作协会遗失法人证书，声明作废。'],
  ])('%s', (_, text) => {
    expect(maskPrivate(text)).toBe(text);
  });
});

test.each([
  [
    '兹有王小川遗失残疾证，号码是：11010519491231002943，声明作废。',
    '兹有王某某遗失残疾证，号码是：〔已隐去〕，声明作废。',
  ],
  ['●赵敏遗失残疾人证，声明作废。', '●赵某遗失残疾人证，声明作废。'],
  ['兹有永和镇河口村欧阳建国不慎遗失残疾证，特此声明。', '兹有永和镇河口村欧阳某某不慎遗失残疾证，特此声明。'],
  ['遗失钱多多残疾证，证号11010519491231002943。', '遗失钱某某残疾证，证号〔已隐去〕。'],
  ['2. 孙立，女，残疾人证丢失，声明作废。', '2. 孙某，女，残疾人证丢失，声明作废。'],
  ['兹有王小川、李小满遗失残疾证，声明作废。', '兹有王某某、李某某遗失残疾证，声明作废。'],
  ['王小川残疾证遗失声明', '王某某残疾证遗失声明'],
  ['阿依古丽·买买提遗失残疾证，声明作废。', '阿某某遗失残疾证，声明作废。'],
])('maskPrivate() shortens the names in notices of lost disability cards: %s', (notice, expected) => {
  expect(maskPrivate(notice)).toBe(expected);
});

test('idNumber() is sure of a check digit, takes a birth date for likely, and refuses what can be neither', () => {
  expect(idNumber('11010519491231002X')).toBe('certain');
  expect(idNumber('110105194912310021')).toBe('likely');
  expect(idNumber('110105194913310021')).toBe('no');
  expect(idNumber('990105194912310021')).toBe('no');
  expect(idNumber('310115202307281234')).toBe('no');
  expect(idNumber('11010519491231002X95')).toBe('no');
});
