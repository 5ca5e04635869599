import { DatabaseSync } from 'node:sqlite';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { ProviderError } from '../../src/errors.ts';
import { questionOf } from '../../src/retrieval/index.ts';
import { createBot } from '../../src/telegram/index.ts';
import { openPapers, type Papers, silent } from './papers.ts';
import type { SentCall } from './server/index.ts';
import {
  buttonOf,
  buttonsOf,
  covered,
  fastClock,
  linksOf,
  messageOf,
  messagesOf,
  NOON,
  startTalk,
  type Talk,
  textOf,
} from './talk.ts';

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

const GROUP = -100500;
const mention = { chat: GROUP, from: 71 };

test('a private question is answered with markers that open the cited article, and its source in an expandable quote', async () => {
  const [answer] = await talk.say(5, '青禾小学新校区总投资多少？');
  expect(textOf(answer)).toContain('1.8亿元');
  const link = `https://t.me/${talk.bot.username}?start=a_${await papers.idOf('school')}`;
  expect(linksOf(answer)).toContain(link);
  expect(covered(answer!, 'text_link')).toContain('[1]');
  const [quote] = covered(answer!, 'expandable_blockquote');
  expect(quote).toContain('云溪区青禾小学新校区开工建设');
  expect(quote).toContain('2024年3月12日');
  expect(covered(answer!, 'date_time')).toEqual(['2024年3月12日']);
});

test('the chat shows "typing" while an answer is worked out that takes its time', async () => {
  const isTyping = ({ method }: SentCall) => method === 'sendChatAction';
  const slow = await startTalk(papers, {
    ask: async (question) => {
      await slow.server.waitFor(isTyping);
      return papers.ask(question);
    },
  });
  await slow.say(5, '白鹭大桥全长多少米？');
  expect(slow.server.sent.find(isTyping)?.payload).toEqual({ chat_id: 5, action: 'typing' });
  await slow.close();
});

test('a question that waited for minutes is answered without showing "typing"', async () => {
  const slow = await startTalk(papers, {
    ask: async (question) => {
      await new Promise<void>((resolve) => slow.clock.after(1000, resolve));
      return papers.ask(question);
    },
  });
  const [answer] = await slow.say(5, '白鹭大桥全长多少米？', { date: NOON / 1000 - 600 });
  expect(textOf(answer)).toContain('米');
  expect(slow.server.sent.filter(({ method }) => method === 'sendChatAction')).toEqual([]);
  await slow.close();
});

test('a link to an article opens it in the chat, a long one page by page', async () => {
  const id = await papers.idOf('feature');
  const [first] = await talk.say(5, `/start a_${id}`);
  expect(covered(first!, 'bold')).toEqual(['老街新生：一条百年老街的三十年']);
  expect(textOf(first)).toContain('第1个故事');
  const turned = await talk.press(first!, '下一页 ▶');
  const edit = turned.find(({ method }) => method === 'editMessageText')!;
  expect(edit.payload.message_id).toBe(messageOf(first!).message_id);
  expect(textOf(edit)).not.toContain('第1个故事');
  expect(buttonsOf(edit).map(({ text }) => text)).toContain('◀ 上一页');
});

test('a link with a paragraph opens the page that holds it', async () => {
  const [page] = await talk.say(5, `/start a_${await papers.idOf('feature')}_150`);
  expect(textOf(page)).toContain('第151个故事');
});

test('a link to an article that is gone is said to be gone', async () => {
  const [gone] = await talk.say(5, '/start a_nosucharticle');
  expect(textOf(gone)).toBe('这篇报道已不在收录中。');
});

test('a follow-up is read with the question before it, until half an hour has passed', async () => {
  const asked: (readonly string[])[] = [];
  const listening = await startTalk(papers, {
    ask: (question, options) => {
      asked.push(question.history.map(questionOf));
      return papers.ask(question, options);
    },
  });
  await listening.say(5, '青禾小学新校区总投资多少？');
  await listening.say(5, '什么时候建成？');
  listening.clock.pass(31 * 60_000);
  await listening.say(5, '有多少个学位？');
  expect(asked).toEqual([[], ['青禾小学新校区总投资多少？'], []]);
  await listening.close();
});

test('what each question of a chat is read with', async () => {
  const asked: (readonly string[])[] = [];
  const listening = await startTalk(papers, {
    ask: (question, options) => {
      asked.push([...question.history.map(questionOf), question.text]);
      return papers.ask(question, options);
    },
  });
  const bridge = '白鹭大桥全长多少米？';
  const school = '青禾小学新校区总投资多少？';
  const ask = (text: string) => `/ask@${listening.bot.username} ${text}`;
  const told = async (run: () => Promise<unknown>) => {
    asked.length = 0;
    await run();
    return asked.flat();
  };
  const one = { chat: GROUP, from: 71 };
  const two = { chat: GROUP, from: 72 };

  // Two people of a group are two conversations.
  await listening.say(one, ask(bridge));
  await listening.say(two, ask(school));
  expect(await told(() => listening.say(one, ask('什么时候通车？')))).toEqual([bridge, '什么时候通车？']);
  expect(await told(() => listening.say(two, ask('什么时候建成？')))).toEqual([school, '什么时候建成？']);

  // A reply to an answer goes on from that answer's question, however much was asked since.
  const [first] = await listening.say(5, bridge);
  await listening.say(5, school);
  const reply = () => listening.say(5, '什么时候通车？', { reply_to_message: messageOf(first!) });
  expect(await told(reply)).toEqual([bridge, '什么时候通车？']);

  // /start begins anew; greetings and thanks are no questions to go on from.
  await listening.say(5, '/start');
  expect(await told(() => listening.say(5, bridge))).toEqual([bridge]);
  await listening.say(5, '谢谢');
  expect(await told(() => listening.say(5, '什么时候通车？'))).toEqual([bridge, '什么时候通车？']);
  await listening.close();
});

test('an edited question changes the reply it got, and nothing happens when the words stay the same', async () => {
  const question = talk.server.say(5, '白鹭大桥全长多少米？');
  const answer = await talk.server.waitFor(({ method }) => method === 'sendMessage');
  const again = await talk.during(() => talk.server.edit(question, '青禾小学新校区总投资多少？'));
  const edit = again.find(({ method }) => method === 'editMessageText')!;
  expect(edit.payload.message_id).toBe(messageOf(answer).message_id);
  expect(textOf(edit)).toContain('1.8亿元');
  expect(messagesOf(again)).toEqual([]);
  expect(await talk.during(() => talk.server.edit(question, '青禾小学新校区总投资多少？'))).toEqual([]);
});

test('an edit that leads to the same reply changes nothing', async () => {
  const question = talk.server.say(5, '白鹭大桥全长多少米');
  await talk.server.waitFor(({ method }) => method === 'sendMessage');
  expect(await talk.during(() => talk.server.edit(question, '白鹭大桥全长多少米？'))).toEqual([]);
});

test('a group hears nothing but commands, mentions and replies to the bot', async () => {
  expect(await talk.say(mention, '白鹭大桥全长多少米？')).toEqual([]);
  expect(await talk.say(mention, '@someone_else_bot 白鹭大桥全长多少米？')).toEqual([]);
  expect(await talk.say(mention, '/latest@someone_else_bot')).toEqual([]);
  expect(await talk.say(mention, '/nosuchcommand')).toEqual([]);
  const [named] = await talk.say(mention, `@${talk.bot.username} 白鹭大桥全长多少米？`);
  expect(textOf(named)).toContain('1280米');
  const [byCommand] = await talk.say(mention, `/ask@${talk.bot.username} 白鹭大桥全长多少米？`);
  expect(textOf(byCommand)).toContain('1280米');
  const [both] = await talk.say(mention, `@${talk.bot.username} /ask 白鹭大桥全长多少米？`);
  expect(textOf(both)).toContain('1280米');
  const [replied] = await talk.say(mention, '什么时候通车？', { reply_to_message: messageOf(named!) });
  expect(textOf(replied)).toContain('年底通车');
});

test('a reply to an answer is a follow-up of its question, whoever asked that', async () => {
  const [answer] = await talk.say(mention, `@${talk.bot.username} 石桥镇卫生院有多少张床位？`);
  const other = { chat: GROUP, from: 72 };
  const [reply] = await talk.say(other, '投资多少？', { reply_to_message: messageOf(answer!) });
  expect(textOf(reply)).toContain('3200万元');
});

test('in a group the reply names the message it answers, and stays in its forum topic', async () => {
  const message = talk.server.say(mention, `@${talk.bot.username} 白鹭大桥全长多少米？`, {
    message_thread_id: 17,
    is_topic_message: true,
  });
  const answer = await talk.server.waitFor(({ method }) => method === 'sendMessage');
  expect(answer.payload.message_thread_id).toBe(17);
  expect(answer.payload.reply_parameters).toEqual({
    message_id: message.message_id,
    allow_sending_without_reply: true,
  });
});

test("a bare mention below somebody's question answers that question", async () => {
  const question = talk.server.say({ chat: GROUP, from: 80 }, '青禾小学新校区设多少个教学班？');
  const [answer] = await talk.say(mention, `@${talk.bot.username}`, { reply_to_message: question });
  expect(textOf(answer)).toContain('36个教学班');
});

test('a bare mention alone is told what to write', async () => {
  const [hint] = await talk.say(mention, `@${talk.bot.username}`);
  expect(textOf(hint)).toMatch(/写上问题/);
});

test('a group is greeted once when the bot is added, and told how to ask', async () => {
  talk.server.say(GROUP, '大家好');
  const calls = await talk.during(() => {
    talk.server.member(GROUP, 'left');
    talk.server.member(GROUP, 'member');
  });
  expect(messagesOf(calls)).toHaveLength(1);
  expect(textOf(messagesOf(calls)[0])).toContain(`@${talk.bot.username}`);
});

test('pictures and stickers get one polite line, not one each', async () => {
  const calls = await talk.during(() => {
    for (let n = 0; n < 4; n++)
      talk.server.post(5, { photo: [{ file_id: `p${n}`, file_unique_id: `p${n}`, width: 1, height: 1 }] });
  });
  expect(messagesOf(calls).map(textOf)).toEqual(['我只看得懂文字。请把想问的打成一两句话。']);
  expect(await talk.during(() => talk.server.post({ chat: GROUP, from: 71 }, { sticker: {} }))).toEqual([]);
});

test('a picture or file whose caption asks something is answered', async () => {
  const photo = {
    photo: [{ file_id: 'p', file_unique_id: 'p', width: 1, height: 1 }],
    caption: '白鹭大桥全长多少米？',
  };
  const calls = await talk.during(() => talk.server.post(5, photo));
  expect(textOf(messagesOf(calls)[0])).toContain('1280米');
  const file = { caption: '白鹭大桥全长多少米？' };
  const answered = await talk.during(() => void talk.server.sendFile(5, 'bridge.txt', 'x', file));
  expect(textOf(messagesOf(answered)[0])).toContain('1280米');
});

test('service messages (pinned, renamed, joined) are passed over', async () => {
  for (const content of [{ new_chat_title: '新名字' }, { new_chat_members: [] }, { pinned_message: {} }])
    expect(await talk.during(() => talk.server.post(5, content))).toEqual([]);
});

test('inline mode offers the answer first, then the reports, for everybody alike', async () => {
  const calls = await talk.during(() => talk.server.inline(5, '白鹭大桥全长多少米'));
  const { results, is_personal, cache_time } = calls[0]!.payload as {
    results: { id: string; title: string }[];
    [k: string]: unknown;
  };
  expect(results[0]!.id).toBe('answer');
  expect(results[1]).toMatchObject({ id: `a_${await papers.idOf('bridge')}`, title: '白鹭大桥主桥合龙' });
  expect({ is_personal, cache_time }).toEqual({ is_personal: false, cache_time: 300 });
});

test('inline mode offers the newest reports before anything is typed, and says so when it finds nothing', async () => {
  const [newest] = await talk.during(() => talk.server.inline(5, ''));
  expect((newest!.payload.results as { title: string }[])[0]!.title).toBe('白鹭大桥主桥合龙');
  const [none] = await talk.during(() => talk.server.inline(5, '？？？'));
  expect((none!.payload.results as { id: string }[]).map(({ id }) => id)).toEqual(['nothing']);
});

test('guest mode answers once into a chat the bot is no member of', async () => {
  const chat = { id: -100999, type: 'supergroup', title: '邻里' } as const;
  const calls = await talk.during(() => talk.server.guest(chat, 77, `@${talk.bot.username} 白鹭大桥全长多少米？`));
  expect(calls.map(({ method }) => method)).toEqual(['answerGuestQuery']);
  const result = calls[0]!.payload.result as { input_message_content: { message_text: string } };
  expect(result.input_message_content.message_text).toContain('1280米');
});

test('English is spoken to those who ask in English, Chinese to those who ask in Chinese, whatever their app speaks', async () => {
  const english = { id: 6, is_bot: false, first_name: 'Ann', language_code: 'en' };
  const [inEnglish] = await talk.say({ chat: 6, from: english }, '/help');
  expect(textOf(inEnglish)).toContain('Send me a question');
  const [inChinese] = await talk.say({ chat: 6, from: english }, '白鹭大桥全长多少米？');
  expect(textOf(inChinese)).toContain('报道于2024年5月20日');
});

test('/language decides over everything else, and can be left to the question again', async () => {
  const [choice] = await talk.say(5, '/language');
  const set = await talk.press(choice!, 'English');
  expect(textOf(set.find(({ method }) => method === 'editMessageText'))).toBe('English from now on.');
  const [answer] = await talk.say(5, '白鹭大桥全长多少米？');
  expect(textOf(answer)).toContain('reported 20 May 2024');
  await talk.press(choice!, '自动');
  const [again] = await talk.say(5, '白鹭大桥全长多少米？');
  expect(textOf(again)).toContain('报道于2024年5月20日');
});

test('/start says what is covered up to when, and its three examples have answers', async () => {
  const [hello] = await talk.say(5, '/start');
  expect(textOf(hello)).toMatch(/收录 6 篇报道，2022年3月2日至2024年5月20日/);
  const labels = buttonsOf(hello).map(({ text }) => text);
  expect(labels).toHaveLength(3);
  const calls = await talk.press(hello!, labels[0]!);
  const [answer] = messagesOf(calls);
  expect(textOf(answer)).toContain(`问：${labels[0]}`);
  expect(linksOf(answer)).not.toEqual([]);
});

test('/latest lists the newest reports, of one district when it is named in short', async () => {
  const [all] = await talk.say(5, '/latest');
  expect(textOf(all).split('\n')[1]).toContain('白鹭大桥主桥合龙');
  const [district] = await talk.say(5, '/latest 石桥');
  expect(textOf(district)).toContain('石桥县最新报道');
  expect(textOf(district)).not.toContain('白鹭大桥');
  const pressed = await talk.press(all!, '石桥县');
  expect(textOf(messagesOf(pressed)[0])).toBe(textOf(district));
});

test('/latest takes how many, a page, and a day or a smaller place, whose news it tells in sentences', async () => {
  const lines = async (text: string) => textOf((await talk.say(5, text))[0]).split('\n');
  const all = await lines('/latest 20');
  expect(await lines('/latest 2')).toEqual(all.slice(0, 3));
  expect((await lines('/latest 第2页'))[0]).toBe('还没有收录报道。');
  expect((await lines('/latest 5月18日'))[0]).toContain('5月18日，白鹭大桥主桥顺利合龙。');
  expect((await lines('/latest 松涛街道'))[0]).toContain('青禾小学新校区');
});

test('a chat goes on from what /latest and /progress told', async () => {
  const [list] = await talk.say(15, '/latest');
  const second = textOf(list)
    .split('\n')[2]!
    .replace(/^· | — .*$/g, '');
  expect(textOf((await talk.say(15, '第二个'))[0])).toContain(second);
  await talk.say(15, '/progress 白鹭大桥');
  expect(textOf((await talk.say(15, '全长多少米？'))[0])).toContain('米');
});

test('/progress tells the dated steps of a project with their sources; so does the button below an answer', async () => {
  const [steps] = await talk.say(5, '/progress 白鹭大桥');
  const text = textOf(steps);
  expect(text).toMatch(/^白鹭大桥：进展/);
  expect(text.indexOf('开工')).toBeLessThan(text.indexOf('合龙'));
  expect(text).toContain('2022年2月28日 · 开工');
  expect(covered(steps!, 'expandable_blockquote').length).toBeGreaterThanOrEqual(2);
  const [answer] = await talk.say(5, '白鹭大桥全长多少米？');
  expect(textOf(messagesOf(await talk.press(answer!, '📅 进展'))[0])).toBe(text);
  expect(textOf((await talk.say(5, '/progress 不存在的项目'))[0])).toMatch(/没有找到/);
  expect(textOf((await talk.say(5, '/progress'))[0])).toMatch(/用法/);
});

test('without a timeline maker /progress answers how far it is, and no button offers a timeline', async () => {
  const { progress: _, ...rest } = papers;
  const plain = await startTalk({ ...rest, progress: undefined } as unknown as Papers);
  const [answer] = await plain.say(5, '/progress 白鹭大桥');
  expect(textOf(answer)).toContain('白鹭大桥');
  expect(buttonsOf(answer).map(({ text }) => text)).not.toContain('📅 进展');
  await plain.close();
});

test('a refusal to answer says what is not told and up to when, and lists the nearest reports as links', async () => {
  const [answer] = await talk.say(5, '月球背面的火山喷发过几次？');
  expect(textOf(answer)).toContain('没有写到“月球背面的火山喷发过几次”');
  expect(textOf(answer)).toContain('截至2024年5月20日');
});

test('the buttons below an answer: sources, share, thumbs and their reasons', async () => {
  const [answer] = await talk.say(5, '白鹭大桥全长多少米？');
  const sources = messagesOf(await talk.press(answer!, '📄 出处'))[0];
  expect(textOf(sources)).toContain('白鹭大桥主桥合龙');
  const opened = messagesOf(await talk.press(sources!, '📖 白鹭大桥主桥合龙'))[0];
  expect(textOf(opened)).toContain('双向六车道');
  const shared = messagesOf(await talk.press(answer!, '🔗 分享'))[0];
  const link = linksOf(shared)[0]!;
  expect(link).toMatch(/\?start=q_[a-z0-9]{10}$/);
  const [reopened] = await talk.say(66, `/start ${new URL(link).searchParams.get('start')}`);
  expect(textOf(reopened)).toContain('问：白鹭大桥全长多少米？');
  expect(textOf(reopened)).toContain('1280米');

  const down = await talk.press(answer!, '👎');
  const reasons = down.find(({ method }) => method === 'editMessageReplyMarkup')!;
  expect(buttonsOf(reasons)).toHaveLength(4);
  const data = String((buttonsOf(reasons)[1] as { callback_data: string }).callback_data);
  const thanked = await talk.during(() => talk.server.press(messageOf(answer!), data));
  expect(thanked.find(({ method }) => method === 'answerCallbackQuery')!.payload.text).toMatch(/谢谢/);
});

test('forged buttons are told that they have expired, and do nothing', async () => {
  const [mine] = await talk.say(5, '白鹭大桥全长多少米？');
  await talk.say(5, '/follow 白鹭大桥');
  const [theirs] = await talk.say(66, '/help');
  const vote = buttonOf(mine!, '👎');
  for (const data of [vote, 'x', '', 'a:../../etc:0', `y:${vote.slice(2)}`, 'f:1', '😀'.repeat(16)].filter(Boolean)) {
    const calls = await talk.during(() => talk.server.press(messageOf(theirs!), data));
    expect(calls.map(({ method, payload }) => [method, payload.text])).toEqual([
      ['answerCallbackQuery', '这个按钮已经失效，请重新提问。'],
    ]);
  }
  expect(buttonsOf((await talk.say(5, '/following'))[0])).toHaveLength(1);
});

test('after /forget no table of the bot holds a word of the chat', async () => {
  const [answer] = await talk.say(5, '白鹭大桥全长多少米？');
  await talk.say(5, '/follow 白鹭大桥');
  await talk.press(answer!, '👎');
  const [asks] = await talk.say(5, '/forget');
  await talk.press(asks!, '删除');
  const db = new DatabaseSync(`${talk.dataDir}/bot.db`, { readOnly: true, timeout: 5000 });
  // The chat's number waits there until the reply that says so is out.
  await expect.poll(() => db.prepare('SELECT count(*) AS n FROM forgetting').get()?.n).toBe(0);
  const tables = db.prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'").all();
  const held = tables.flatMap(({ name }) => db.prepare(`SELECT * FROM ${name}`).all());
  db.close();
  expect(JSON.stringify(held)).not.toContain('白鹭');
  expect(held.filter((row) => row.chat === 5)).toEqual([]);
});

test('/forget erases questions, follows and settings of the chat', async () => {
  const [answer] = await talk.say(5, '白鹭大桥全长多少米？');
  await talk.say(5, '/follow 白鹭大桥');
  const [asks] = await talk.say(5, '/forget');
  await talk.press(asks!, '删除');
  expect(textOf((await talk.say(5, '/following'))[0])).toMatch(/还没有关注/);
  const expired = await talk.press(answer!, '🔗 分享');
  expect(expired[0]!.payload.text).toMatch(/失效/);
});

test('when the papers cannot be asked, the resident reads one apology and no trace of the fault', async () => {
  const failing = await startTalk(papers, {
    ask: async () => {
      throw new Error('ECONNREFUSED /var/lib/news.db');
    },
  });
  const calls = await failing.say(5, '白鹭大桥全长多少米？');
  expect(calls.map(textOf)).toEqual(['刚才没能答上来，问题已经记下。请稍后再问一次。']);
  await failing.close();
});

test('no log line holds the token, an ID number or a word that was asked', async () => {
  const lines: string[] = [];
  const note = (fields: object, message: string) => void lines.push(`${JSON.stringify(fields)} ${message}`);
  const logged = await startTalk(papers, {
    log: { info: note, warn: note, error: note },
    ask: async (question) => {
      throw new Error(`cannot answer ${question.text}`);
    },
  });
  logged.server.inject({ kind: '429', retryAfter: 1, method: 'sendMessage' });
  await logged.say(5, '身份证11010519491231002X，白鹭大桥全长多少米？');
  logged.server.inject({ kind: 'html', code: 502 });
  await logged.say(5, '/help');
  expect(lines.length).toBeGreaterThan(0);
  for (const secret of [logged.server.token, '11010519491231002X', '白鹭大桥'])
    expect(lines.join('\n')).not.toContain(secret);
  await logged.close();
});

test('a refused token is said in one line that does not hold it', async () => {
  const token = '123456:AAwrong-token-of-some-length';
  const start = createBot({
    token,
    apiRoot: talk.server.url,
    dataDir: `${talk.dataDir}/other`,
    ask: papers.ask,
    store: papers.store,
    log: silent,
    today: () => '2024-06-01',
  });
  await expect(start).rejects.toThrow(ProviderError);
  await expect(start).rejects.not.toThrow(token.slice(8));
});

test('a Telegram out of reach at the first start is waited for, until one stops waiting', async () => {
  const stopping = new AbortController();
  const warnings: string[] = [];
  const start = createBot({
    token: talk.server.token,
    apiRoot: 'http://127.0.0.1:9',
    dataDir: `${talk.dataDir}/unreached`,
    ask: papers.ask,
    store: papers.store,
    log: {
      ...silent,
      warn: (_, message) => {
        warnings.push(message);
        if (warnings.length === 4) stopping.abort();
      },
    },
    today: () => '2024-06-01',
    clock: fastClock(10_000),
    signal: stopping.signal,
  });
  await expect(start).rejects.toThrow('Telegram cannot be reached');
  expect(warnings).toHaveLength(4);
});

test('after a restart the bot remembers what was asked, and sets no menu again', async () => {
  await talk.say(5, '白鹭大桥全长多少米？');
  const menus = () => talk.server.sent.filter(({ method }) => /^setMy/.test(method));
  await talk.server.until(() => menus().length === 10);
  await talk.bot.stop();
  const again = await createBot({
    token: talk.server.token,
    apiRoot: talk.server.url,
    dataDir: talk.dataDir,
    ask: papers.ask,
    store: papers.store,
    log: silent,
    today: () => '2024-06-01',
    clock: talk.clock,
  });
  await again.start();
  const before = talk.server.sent.length;
  talk.server.say(5, '什么时候通车？');
  const answer = await talk.server.waitFor(
    (call) => call.method === 'sendMessage' && talk.server.sent.indexOf(call) >= before,
  );
  expect(textOf(answer)).toContain('年底通车');
  expect(menus()).toHaveLength(10);
  await again.stop();
});
