/** A delivery on state in a folder; says how it is at each line it reads. */
import { createInterface } from 'node:readline';
import { Api } from 'grammy';
import { openState } from '../../src/state/index.ts';
import { createHealth } from '../../src/telegram/health.ts';
import { realClock } from '../../src/telegram/transport/clock.ts';
import { createDelivery } from '../../src/telegram/transport/delivery.ts';

const dataDir = process.argv[2]!;
const log = { info: () => {}, warn: () => {}, error: () => {} };
const state = await openState({ dataDir, log, now: Date.now, keepDays: 30, onFatal: () => {} });
const api = new Api('1:A', { apiRoot: 'http://127.0.0.1:9' });
const delivery = createDelivery({ api, queue: state.queue, log, clock: realClock, handle: async () => [] });
const health = createHealth({
  ...{ state, clock: realClock, delivery },
  heardAt: () => null,
  isRefused: () => false,
});
for await (const _ of createInterface(process.stdin)) process.stdout.write(`${JSON.stringify(await health())}\n`);
