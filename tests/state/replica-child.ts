/** One replica of a bot that echoes: `node replica-child.ts URL TOKEN DATABASE`; says its port for webhooks, polls if it leads. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Api } from 'grammy';
import { openPostgres } from '../../src/state/postgres/index.ts';
import type { Handle } from '../../src/telegram/outgoing.ts';
import { realClock } from '../../src/telegram/transport/clock.ts';
import { createDelivery } from '../../src/telegram/transport/delivery.ts';
import { type Polling, startPolling } from '../../src/telegram/transport/polling.ts';

const [apiRoot, token, url, lease] = process.argv.slice(2) as [string, string, string, string];
const echo: Handle = async ({ message }) => {
  const chat = message!.chat.id;
  const payload = { chat_id: chat, text: `re: ${message!.text}` };
  return [{ method: 'sendMessage', chat, payload, importance: 'durable' }];
};
const log = { info: () => {}, warn: () => {}, error: () => {} };
const state = await openPostgres({ url, log, now: Date.now, keepDays: 30, lease: Number(lease) });
const api = new Api(token, { apiRoot });
const common = { api, log, clock: realClock };
const free = { user: { count: 1e6, seconds: 1 }, group: { count: 1e6, seconds: 1 } };
const limits = process.argv[7] === 'limited' ? {} : { limits: free };
const delivery = createDelivery({ ...common, queue: state.queue, handle: echo, ...limits });
await delivery.start();

let polling: Polling | null = null;
const { accept, filling } = delivery;
const onUnauthorized = (): void => process.exit(1);
if (process.argv[6] === 'polls')
  state.lead.onChange((isMine) => {
    void polling?.stop();
    polling = isMine ? startPolling({ ...common, allowedUpdates: ['message'], accept, filling, onUnauthorized }) : null;
  });

const server = createServer((request, response) => {
  let body = '';
  request.on('data', (part) => {
    body += part;
  });
  request.on('end', () => {
    accept([JSON.parse(body)]).then(
      () => response.writeHead(200).end(),
      () => response.writeHead(500).end(),
    );
  });
});
server.listen(0, '127.0.0.1', () => process.stdout.write(`${(server.address() as AddressInfo).port}\n`));

// Whoever started it is gone: so is this.
process.stdin.resume().once('end', () => process.exit(1));
process.once('SIGTERM', async () => {
  await polling?.stop();
  await delivery.stop();
  await state.close();
  process.exit(0);
});
