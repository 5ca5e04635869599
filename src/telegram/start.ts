import { nameToFollow } from '../links.ts';
import type { Language } from '../types.ts';
import { coverageWords } from './coverage.ts';
import { examples } from './examples.ts';
import { follow } from './follow.ts';
import { button, keyboard } from './keyboards.ts';
import { chatMenu } from './menus.ts';
import { isAdmin } from './newsroom.ts';
import { type Calls, type Io, type Parts, speech } from './parts.ts';
import { answerQuestion } from './questions.ts';
import type { Incoming } from './read-update.ts';
import { showArticle } from './reading.ts';
import { reply } from './replies.ts';
import { stampOf } from './stamp.ts';

type Command = Extract<Incoming, { kind: 'command' }>;

/** What a deep link opens: an article, at a paragraph counted from 0, or a shared question; or a name to follow. */
export type StartPayload =
  | { readonly article: string; readonly paragraph: number }
  | { readonly question: string }
  | { readonly follow: string };

/** Reads `a_<article>`, `a_<article>_<paragraph>`, `q_<question>` and `f_<name>`; `null` for anything else, since payloads can be forged. */
export function readStartPayload(payload: string): StartPayload | null {
  const article = /^a_([a-z0-9]{1,24})(?:_(\d{1,4}))?$/.exec(payload);
  if (article) return { article: article[1]!, paragraph: Number(article[2] ?? 0) };
  const name = nameToFollow(payload);
  if (name) return { follow: name };
  const question = /^q_([a-z0-9]{6,16})$/.exec(payload);
  return question ? { question: question[1]! } : null;
}

/** `/start`: what a deep link names, else what the bot covers with three questions to tap. Earlier questions are over. */
export async function start(parts: Parts, command: Command, io: Io): Promise<Calls> {
  await parts.memory.openAnew(command.place.chat, command.place.topic ?? 0, command.user.id, command.message);
  const payload = readStartPayload(command.args);
  if (payload && 'article' in payload)
    return showArticle(parts, command.place, command.user, payload.article, payload.paragraph);
  if (payload && 'follow' in payload) return follow(parts, command.place, command.user, payload.follow);
  if (payload) return askShared(parts, command, payload.question, io);
  const { place, user } = command;
  const { language, say } = speech(place, user);
  const questions = await examples(parts, language);
  const coverage = coverageWords(await parts.store.coverage(), language);
  const rows = questions.map((text, number) => [button(text, { verb: 'example', number })]);
  const menu = place.private && isAdmin(parts, user) ? await newsroomMenu(parts, place.chat, language) : [];
  return [...reply(place, say.start(coverage), { keyboard: keyboard(...rows) }), ...menu];
}

/** The newsroom's own menu, when it isn't the one its chat has. */
async function newsroomMenu({ memory }: Parts, chat: number, language: Language): Promise<Calls> {
  const menu = chatMenu(chat, language);
  const stamp = stampOf(menu.payload);
  if ((await memory.note(`menu:${chat}`)) === stamp) return [];
  await memory.putNote(`menu:${chat}`, stamp);
  return [menu];
}

/** The shared question is asked anew, with the questions before it, so that the answer is today's. */
async function askShared(parts: Parts, command: Command, id: string, io: Io): Promise<Calls> {
  const { place, user, message } = command;
  const shared = await parts.memory.question(id);
  if (!shared) return reply(place, speech(place, user).say.shareGone);
  const { text, history } = shared;
  return answerQuestion(parts, { place, user, message, text, history, edited: false, shown: true }, io);
}
