import type { Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { csrf } from 'hono/csrf';
import { streamSSE } from 'hono/streaming';
import { MOST_UPLOAD_BYTES } from '../../uploads.ts';
import { isHere } from '../limits.ts';
import { languageOf, NOT_KEPT } from '../parts.ts';
import { chatMessages, chatPage, type Look } from './page.ts';
import type { Chat, World } from './world.ts';

/** Who writes in a chat: a resident, or the newsroom, each at an address of its own. */
export type Visitor = {
  readonly base: '/chat' | '/newsroom/chat';
  /** A number as Telegram has it. */
  readonly id: number;
  readonly allows: (c: Context) => boolean;
  readonly takesFiles: boolean;
};

const LONGEST_TEXT = 4096;
const MOST_BYTES = 65_536;
/** A page without script is shown again when the bot has reacted and then done nothing for a moment, or after so many milliseconds. */
const ANSWERED_WITHIN = 10_000;
const MOMENT = 200;
/** Milliseconds of silence after which a connection is kept awake. */
const AWAKE_MS = 25_000;

const languageCode = (c: Context) => (languageOf(c) === 'en' ? 'en' : 'zh-hans');

function chatOf(c: Context, world: World, { id }: Visitor): Chat {
  return world.open({ id, is_bot: false, first_name: 'Resident', language_code: languageCode(c) });
}

function look(c: Context, world: World, visitor: Visitor): Look {
  const chat = chatOf(c, world, visitor);
  const start = c.req.query('start');
  const code = languageOf(c) === 'en' ? 'en' : '';
  return {
    language: languageOf(c),
    base: visitor.base,
    takesFiles: visitor.takesFiles,
    chat,
    botName: world.bot.username ?? '',
    menu: world.menu([`chat${chat.user.id}`, `all_private_chats${code}`, 'all_private_chats']),
    reply: chat.messages.get(Number(c.req.query('reply'))),
    edit: chat.messages.get(Number(c.req.query('edit'))),
    start: /^[A-Za-z0-9_-]{1,64}$/.test(start ?? '') ? start : undefined,
  };
}

/** A chat in a browser on this machine; for others it isn't there. */
export function addPlayground(app: Hono, world: World, visitor: Visitor): void {
  const { base, allows, takesFiles } = visitor;
  const [small, large] = [bodyLimit({ maxSize: MOST_BYTES }), bodyLimit({ maxSize: MOST_UPLOAD_BYTES + MOST_BYTES })];
  app.use(`${base}/*`, async (c, next) => (isHere(c) && allows(c) ? next() : c.notFound()));
  app.use(`${base}/*`, csrf(), (c, next) => (c.req.path === `${base}/file` ? large : small)(c, next));
  app.get(base, (c) => c.html(chatPage(look(c, world, visitor)), 200, NOT_KEPT));
  app.get(`${base}/messages`, (c) => c.html(chatMessages(look(c, world, visitor)), 200, NOT_KEPT));
  app.post(base, async (c) => {
    const { text, replyTo, edits } = await c.req.parseBody();
    const words = typeof text === 'string' ? text.trim().slice(0, LONGEST_TEXT).toWellFormed() : '';
    const about = { ...(replyTo ? { replyTo: Number(replyTo) } : {}), ...(edits ? { edits: Number(edits) } : {}) };
    return after(c, world, visitor, (chat) => words !== '' && world.say(chat, { text: words, ...about }));
  });
  app.post(`${base}/press`, async (c) => {
    const { message, data } = await c.req.parseBody();
    return after(c, world, visitor, (chat) => world.press(chat, Number(message), String(data)));
  });
  if (!takesFiles) return;
  app.post(`${base}/file`, async (c) => {
    const { file } = await c.req.parseBody();
    const content = file instanceof File ? new Uint8Array(await file.arrayBuffer()) : null;
    return after(c, world, visitor, (chat) => content && world.sendFile(chat, (file as File).name, content));
  });
}

/** Does something, and shows the page when the bot has reacted; a script is told of that otherwise. */
async function after(c: Context, world: World, visitor: Visitor, deed: (chat: Chat) => unknown): Promise<Response> {
  const chat = chatOf(c, world, visitor);
  if (c.req.header('x-script')) {
    deed(chat);
    return c.body(null, 204);
  }
  const before = chat.acts;
  const reacted = new Promise<void>((resolve) => {
    const end = () => {
      unwatch();
      resolve();
    };
    let timer = setTimeout(end, ANSWERED_WITHIN);
    const unwatch = world.watch((id) => {
      if (id !== chat.user.id || chat.acts === before) return;
      clearTimeout(timer);
      timer = setTimeout(end, MOMENT);
    });
  });
  deed(chat);
  await reacted;
  return c.redirect(`${visitor.base}#write`, 303);
}

/** Tells a page that something changed; it asks for what. Not to be passed through anything that waits for a body's end. */
export function addChatEvents(app: Hono, world: World, visitor: Visitor, stopping: AbortSignal): void {
  app.get(`${visitor.base}/events`, (c) => {
    if (!isHere(c) || !visitor.allows(c)) return c.notFound();
    const { user } = chatOf(c, world, visitor);
    return streamSSE(c, async (stream) => {
      let end = () => {};
      const ended = new Promise<void>((resolve) => {
        end = resolve;
      });
      const unwatch = world.watch((id) => id === user.id && void stream.writeSSE({ data: 'changed' }));
      const awake = setInterval(() => void stream.writeSSE({ data: 'awake' }), AWAKE_MS);
      stream.onAbort(end);
      stopping.addEventListener('abort', end, { once: true });
      await stream.writeSSE({ data: 'changed' });
      await ended;
      clearInterval(awake);
      unwatch();
      stopping.removeEventListener('abort', end);
    });
  });
}
