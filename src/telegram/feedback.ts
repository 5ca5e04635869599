import { button, keyboard, urlButton } from './keyboards.ts';
import { type Calls, type Parts, speech } from './parts.ts';
import { answerButtons } from './questions.ts';
import type { Asker, Place } from './read-update.ts';
import { editButtons, reply } from './replies.ts';
import { clean, link, rich } from './rich-text.ts';

/** A tap on a button below an answer, known to belong to a question of this chat. */
export type AnswerTap = {
  readonly place: Place;
  readonly user: Asker;
  readonly message: number;
  readonly question: string;
};

/** 👎 asks for the reason with buttons; the vote counts already. */
export async function voteDown(parts: Parts, { place, user, message, question }: AnswerTap): Promise<Calls> {
  const { say } = speech(place, user);
  await parts.memory.vote(question, user.id, 'down', null);
  const reasons = say.reasons.map((label, reason) => button(label, { verb: 'reason', question, reason }));
  return [editButtons(place, message, keyboard(reasons.slice(0, 2), reasons.slice(2)))];
}

/** The reason is kept and the usual buttons come back. */
export async function giveReason(parts: Parts, tap: AnswerTap, reason: number): Promise<Calls> {
  const { language } = speech(tap.place, tap.user);
  await parts.memory.vote(tap.question, tap.user.id, 'down', reason);
  const kind = (await parts.memory.question(tap.question))?.kind ?? 'not-found';
  return [editButtons(tap.place, tap.message, answerButtons(kind, tap.question, language, parts.progress !== null))];
}

/** A link that opens the same question in a chat with the bot, and a button that lets one pick the chat to send it to. */
export async function share(parts: Parts, { place, user, question }: AnswerTap): Promise<Calls> {
  const { say } = speech(place, user);
  const asked = await parts.memory.question(question);
  if (!asked) return reply(place, say.shareGone);
  const url = `https://t.me/${parts.me.username}?start=q_${question}`;
  const text = clean(asked.text).slice(0, 200).toWellFormed();
  const forward = `https://t.me/share/url?url=${encodeURIComponent(url)}&text=${encodeURIComponent(text)}`;
  return reply(place, rich(say.share, '\n', link(url, url)), {
    keyboard: keyboard([urlButton(say.buttonShare, forward)]),
  });
}
