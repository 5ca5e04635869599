import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lexicon } from '../../../src/lexicon/index.ts';
import { plainly, stepsIn } from '../../../src/reading/index.ts';
import { readSteps } from '../../../src/reading/steps/index.ts';
import type { When } from '../../../src/types.ts';

const told = (text: string) =>
  stepsIn(text).map((one) => [one.text, one.kind === 'step' ? one.stage : one.event, one.status]);

describe('a step', () => {
  test.each([
    ['大桥已开工', '开工', 'started', 'done'],
    ['主楼正在施工', '施工', 'building', 'under-way'],
    ['学校尚未开工', '开工', 'started', 'denied'],
    ['至今没有动工', '动工', 'started', 'denied'],
    ['厂房还未完工', '完工', 'finished', 'denied'],
    ['主体结构封顶', '主体结构', 'building', 'under-way'],
    ['外墙装修中', '外墙', 'finishing', 'under-way'],
    ['項目正式簽約', '簽約', 'signed', 'done'],
  ])('is read with how it stands: %s', (text, ...wanted) => {
    expect(told(text)[0]).toEqual(wanted);
  });

  test.each([
    '预计年底投用',
    '将于明年5月通车',
    '力争年内竣工',
    '医院有望下月开诊',
    '计划三季度开工',
    '大桥可通车',
    '大桥6月底前完工',
    '预计到2026年6月底，全线通车',
    '计划5月签约，6月开工',
    '建成后将方便出行',
  ])('lies ahead where the words around it say so: %s', (text) => {
    expect(
      stepsIn(text)
        .filter(({ kind }) => kind === 'step')
        .map(({ status }) => status),
    ).not.toContain('done');
  });

  test('of a part is none of the whole', () => {
    expect(told('主体完工')).toEqual([['主体完工', 'building', 'done']]);
    expect(told('幕墙安装已全部完成')).toEqual([
      ['幕墙', 'finishing', 'under-way'],
      ['安装已全部完成', 'finishing', 'done'],
    ]);
  });

  test('done in part is under way; done in whole is done', () => {
    expect(told('完成总工程量的85%')).toEqual([['完成总工程量的85%', 'building', 'under-way']]);
    expect(told('土石方已完成100%')).toEqual([['土石方已完成100%', 'building', 'done']]);
    expect(told('完成了作业')).toEqual([]);
  });

  test('is not what only looks like one', () => {
    expect(told('改革开放以来，施工单位和建成区都多了，召开新闻通气会')).toEqual([['召开', 'held', 'done']]);
  });

  test('lies ahead where its time does', () => {
    const text = '大桥6月通车';
    const june = { kind: 'when', text: '6月', start: 2, end: 4, status: 'planned' } as unknown as When;
    expect(readSteps(text, [])[0]?.status).toBe('done');
    expect(readSteps(text, [june])[0]?.status).toBe('planned');
  });
});

describe('an event', () => {
  test.each([
    ['采购节取消了', 'cancelled', 'done'],
    ['活动没有取消', 'cancelled', 'denied'],
    ['将召开座谈会', 'held', 'planned'],
    ['大桥停工了', 'stopped', 'done'],
    ['食堂起火', 'burnt', 'done'],
  ])('is told by its kind, with how it stands: %s', (text, ...wanted) => {
    expect(told(text)[0]?.slice(1)).toEqual(wanted);
  });

  test('that is called off denies what was to be', () => {
    expect(told('取消开工仪式')).toEqual([
      ['取消', 'cancelled', 'done'],
      ['开工', 'started', 'denied'],
    ]);
  });
});

const words = ['steps', 'events', 'ahead', 'course'].flatMap(lexicon).map(({ word }) => word);
const text = fc
  .array(
    fc.oneof(fc.constantFrom(...words, '，', '。', '2026年', '大桥', '項目', '80%'), fc.string({ maxLength: 3 })),
    {
      maxLength: 20,
    },
  )
  .map((parts) => parts.join(''));

test('steps stand in reading order, none within another, each as printed', () => {
  fc.assert(
    fc.property(text, (any) => {
      let end = 0;
      for (const one of stepsIn(any)) {
        expect(one.start).toBeGreaterThanOrEqual(end);
        expect(any.slice(one.start, one.end)).toBe(one.text);
        end = one.end;
      }
    }),
  );
});

test('what stands in another sentence changes nothing', () => {
  fc.assert(
    fc.property(text, text, (one, other) => {
      const [plain, next] = [plainly(one), plainly(other)];
      const own = readSteps(plain, []);
      expect(readSteps(`${plain}。${next}`, []).slice(0, own.length)).toEqual(own);
    }),
  );
});

test('a denied step stays denied whatever it is', () => {
  const steps = lexicon('steps').filter(({ type }) => ['started', 'finished', 'open', 'signed'].includes(type));
  for (const { word } of steps) expect(told(`尚未${word}`)[0]?.[2], word).toBe('denied');
  for (const { word } of steps) expect(told(`预计${word}`)[0]?.[2], word).toBe('planned');
});

test('no word stands in two lists of one reader with two meanings', () => {
  const events = new Set(lexicon('events').map(({ word }) => word));
  for (const { word } of lexicon('steps')) expect(events.has(word), word).toBe(false);
  const ahead = new Set(lexicon('ahead').map(({ word }) => word));
  for (const { word } of lexicon('course')) expect(ahead.has(word), word).toBe(word === '未来');
});
