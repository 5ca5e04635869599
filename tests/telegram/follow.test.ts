import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { isQuiet } from '../../src/telegram/follow.ts';
import { isAbout, printedOf, sentenceAbout, topicOf } from '../../src/telegram/topic.ts';
import type { Article } from '../../src/types.ts';
import { openPapers, type Papers, type Printed } from './papers.ts';
import { buttonsOf, linksOf, messagesOf, startTalk, type Talk, TODAY, textOf } from './talk.ts';

let papers: Papers;
let talk: Talk;
let day = TODAY;
beforeAll(async () => {
  papers = await openPapers();
});
afterAll(() => papers.close());
beforeEach(async () => {
  day = TODAY;
  talk = await startTalk(papers, { today: () => day });
});
afterEach(async () => {
  expect(talk.server.refused).toEqual([]);
  await talk.close();
});

const news = (id: string, title: string, text: string, published = '2024-06-01'): Printed => ({
  id,
  title,
  text,
  published,
  district: '云溪区',
});
const HOUR = 3_600_000;

/** Lets the bot look for news and returns what it then said. */
async function look(): Promise<readonly string[]> {
  const before = talk.server.sent.length;
  await talk.bot.tellFollowers();
  await talk.bot.whenIdle();
  return messagesOf(talk.server.sent.slice(before)).map(textOf);
}

test('a follower hears of a new report that is about the name, with a link and a button to stop', async () => {
  await talk.say(5, '/follow 沙湾大桥');
  expect(await look()).toEqual([]);
  await papers.print([news('n1', '沙湾大桥桥面铺装完成', '5月31日，沙湾大桥完成桥面沥青铺装。')]);
  const [text] = await look();
  expect(text).toContain('沙湾大桥桥面铺装完成');
  const message = messagesOf(talk.server.sent).at(-1)!;
  expect(linksOf(message)).toHaveLength(1);
  const stopped = await talk.press(message, /取消关注/);
  expect(stopped[0]!.payload.text).toMatch(/已取消关注/);
  expect(textOf((await talk.say(5, '/following'))[0])).toMatch(/还没有关注/);
});

test('a report that merely mentions the name is no news of it', async () => {
  await talk.say(5, '/follow 柳林大桥');
  await papers.print([
    news('n1', '龙舟赛周末开赛', '龙舟赛6月10日举行。\n比赛设男子组、女子组。\n终点设在柳林大桥下游两公里处。'),
  ]);
  expect(await look()).toEqual([]);
});

test('at most one message a day goes out for a name; the next news waits for the next day', async () => {
  await talk.say(5, '/follow 观音大桥');
  await papers.print([news('n1', '观音大桥桥面铺装完成', '观音大桥完成桥面铺装。')]);
  expect(await look()).toHaveLength(1);
  await papers.print([news('n2', '观音大桥开始荷载试验', '观音大桥6月1日开始荷载试验。')]);
  expect(await look()).toEqual([]);
  day = '2024-06-02';
  const [text, ...more] = await look();
  expect(text).toContain('荷载试验');
  expect(text).not.toContain('铺装');
  expect(more).toEqual([]);
});

test('nobody is woken: news of the night are told in the morning', async () => {
  await talk.say(5, '/follow 双河大桥');
  await papers.print([news('n1', '双河大桥桥面铺装完成', '双河大桥完成桥面铺装。')]);
  talk.clock.pass(11 * HOUR);
  expect(await look()).toEqual([]);
  talk.clock.pass(10 * HOUR);
  expect(await look()).toHaveLength(1);
});

test('a message that was stored before a crash is not sent again after it', async () => {
  await talk.say(5, '/follow 凤岭大桥');
  await papers.print([news('n1', '凤岭大桥桥面铺装完成', '凤岭大桥完成桥面铺装。')]);
  expect(await look()).toHaveLength(1);
  const { DatabaseSync } = await import('node:sqlite');
  const db = new DatabaseSync(`${talk.dataDir}/bot.db`);
  // What is left when the process dies after storing the message and before remembering that it did.
  db.exec('UPDATE talk_follows SET told_on = NULL; DELETE FROM talk_known');
  db.close();
  expect(await look()).toEqual([]);
});

test('the same headline, printed again, is no news', async () => {
  await papers.print([news('n0', '青禾小学新校区封顶', '青禾小学新校区主体封顶。')]);
  await talk.say(5, '/follow 青禾小学');
  await papers.print([news('n1', '青禾小学新校区封顶', '青禾小学新校区主体封顶，预计明年投用。')]);
  expect(await look()).toEqual([]);
});

test('the follow button below an answer follows what question and source have in common', async () => {
  const [answer] = await talk.say(5, '请问白鹭大桥什么时候能通车呢？');
  const [followed] = messagesOf(await talk.press(answer!, '🔔 关注'));
  expect(textOf(followed)).toContain('已关注“白鹭大桥”');
  expect(textOf((await talk.say(5, '/follow 白鹭大桥'))[0])).toContain('已经关注了');
});

test('names too short, too long or too many are turned down', async () => {
  expect(textOf((await talk.say(5, '/follow'))[0])).toMatch(/用法/);
  expect(textOf((await talk.say(5, '/follow 桥'))[0])).toMatch(/2 到 40/);
  expect(textOf((await talk.say(5, `/follow ${'长'.repeat(41)}`))[0])).toMatch(/2 到 40/);
  for (let n = 0; n < 20; n++) {
    talk.clock.pass(5000);
    await talk.say({ chat: -100700, from: 3000 + n }, `/follow 项目${n}号`);
  }
  expect(textOf((await talk.say({ chat: -100700, from: 3999 }, '/follow 又一个'))[0])).toMatch(/最多关注 20 个/);
  expect(buttonsOf((await talk.say({ chat: -100700, from: 3998 }, '/following'))[0])).toHaveLength(20);
}, 60_000);

const article = (title: string | null, ...paragraphs: string[]): Article =>
  ({ kicker: null, subtitle: null, title, paragraphs }) as unknown as Article;

test.each([
  ['白鹭大桥', article('白鹭大桥合龙', '…'), true],
  ['云溪六小', article('云溪第六小学开学', '…'), true],
  ['石桥卫生院', article('基层医疗', '石桥镇卫生院近日搬迁。'), true],
  ['白鹭大桥', article('龙舟赛', '周六开赛。', '途经白鹭大桥。'), false],
  ['云溪六小', article('云溪区大数据发展', '六个小区'), false],
  ['高铁 云溪', article('云溪高铁站开工', '…'), true],
  ['高铁 云溪', article('云溪发展', '…', '高铁很快。'), false],
  ['  ', article('白鹭大桥合龙', '…'), false],
])('isAbout() judges "%s" (%#)', (name, about, expected) => {
  expect(isAbout(name, printedOf(about))).toBe(expected);
});

test('topicOf() finds names that the paper prints in full, and nothing where nothing is shared', () => {
  expect(topicOf('请问白鹭大桥好久通车嘛', [article('白鹭大桥主桥合龙', '全长1280米')])).toBe('白鹭大桥');
  expect(topicOf('白鹭大桥全长多少米', [article('白鹭大桥主桥合龙', '白鹭大桥全长1280米。')])).toBe('白鹭大桥');
  expect(topicOf('桥头公园面积多大', [article('城市添绿', '桥头公园开放。桥头公园面积3亩。')])).toBe('桥头公园');
  expect(topicOf('云溪六小啥时候开学', [article('云溪第六小学揭牌', '…')])).toBe('云溪六小');
  expect(topicOf('天气怎么样', [article('白鹭大桥主桥合龙', '全长1280米')])).toBeNull();
});

test('sentenceAbout() gives the first sentence with the name', () => {
  expect(sentenceAbout('白鹭大桥', article('合龙', '喜讯传来。5月18日，白鹭大桥合龙。全长1280米。'))).toBe(
    '5月18日，白鹭大桥合龙。',
  );
});

test('isAbout() and topicOf() take any text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (name, text) => {
      isAbout(name, printedOf(article(text, text)));
      topicOf(name, [article(text, text)]);
      sentenceAbout(name, article(null, text));
    }),
    { numRuns: 500 },
  );
});

test('quiet hours are from 21:00 to 8:00 in Beijing, whatever the clock of the machine', () => {
  const at = (time: string) => isQuiet(Date.parse(`2024-06-01T${time}:00+08:00`));
  expect([at('20:59'), at('21:00'), at('03:00'), at('07:59'), at('08:00')]).toEqual([false, true, true, true, false]);
});
