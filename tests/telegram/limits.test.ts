import { expect, test } from 'vitest';
import type { Handle } from '../../src/telegram/outgoing.ts';
import { createRig, echo } from './rig.ts';

const limits = { user: { count: 3, seconds: 60 }, group: { count: 5, seconds: 60 } };
const now = Math.floor(Date.now() / 1000);

test('who asks too fast is told so once and answered again a minute later', async () => {
  const { server, bot, texts } = await createRig({ limits });
  for (let i = 0; i < 10; i++) server.say(1, `a${i}`, { date: now - 100 });
  server.say(1, 'later', { date: now - 30 });
  bot.start();
  await server.waitFor((call) => call.payload.text === 're: later');
  await bot.delivery.whenIdle();
  expect([...texts(1)].sort()).toEqual(['re: a0', 're: a1', 're: a2', 're: later', 'sorry: too-fast']);
  expect(bot.delivery.counts().dropped).toBe(7);
});

test('a question that waited through an outage counts for the minute in which it was asked', async () => {
  const { server, bot, texts } = await createRig({ limits });
  for (let i = 0; i < 10; i++) server.say(1, `q${i}`, { date: now - 3600 + i * 30 });
  bot.start();
  await server.until(() => texts(1).length === 10);
  expect(texts(1)).not.toContain('sorry: too-fast');
});

test('who may ask as fast as they like is answered each time, and others are not for it', async () => {
  const { server, bot, texts } = await createRig({ limits, unlimited: [1] });
  for (let i = 0; i < 10; i++) server.say(1, `page ${i}`, { date: now });
  for (let i = 0; i < 10; i++) server.say(2, `b${i}`, { date: now });
  bot.start();
  await server.until(() => texts(1).length === 10 && texts(2).length === 4);
  await bot.delivery.whenIdle();
  expect(texts(1)).not.toContain('sorry: too-fast');
  expect(texts(2)).toContain('sorry: too-fast');
});

test('a group has its own limit, whoever asks; what is not meant for the bot does not count', async () => {
  const isAddressed = (update: { message?: { text?: string } }) => update.message?.text?.startsWith('/ask') === true;
  const silentOtherwise: Handle = async (update, context) => (isAddressed(update) ? echo(update, context) : []);
  const { server, bot, texts } = await createRig({ limits, isAddressed, handle: silentOtherwise });
  for (let i = 0; i < 30; i++) server.say({ chat: -1001, from: 100 + i }, 'chatter', { date: now });
  for (let i = 0; i < 7; i++) server.say({ chat: -1001, from: 200 + i }, `/ask ${i}`, { date: now });
  bot.start();
  await server.until(() => texts().length === 6);
  await bot.delivery.whenIdle();
  // The notice is written at the door and may overtake the answers.
  expect(new Set(texts())).toEqual(new Set([...[0, 1, 2, 3, 4].map((i) => `re: /ask ${i}`), 'sorry: too-fast']));
});

test("a flood by one resident puts at most one of its messages before each other resident's answer", async () => {
  const unlimited = { user: { count: 1e6, seconds: 60 }, group: { count: 1e6, seconds: 60 } };
  const order: number[] = [];
  const { server, bot } = await createRig({
    limits: unlimited,
    handle: async (update, context) => {
      order.push(update.message!.chat.id);
      return echo(update, context);
    },
  });
  for (let i = 0; i < 500; i++) server.say(666, `flood ${i}`);
  for (let chat = 1; chat <= 50; chat++) server.say(chat, 'hi');
  bot.start();
  await server.until(() => order.length === 550);
  const flooded = order.slice(0, order.lastIndexOf(50) + 1).filter((chat) => chat === 666).length;
  // Until the others' messages have arrived there is nobody else to serve: the flood's first batches.
  const alone = order.findIndex((chat) => chat !== 666);
  expect(flooded - alone).toBeLessThanOrEqual(50 / 7 + 1);
});
