/** A transport against the strict server, with a fast clock: what tests of the transport share. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Update } from 'grammy/types';
import { onTestFinished } from 'vitest';
import type { Clock } from '../../src/telegram/clock.ts';
import type { Handle, OutgoingCall } from '../../src/telegram/outgoing.ts';
import { openState } from '../../src/telegram/state.ts';
import { createTransport, type TransportOptions } from '../../src/telegram/transport.ts';
import { TRANSPORT_MIGRATIONS } from '../../src/telegram/transport-tables.ts';
import { type ServerOptions, startBotApiServer } from './server/index.ts';

/** A second passes in ten milliseconds, so that `retry_after` costs nobody a pause. */
export const fastClock: Clock = {
  now: Date.now,
  after: (ms, run) => {
    const timer = setTimeout(run, ms / 100);
    return () => clearTimeout(timer);
  },
};

export type LogLine = {
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

export const apology = (update: Update, reason: string): OutgoingCall | null =>
  update.message === undefined ? null : say(update.message.chat.id, `sorry: ${reason}`);

type RigOptions = Partial<Omit<TransportOptions, 'token' | 'apiRoot'>> & { readonly server?: ServerOptions };

/** A started server and a transport that isn't started yet; both end with the test. */
export async function createRig({ server: serverOptions = {}, ...options }: RigOptions = {}) {
  const server = await startBotApiServer(serverOptions);
  const { lines, log } = createLogRecord();
  const file = join(temporaryFolder(), 'bot.db');
  const run = () => {
    const db = openState(file, TRANSPORT_MIGRATIONS);
    const { token, url: apiRoot } = server;
    const transport = createTransport({ handle: echo, log, clock: fastClock, db, apology, ...options, token, apiRoot });
    return { ...transport, db };
  };
  const transport = run();
  onTestFinished(async () => {
    await transport.stop(0);
    await server.close();
  });
  const texts = (chat?: number): readonly unknown[] =>
    server.sent
      .filter((call) => call.method === 'sendMessage' && (chat === undefined || call.chat === chat))
      .map((call) => call.payload.text);
  return { server, transport, run, lines, texts };
}
