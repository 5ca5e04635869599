import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SourceFreshness } from '../../src/types.ts';
import { openPapers, type Papers } from './papers.ts';
import { ADMIN, messagesOf, startTalk, textOf } from './talk.ts';

let papers: Papers;
beforeAll(async () => {
  papers = await openPapers();
});
afterAll(() => papers.close());

const FRESH: SourceFreshness = {
  ...{ place: 'https://paper.example/feed.xml', paper: '云溪日报', district: '云溪区', newest: '2024-05-20' },
  ...{ articles: 3, trouble: null, detail: null, silent: null, tried: Date.now(), succeeded: Date.now() },
};
const talkOf = async (fresh: () => readonly SourceFreshness[]) =>
  startTalk(papers, { sources: { freshness: fresh, timeZone: 'Asia/Shanghai' } });

test('/sources tells residents how fresh each source is', async () => {
  const talk = await talkOf(() => [FRESH]);
  const [told] = await talk.say(5, '/sources');
  expect(textOf(told)).toMatch(/^收录本地报纸的 6 篇报道[\s\S]*· 云溪日报：最新 2024年5月20日，共 3 篇/);
  await talk.close();
});

test('the newsroom is told once of a source that is silent for longer than its habit, and of an issue without reports', async () => {
  let fresh: readonly SourceFreshness[] = [FRESH];
  const talk = await talkOf(() => fresh);
  // A bot may write first to nobody who never wrote to it.
  await talk.say(ADMIN, '/start');
  const before = talk.server.sent.length;
  /** All that the newsroom was told so far. */
  const told = async () => {
    await talk.bot.tellOfSources();
    await talk.bot.whenIdle();
    return messagesOf(talk.server.sent.slice(before)).map(textOf);
  };
  expect(await told()).toEqual([]);
  fresh = [{ ...FRESH, silent: 12 }];
  const silence = expect.stringMatching(/^有一个来源需要看一下：\n云溪日报：.*已 12 天没有新报道/);
  expect(await told()).toEqual([silence]);
  fresh = [{ ...FRESH, silent: 13 }];
  expect(await told()).toEqual([silence]);
  fresh = [{ ...FRESH, trouble: 'none', detail: 'no report of the issue could be read' }];
  const empty = expect.stringContaining('最新一期没有读出报道');
  expect(await told()).toEqual([silence, empty]);
  expect(await told()).toEqual([silence, empty]);
  await talk.close();
});
