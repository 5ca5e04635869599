/** A running bot and the strict server between it and its residents: what tests of the conversation share. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { InlineKeyboardButton, Message } from 'grammy/types';
import { type BotOptions, createBot } from '../../src/telegram/index.ts';
import { type Papers, silent } from './papers.ts';
import { type SentCall, startBotApiServer } from './server/index.ts';

export const TODAY = '2024-06-01';
/** Noon in Beijing: no quiet hours. */
export const NOON = Date.parse(`${TODAY}T12:00:00+08:00`);
export const ADMIN = 900;

/**
 * A clock that begins at noon and runs faster than the machine's, so that pauses of the transport cost little; `pass`
 * puts it forward.
 */
export function fastClock(speed = 10, start = NOON) {
  const begun = Date.now();
  let passed = 0;
  return {
    now: () => start + passed + (Date.now() - begun) * speed,
    after: (ms: number, run: () => void) => {
      const timer = setTimeout(run, ms / speed);
      return () => clearTimeout(timer);
    },
    pass: (ms: number) => {
      passed += ms;
    },
  };
}

export type Talk = Awaited<ReturnType<typeof startTalk>>;

export async function startTalk(papers: Papers, options: Partial<BotOptions> = {}, speed?: number) {
  const server = await startBotApiServer();
  const dataDir = mkdtempSync(join(tmpdir(), 'wenjin-talk-'));
  const clock = fastClock(speed);
  const bot = await createBot({
    token: server.token,
    apiRoot: server.url,
    dataDir,
    ask: papers.ask,
    progress: papers.progress,
    newsroom: papers.newsroom,
    store: papers.store,
    log: silent,
    today: () => TODAY,
    adminIds: [ADMIN],
    clock,
    ...options,
  });
  await bot.start();

  /** What the bot did since `before`, when everything has been answered; "typing" comes at any time and is left out. */
  const since = async (before: number): Promise<readonly SentCall[]> => {
    await server.until(() => server.pending() === 0);
    await bot.whenIdle();
    return server.sent.slice(before).filter(({ method }) => !/^setMy|^deleteWebhook|^sendChatAction/.test(method));
  };
  /** Does something as a resident and waits for all of the reaction. */
  const during = async <T>(deed: () => T): Promise<readonly SentCall[]> => {
    const before = server.sent.length;
    const { id } = Object(deed()) as { readonly id?: unknown };
    // Taps and inline queries are answered by calls that no queue knows of.
    if (id !== undefined) await server.until(() => server.sent.some(({ payload }) => answers(payload, id)));
    return since(before);
  };
  return {
    server,
    bot,
    clock,
    dataDir,
    during,
    /** Says something and returns the messages that came back. */
    say: async (who: Parameters<typeof server.say>[0], text: string, extra = {}) =>
      messagesOf(await during(() => server.say(who, text, extra))),
    press: async (call: SentCall, label: string | RegExp, from?: number) =>
      during(() => server.press(messageOf(call), buttonOf(call, label), from)),
    close: async () => {
      await bot.stop();
      await server.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

const answers = (payload: Readonly<Record<string, unknown>>, id: unknown): boolean =>
  payload.callback_query_id === id || payload.inline_query_id === id;

export const messagesOf = (calls: readonly SentCall[]) => calls.filter(({ method }) => method === 'sendMessage');
export const textOf = (call: SentCall | undefined): string => String(call?.payload.text ?? '');
export const messageOf = (call: SentCall): Message => call.result as Message;

export function buttonsOf(call: SentCall | undefined): readonly InlineKeyboardButton[] {
  const markup = call?.payload.reply_markup as { inline_keyboard?: InlineKeyboardButton[][] } | undefined;
  return markup?.inline_keyboard?.flat() ?? [];
}

/** The data behind a button. */
export function buttonOf(call: SentCall, label: string | RegExp): string {
  const found = buttonsOf(call).find(({ text }) => (typeof label === 'string' ? text === label : label.test(text)));
  if (!found || !('callback_data' in found))
    throw new Error(`no button ${label} among ${buttonsOf(call).map(({ text }) => text)}`);
  return String(found.callback_data);
}

/** Addresses of the links in a message. */
export function linksOf(call: SentCall | undefined): readonly string[] {
  const entities = (call?.payload.entities ?? []) as readonly { type: string; url?: string }[];
  return entities.flatMap(({ type, url }) => (type === 'text_link' && url ? [url] : []));
}

/** The words an entity of this type covers. */
export function covered(call: SentCall, type: string): readonly string[] {
  const entities = (call.payload.entities ?? []) as readonly { type: string; offset: number; length: number }[];
  return entities
    .filter((entity) => entity.type === type)
    .map(({ offset, length }) => textOf(call).slice(offset, offset + length));
}
