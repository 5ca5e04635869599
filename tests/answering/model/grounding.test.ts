import { describe, expect, test } from 'vitest';
import { flawOf, type Ground } from '../../../src/answering/model/grounding.ts';

const LIBRARY: Ground = {
  headline: '临湖图书馆主体结构封顶',
  published: '2024-03-13',
  text: '3月12日，记者从区文化旅游委获悉，临湖图书馆项目主体结构正式封顶，预计今年10月底对市民开放。该项目位于望湖大道，总投资2.3亿元，建筑面积1.8万平方米，建成后可藏书60万册，设阅览座位1200个。“目前正在进行幕墙安装和室内装修。”项目负责人王小川表示。上半年完成年度计划的56.68%。',
};

describe('flawOf() lets through', () => {
  test.each([
    '临湖图书馆主体结构已于3月12日封顶，预计2024年10月底对市民开放。',
    '临湖图书馆总投资2.3亿元，建筑面积1.8万平方米。',
    '临湖图书馆建成后可藏书600000册，设1200个阅览座位。',
    '项目负责人王小川表示“目前正在进行幕墙安装和室内装修”。',
    '上半年完成年度计划的百分之五十六点六八。',
    'The main structure was topped out on March 12, and the library (临湖图书馆) is expected to open at the end of October 2024.',
    'Total investment is 230 million yuan, with 1,200 reading seats.',
  ])('%s', (sentence) => {
    expect(flawOf(sentence, [LIBRARY])).toBeNull();
  });
});

describe('flawOf() finds', () => {
  test.each([
    ['figure', '临湖图书馆总投资3.2亿元，建筑面积1.8万平方米。'],
    ['figure', '临湖图书馆总投资2.3万元，建筑面积1.8万平方米。'],
    ['figure', '临湖图书馆建成后可藏书60万平方米。'],
    ['figure', '临湖图书馆设阅览座位1200个，其中儿童座位300个。'],
    ['date', '临湖图书馆主体结构3月15日正式封顶。'],
    ['date', '临湖图书馆预计2025年10月底对市民开放。'],
    ['date', '临湖图书馆预计今年9月底对市民开放。'],
    ['date', '下半年完成年度计划的56.68%。'],
    ['quote', '项目负责人表示“下个月就能全部完工”，正在进行幕墙安装。'],
    ['quote', '临湖图书馆主体结构封顶，见《湖区建设条例》。'],
    ['name', '项目负责人李大海表示，临湖图书馆目前正在进行幕墙安装和室内装修。'],
    ['name', '临湖图书馆项目位于北京市望湖大道，总投资2.3亿元。'],
    ['name', '临湖图书馆项目由Foster公司建设，总投资2.3亿元。'],
    ['wording', '孩子们以后周末有了好去处，大家都非常期待它早日投入使用。'],
    ['figure', 'Total investment is 320 million yuan.'],
    ['date', 'It is expected to open on June 1, 2024.'],
    ['name', 'The library was designed by Norman Foster.'],
  ])('a wrong %s in: %s', (flaw, sentence) => {
    expect(flawOf(sentence, [LIBRARY])).toBe(flaw);
  });
});
