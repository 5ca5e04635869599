import { expect, test } from 'vitest';
import { createRig, DAY, echo, say } from './rig.ts';

test('every start states the kinds of updates the bot wants', async () => {
  const { server, bot } = await createRig();
  bot.start();
  await server.until(() => server.polls() > 0);
  expect(server.allowedUpdates()).toContain('guest_message');
  server.push({ poll: { id: '1' } });
  expect(server.pending()).toBe(0);
});

test('polling takes down a webhook that an earlier program set', async () => {
  const { server, bot, texts } = await createRig();
  await bot.api.setWebhook('http://127.0.0.1:9/gone');
  server.say(1, 'hi');
  bot.start();
  await server.until(() => texts().length === 1);
});

test('a refused token ends polling with one line and a callback, and nothing else happens', async () => {
  const { server, bot, lines } = await createRig();
  server.inject({ kind: 'error', code: 401, description: 'Unauthorized', times: 100 });
  await bot.start().ended;
  expect(lines.map((line) => line.message)).toEqual([expect.stringContaining('BOT_TOKEN')]);
  expect(server.polls()).toBe(0);
});

test('a second poller is explained and backed off from, until it is gone', async () => {
  const { server, bot, lines, texts } = await createRig();
  server.inject({
    kind: 'error',
    code: 409,
    description: 'Conflict: terminated by other getUpdates request',
    method: 'getUpdates',
    times: 2,
  });
  server.say(1, 'hi');
  bot.start();
  await server.until(() => texts().length === 1);
  expect(lines.map((line) => [line.message.includes('another program polls'), line.fields.retryInMs])).toEqual([
    [true, 5000],
    [true, 15_000],
  ]);
});

test.each([
  { kind: 'html', code: 502 },
  { kind: 'reset-before' },
  { kind: 'reset-after' },
  { kind: 'error', code: 500 },
  { kind: '429', retryAfter: 3 },
] as const)('polling goes on after $kind', async (fault) => {
  const { server, bot, texts } = await createRig();
  server.inject({ ...fault, method: 'getUpdates', times: 3 });
  server.say(1, 'hi');
  bot.start();
  await server.until(() => texts().length === 1);
  await server.until(() => server.pending() === 0);
});

test('no log line of a troubled day holds the token or what residents wrote', async () => {
  const { server, bot, lines } = await createRig({
    handle: async (update, context) => {
      if (update.message?.text?.includes('毒')) throw new Error(`cannot answer ${update.message.text}`);
      return echo(update, context);
    },
  });
  for (const kind of ['reset-before', 'reset-after'] as const) server.inject({ kind, method: 'sendMessage', times: 2 });
  for (const method of ['getUpdates', 'sendMessage', 'getMe'])
    server.inject({ kind: 'html', code: 500, method, times: 2 });
  server.inject({ kind: 'error', code: 400, description: 'Bad Request: strange', method: 'sendMessage' });
  for (let chat = 1; chat <= 6; chat++) server.say(chat, '机密问题');
  server.say(7, '机密毒药');
  bot.start();
  await expect.poll(() => bot.queue.countSetAside(), { timeout: 15_000 }).toBe(1);
  await server.until(() => server.pending() === 0);
  await bot.delivery.whenIdle();
  expect(lines.length).toBeGreaterThan(4);
  expect(JSON.stringify(lines)).not.toMatch(new RegExp(`${server.token.split(':')[1]}|机密`));
});

test('after an outage the newest questions are answered first, and new ones before them', async () => {
  const order: string[] = [];
  const { server, bot } = await createRig({
    handle: async (update, context) => {
      order.push(update.message!.text!);
      if (order.length === 20) server.say(999, 'now');
      return echo(update, context);
    },
  });
  const now = Math.floor(Date.now() / 1000);
  for (let i = 0; i < 250; i++) server.say(i + 1, String(i), { date: now - 10_000 + i });
  bot.start();
  await server.until(() => bot.delivery.counts().waiting === 0 && order.length === 251);
  const numbers = order.filter((text) => text !== 'now').map(Number);
  expect(numbers).toEqual([...numbers].sort((a, b) => b - a));
  expect(order.indexOf('now')).toBeLessThan(250);
});

test('who waited longer than a day gets one apology a chat, then the answers', async () => {
  const { server, bot, texts } = await createRig();
  const longAgo = Math.floor(Date.now() / 1000) - DAY - 60;
  server.say(1, 'first', { date: longAgo });
  server.say(1, 'second', { date: longAgo + 5 });
  server.say(2, 'hour ago', { date: longAgo + DAY });
  bot.start();
  await server.until(() => texts().length === 4);
  await bot.delivery.whenIdle();
  expect(texts(1)).toEqual(['sorry: late', 're: first', 're: second']);
  expect(texts(2)).toEqual(['re: hour ago']);
});

test('of the inline queries that come with each keystroke only the last is answered', async () => {
  const answered: string[] = [];
  const { server, bot } = await createRig({
    handle: async ({ inline_query: query }) => {
      answered.push(query!.query);
      const payload = { inline_query_id: query!.id, results: [] };
      return [{ method: 'answerInlineQuery', chat: null, payload, importance: 'best-effort' }];
    },
  });
  for (const query of ['双', '双福', '双福六', '双福六小']) server.inline(5, query);
  bot.start();
  await server.waitFor((call) => call.method === 'answerInlineQuery');
  await bot.delivery.whenIdle();
  expect(answered).toEqual(['双福六小']);
});

test('stop() finishes what is in flight and leaves the rest for the next start', async () => {
  const begun = Promise.withResolvers<void>();
  const finish = Promise.withResolvers<void>();
  const { server, bot, createBot, texts } = await createRig({
    handle: async (update, context) => {
      begun.resolve();
      await finish.promise;
      return echo(update, context);
    },
  });
  server.say(1, 'slow');
  server.say(1, 'waits');
  bot.start();
  await begun.promise;
  const stopped = bot.stop();
  finish.resolve();
  await stopped;
  expect(texts()).toEqual(['re: slow']);
  createBot().start();
  await server.until(() => texts().length === 2);
  expect(texts()).toEqual(['re: slow', 're: waits']);
});

test('stop() breaks off what takes longer than its grace, which is answered after the next start', async () => {
  const begun = Promise.withResolvers<void>();
  let tries = 0;
  const { server, bot, createBot, texts } = await createRig({
    handle: (update, context) => {
      begun.resolve();
      return tries++ === 0 ? new Promise(() => {}) : echo(update, context);
    },
  });
  server.say(1, 'hi');
  bot.start();
  await begun.promise;
  await bot.stop(1000);
  expect(texts()).toEqual([]);
  createBot().start();
  await server.until(() => texts().length === 1);
});

test('a call that a chat must not miss is sent by the next start when the first was cut short', async () => {
  const { server, bot, createBot, texts } = await createRig();
  server.say(1, 'hi');
  server.inject({ kind: 'hang', method: 'sendMessage' });
  bot.delivery.start();
  await bot.delivery.enqueue([say(1, 'news')]);
  await server.until(() => server.callsOf('sendMessage') === 1);
  await bot.stop(0);
  const next = createBot();
  next.delivery.start();
  await server.until(() => texts().length === 1);
});
