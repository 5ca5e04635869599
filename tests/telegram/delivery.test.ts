import { expect, onTestFinished, test } from 'vitest';
import type { Handle } from '../../src/telegram/outgoing.ts';
import { createRig, echo, say } from './rig.ts';
import { startBotApiServer } from './server/index.ts';

test('a question is answered', async () => {
  const { server, bot, texts } = await createRig();
  server.say(1, '你好');
  bot.start();
  await server.until(() => texts().length === 1);
  expect(texts()).toEqual(['re: 你好']);
});

test('an update is confirmed to Telegram only after it is on the disk', async () => {
  const { server, bot } = await createRig();
  bot.db.exec("CREATE TRIGGER full BEFORE INSERT ON inbox BEGIN SELECT raise(ABORT, 'disk is full'); END");
  server.say(1, '在吗');
  bot.start();
  await server.until(() => server.polls() >= 4);
  expect(server.pending()).toBe(1);
  bot.db.exec('DROP TRIGGER full');
  await server.waitFor((call) => call.payload.text === 're: 在吗');
  await server.until(() => server.pending() === 0);
});

test('questions of one chat are answered in the order they were asked', async () => {
  const slowFirst: Handle = async (update, context) => {
    if (update.message?.text === '0') await new Promise((resolve) => setTimeout(resolve, 20));
    return echo(update, context);
  };
  const { server, bot, texts } = await createRig({ handle: slowFirst });
  for (let i = 0; i < 10; i++) server.say(1, String(i));
  bot.start();
  await server.until(() => texts(1).length === 10);
  expect(texts(1)).toEqual(Array.from({ length: 10 }, (_, i) => `re: ${i}`));
});

test('at most eight updates are handled and eight replies sent at a time', async () => {
  let atWork = 0;
  let most = 0;
  const counting: Handle = async (update, context) => {
    most = Math.max(most, ++atWork);
    await new Promise((resolve) => setTimeout(resolve, 2));
    atWork--;
    return echo(update, context);
  };
  const { server, bot, texts } = await createRig({ handle: counting, server: { latency: 2 } });
  for (let chat = 1; chat <= 100; chat++) server.say(chat, 'hi');
  bot.start();
  await server.until(() => texts().length === 100);
  expect(most).toBe(8);
  expect(server.mostAtOnce('sendMessage')).toBeLessThanOrEqual(8);
});

test('an update that Telegram delivers twice is answered once', async () => {
  const { server, bot, texts } = await createRig({ server: { faults: [{ kind: 'duplicate', times: 1000 }] } });
  for (let i = 1; i <= 5; i++) server.say(i, 'hi');
  bot.start();
  await server.until(() => texts().length === 5);
  server.say(6, 'last');
  await server.waitFor((call) => call.chat === 6);
  expect(texts()).toHaveLength(6);
});

test('an update that fails three times is set aside with one apology, and the next is answered', async () => {
  let tries = 0;
  const poisoned: Handle = async (update, context) => {
    if (update.message?.text !== 'poison') return echo(update, context);
    tries++;
    throw new TypeError('boom 答案');
  };
  const { server, bot, texts, lines } = await createRig({ handle: poisoned });
  server.say(1, 'poison');
  server.say(1, 'next');
  bot.start();
  await server.waitFor((call) => call.payload.text === 're: next');
  expect(tries).toBe(3);
  expect(texts(1)).toEqual(['sorry: failed', 're: next']);
  expect(await bot.queue.countSetAside()).toBe(1);
  expect(JSON.stringify(lines)).not.toContain('答案');
});

test('a reply that cannot be stored counts as a failed try', async () => {
  const unstorable: Handle = async (update, context) =>
    update.message?.text === 'poison' ? [say(1, 'a', { payload: { chat_id: 1n, text: 'a' } })] : echo(update, context);
  const { server, bot, texts } = await createRig({ handle: unstorable });
  server.say(1, 'poison');
  server.say(1, 'next');
  bot.start();
  await server.waitFor((call) => call.payload.text === 're: next');
  expect(texts(1)).toEqual(['sorry: failed', 're: next']);
});

test('malformed updates disturb nobody', async () => {
  const { server, bot } = await createRig();
  for (const broken of [
    {},
    { message: null },
    { message: { chat: 'x' } },
    { message: 7 },
    { callback_query: { id: 1 } },
  ])
    server.push(broken);
  server.say(1, 'hi');
  bot.start();
  await server.waitFor((call) => call.payload.text === 're: hi');
  await server.until(() => server.pending() === 0);
});

test('a 429 delays its own chat only, by the time Telegram asks for', async () => {
  const { server, bot, texts } = await createRig();
  server.inject({ kind: '429', retryAfter: 5, method: 'sendMessage', chat: 1 });
  server.say(1, 'first');
  server.say(1, 'second');
  for (let chat = 2; chat <= 6; chat++) server.say(chat, 'other');
  bot.start();
  await server.until(() => texts().length === 7);
  expect(texts().slice(-2)).toEqual(['re: first', 're: second']);
});

test.each([
  ['a 500', { kind: 'error', code: 500 }],
  ['an HTML page', { kind: 'html', code: 502 }],
  ['a connection cut before acceptance', { kind: 'reset-before' }],
] as const)('%s is tried once more', async (_, fault) => {
  const { server, bot, texts } = await createRig();
  server.inject({ ...fault, method: 'sendMessage' });
  server.say(1, 'hi');
  bot.start();
  await server.until(() => texts().length === 1);
  await bot.delivery.whenIdle();
  expect(texts()).toEqual(['re: hi']);
});

test('a line that is cut after each acceptance repeats a reply three times, never more', async () => {
  const { server, bot, texts } = await createRig();
  server.inject({ kind: 'reset-after', method: 'sendMessage', times: 9 });
  server.say(1, 'hi');
  bot.start();
  await server.until(() => texts().length === 4);
  await bot.delivery.whenIdle();
  expect(texts()).toEqual(Array.from({ length: 4 }, () => 're: hi'));
});

test('a reply that three calls in a row break, each in another way, is sent all the same', async () => {
  const { server, bot, texts } = await createRig({ callTimeout: 50 });
  for (const fault of [{ kind: 'error', code: 500 }, { kind: 'reset-before' }, { kind: 'hang' }] as const)
    server.inject({ ...fault, method: 'sendMessage' });
  server.say(1, 'hi');
  bot.start();
  await server.until(() => texts().length === 1);
  await bot.delivery.whenIdle();
  expect(texts()).toEqual(['re: hi']);
});

test('a call that hangs is given up after its time and tried once more', async () => {
  const { server, bot, texts } = await createRig({ callTimeout: 50 });
  server.inject({ kind: 'hang', method: 'sendMessage' });
  server.say(1, 'hi');
  bot.start();
  await server.until(() => texts().length === 1);
});

test('a notice that must come once is not repeated when nobody knows whether it arrived', async () => {
  const { server, bot, texts } = await createRig();
  server.say(1, 'hi');
  bot.start();
  await server.until(() => texts().length === 1);
  server.inject({ kind: 'reset-after', method: 'sendMessage' });
  await bot.delivery.enqueue([say(1, 'news', { once: 'n1' }), say(1, 'news', { once: 'n1' })]);
  await bot.delivery.whenIdle();
  await bot.delivery.enqueue([say(1, 'news', { once: 'n1' })]);
  await bot.delivery.whenIdle();
  expect(texts(1)).toEqual(['re: hi', 'news']);
});

test('replies wait out an outage of Telegram and are all sent after it, each once', async () => {
  const { server, bot, texts } = await createRig();
  for (let chat = 1; chat <= 30; chat++) server.say(chat, 'hi');
  for (const method of ['sendMessage', 'getMe'])
    server.inject({ kind: 'html', code: 502, method, times: Number.POSITIVE_INFINITY });
  bot.start();
  await server.until(() => server.callsOf('getMe') >= 4);
  server.clearFaults();
  await server.until(() => texts().length === 30);
  await bot.delivery.whenIdle();
  expect(new Set(server.sent.map((call) => call.chat)).size - 1).toBe(texts().length);
});

test('while nothing listens no try is counted, and everything is sent when Telegram is back', async () => {
  const noticed = Promise.withResolvers<void>();
  const { server, bot } = await createRig({ log: { info() {}, warn: () => noticed.resolve(), error() {} } });
  await server.close();
  await bot.delivery.start();
  await bot.delivery.enqueue(['a', 'b', 'c'].map((text) => say(1, text)));
  await noticed.promise;
  const back = await startBotApiServer({ port: Number(new URL(server.url).port) });
  onTestFinished(() => back.close());
  back.member(1, 'member');
  await back.until(() => back.sent.length === 3);
  expect(back.sent.map((call) => call.payload.text)).toEqual(['a', 'b', 'c']);
});

test('a chat that blocked the bot is inactive until it writes again', async () => {
  const { server, bot, texts } = await createRig();
  server.say(1, 'hi');
  bot.start();
  await server.until(() => texts().length === 1);
  server.member(1, 'kicked');
  await bot.delivery.enqueue([say(1, 'a'), say(1, 'b')]);
  await bot.delivery.whenIdle();
  expect(await bot.queue.store([say(1, 'c')])).toEqual([]);
  server.member(1, 'member');
  server.say(1, 'back');
  await server.waitFor((call) => call.payload.text === 're: back');
  expect(texts(1)).toEqual(['re: hi', 're: back']);
});

test('a group that became a supergroup gets what waited for it, and its settings move along', async () => {
  const moved: (readonly [number, number])[] = [];
  const { server, bot, texts } = await createRig({ onMigrated: (from, to) => void moved.push([from, to]) });
  server.say(-5, 'hi');
  await bot.delivery.start();
  server.migrate(-5, -1005);
  await bot.delivery.enqueue([say(-5, 'one', { key: 'k' }), say(-5, 'two')]);
  await bot.delivery.whenIdle();
  expect(texts(-1005)).toEqual(['one', 'two']);
  expect(moved).toEqual([[-5, -1005]]);
  expect(await bot.queue.messageOf(-1005, 'k')).not.toBeNull();
});

test('an edit under a key changes the message that was sent under it, or is sent anew where that is gone', async () => {
  const { server, bot, texts } = await createRig();
  server.say(1, 'hi');
  const edit = (text: string) => say(1, text, { method: 'editMessageText', key: 'q' });
  await bot.delivery.start();
  await bot.delivery.enqueue([say(1, 'draft', { key: 'q' }), edit('better')]);
  await bot.delivery.whenIdle();
  const id = (await bot.queue.messageOf(1, 'q'))!;
  expect(server.message(1, id)?.text).toBe('better');
  server.deleteMessage(1, id);
  await bot.delivery.enqueue([edit('best')]);
  await bot.delivery.whenIdle();
  expect(texts(1)).toEqual(['draft', 'best']);
  expect(await bot.queue.messageOf(1, 'q')).not.toBe(id);
});

test('a broadcast reaches every chat, and replies overtake it', async () => {
  const chats = Array.from({ length: 200 }, (_, i) => i + 1);
  const { server, bot, texts } = await createRig();
  for (const chat of chats) server.member(chat, 'member');
  bot.start();
  await server.until(() => server.pending() === 0);
  await bot.delivery.enqueue(chats.map((chat) => say(chat, 'to all', { bulk: true })));
  server.say(999, 'quick');
  await server.waitFor((call) => call.payload.text === 're: quick');
  expect(texts().filter((text) => text === 'to all').length).toBeLessThan(200);
  await bot.delivery.whenIdle();
  expect(texts().filter((text) => text === 'to all')).toHaveLength(200);
});
