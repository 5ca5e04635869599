import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { createBot, type RunningBot } from '../../src/telegram/index.ts';

import { createWeb, type RunningPlayground, type RunningWeb, serveWeb, startPlayground } from '../../src/web/index.ts';
import { openPapers, type Papers, silent } from '../telegram/papers.ts';
import { fastClock, TODAY } from '../telegram/talk.ts';
import { CHROMIUM, expectAccessible, openTab } from './browser.ts';

let papers: Papers;
let playground: RunningPlayground;
let web: RunningWeb;
let bot: RunningBot;
const dataDir = mkdtempSync(join(tmpdir(), 'wenjin-chat-'));

const password = 'correct horse battery';

beforeAll(async () => {
  papers = await openPapers();
  playground = await startPlayground();
  const parts = { articles: papers.store, ask: papers.ask, search: papers.search, progress: papers.progress };
  const newsroomPage = { ...papers, password, dataDir, runs: async () => [], residents: () => bot.residents };
  const app = createWeb({ ...parts, today: () => TODAY, log: silent, playground, newsroomPage });
  web = await serveWeb(app, { port: 0, host: '127.0.0.1' });
  // Presses come faster than a person's, and Chromium may take its time.
  const clock = { now: fastClock(60).now, after: fastClock(5).after };
  const { token, apiRoot, newsroomId } = playground;
  const own = {
    adminIds: [newsroomId],
    token,
    apiRoot,
    dataDir,
    publicUrl: web.url,
    log: silent,
    today: () => TODAY,
    clock,
  };
  bot = await createBot({ ...own, ...papers });
  await bot.start();
});
afterAll(async () => {
  await bot?.stop();
  await Promise.all([playground?.close(), web?.close()]);
  await papers?.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const post = (path: string, headers: Record<string, string>, body = 'text=%E4%BD%A0%E5%A5%BD') =>
  new Promise<number>((resolve, reject) => {
    const form = { 'content-type': 'application/x-www-form-urlencoded', 'x-script': '1' };
    const sent = request(`${web.url}${path}`, { method: 'POST', headers: { ...form, ...headers } }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    sent.once('error', reject).end(body);
  });

test('the chat is there for this machine alone, and only for its own page', async () => {
  const origin = web.url;
  expect(await post('/chat', { origin })).toBe(204);
  expect(await post('/chat', { origin: 'https://elsewhere.example' })).toBe(403);
  expect(await post('/chat', {})).toBe(403);
  expect(await post('/chat', { origin, 'x-forwarded-for': '203.0.113.7' })).toBe(404);
  expect(await post('/chat', { origin, host: 'elsewhere.example' })).toBe(404);
  expect(await post('/chat', { origin }, 'x'.repeat(70_000))).toBe(413);
});

test("what BotFather's settings keep a bot from is said with the command that changes it", () => {
  expect(bot.advice).toEqual([expect.stringMatching(/^Inline mode is off: send \/setinline to @BotFather/)]);
});

test('only buttons that a message has can be pressed', async () => {
  expect(await post('/chat/press', { origin: web.url }, 'message=1&data=forget')).toBe(204);
  await bot.whenIdle();
  expect(await (await fetch(`${web.url}/chat/messages`)).text()).not.toContain('已删除');
});

test('the Bot API server serves one token, and what it cannot do it says', async () => {
  const { apiRoot, token } = playground;
  const call = async (path: string) =>
    ((await (await fetch(apiRoot + path)).json()) as { error_code: number }).error_code;
  expect(await call(`/bot${token}x/getMe`)).toBe(401);
  expect(await call(`/bot${token}/sendPhoto`)).toBe(404);
  expect(await call(`/file/bot${token}/documents/none`)).toBe(404);
});

describe.skipIf(!CHROMIUM)('in a browser', () => {
  let tab: Page;
  const faults: string[] = [];
  beforeAll(async () => {
    tab = await openTab({ viewport: { width: 390, height: 780 } });
    tab.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
    tab.on('request', (one) => one.url().startsWith(web.url) || faults.push(one.url()));
    await tab.goto(`${web.url}/chat`);
  });
  afterAll(() => tab?.context().close());

  const last = () => tab.locator('.theirs').last();
  const state = async () => (await last().count()) > 0 && last().evaluate((e) => `${e.id}.${e.dataset.stamp}`);
  /** Does something and waits until the bot's last message is another and says `text`. */
  const until = async (text: string | RegExp, deed: () => Promise<unknown>) => {
    const before = await state();
    await deed();
    await expect.poll(state, { timeout: 20_000, interval: 20 }).not.toBe(before);
    await expect.poll(() => last().textContent(), { timeout: 20_000, interval: 20 }).toMatch(text);
  };
  const say = (words: string) => async () => {
    await tab.getByRole('textbox').fill(words);
    await tab.getByRole('textbox').press('Enter');
  };
  const key = (name: string | RegExp) => () => last().getByRole('button', { name }).click();
  const toast = (words: string | RegExp) =>
    expect
      .poll(() =>
        tab
          .locator('#toast')
          .textContent()
          .catch(() => ''),
      )
      .toMatch(words);

  test('a newcomer presses Start, then an example, and reads an answer that a citation leads on from', async () => {
    await tab.getByRole('textbox').waitFor();
    await until(/比如/, say('/start'));
    await until(/^\s*问津\s*问：/, async () => last().getByRole('button').first().click());
    const href = await last().locator('.words a').first().getAttribute('href');
    expect(href).toMatch(/\/articles\/\w+\?s=\d+\.\d+-\d+#p\d+$/);
    expect(await (await fetch(href!)).text()).toContain('<mark>');
  });

  test('sources, reading and turning pages', async () => {
    await until('9.6亿', say('白鹭大桥总投资多少？'));
    await until(/这个回答的出处/, key('📄 出处'));
    await until(/白鹭大桥开工/, key(/📖/));
    await tab.goto(`${web.url}/chat?start=a_${await papers.idOf('feature')}`);
    await until(/第 1\/\d+ 页/, () => tab.getByRole('button', { name: '开始' }).click());
    await until(/第 2\/\d+ 页/, key(/下一页/));
    await until(/第 1\/\d+ 页/, key(/上一页/));
  });

  test('progress, following and unfollowing', async () => {
    await until('年底', say('白鹭大桥什么时候通车？'));
    const answer = (await last().getAttribute('id'))!;
    const keyOf = (name: string) => () => tab.locator(`#${answer}`).getByRole('button', { name }).click();
    await until(/白鹭大桥：进展/, keyOf('📅 进展'));
    await until(/已(经)?关注/, keyOf('🔔 关注'));
    await until(/点一下就取消关注|取消关注/, say('/following'));
    await last()
      .getByRole('button', { name: /取消关注/ })
      .first()
      .click();
    await toast(/已取消关注/);
    await keyOf('👍')();
    await toast('谢谢');
    await keyOf('👎')();
    await toast('哪里不对');
    await tab.locator(`#${answer}`).getByRole('button', { name: '已经过时' }).click();
    await toast('已转给编辑部');
  });

  test('a shared question is a deep link: Start asks it anew', async () => {
    await until('9.6亿', say('白鹭大桥总投资多少？'));
    await until(/把这个链接发给别人/, key('🔗 分享'));
    const link = (await last().locator('.words').textContent())!.match(/https:\/\/t\.me\/\w+(\?start=q_\w+)/)!;
    await tab.goto(`${web.url}/chat${link[1]}`);
    await until(/问：白鹭大桥总投资多少[\s\S]*9.6亿/, () => tab.getByRole('button', { name: '开始' }).click());
    await tab.goto(`${web.url}/things/${encodeURIComponent('白鹭大桥')}`);
    await tab.getByRole('link', { name: /有新报道时通知我/ }).click();
    await until(/已关注“白鹭大桥”/, () => tab.getByRole('button', { name: '开始' }).click());
    const id = await papers.idOf('school');
    await tab.goto(`${web.url}/chat?start=a_${id}_1`);
    await until(/青禾小学/, () => tab.getByRole('button', { name: '开始' }).click());
  });

  test('the newest of a district, a language, forgetting', async () => {
    await until(/最新报道/, say('/latest'));
    await until(/石桥县最新报道/, key('石桥县'));
    await until(/用哪种语言/, say('/language'));
    await until(/English/, key('English'));
    await until(/language/, say('/language'));
    await until(/按您提问的语言|language you ask/, key(/自动|Auto/));
    await until(/要删除/, say('/forget'));
    await until('已删除', key('删除'));
  });

  test('a long quote opens and closes, and stays as it is when the chat goes on', async () => {
    const text = `看这里：\n${'大桥通车后，两岸车程将缩短。'.repeat(30)}`;
    const entities = [{ type: 'expandable_blockquote', offset: 5, length: text.length - 5 }];
    const body = JSON.stringify({ chat_id: 1, text, entities });
    const headers = { 'content-type': 'application/json' };
    const { apiRoot, token } = playground;
    await until(/看这里/, () => fetch(`${apiRoot}/bot${token}/sendMessage`, { method: 'POST', body, headers }));
    const fold = tab.locator('.fold').last();
    const height = () => fold.evaluate((e) => e.getBoundingClientRect().height);
    const closed = await height();
    await fold.getByText('展开').click();
    expect(await height()).toBeGreaterThan(closed);
    await until(/最新报道/, say('/latest'));
    expect(await fold.getByText('收起').isVisible()).toBe(true);
    await fold.getByText('收起').click();
    expect(await height()).toBe(closed);
  });

  test('a reply names what it answers, and a changed question changes its answer', async () => {
    await until('9.6亿', say('白鹭大桥总投资多少？'));
    await last().getByRole('link', { name: '回复' }).click();
    await until(/年底/, say('什么时候通车？'));
    expect(await tab.locator('.ours').last().locator('.quoted').textContent()).toContain('9.6亿');
    await tab.locator('.ours').last().getByRole('link', { name: '修改' }).click();
    await until(/80张/, say('石桥镇卫生院有多少张床位？'));
    expect(await tab.locator('.ours').last().textContent()).toContain('已修改');
  });

  test('who knows the password writes as the newsroom: a file put in and taken out, a report withdrawn or not', {
    timeout: 90_000,
  }, async () => {
    const resident = tab;
    tab = await openTab({ bypassCSP: true });
    onTestFinished(() => {
      tab = resident;
    });
    expect((await tab.goto(`${web.url}/newsroom/chat`))?.status()).toBe(404);
    await tab.goto(`${web.url}/newsroom`);
    await expectAccessible(tab, 'log-in');
    await tab.getByLabel('密码').fill(password);
    await tab.getByRole('button', { name: '登录' }).click();
    await tab.getByRole('heading', { name: '索引' }).waitFor();
    await expectAccessible(tab, '/newsroom');
    const { id } = (await papers.store.latest(1))[0]!;
    await tab.locator('form[action$="/edit"] input[name=article]').fill(id);
    await tab.getByRole('button', { name: '查看并更正' }).click();
    await tab.getByLabel('标题').waitFor();
    await expectAccessible(tab, 'an article to be put right');
    await tab.getByRole('link', { name: '返回', exact: true }).click();
    await tab.getByRole('link', { name: /聊天/ }).click();
    const page = { id: 'n1', title: '文化馆新馆开放', text: '文化馆新馆6月1日开放。', published: '2024-06-01' };
    const file = { name: 'page.jsonl', mimeType: 'application/jsonl', buffer: Buffer.from(JSON.stringify(page)) };
    await until(/文化馆新馆开放/, async () => {
      await tab.getByLabel('发送文件').setInputFiles(file);
      await tab.getByRole('button', { name: '发送', exact: true }).last().click();
    });
    await until(/撤/, key(/撤/));
    await until(/撤/, say(`/withdraw ${await papers.idOf('orchard')}`));
    await until(/./, key(/取消/));
    await until(/撤/, say(`/withdraw ${await papers.idOf('orchard')}`));
    await until(/柑橘节/, key('撤回'));
    await tab.context().close();
  });

  test('hostile words are shown as words', async () => {
    await until(/./, say('<img src=x onerror="window.hit=1"><script>window.hit=1</script>'));
    expect(await tab.locator('.ours').last().textContent()).toContain('<script>');
    expect(await tab.evaluate('window.hit')).toBe(undefined);
  });

  test('nobody is shut out of it, and nothing comes from elsewhere', async () => {
    expect(faults).toEqual([]);
    const look = await openTab({ bypassCSP: true });
    await look.goto(`${web.url}/chat?start=q_abcdefgh`);
    await expectAccessible(look, '/chat');
    await look.context().close();
  });

  test('it works without script', async () => {
    const plain = await openTab({ javaScriptEnabled: false });
    await plain.goto(`${web.url}/chat`);
    await plain.getByRole('textbox').fill('白鹭大桥总投资多少？');
    await plain.getByRole('button', { name: '发送' }).click();
    const answer = plain.locator('.theirs').last();
    expect(await answer.textContent()).toContain('9.6亿');
    await answer.getByRole('button', { name: '👍' }).click();
    expect(await plain.locator('#toast').textContent()).toContain('谢谢');
    await plain.context().close();
  });
});
