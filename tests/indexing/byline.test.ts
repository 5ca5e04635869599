import { describe, expect, test } from 'vitest';
import { NOBODY, parseByline } from '../../src/indexing/byline/index.ts';
import { mergeBylines } from '../../src/indexing/byline/merge.ts';
import { isName } from '../../src/indexing/byline/names.ts';

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
