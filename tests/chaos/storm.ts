/** Telegram answers with 429, 5xx, pages of a proxy, cut connections and silence; every question is answered all the same. */
import { kill, launch, QUESTIONS, signOfLife, withWholeProgram } from '../telegram/chaos.ts';
import type { Fault } from '../telegram/server/faults.ts';
import { startBotApiServer } from '../telegram/server/index.ts';
import type { Scene } from './scene.ts';

const RESIDENTS = 50;
/** Milliseconds until what is unanswered counts as missing. */
const PATIENCE = 90_000;

/** What befalls a reply. */
const OF_REPLIES: readonly Fault[] = [
  { kind: '429', retryAfter: 1 },
  { kind: 'error', code: 500 },
  { kind: 'html', code: 504 },
  { kind: 'html', code: 502, accepted: true },
  { kind: 'reset-before' },
  { kind: 'reset-after' },
  { kind: 'slow', ms: 700 },
  { kind: 'hang' },
];
/** What befalls a poll: few, as each in a row doubles the wait for the next. */
const OF_POLLS: readonly Fault[] = [{ kind: 'error', code: 502 }, { kind: 'reset-before' }, { kind: 'duplicate' }];
/** A call of unknown outcome waits longer each time, so that what is hit more often would only take longer. */
const MOST_HITS = 3;

export const storm: Scene = {
  name: 'a storm of faults from Telegram',
  counts: 'questions without an answer',
  run: ({ times, random }) =>
    withWholeProgram(async (bot) => {
      const server = await startBotApiServer({});
      const child = launch(bot('state'), server);
      await signOfLife(server, child);
      const residents = RESIDENTS * times;
      const any = (faults: readonly Fault[]) => faults[Math.floor(random() * faults.length)]!;
      for (const fault of OF_POLLS) server.inject({ ...fault, method: 'getUpdates' });
      for (let chat = 1; chat <= residents; chat++) {
        for (let hits = 0; hits < MOST_HITS && random() < 0.5; hits++)
          server.inject({ ...any(hits === 0 ? OF_REPLIES : OF_REPLIES.slice(0, -1)), method: 'sendMessage', chat });
        server.say(chat, QUESTIONS[chat % QUESTIONS.length]!);
      }
      const answered = () =>
        new Set(server.sent.filter(({ method }) => method === 'sendMessage').map(({ chat }) => chat));
      await server.until(() => answered().size >= residents, PATIENCE * times).catch(() => {});
      const missing = residents - answered().size;
      await kill(child);
      await server.close();
      return { tried: residents, broken: missing, figures: {} };
    }),
};
