/** A transport against the strict server, with a fast clock: what tests of the transport share. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Api } from 'grammy';
import { onTestFinished } from 'vitest';
import type { Queue } from '../../src/state/index.ts';
import { createJournal, openFile } from '../../src/state/sqlite/open.ts';
import { createQueue } from '../../src/state/sqlite/queue.ts';
import { QUEUE_MIGRATIONS } from '../../src/state/sqlite/queue-tables.ts';
import type { Apology, Handle, OutgoingCall } from '../../src/telegram/outgoing.ts';
import type { Clock } from '../../src/telegram/transport/clock.ts';
import { createDelivery, type DeliveryOptions } from '../../src/telegram/transport/delivery.ts';
import { startPolling } from '../../src/telegram/transport/polling.ts';
import { type ServerOptions, startBotApiServer } from './server/index.ts';

/** A second passes in ten milliseconds, so that `retry_after` costs nobody a pause. */
const fastClock: Clock = {
  now: Date.now,
  after: (ms, run) => {
    const timer = setTimeout(run, ms / 100);
    return () => clearTimeout(timer);
  },
};

type LogLine = {
  readonly level: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly message: string;
};

export function createLogRecord() {
  const lines: LogLine[] = [];
  const at = (level: string) => (fields: Readonly<Record<string, unknown>>, message: string) =>
    void lines.push({ level, fields, message });
  return { lines, log: { info: at('info'), warn: at('warn'), error: at('error') } };
}

export const say = (chat: number, text: string, more: Partial<OutgoingCall> = {}): OutgoingCall => ({
  method: 'sendMessage',
  chat,
  payload: { chat_id: chat, text },
  importance: 'durable',
  ...more,
});

/** Answers every message with its own text. */
export const echo: Handle = async ({ message }) => (message?.text ? [say(message.chat.id, `re: ${message.text}`)] : []);

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'wenjin-telegram-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const apology: Apology = async (update, reason) =>
  update.message === undefined ? null : say(update.message.chat.id, `sorry: ${reason}`);

/** Seconds. */
export const DAY = 86_400;

/** The queue in a file of its own, with the database below it. */
export function queueIn(file: string, moved: (from: number, to: number) => void = () => {}) {
  const db = openFile(file, QUEUE_MIGRATIONS);
  const queue: Queue = createQueue({ db, journal: createJournal(db), now: Date.now, moved });
  return { db, queue };
}

type RigOptions = Partial<Omit<DeliveryOptions, 'api' | 'queue'>> & {
  readonly server?: ServerOptions;
  readonly onMigrated?: (from: number, to: number) => void;
};

/** A started server and a bot that isn't started yet; both end with the test. `createBot` makes the next life of it. */
export async function createRig({ server: serverOptions = {}, onMigrated, ...options }: RigOptions = {}) {
  const server = await startBotApiServer(serverOptions);
  const record = createLogRecord();
  const file = join(temporaryFolder(), 'bot.db');
  onTestFinished(() => server.close());
  const createBot = () => {
    const common = { api: new Api(server.token, { apiRoot: server.url }), log: record.log, clock: fastClock };
    const { db, queue } = queueIn(file, onMigrated);
    const delivery = createDelivery({ handle: echo, apology, ...common, ...options, queue });
    const begin = () => {
      void delivery.start();
      const { accept, filling } = delivery;
      return startPolling({ ...common, allowedUpdates: ALLOWED, accept, filling, onUnauthorized: () => {} });
    };
    let polling: ReturnType<typeof begin> | null = null;
    const stop = async (grace?: number) => {
      await polling?.stop();
      await delivery.stop(grace);
    };
    onTestFinished(() => stop(0));
    const start = () => {
      polling = begin();
      return polling;
    };
    return { ...common, db, queue, delivery, start, stop };
  };
  const texts = (chat?: number): readonly unknown[] =>
    server.sent
      .filter((call) => call.method === 'sendMessage' && (chat === undefined || call.chat === chat))
      .map((call) => call.payload.text);
  return { server, bot: createBot(), createBot, lines: record.lines, texts };
}

export type Rig = Awaited<ReturnType<typeof createRig>>;

const ALLOWED = ['message', 'edited_message', 'callback_query', 'inline_query', 'guest_message', 'my_chat_member'];
