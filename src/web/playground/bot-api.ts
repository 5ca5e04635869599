import { type Context, Hono } from 'hono';
import type { Chat, Kept, World } from './world.ts';

type Payload = Readonly<Record<string, unknown>>;
type Method = (world: World, payload: Payload, signal: AbortSignal) => unknown;

/** What Telegram refuses, in its form. */
class Refusal extends Error {
  readonly code: number;
  constructor(code: number, description: string) {
    super(description);
    this.name = 'Refusal';
    this.code = code;
  }
}

/** Seconds that a poll is kept waiting at most. */
const LONGEST_POLL = 50;
const MOST_UPDATES = 100;

/** The part of Telegram's Bot API that our bot uses, over `world`; `token` is the bot's. */
export function createBotApi(world: World, token: string): Hono {
  const app = new Hono();
  app.all('/file/:bot/documents/:id', (c) => {
    const content = c.req.param('bot') === `bot${token}` ? world.files.get(c.req.param('id')) : undefined;
    return content ? c.body(new Uint8Array(content)) : refuse(c, new Refusal(404, 'Not Found'));
  });
  app.all('/:bot/:method', async (c) => {
    if (c.req.param('bot') !== `bot${token}`) return refuse(c, new Refusal(401, 'Unauthorized'));
    const name = c.req.param('method');
    const method = Object.hasOwn(METHODS, name) ? METHODS[name] : undefined;
    if (!method) return refuse(c, new Refusal(404, 'Not Found: method not found'));
    const payload = (await c.req.json().catch(() => ({}))) as Payload;
    try {
      return c.json({ ok: true, result: await method(world, payload, c.req.raw.signal) });
    } catch (error) {
      if (error instanceof Refusal) return refuse(c, error);
      throw error;
    }
  });
  return app;
}

const refuse = (c: Context, { code, message }: Refusal) =>
  c.json({ ok: false, error_code: code, description: message }, code as 400);

const METHODS: Readonly<Record<string, Method>> = {
  getMe: ({ bot }) => ({ ...bot, can_join_groups: true, supports_inline_queries: false }),
  getUpdates,
  deleteWebhook: () => true,
  setMyCommands: (world, { commands, scope, language_code = '' }) => {
    const { type = 'default', chat_id = '' } = (scope ?? {}) as { readonly type?: string; readonly chat_id?: number };
    world.setMenu(`${type}${chat_id}${language_code}`, commands as []);
    return true;
  },
  deleteMyCommands: () => true,
  setMyDescription: () => true,
  setMyShortDescription: () => true,
  setMessageReaction: () => true,
  sendMessage: (world, p) => {
    const chat = chatOf(world, p);
    const { message_id: to } = (p.reply_parameters ?? {}) as { readonly message_id?: number };
    const replied = to === undefined ? undefined : chat.messages.get(to)?.message;
    const { text, entities, reply_markup } = p;
    return world.send(chat, { text, entities, reply_markup, ...(replied ? { reply_to_message: replied } : {}) });
  },
  sendChatAction: (world, p) => {
    world.types(chatOf(world, p));
    return true;
  },
  editMessageText: (world, p) => {
    const { text, entities, reply_markup } = p;
    return world.change(chatOf(world, p), messageOf(world, p), { text, entities, reply_markup });
  },
  editMessageReplyMarkup: (world, p) =>
    world.change(chatOf(world, p), messageOf(world, p), { reply_markup: p.reply_markup }),
  deleteMessage: (world, p) => world.remove(chatOf(world, p), Number(p.message_id)),
  answerCallbackQuery: (world, p) => {
    if (!world.answers(String(p.callback_query_id), String(p.text ?? '')))
      throw new Refusal(400, 'Bad Request: query is too old and response timeout expired or query ID is invalid');
    return true;
  },
  getFile: (world, { file_id }) => {
    const content = world.files.get(String(file_id));
    if (!content) throw new Refusal(400, 'Bad Request: invalid file_id');
    return { file_id, file_unique_id: file_id, file_size: content.length, file_path: `documents/${file_id}` };
  },
};

function chatOf(world: World, { chat_id }: Payload): Chat {
  const chat = world.chat(Number(chat_id));
  if (!chat) throw new Refusal(400, 'Bad Request: chat not found');
  return chat;
}

function messageOf(world: World, payload: Payload): Kept {
  const kept = chatOf(world, payload).messages.get(Number(payload.message_id));
  if (!kept) throw new Refusal(400, 'Bad Request: message to edit not found');
  return kept;
}

/** What lies below the offset is confirmed and forgotten; with nothing to tell, the poll waits. */
async function getUpdates({ updates, watch }: World, payload: Payload, signal: AbortSignal) {
  const offset = Number(payload.offset ?? 0);
  updates.splice(0, updates.filter(({ update_id }) => update_id < offset).length);
  const seconds = Math.min(Number(payload.timeout ?? 0), LONGEST_POLL);
  if (updates.length === 0 && seconds > 0 && !signal.aborted)
    await new Promise<void>((resolve) => {
      const end = () => {
        clearTimeout(timer);
        unwatch();
        resolve();
      };
      const timer = setTimeout(end, seconds * 1000);
      const unwatch = watch((chat) => chat === null && end());
      signal.addEventListener('abort', end, { once: true });
    });
  return updates.slice(0, MOST_UPDATES);
}
