import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerText } from '../../src/wording/index.ts';
import { openPapers, type Papers } from '../support/papers.ts';

const OLD = `柳河日报 2025年1月10日 星期五 第1版

## 北山菜市场订购新秤

本报讯（记者 高原）北山菜市场向厂家订购电子秤64台，每台收押金90元，4月2日启用。

## 南湾敬老院食堂开火

本报讯（记者 高原）南湾敬老院食堂每顿收费8元，荤菜每周三做红烧肉。
`;
const NEW = `柳河日报 2025年3月14日 星期五 第1版

## 北山菜市场换秤推迟

本报讯（记者 高原）因厂家供货不及，北山菜市场的换秤日子由4月2日延到4月19日。原订的64台不够用，这次添了12台，共76台。

## 南湾敬老院食堂满月

本报讯（记者 高原）南湾敬老院食堂开火满月，每顿收费9.5元，红烧肉改在每周五做。
`;

let papers: Papers;
beforeAll(async () => {
  papers = await openPapers({ 'old.txt': OLD, 'new.txt': NEW });
});
afterAll(() => papers.close());

const say = async (text: string) => answerText(await papers.ask({ text, history: [], today: '2025-04-01' }));

test.each([
  ['北山菜市场的秤哪天启用', '4月19日', /^(?!.*4月2日启用)/s],
  ['北山菜市场订购了多少台电子秤', '76台', /^(?!.*订购电子秤64台)/s],
  ['敬老院食堂一顿多少钱', '9.5元', /./],
])('ask() tells what a newer report says has changed, not what was told before: %s', async (question, now, pattern) => {
  const text = await say(question);
  expect(text).toContain(now);
  expect(text).toMatch(pattern);
});

test('ask() still tells what was planned, where the question asks for that', async () => {
  expect(await say('北山菜市场的秤原定哪天启用')).toContain('4月2日');
});
