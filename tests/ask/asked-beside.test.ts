/** 门面房呢, 俱乐部广场呢: the same of what the report at hand tells beside it. An invented page. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerText } from '../../src/wording/index.ts';
import { openPapers, type Papers } from '../support/papers.ts';

const PAGE = `柳河日报 2025年11月7日 星期五 第1版

## 今冬供暖价格不变

本报讯（记者 高原）今年暖气费居民每平方米21元，门面房每平方米34元，供到明年3月15日。

## 扫雪分了工

本报讯（记者 高原）今冬扫雪分段包干：建设路6点集合，供电所广场6点40分集合。
`;

let papers: Papers;
beforeAll(async () => {
  papers = await openPapers({ 'page.txt': PAGE });
});
afterAll(() => papers.close());

test.each([
  ['今年暖气费一平多少', '门面房呢', '34元'],
  ['建设路扫雪几点集合', '供电所广场呢', '6点40分'],
])('ask() asks the same of what the report at hand tells beside it: %s %s', async (before, text, expected) => {
  expect(answerText(await papers.ask({ text, history: [before], today: '2025-11-20' }))).toContain(expected);
});
