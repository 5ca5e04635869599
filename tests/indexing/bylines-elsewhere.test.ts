import { describe, expect, test } from 'vitest';
import { closingByline, parseByline } from '../../src/indexing/byline/index.ts';

const who = (byline: ReturnType<typeof closingByline>) => [
  ...(byline?.reporters ?? []),
  ...(byline?.correspondents ?? []),
];
const NAMES = [
  ['方晴', '许冬'],
  ['欧阳静', '石宝军'],
  ['覃秀兰', '麦俊杰'],
] as const;

describe('behind the last sentence', () => {
  const FORMS: readonly ((one: string, two: string) => string)[] = [
    (one, two) => `（东川网${one} ${two}）`,
    (one, two) => `（东川日报 ${one}、${two}）`,
    (one, two) => `（区融媒体中心 ${one} ${two}）`,
    (one, two) => `（东川融媒：${one} ${two}）`,
    (one, two) => `（县水利局 ${one} ${two}）`,
    (one, two) => `（东川晚报全媒体记者 ${one} ${two}）`,
    (one, two) => `（${one} ${two}）`,
  ];
  test.each(FORMS.map((form) => [form('甲', '乙'), form] as const))('%s', (_, form) => {
    for (const [one, two] of NAMES) expect(who(closingByline(`桥已修好。${form(one, two)}`))).toEqual([one, two]);
  });

  test.each([
    '（图片由东川网提供）',
    '（原载于《东川日报》）',
    '（东川博物馆藏）',
    '（下转第三版）',
    '（本文有删节）',
    '（题图来自网络）',
  ])('nobody signs with %s', (end) => expect(who(closingByline(`桥已修好。${end}`))).toEqual([]));
});

describe('over the text or at its beginning', () => {
  const FORMS: readonly ((one: string, two: string) => string)[] = [
    (one, two) => `采写：东川融媒记者 ${one}、${two}`,
    (one, two) => `东川日报·今日东川 记者 ${one} ${two}`,
    (one, two) => `本报讯（${one} ${two}）昨天，`,
    (one, two) => `[东川日报]记者${one}、${two}报道，昨天`,
    (one, two) => `【${one}、${two}／東川報導】昨天`,
    (one, two) => `${one} ${two}／綜合報導`,
    (one, two) => `社會中心／${one}、${two}報導`,
    (one, two) => `东川报导／${one}、${two}`,
  ];
  test.each(FORMS.map((form) => [form('甲', '乙'), form] as const))('%s', (_, form) => {
    for (const [one, two] of NAMES.slice(0, 2)) expect(who(parseByline(form(one, two)).byline)).toEqual([one, two]);
  });

  test('who wrote and who took the photos, both called reporters', () => {
    const { byline } = parseByline('文/本报记者 方晴 图/本报记者 许冬');
    expect(byline).toMatchObject({ reporters: ['方晴'], photographers: ['许冬'] });
  });

  test.each(['国内资讯', '地方中心／東川報導', '东川医讯', '何阿姨 村会计', '轰动全网，再以《拍摄花絮》完美收'])(
    '%s is nobody',
    (line) => expect(who(parseByline(line).byline)).toEqual([]),
  );
});
