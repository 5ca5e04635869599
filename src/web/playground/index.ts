// A chat with the real bot in a browser, for who has no token yet: what a newcomer sees from `npm start`.
// In: what a person writes and presses at /chat. Out: updates for the bot, and what it answers, drawn as a chat.
// A small Bot API server on loopback stands between, so that the bot is the one that runs in Telegram, transport and all.
// Not here: groups, inline mode, pictures; nothing is kept when the program ends.
import { randomBytes } from 'node:crypto';
import type { Context } from 'hono';
import type { Playground } from '../parts.ts';
import { serveWeb } from '../serve.ts';
import { createBotApi } from './bot-api.ts';
import { addChatEvents, addPlayground, type Visitor } from './routes.ts';
import { createWorld } from './world.ts';

const BOT = { id: 7_000_000_001, is_bot: true, first_name: 'Wenjin', username: 'wenjin_here_bot' } as const;

export type RunningPlayground = Playground & {
  /** What the bot is to be started with. */
  readonly token: string;
  readonly apiRoot: string;
  /** Who writes as the newsroom. */
  readonly newsroomId: number;
  readonly close: () => Promise<void>;
};

const RESIDENT: Visitor = { base: '/chat', id: 1, allows: () => true, takesFiles: false };
const NEWSROOM = { base: '/newsroom/chat', id: 2, takesFiles: true } as const;

const visitors = (isNewsroom: ((c: Context) => boolean) | null): readonly Visitor[] =>
  isNewsroom ? [RESIDENT, { ...NEWSROOM, allows: isNewsroom }] : [RESIDENT];

/** Starts the Bot API server, on a free port that only this machine reaches. */
export async function startPlayground(): Promise<RunningPlayground> {
  const world = createWorld(BOT);
  const token = `${BOT.id}:${randomBytes(24).toString('base64url')}`;
  const server = await serveWeb(createBotApi(world, token), { port: 0, host: '127.0.0.1' });
  const stopping = new AbortController();
  return {
    token,
    apiRoot: server.url,
    newsroomId: NEWSROOM.id,
    addEvents: (app, isNewsroom) => {
      for (const visitor of visitors(isNewsroom)) addChatEvents(app, world, visitor, stopping.signal);
    },
    addPages: (app, isNewsroom) => {
      for (const visitor of visitors(isNewsroom)) addPlayground(app, world, visitor);
    },
    close: () => {
      stopping.abort();
      return server.close();
    },
  };
}
