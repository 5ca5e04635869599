import { articlePage } from './articles.ts';
import { COMMANDS, latestIn } from './commands.ts';
import { readTapData } from './keyboards.ts';
import type { Handle } from './outgoing.ts';
import { type Calls, type Io, type Parts, speech } from './parts.ts';
import { answerQuestion } from './questions.ts';
import { type Incoming, readUpdate } from './read-update.ts';
import { edit, reply, tapped } from './replies.ts';

type Of<K extends Incoming['kind']> = Extract<Incoming, { kind: K }>;

/** The conversation: one update in, the calls that answer it out. Rejects only when the papers can't be asked. */
export function createHandler(parts: Parts): Handle {
  return async (update, io) => {
    const incoming = readUpdate(update, parts.me);
    if ('place' in incoming && incoming.place && incoming.kind !== 'removed')
      parts.memory.sawChat(incoming.place.chat, incoming.place.private);
    return respond(parts, incoming, io);
  };
}

async function respond(parts: Parts, incoming: Incoming, io: Io): Promise<Calls> {
  switch (incoming.kind) {
    case 'question':
      return onQuestion(parts, incoming, io);
    case 'command':
      return onCommand(parts, incoming, io);
    case 'tap':
      return onTap(parts, incoming);
    case 'media':
    case 'file':
      return reply(incoming.place, speech(parts, incoming.place, incoming.user).say.media);
    default:
      return [];
  }
}

async function onQuestion(parts: Parts, question: Of<'question'>, io: Io): Promise<Calls> {
  if (question.text === '') {
    const { say } = speech(parts, question.place, question.user);
    return reply(question.place, say.hint, { to: question.message });
  }
  return answerQuestion(parts, question, io);
}

async function onCommand(parts: Parts, command: Of<'command'>, io: Io): Promise<Calls> {
  const handler = Object.hasOwn(COMMANDS, command.name) ? COMMANDS[command.name] : undefined;
  if (handler) return handler(parts, command, io);
  if (!command.place.private) return [];
  return reply(command.place, speech(parts, command.place, command.user).say.unknownCommand);
}

async function onTap(parts: Parts, tap: Of<'tap'>): Promise<Calls> {
  const { say, language } = speech(parts, tap.place, tap.user);
  const meant = readTapData(tap.data);
  const expired = [tapped(tap.id, tap.place?.chat ?? null, say.tapExpired)];
  if (!meant || !tap.place || tap.message === null) return expired;
  if (meant.verb === 'article') {
    const article = await parts.store.article(meant.id);
    if (!article) return [tapped(tap.id, tap.place.chat, say.articleGone)];
    const page = articlePage(article, meant.page, language);
    return [tapped(tap.id, tap.place.chat), edit(tap.place, { message: tap.message }, page.content, page)];
  }
  if (meant.verb === 'district') {
    const { districts } = await parts.store.coverage();
    const district = districts[meant.number];
    if (!district) return expired;
    return [tapped(tap.id, tap.place.chat), ...(await latestIn(parts, tap.place, tap.user, district))];
  }
  return expired;
}
