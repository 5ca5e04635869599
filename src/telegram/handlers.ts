import { onCommand } from './commands.ts';
import { answerGuest, answerInline, guestCall } from './inline.ts';
import { isAdmin, takeFile } from './newsroom.ts';
import type { Apology, Handle } from './outgoing.ts';
import { type Calls, type Io, type Parts, speech } from './parts.ts';
import { answerQuestion } from './questions.ts';
import { type Asker, type Incoming, type Place, readUpdate } from './read-update.ts';
import { reply } from './replies.ts';
import { rich } from './rich-text.ts';
import { onTap } from './taps.ts';

/** One polite line a minute about pictures and stickers: an album arrives as ten messages. */
const MEDIA_EVERY = 60_000;
const MOST_HELD = 10_000;

/** The conversation: one update in, the calls that answer it out. Rejects only when papers or memory can't be read. */
export function createHandler(parts: Parts): Handle {
  const saidMedia = new Map<number, number>();
  const news = withoutRepeats();

  /** What can't be read is said once in a while, not for each picture. */
  const onMedia = (place: Place, user: Asker): Calls => {
    const now = parts.now();
    if (now - (saidMedia.get(place.chat) ?? Number.NEGATIVE_INFINITY) < MEDIA_EVERY) return [];
    if (saidMedia.size >= MOST_HELD) saidMedia.clear();
    saidMedia.set(place.chat, now);
    return reply(place, speech(place, user).say.media);
  };

  return async (update, io) => {
    const incoming = await located(parts, readUpdate(update, parts.me));
    if ('place' in incoming && incoming.place && incoming.kind !== 'removed')
      await parts.memory.sawChat(incoming.place.chat, incoming.place.private);
    if (incoming.kind === 'media') return onMedia(incoming.place, incoming.user);
    if (incoming.kind === 'file' && !isAdmin(parts, incoming.user) && incoming.text === '')
      return onMedia(incoming.place, incoming.user);
    return news(update.update_id, await respond(parts, incoming, { ...io, update: update.update_id }));
  };
}

/**
 * Leaves out an edit that would show what its message shows already (a button pressed twice): Telegram refuses those.
 * The same update handled again after a failure is no repeat.
 */
function withoutRepeats(): (update: number, calls: Calls) => Calls {
  const last = new Map<string, { readonly update: number; readonly shown: string }>();
  return (update, calls) =>
    calls.filter(({ method, chat, payload }) => {
      if (!method.startsWith('editMessage') || payload.message_id === undefined) return true;
      const name = `${chat}:${payload.message_id}`;
      const shown = JSON.stringify(payload);
      const before = last.get(name);
      if (last.size >= MOST_HELD) last.clear();
      last.set(name, { update, shown });
      return before?.shown !== shown || before.update === update;
    });
}

/** With the language that was chosen where it came from. */
async function located(parts: Parts, incoming: Incoming): Promise<Incoming> {
  if (!('place' in incoming) || incoming.place === null) return incoming;
  const language = await parts.memory.languageOf(incoming.place.chat);
  return { ...incoming, place: { ...incoming.place, language } };
}

async function respond(parts: Parts, incoming: Incoming, io: Io): Promise<Calls> {
  switch (incoming.kind) {
    case 'question':
      return onQuestion(parts, incoming, io);
    case 'command':
      return onCommand(parts, incoming, io);
    case 'tap':
      return onTap(parts, incoming, io);
    case 'inline':
      return answerInline(parts, incoming, io);
    case 'guest':
      return answerGuest(parts, incoming, io);
    case 'file':
      return isAdmin(parts, incoming.user)
        ? takeFile(parts, incoming)
        : answerQuestion(parts, { ...incoming, edited: false }, io);
    case 'post':
      await parts.takePost(incoming);
      return [];
    case 'added':
      return greet(parts, incoming.place, incoming.user);
    case 'removed':
      await parts.memory.chatGone(incoming.place.chat);
      return [];
    case 'moved':
      await parts.memory.moveChat(incoming.from, incoming.to);
      return [];
    default:
      return [];
  }
}

async function onQuestion(parts: Parts, question: Extract<Incoming, { kind: 'question' }>, io: Io): Promise<Calls> {
  if (question.text !== '') return answerQuestion(parts, question, io);
  if (question.edited) return [];
  return reply(question.place, speech(question.place, question.user).say.hint, { to: question.message });
}

/** Groups are told how to ask; in private `/start` does that. */
function greet(parts: Parts, place: Place, user: Asker): Calls {
  return place.private ? [] : reply(place, speech(place, user).say.greetGroup(parts.me.username));
}

/** What the transport says when an update failed, waited long or came too fast; in groups only to those who meant the bot. */
export function createApology(parts: Parts): Apology {
  return async (update, reason) => {
    const incoming = await located(parts, readUpdate(update, parts.me));
    if (incoming.kind === 'guest' && reason === 'failed') {
      const { say, language } = speech(null, incoming.user, incoming.text);
      return guestCall(incoming.id, rich(say.failed), null, language);
    }
    if (incoming.kind !== 'question' && incoming.kind !== 'command' && incoming.kind !== 'tap') return null;
    if (!incoming.place) return null;
    const { say } = speech(incoming.place, incoming.user);
    const text = { failed: say.failed, late: say.late, 'too-fast': say.tooFast }[reason];
    const to = incoming.place.private && reason !== 'failed' ? null : incoming.message;
    return reply(incoming.place, text, { to })[0] ?? null;
  };
}
