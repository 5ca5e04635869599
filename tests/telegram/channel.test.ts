import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { ChannelPost } from '../../src/types.ts';
import { openRounds } from '../support/round.ts';
import { openPapers, type Papers } from './papers.ts';
import { startTalk } from './talk.ts';

vi.setConfig({ testTimeout: 120_000 });

let papers: Papers;
beforeAll(async () => {
  papers = await openPapers();
});
afterAll(() => papers.close());

const PUBLIC = { id: -1001234567890, type: 'channel', title: '荇湾发布', username: 'xingwan_news' };
const PRIVATE = { id: -1009876543210, type: 'channel', title: '荇湾内部' };
const YAML = `sources:
  - { kind: channel, channel: "@xingwan_news", paper: 荇湾发布, district: 荇湾区 }
  - { kind: channel, channel: ${PRIVATE.id}, paper: 荇湾内参 }`;
const TEXT =
  '苇桥菜市场6月18日装了6台公平秤，秤台连着监管屏，短斤超过3%的摊位当天停业整改，咨询电话13912345678。装秤头一天有214人来复秤，查出2个摊位少秤。';
const at = (day: string) => Date.parse(`${day}T09:00:00+08:00`) / 1000;

test('posts of a channel that is named become reports with their own links; edits take their place', async () => {
  const rounds = await openRounds('2024-06-20T04:00:00Z', []);
  const posts: ChannelPost[] = [];
  const talk = await startTalk(papers, { takePost: (post) => void posts.push(post) });
  const post = (chat: object, message_id: number, content: object, day = '2024-06-19') => {
    talk.server.push({ channel_post: { message_id, date: at(day), chat, sender_chat: chat, ...content } });
  };
  const edit = (message_id: number, content: object) => {
    const dates = { date: at('2024-06-19'), edit_date: at('2024-06-20') };
    talk.server.push({ edited_channel_post: { message_id, ...dates, chat: PUBLIC, sender_chat: PUBLIC, ...content } });
  };
  /** What has come is handed over and indexed. */
  const settled = async () => {
    await talk.server.until(() => talk.server.pending() === 0);
    await talk.bot.whenIdle();
    const came = posts
      .splice(0)
      .toSorted((a, b) => b.channel - a.channel || a.message - b.message)
      .map((one) => rounds.post(YAML, one));
    await rounds.fetch(YAML);
    return came;
  };
  const found = async () =>
    (await rounds.articles()).map(({ title, paragraphs, url, published, updated, paper, district }) => {
      return { title, text: paragraphs.join('\n'), url, published, updated, paper, district };
    });

  post(PUBLIC, 12, { text: `【苇桥菜市场装了公平秤】\n${TEXT}` });
  post(PUBLIC, 13, { text: '早上好！' });
  post(PUBLIC, 14, { photo: [{ file_id: 'x', file_unique_id: 'x', width: 1, height: 1 }] });
  post(PRIVATE, 7, { caption: '松涛街道老年食堂7月1日开张，午餐12元，70岁以上老人每餐补3元，周末照常供应。' });
  post({ ...PUBLIC, id: -1005, username: 'others' }, 3, { text: TEXT });
  expect(await settled()).toEqual([false, true, false, false, true]);
  expect(await found()).toEqual(
    expect.arrayContaining([
      {
        ...{ title: '苇桥菜市场装了公平秤', text: TEXT, url: 'https://t.me/xingwan_news/12' },
        ...{ published: '2024-06-19', updated: null, paper: '荇湾发布', district: '荇湾区' },
      },
      expect.objectContaining({ url: 'https://t.me/c/9876543210/7', paper: '荇湾内参' }),
    ]),
  );
  expect((await found()).length).toBe(2);
  // A number of views is no edit; a corrected figure is.
  edit(12, { text: `【苇桥菜市场装了公平秤】\n${TEXT}` });
  expect(await settled()).toEqual([false]);
  edit(12, { text: `【苇桥菜市场装了公平秤】\n${TEXT.replace('6台', '8台')}` });
  expect(await settled()).toEqual([true]);
  const corrected = (await found()).find(({ url }) => url?.endsWith('/12'));
  expect(corrected).toMatchObject({ text: TEXT.replace('6台', '8台'), updated: '2024-06-20' });
  // A post that was emptied is gone.
  edit(12, { text: '已删除' });
  expect(await settled()).toEqual([true]);
  expect((await found()).map(({ url }) => url)).toEqual(['https://t.me/c/9876543210/7']);
  // Nobody was written to, and the bot asked for such updates.
  expect(talk.server.sent.filter(({ method }) => method.startsWith('send'))).toEqual([]);
  expect(talk.server.allowedUpdates()).toEqual(expect.arrayContaining(['channel_post', 'edited_channel_post']));
  await talk.close();
  await rounds.close();
});
