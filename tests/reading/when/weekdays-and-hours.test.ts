import { describe, expect, test } from 'vitest';
import { whensIn } from '../../../src/reading/index.ts';
import { told } from './read.ts';

const hours = (text: string) => whensIn(text, { day: '2024-06-20' }).map(({ clock }) => clock.join(' '));
const repeated = (text: string) => whensIn(text).flatMap((when) => (when.repeated ? [when.text] : []));

describe('a weekday is a day where the day of print is known', () => {
  // 20 June 2024 was a Thursday.
  test.each([
    ['水厂将于本周六投用', '本周六 2024-06-22'],
    ['义诊下周二举行', '下周二 2024-06-25'],
    ['上周五完成摇号', '上周五 2024-06-14'],
    ['下下周一开课', '下下周一 2024-07-01'],
    ['本周日闭馆', '本周日 2024-06-23'],
    ['这个星期天义卖', '这个星期天 2024-06-23'],
    ['定于周六开放', '周六 2024-06-22'],
    ['定于周二开放', '周二 2024-06-25'],
    ['已于周二开放', '周二 2024-06-18'],
    ['这周末有灯会', '这周末 2024-06-22 2024-06-23'],
    ['持续到下下个周末', '下下个周末 2024-07-06 2024-07-07'],
    ['本周六至周日举行', '本周六至周日 2024-06-22 2024-06-23'],
    ['后天上午九点剪彩', '后天上午九点 2024-06-22'],
    ['6月22日（周六）上午开馆', '6月22日（周六）上午 2024-06-22'],
  ])('%s: %s', (text, expected) => expect(told(text)).toEqual([expected]));

  test('a weekday alone has none where nothing says on which side of the day of print it lies', () =>
    expect(told('周六的灯会')).toEqual(['周六 ?']));
  test('a date that falls on another weekday has none', () =>
    expect(told('6月22日（周五）开馆')).toEqual(['6月22日（周五） ?']));
  test.each(['每周一次', '一周三次', '周边三个村', '本周期', '一百周年', '两周五天'])('%s has no weekday', (text) =>
    expect(told(text)).toEqual([]),
  );
});

describe('hours are read with and without their day', () => {
  test.each([
    ['上午九点开馆', '09:00'],
    ['晚上11时关门', '23:00'],
    ['开放时间9:00至21:00', '09:00 21:00'],
    ['早八点到晚五点', '08:00 17:00'],
    ['每晚18:00至次日1:00', '18:00 01:00'],
    ['下午2点至5点', '14:00 17:00'],
    ['末班车20:50', '20:50'],
    ['昨晚8时抢通', '20:00'],
    ['次日凌晨三点恢复', '03:00'],
    ['中午12点半开席', '12:30'],
    ['早上七点一刻', '07:15'],
    ['下午四点零五分', '16:05'],
    ['上午十时零八分', '10:08'],
    ['9时30分—11时', '09:30 11:00'],
    ['九点半开始', '09:30'],
    ['8：30-17：30', '08:30 17:30'],
  ])('%s: %s', (text, expected) => expect(hours(text)).toEqual([expected]));

  test.each(['提出三点意见', '9点建议', '百分点', '12时段', '3点5%', '4小时', '1.5点'])('%s is no hour', (text) =>
    expect(hours(text)).toEqual([]),
  );
});

test('what comes again and again has no day', () => {
  const text = '周一至周五9:00至17:00，每周三，每天，工作日，每月15日，每月初八，每年6月';
  expect(repeated(text)).toEqual([
    '周一至周五9:00至17:00',
    '每周三',
    '每天',
    '工作日',
    '每月15日',
    '每月初八',
    '每年6月',
  ]);
  expect(whensIn(text, { day: '2024-06-20' }).every(({ range }) => range === null)).toBe(true);
});
