import type { Job } from '../state/index.ts';
import { correctedText, corrections, inTurn, told, withdrawnText } from './newsroom.ts';
import { type Calls, type Parts, speech } from './parts.ts';
import { type Asker, type Place, placeOf } from './read-update.ts';
import { edit, reply } from './replies.ts';
import { rich } from './rich-text.ts';

export type JobTap = { readonly place: Place; readonly user: Asker; readonly message: number; readonly job: Job };

/**
 * Does what was asked for. Every step can be repeated: the same message goes to a chat once, and taking out what is out
 * is no error, because a crash in the middle has the whole tap handled again.
 */
export async function doJob(parts: Parts, { place, user, message, job }: JobTap): Promise<Calls> {
  const { say } = speech(place, user);
  const done = (text: string) => edit(place, { message }, rich(text));
  switch (job.kind) {
    case 'upload':
      return [done(say.kept)];
    case 'withdraw': {
      const notices = await corrections(parts, job.article, withdrawnText(job.title));
      await parts.newsroom.withdraw?.(job.article);
      return [...notices, done(say.withdrawn(job.title, (await told(parts, job.article)).length))];
    }
    case 'correct': {
      const notices = await corrections(parts, job.article, correctedText(job.title));
      await inTurn(parts.newsroom.correct?.(job.article, job.text));
      return [...notices, done(say.correctedDone(job.title, (await told(parts, job.article)).length))];
    }
    case 'broadcast':
      return broadcast(parts, message, job.text, (chats) => done(say.broadcastDone(chats)));
  }
}

async function broadcast(
  { memory }: Parts,
  message: number,
  text: string,
  done: (chats: number) => Calls[number],
): Promise<Calls> {
  const chats = await memory.chats();
  const notices = chats.flatMap((chat) =>
    reply(placeOf(chat), text, { once: `broadcast:${message}:${chat}`, bulk: true }),
  );
  return [...notices, done(chats.length)];
}

/** Takes an upload out again; everything else wasn't done yet and is simply dropped. */
export async function undoJob(parts: Parts, { place, user, message, job }: JobTap): Promise<Calls> {
  const { say } = speech(place, user);
  if (job.kind !== 'upload') return [edit(place, { message }, rich(say.cancelled))];
  await inTurn(parts.newsroom.removePages?.(job.pages));
  return [edit(place, { message }, rich(say.undone))];
}
