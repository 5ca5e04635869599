import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { openPapers, type Papers } from './papers.ts';
import { ADMIN, buttonsOf, messagesOf, startTalk, type Talk, textOf } from './talk.ts';

let papers: Papers;
let talk: Talk;
beforeAll(async () => {
  papers = await openPapers();
});
afterAll(() => papers.close());
beforeEach(async () => {
  talk = await startTalk(papers);
});
afterEach(async () => {
  expect(talk.server.refused).toEqual([]);
  await talk.close();
});

const page = (name: string, size: number) =>
  JSON.stringify({
    id: name,
    title: `${name}新馆开放`,
    text: `${name}新馆6月1日开放，面积${size}平方米。`,
    published: '2024-06-01',
    district: '云溪区',
  });
const send = async (from: number, name: string, content: string) =>
  messagesOf(await talk.during(() => void talk.server.sendFile(from, name, content)));

test('a page sent by the newsroom is indexed, its articles listed, and answered from at once', async () => {
  const [listed] = await send(ADMIN, '新闻.jsonl', page('文化馆', 8600));
  expect(textOf(listed)).toContain('已收录 新闻.jsonl：1 篇');
  expect(textOf(listed)).toContain('文化馆新馆开放');
  expect(textOf((await talk.say(5, '文化馆新馆面积多大？'))[0])).toContain('8600平方米');
  await talk.press(listed!, '✅ 没问题');
  expect(textOf((await talk.say(5, '文化馆新馆面积多大？'))[0])).toContain('8600平方米');
});

test('one button takes an upload out again', async () => {
  const [listed] = await send(ADMIN, 'news.jsonl', page('科技馆', 9700));
  await talk.press(listed!, '↩️ 撤下这一份');
  expect(textOf((await talk.say(5, '科技馆新馆面积多大？'))[0])).not.toContain('9700');
});

test("a resident's file gets the polite line and is not indexed", async () => {
  expect((await send(5, 'news.jsonl', page('美术馆', 5400))).map(textOf)).toEqual([
    '我只看得懂文字。请把想问的打成一两句话。',
  ]);
  expect(textOf((await talk.say(5, '美术馆新馆面积多大？'))[0])).not.toContain('5400');
});

test('files of other kinds and unreadable ones are refused in words', async () => {
  expect(textOf((await send(ADMIN, 'virus.exe', 'x'))[0])).toMatch(/只收/);
  expect(textOf((await send(ADMIN, 'broken.jsonl', '{not json'))[0])).toMatch(/没能收录：/);
});

test("the newsroom's commands are unknown to everybody else, in a group even to the newsroom", async () => {
  for (const name of ['stats', 'unanswered', 'withdraw x', 'correct x', 'broadcast hello'])
    expect(textOf((await talk.say(5, `/${name}`))[0])).toBe('没有这个命令。直接提问就行，或看 /help。');
  expect(await talk.say({ chat: -100500, from: ADMIN }, '/stats')).toEqual([]);
});

test('/stats counts questions, refusals and thumbs; /unanswered lists what was asked in vain', async () => {
  const [answer] = await talk.say(5, '白鹭大桥全长多少米？');
  await talk.say(5, '月球背面的火山喷发过几次？');
  await talk.say(66, '月球背面的火山喷发过几次？');
  await talk.press(answer!, '👎');
  const [stats] = await talk.say(ADMIN, '/stats');
  expect(textOf(stats)).toMatch(/问题 3，答出 1，没找到 2，谢绝 0/);
  expect(textOf(stats)).toMatch(/👍 0，👎 1/);
  expect(textOf((await talk.say(ADMIN, '/unanswered'))[0])).toContain('2× 月球背面的火山喷发过几次？');
});

test('/withdraw asks first, then the report is gone and each chat that got an answer from it is told once', async () => {
  await talk.say(5, '白鹭大桥全长多少米？');
  await talk.say(5, '白鹭大桥什么时候通车？');
  await talk.say({ chat: -100500, from: 71 }, '/ask 白鹭大桥全长多少米？');
  await talk.say(66, '青禾小学新校区总投资多少？');
  const id = await papers.idOf('bridge');
  const [asks] = await talk.say(ADMIN, `/withdraw https://papers.example/articles/${id}#p2`);
  expect(textOf(asks)).toContain('2 个');
  expect(await papers.store.article(id)).not.toBeNull();
  const told = messagesOf(await talk.press(asks!, '撤回'));
  expect(told.map(({ chat }) => chat).toSorted()).toEqual([-100500, 5].toSorted());
  expect(told.every((call) => textOf(call).includes('《白鹭大桥主桥合龙》'))).toBe(true);
  expect(textOf((await talk.say(5, '白鹭大桥全长多少米？'))[0])).not.toContain('1280');
  expect(textOf((await talk.say(5, `/start a_${id}`))[0])).toBe('这篇报道已不在收录中。');
  expect(messagesOf(await talk.press(asks!, '撤回'))).toEqual([]);
});

test('/correct asks first, then answers with the corrected text and tells who got the old answer', async () => {
  await talk.say(5, '石桥镇卫生院设床位多少张？');
  const id = await papers.idOf('clinic');
  const [asks] = await talk.say(ADMIN, `/correct ${id}\n近日，石桥镇卫生院迁建项目完工。\n新卫生院设床位95张。`);
  expect((await papers.store.article(id))?.paragraphs.join()).toContain('80张');
  const told = messagesOf(await talk.press(asks!, '更正'));
  expect(told.map(({ chat }) => chat)).toEqual([5]);
  expect(textOf(told[0])).toContain('《石桥镇卫生院迁建项目完工》');
  const [again] = await talk.say(66, '石桥镇卫生院设床位多少张？');
  expect(textOf(again)).toContain('95张');
  expect(textOf(again)).not.toContain('80张');
});

test('/broadcast shows the text and reaches every chat once after the button', async () => {
  await talk.say(5, '/help');
  await talk.say({ chat: -100500, from: 71 }, '/help');
  const calls = await talk.say(ADMIN, '/broadcast 明天停机维护一小时。');
  expect(calls.map(textOf)).toEqual(['明天停机维护一小时。', '以上内容将发给 3 个聊天。']);
  const sent = messagesOf(await talk.press(calls[1]!, '发送'));
  expect(sent.map(({ chat }) => Number(chat)).toSorted((a, b) => a - b)).toEqual([-100500, 5, ADMIN]);
  expect(messagesOf(await talk.press(calls[1]!, '发送'))).toEqual([]);
});

test('a broadcast can be called off', async () => {
  await talk.say(5, '/help');
  const calls = await talk.say(ADMIN, '/broadcast 算了');
  expect(buttonsOf(calls[1]).map(({ text }) => text)).toEqual(['发送', '取消']);
  expect(messagesOf(await talk.press(calls[1]!, '取消'))).toEqual([]);
});

test("the newsroom's confirm buttons, copied by somebody else, do nothing", async () => {
  const id = await papers.idOf('school');
  const [asks] = await talk.say(ADMIN, `/withdraw ${id}`);
  const data = String((buttonsOf(asks)[0] as { callback_data: string }).callback_data);
  const [theirs] = await talk.say(5, '/help');
  const calls = await talk.during(() => talk.server.press(theirs!.result as never, data));
  expect(calls.map(({ payload }) => payload.text)).toEqual(['这个按钮已经失效，请重新提问。']);
  expect(await papers.store.article(id)).not.toBeNull();
});
