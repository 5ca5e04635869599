import { latestIn } from './commands.ts';
import { exampleNumber } from './examples.ts';
import { giveReason, share, voteDown } from './feedback.ts';
import { followTopic } from './follow.ts';
import { doJob, undoJob } from './jobs.ts';
import { readTapData, type Tap } from './keyboards.ts';
import { isAdmin } from './newsroom.ts';
import { type Calls, type Io, type Parts, speech } from './parts.ts';
import { progressOf } from './progress.ts';
import { answerQuestion, sourcesOf } from './questions.ts';
import type { Incoming, Place } from './read-update.ts';
import { showArticle, turnPage } from './reading.ts';
import { tapped } from './replies.ts';
import { forget, setLanguage } from './settings.ts';

type TapIn = Extract<Incoming, { kind: 'tap' }>;
/** A tap below a message of a chat. */
type ChatTap = TapIn & { readonly place: Place; readonly message: number };

/** What a tap leads to, with a few words for the person who tapped; `null` when the button can't be honoured. */
type Outcome = { readonly toast?: string; readonly calls: Calls } | null;

/** Every tap is answered, so that no button keeps spinning; forged and outdated ones are told to ask again. */
export async function onTap(parts: Parts, tap: TapIn, io: Io): Promise<Calls> {
  const meant = readTapData(tap.data);
  const { say } = speech(tap.place, tap.user);
  const outcome = meant && inChat(tap) ? await outcomeOf(parts, tap, meant, io) : null;
  return [tapped(tap.id, tap.place?.chat ?? null, outcome ? outcome.toast : say.tapExpired), ...(outcome?.calls ?? [])];
}

const inChat = (tap: TapIn): tap is ChatTap => tap.place !== null && tap.message !== null;

async function outcomeOf(parts: Parts, tap: ChatTap, meant: Tap, io: Io): Promise<Outcome> {
  if ('question' in meant) return onAnswerTap(parts, tap, meant, io);
  const { place, user, message } = tap;
  const { language, say } = speech(place, user);
  switch (meant.verb) {
    case 'article': {
      const calls = await turnPage(parts, place, user, { message, id: meant.id, page: meant.page });
      return calls ? { calls } : { toast: say.articleGone, calls: [] };
    }
    case 'read':
      return { calls: await showArticle(parts, place, user, meant.id, 0) };
    case 'district': {
      const district = (await parts.store.coverage()).districts[meant.number];
      return district
        ? { calls: await latestIn(parts, { place, user, message, key: `tap:${tap.id}` }, io, district) }
        : null;
    }
    case 'example': {
      const text = await exampleNumber(parts, language, meant.number);
      if (!text) return null;
      const key = `tap:${tap.id}`;
      return {
        calls: await answerQuestion(parts, { place, user, text, message, key, edited: false, shown: true }, io),
      };
    }
    case 'unfollow': {
      const name = await parts.memory.unfollow(meant.number, place.chat);
      return name === null ? null : { toast: say.unfollowed(name), calls: [] };
    }
    case 'language':
      return { calls: await setLanguage(parts, place, user, message, meant.to) };
    case 'forget':
      return { toast: say.forgotten, calls: await forget(parts, place, user, message) };
    case 'yes':
    case 'no':
      return onJobTap(parts, tap, meant.verb, meant.job);
  }
}

type AnswerTapMeant = Extract<Tap, { readonly question: string }>;

/** Buttons below an answer count only in the chat the question was asked in: ids can be copied into forged buttons. */
async function onAnswerTap(parts: Parts, tap: ChatTap, meant: AnswerTapMeant, io: Io): Promise<Outcome> {
  const { place, user, message } = tap;
  const { say } = speech(place, user);
  const { question } = meant;
  if ((await parts.memory.question(question))?.chat !== place.chat) return null;
  const about = { place, user, message, question };
  switch (meant.verb) {
    case 'up':
      await parts.memory.vote(question, user.id, 'up', null);
      return { toast: say.thanksUp, calls: [] };
    case 'down':
      return { toast: say.askReason, calls: await voteDown(parts, about) };
    case 'reason':
      return { toast: say.thanksDown, calls: await giveReason(parts, about, meant.reason) };
    case 'share':
      return { calls: await share(parts, about) };
    case 'sources':
      return { calls: await sourcesOf(parts, place, user, question) };
    case 'timeline':
      return { calls: await progressOf(parts, place, user, question, io) };
    case 'follow':
      return { calls: await followTopic(parts, place, user, question) };
  }
}

async function onJobTap(parts: Parts, tap: ChatTap, verb: 'yes' | 'no', id: string): Promise<Outcome> {
  const job = isAdmin(parts, tap.user) ? await parts.memory.job(id) : null;
  if (!job) return null;
  return { calls: await (verb === 'yes' ? doJob : undoJob)(parts, { ...tap, job }) };
}
