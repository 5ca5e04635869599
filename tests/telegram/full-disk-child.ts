/** A delivery on state in a folder; says how it is at each line it reads. */
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Api } from 'grammy';
import { createHealth } from '../../src/telegram/health.ts';
import { realClock } from '../../src/telegram/transport/clock.ts';
import { createDelivery } from '../../src/telegram/transport/delivery.ts';
import { openState } from '../../src/telegram/transport/state.ts';
import { TRANSPORT_MIGRATIONS } from '../../src/telegram/transport/tables.ts';

const dataDir = process.argv[2]!;
const db = openState(join(dataDir, 'bot.db'), TRANSPORT_MIGRATIONS);
const log = { info: () => {}, warn: () => {}, error: () => {} };
const api = new Api('1:A', { apiRoot: 'http://127.0.0.1:9' });
const delivery = createDelivery({ api, db, log, clock: realClock, handle: async () => [] });
const health = createHealth({
  ...{ db, dataDir, clock: realClock, delivery },
  heardAt: () => null,
  isRefused: () => false,
});
for await (const _ of createInterface(process.stdin)) process.stdout.write(`${JSON.stringify(await health())}\n`);
