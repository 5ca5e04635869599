/** The transport as a process of its own with a trivial conversation, for chaos tests: `node echo-bot.ts URL TOKEN FOLDER`. */
import { join } from 'node:path';
import { Api } from 'grammy';
import { acquireLock } from '../../src/state/index.ts';
import { realClock } from '../../src/telegram/transport/clock.ts';
import { createDelivery } from '../../src/telegram/transport/delivery.ts';
import { startPolling } from '../../src/telegram/transport/polling.ts';
import { echo, queueIn } from './rig.ts';

const [apiRoot, token, folder] = process.argv.slice(2) as [string, string, string];
acquireLock(folder);
const log = { info: () => {}, warn: console.error, error: console.error };
const api = new Api(token, { apiRoot });
const delivery = createDelivery({
  api,
  queue: queueIn(join(folder, 'bot.db')).queue,
  log,
  clock: realClock,
  handle: echo,
});
await delivery.start();
const { accept, filling } = delivery;
const polling = startPolling({
  api,
  log,
  clock: realClock,
  allowedUpdates: ['message'],
  accept,
  filling,
  onUnauthorized: () => process.exit(1),
});
process.once(
  'SIGTERM',
  () =>
    void polling
      .stop()
      .then(() => delivery.stop())
      .then(() => process.exit(0)),
);
