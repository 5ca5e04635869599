import { describe, expect, test } from 'vitest';
import { closingByline, fieldNames, NOBODY, parseByline } from '../../src/indexing/byline/index.ts';
import { mergeBylines } from '../../src/indexing/byline/merge.ts';
import { isName } from '../../src/indexing/byline/names.ts';
import { readArticles } from '../../src/indexing/index.ts';

const by = (over: Partial<typeof NOBODY>) => ({ ...NOBODY, ...over });

describe('parseByline() reads', () => {
  test.each([
    [
      '本报讯（记者 方晴 实习记者 许冬 通讯员 安宁 唐棣）5月6日，',
      by({ reporters: ['方晴'], interns: ['许冬'], correspondents: ['安宁', '唐棣'] }),
    ],
    ['本报讯(记者 方晴 文/图)连日来,', by({ reporters: ['方晴'], photographers: ['方晴'] })],
    ['本报讯 （记者 方晴、许冬） 近日', by({ reporters: ['方晴', '许冬'] })],
    ['本报讯（通讯员 欧阳修文）', by({ correspondents: ['欧阳修文'] })],
    ['新华社成都7月5日电（记者方晴、许冬）', by({ reporters: ['方晴', '许冬'], source: '新华社' })],
    ['本报讯 记者方晴 通讯员许冬报道：近日', by({ reporters: ['方晴'], correspondents: ['许冬'] })],
    ['□ 云溪日报记者 方晴', by({ reporters: ['方晴'], source: '云溪日报' })],
    ['□ 本报记者 王 锐 肖 彦 文/图', by({ reporters: ['王锐', '肖彦'], photographers: ['王锐', '肖彦'] })],
    ['□ 江北报通讯员 庞安', by({ correspondents: ['庞安'], source: '江北报' })],
    ['本报记者 方晴', by({ reporters: ['方晴'] })],
    ['记者 方晴 通讯员 许冬', by({ reporters: ['方晴'], correspondents: ['许冬'] })],
    ['重庆日报记者 方晴 摄', by({ photographers: ['方晴'], source: '重庆日报' })],
    ['新厂区一角 记者 方晴 摄', by({ photographers: ['方晴'] })],
    ['图为签约现场（方晴 摄）', by({ photographers: ['方晴'] })],
    ['文/方晴 图/许冬', by({ reporters: ['方晴'], photographers: ['许冬'] })],
    ['活动圆满结束。（记者 方晴）', by({ reporters: ['方晴'] })],
    ['□ 阿依古丽·买买提', by({ reporters: ['阿依古丽·买买提'] })],
    ['【本報記者方晴青埔報導】某橋', by({ reporters: ['方晴'] })],
    ['〔本報記者方晴專訊〕某公園', by({ reporters: ['方晴'] })],
    ['【本报方晴报道】某桥', by({ reporters: ['方晴'] })],
    ['记者方晴报道 上周末，', by({ reporters: ['方晴'] })],
    ['本报讯（高一（3）班 方晴）昨天，', by({ reporters: ['方晴'] })],
    ['据云溪日报', by({ source: '云溪日报' })],
    ['（来源：人民日报）', by({ source: '人民日报' })],
  ])('%s', (text, expected) => {
    expect(parseByline(text).byline).toEqual(expected);
  });
});

describe('parseByline() finds nobody in', () => {
  test.each([
    '【本報專訊】某橋',
    '【本报综合报道】某桥',
    '记者从区教委获悉，',
    '记者在现场看到',
    '他说，记者 工作很辛苦',
    '通讯员队伍建设',
    '据介绍',
    '据统计报告',
    '责编 方晴 编审 许冬',
    '区领导方晴、许冬参加活动。',
    '（以下简称《报告》）',
  ])('%s', (text) => {
    expect(parseByline(text)).toEqual({ byline: NOBODY, span: null, rest: text });
  });
});

test('parseByline() says where the byline stands and what is left without it', () => {
  expect(parseByline('本报讯（记者 方晴）5月6日')).toMatchObject({ span: [0, 10], rest: '5月6日' });
  expect(parseByline('新厂区一角 记者 方晴 摄')).toMatchObject({ rest: '新厂区一角' });
});

test('isName() tells names from words by the family name', () => {
  expect(['方晴', '司马光', '诸葛孔明', '欧阳修'].map(isName)).toEqual([true, true, true, true]);
  expect(['在现场', '获悉', '的', '工作很辛'].map(isName)).toEqual([false, false, false, false]);
});

test('mergeBylines() names each person once and keeps the first source', () => {
  const merged = mergeBylines([
    by({ reporters: ['方晴'], source: '甲报' }),
    by({ reporters: ['方晴', '许冬'], source: '乙报' }),
  ]);
  expect(merged).toEqual(by({ reporters: ['方晴', '许冬'], source: '甲报' }));
});

test.each([
  ['本报讯（全媒体记者张 瑜 通讯员张小月）近日', { reporters: ['张瑜'], correspondents: ['张小月'] }],
  ['记者丨李小明', { reporters: ['李小明'] }],
  ['某社北京1月23日电 （记者王汉报）首届好新闻评选', { reporters: ['王汉报'] }],
  ['本站讯（职工通讯员 李小雯 王会）为推进', { correspondents: ['李小雯', '王会'] }],
  ['中新网重庆3月15日电 (李小明)', { reporters: ['李小明'] }],
  ['王小雄 李一宁 摄影报道(某图片库)', { reporters: ['王小雄', '李一宁'] }],
  ['「很害怕我倒了。」報導．攝影╱陳大文', { reporters: ['陳大文'] }],
  ['- By Ann Garner', { reporters: ['Ann Garner'] }],
  ['date 2018-03-15 by CAROL HILL', { reporters: ['Carol Hill'] }],
  ['Posted on March 15, 2024 by Jane Doe', { reporters: ['Jane Doe'] }],
  ['By Jane Doe Staff Reporter', { reporters: ['Jane Doe'] }],
  ['by Pat Dorrance, Loma County Extension Agent', { reporters: ['Pat Dorrance'] }],
  ['By Staff Reporter', { reporters: [] }],
  ['Photos by Jane Doe', { reporters: [] }],
])('parseByline() reads %s', (line, people) => {
  expect(parseByline(line).byline).toMatchObject(people);
});

test('a name behind the last sentence signs where it is one; a sentence on rights names nobody', () => {
  expect(closingByline('坚决不能给家乡丢脸。 王强')?.reporters).toEqual(['王强']);
  expect(closingByline('大家都要注意。 安康')).toBeNull();
  const rights =
    '凡本报记者署名文字、图片，版权均属本社所有。任何媒体、网站或个人，未经授权不得转载、链接、转贴或以其他方式复制发表。';
  expect(fieldNames(rights).reporters).toEqual([]);
});

test('lines right behind an article sign it: names in a row, and names alone', async () => {
  const read = async (sign: string) => {
    const page = `第A2版:焦点 上一版 下一版\n2016年01月22日 星期五\n\n今明尽量选择铁路出行\n\n市运管发布的消息显示，昨天我市各主要汽车站有16条线路停开，铁路运行基本正常，旅客可以选择乘坐火车出行。\n\n${sign}\n`;
    const [first] = await readArticles({ name: 'page.txt', bytes: new TextEncoder().encode(page) });
    return first?.articles[0]?.byline;
  };
  expect(await read('记 者 方 晴 王 锐\n\n通讯员 应小娜 孙 琪')).toMatchObject({
    reporters: ['方晴', '王锐'],
    correspondents: ['应小娜', '孙琪'],
  });
});
