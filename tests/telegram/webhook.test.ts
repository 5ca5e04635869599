import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { expect, onTestFinished, test } from 'vitest';
import { ConfigError } from '../../src/errors.ts';
import { announceWebhook, createWebhook } from '../../src/telegram/transport/webhook.ts';
import { createRig } from './rig.ts';

const silent = { info() {}, warn() {}, error() {} };
const SECRET = 'local-test-secret_0123456789';

/** The rig's bot behind a real HTTP server, as Telegram would reach it. */
async function createHook() {
  const rig = await createRig();
  const { bot, server } = rig;
  const app = new Hono();
  const webhook = createWebhook({ secret: SECRET, accept: bot.delivery.accept, log: bot.log });
  app.post('/telegram', (c) => webhook(c.req.raw));
  const listener = createServer(getRequestListener(app.fetch));
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    listener.closeAllConnections();
    listener.close();
  });
  const url = `http://127.0.0.1:${(listener.address() as AddressInfo).port}/telegram`;
  const announce = () =>
    announceWebhook({
      ...bot,
      url,
      secret: SECRET,
      allowedUpdates: ['message'],
      signal: new AbortController().signal,
      onUnauthorized: () => {},
    });
  const post = (body: string | ReadableStream, secret?: string) =>
    fetch(url, {
      method: 'POST',
      body,
      headers: secret === undefined ? {} : { 'x-telegram-bot-api-secret-token': secret },
      duplex: 'half',
    } as RequestInit);
  bot.delivery.start();
  return { ...rig, url, announce, post, server };
}

test('questions that come by webhook are answered', async () => {
  const { server, announce, texts } = await createHook();
  for (let chat = 1; chat <= 20; chat++) server.say(chat, 'hi');
  await announce();
  await server.until(() => texts().length === 20);
});

test('the webhook is announced again until Telegram has heard', async () => {
  const { server, announce, texts } = await createHook();
  server.inject({ kind: 'html', code: 502, method: 'setWebhook', times: 3 });
  await announce();
  server.say(1, 'hi');
  await server.until(() => texts().length === 1);
});

test('an update that cannot be written is refused, so that Telegram sends it again', async () => {
  const { server, bot, announce, texts } = await createHook();
  bot.db.exec("CREATE TRIGGER full BEFORE INSERT ON inbox BEGIN SELECT raise(ABORT, 'disk is full'); END");
  await announce();
  server.say(1, 'hi');
  await server.until(() => server.webhookError() !== null);
  expect(server.pending()).toBe(1);
  bot.db.exec('DROP TRIGGER full');
  await server.until(() => texts().length === 1);
});

test('an update posted twice is answered once', async () => {
  const { bot, post, texts, server } = await createHook();
  server.say(1, 'known');
  const body = JSON.stringify({
    update_id: 5,
    message: { message_id: 1, date: 1, chat: { id: 1, type: 'private' }, text: 'hi' },
  });
  for (let i = 0; i < 3; i++) expect((await post(body, SECRET)).status).toBe(200);
  await bot.delivery.whenIdle();
  expect(texts(1).filter((text) => text === 're: hi')).toHaveLength(1);
});

test('a request without the secret is refused before its body is looked at', async () => {
  const webhook = createWebhook({ secret: SECRET, accept: async () => {}, log: silent });
  const unread = {
    method: 'POST',
    headers: new Headers(),
    get body(): never {
      throw new Error('the body was read');
    },
  };
  expect((await webhook(unread as unknown as Request)).status).toBe(401);
  const { post } = await createHook();
  expect((await post('{}')).status).toBe(401);
  expect((await post('{}', `${SECRET}x`)).status).toBe(401);
});

test('a body over the cap is refused, whatever its length header says', async () => {
  const { post } = await createHook();
  expect((await post('x'.repeat(1_000_001), SECRET)).status).toBe(413);
  const stream = new ReadableStream({
    start: (controller) => {
      for (let i = 0; i < 11; i++) controller.enqueue(new Uint8Array(100_000));
      controller.close();
    },
  });
  expect((await post(stream, SECRET)).status).toBe(413);
});

test.each(['', 'not json', 'null', '[]', '{"message":{}}', '{"update_id":"5"}'])(
  'a post of %j is no update',
  async (body) => {
    const { post } = await createHook();
    expect((await post(body, SECRET)).status).toBe(400);
  },
);

test.each(['', 'short', 'with space in the middle of it', '问津问津问津问津问津问津问津问津问津'])(
  'a webhook with the secret %j is not started',
  (secret) => {
    expect(() => createWebhook({ secret, accept: async () => {}, log: silent })).toThrow(ConfigError);
  },
);
