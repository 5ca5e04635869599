import { describe, expect, test } from 'vitest';
import { callOf, eventsIn, isExpected, looksAhead, mayTellOf, stageOf } from '../../../src/reading/index.ts';

test.each([
  ['项目签约落户', 'signed'],
  ['破土动工', 'started'],
  ['主体结构封顶', 'building'],
  ['完成总工程量的65%', 'building'],
  ['主体完工', 'building'],
  ['正在进行室内装修', 'finishing'],
  ['顺利竣工', 'finished'],
  ['明年10月底中心建成后，将推动发展', 'finished'],
  ['主体已完工，预计年底投入使用', 'open'],
  ['建成后可容纳1500人', 'figures'],
  ['总投资3亿元', 'figures'],
  ['尚未开工', null],
  ['会议强调要提高认识', null],
])('stageOf() reads %j as %s', (text, stage) => {
  expect(stageOf(text)).toBe(stage);
});

test.each([
  ['主体结构已封顶，预计年底投入使用', true],
  ['大桥正式通车', false],
  ['计划明年开工', true],
  ['目前主体工程已完成80%', false],
  ['二期定于6月28日开工', true],
  ['今年预计产茶75吨', true],
])('isExpected() of %j is %s', (text, expected) => {
  expect(isExpected(text)).toBe(expected);
});

test('looksAhead() hears what is to come, not words that look like it', () => {
  expect(looksAhead('下一步要做什么')).toBe(true);
  expect(looksAhead('该桥被鉴定为危桥，现将有关事项通告如下')).toBe(false);
});

describe('events of a question', () => {
  test('are known by residents’ words and by those of papers', () => {
    expect(eventsIn('大桥为啥修不下去了').map(({ event }) => event)).toEqual(['stopped']);
    expect(mayTellOf('stopped', '工地暂停施工')).toBe(true);
    expect(mayTellOf('stopped', '工地热火朝天')).toBe(false);
  });

  test('are called by the first word of their kind', () => {
    expect(callOf('stopped')).toBe('停工');
    expect(callOf('burnt')).toBe('起火');
  });
});
