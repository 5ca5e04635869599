import { titleOf } from '../answering/index.ts';
import { InputError, oneLine } from '../errors.ts';
import { articleIn } from '../links.ts';
import type { AskedQuestion } from '../state/index.ts';
import { WriterBusyError } from '../store/index.ts';
import { MOST_UPLOAD_BYTES } from '../uploads.ts';
import { headlines } from './articles.ts';
import { coverageWords } from './coverage.ts';
import { button, keyboard } from './keyboards.ts';
import { messages } from './messages.ts';
import { NotYet } from './outgoing.ts';
import { type Calls, type Parts, speech } from './parts.ts';
import { type Incoming, placeOf } from './read-update.ts';
import { reply } from './replies.ts';
import { clean, joined, type RichText, rich, shortened } from './rich-text.ts';

type Command = Extract<Incoming, { kind: 'command' }>;
type FileSent = Extract<Incoming, { kind: 'file' }>;

const LISTED = 30;
const STATS_DAYS = 30;
const UNANSWERED = 20;

export const isAdmin = (parts: Parts, user: { readonly id: number }): boolean => parts.adminIds.includes(user.id);

/** Milliseconds before the newsroom's turn at the index is asked for again. */
const ASK_AGAIN = 2000;

/** What writes to the index queues behind a run that is at it, in the inbox: nobody else's question waits for that. */
export async function inTurn<T>(work: Promise<T> | undefined): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    throw error instanceof WriterBusyError ? new NotYet(ASK_AGAIN) : error;
  }
}

/** A file from the newsroom: indexed at once, its articles listed, and one button takes it out again. */
export async function takeFile(parts: Parts, sent: FileSent): Promise<Calls> {
  const { place, user, file } = sent;
  const { language, say } = speech(place, user);
  if (!parts.newsroom.indexFile) return reply(place, say.notOffered);
  if (!parts.newsroom.takes?.(file.name)) return reply(place, say.fileUnknown);
  if ((file.bytes ?? 0) > MOST_UPLOAD_BYTES) return reply(place, say.fileTooBig(MOST_UPLOAD_BYTES / 1024 / 1024));
  try {
    const upload = (await inTurn(parts.newsroom.indexFile(await parts.download(file.id, file.name))))!;
    const name = clean(file.name).slice(0, 100).toWellFormed();
    if (upload.articles.length === 0) return reply(place, say.indexedNothing(name));
    const job = jobId(parts, sent);
    await parts.memory.putJob(job, user.id, { kind: 'upload', pages: upload.pages });
    const more = upload.articles.length - LISTED;
    const list = headlines(upload.articles.slice(0, LISTED), parts.links, language);
    const told = joined([say.indexed(name, upload.articles.length), list, more > 0 ? say.more(more) : ''], '\n');
    const choice = keyboard([button(say.keep, { verb: 'yes', job }), button(say.undo, { verb: 'no', job })]);
    return reply(place, told, { keyboard: choice });
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return reply(place, shortened(say.fileFailed(clean(oneLine(error))), 1000));
  }
}

export async function stats(parts: Parts, { place, user }: Command): Promise<Calls> {
  const { language, say } = speech(place, user);
  const { counts, p95 } = await parts.memory.questionCounts(STATS_DAYS);
  const { articles, upTo } = coverageWords(await parts.store.coverage(), language);
  const text = say.stats({
    days: STATS_DAYS,
    questions: [...counts.values()].reduce((sum, n) => sum + n, 0),
    found: counts.get('found') ?? 0,
    notFound: counts.get('not-found') ?? 0,
    refused: counts.get('refused') ?? 0,
    ...(await parts.memory.voteCounts(STATS_DAYS)),
    p95,
    chats: (await parts.memory.chats()).length,
    follows: (await parts.memory.follows()).length,
    articles,
    upTo,
  });
  return reply(place, text);
}

export async function unanswered(parts: Parts, { place, user }: Command): Promise<Calls> {
  const { say } = speech(place, user);
  const asked = await parts.memory.unanswered(UNANSWERED);
  if (asked.length === 0) return reply(place, say.unansweredNone);
  const lines = asked.map(({ text, times }) => rich(`${times}× `, shortened(clean(text).replace(/\s+/g, ' '), 120)));
  return reply(place, joined([say.unanswered, ...lines], '\n'));
}

/** `/withdrawn`: what was taken out or corrected, newest first. */
export async function withdrawn(parts: Parts, { place, user }: Command): Promise<Calls> {
  const { say } = speech(place, user);
  if (!parts.newsroom.withdrawals) return reply(place, say.notOffered);
  const all = await parts.newsroom.withdrawals();
  if (all.length === 0) return reply(place, say.withdrawnNone);
  const lines = all.slice(0, LISTED).map(({ id, title, on, by }) => {
    const name = shortened(clean(title ?? id), 80);
    return rich(`${on ?? '—'} `, name, by === null ? ` (${id})` : ` → /start a_${by}`);
  });
  const more = all.length - LISTED;
  return reply(place, joined([say.withdrawnList(all.length), ...lines, more > 0 ? say.more(more) : ''], '\n'));
}

/** `/withdraw ARTICLE`: says what would happen and asks. */
export async function withdraw(parts: Parts, command: Command): Promise<Calls> {
  const { place, user } = command;
  const { say } = speech(place, user);
  if (!parts.newsroom.withdraw) return reply(place, say.notOffered);
  const article = await parts.store.article(articleIn(command.args));
  if (!article) return reply(place, command.args === '' ? say.withdrawUsage : say.articleGone);
  const title = titleOf(article);
  const job = jobId(parts, command);
  await parts.memory.putJob(job, user.id, { kind: 'withdraw', article: article.id, title });
  return confirm(command, say.withdrawAsk(title, (await told(parts, article.id)).length), say.withdrawYes, job);
}

/** `/correct ARTICLE`, then the whole corrected text on new lines. */
export async function correct(parts: Parts, command: Command): Promise<Calls> {
  const { place, user, args } = command;
  const { say } = speech(place, user);
  if (!parts.newsroom.correct) return reply(place, say.notOffered);
  const [first = '', ...lines] = args.split('\n');
  const text = lines.join('\n').trim();
  if (text === '') return reply(place, say.correctUsage);
  const article = await parts.store.article(articleIn(first));
  if (!article) return reply(place, say.articleGone);
  const title = titleOf(article);
  const job = jobId(parts, command);
  await parts.memory.putJob(job, user.id, { kind: 'correct', article: article.id, title, text });
  return confirm(command, say.correctAsk(title, (await told(parts, article.id)).length), say.correctYes, job);
}

export async function broadcast(parts: Parts, command: Command): Promise<Calls> {
  const { place, user, args } = command;
  const { say } = speech(place, user);
  if (args === '') return reply(place, say.broadcastUsage);
  const job = jobId(parts, command);
  await parts.memory.putJob(job, user.id, { kind: 'broadcast', text: args });
  const preview = reply(place, args);
  const chats = (await parts.memory.chats()).length;
  return [...preview, ...confirm(command, say.broadcastAsk(chats), say.broadcastYes, job)];
}

const jobId = (parts: Parts, { place, message }: Command | FileSent) =>
  parts.memory.questionId(place.chat, `job:${message}`);

function confirm({ place, user }: Command, text: string, yes: string, job: string): Calls {
  const { say } = speech(place, user);
  return reply(place, shortened(clean(text), 2000), {
    keyboard: keyboard([button(yes, { verb: 'yes', job }), button(say.cancel, { verb: 'no', job })]),
  });
}

/** The last question of each chat that was answered from an article: one correction a chat is enough. */
export async function told(parts: Parts, article: string): Promise<readonly AskedQuestion[]> {
  return [...new Map((await parts.memory.citing(article)).map((asked) => [asked.chat, asked])).values()];
}

/** What those who got an answer from an article are told, sent once however often the button is pressed. */
export async function corrections(
  parts: Parts,
  article: string,
  text: (language: 'zh' | 'en', q: string) => string,
): Promise<Calls> {
  const correction = async ({ chat, topic, message, text: asked }: AskedQuestion): Promise<Calls> => {
    const language = (await parts.memory.languageOf(chat)) ?? 'zh';
    const content: RichText = rich(clean(text(language, shortened(clean(asked), 200).text)));
    const once = `correct:${article}:${chat}`;
    return reply(placeOf(chat, topic), content, { to: message, once, bulk: true });
  };
  return (await Promise.all((await told(parts, article)).map(correction))).flat();
}

export const withdrawnText = (title: string) => (language: 'zh' | 'en', question: string) =>
  messages(language).withdrawnNotice(question, title);
export const correctedText = (title: string) => (language: 'zh' | 'en', question: string) =>
  messages(language).correctedNotice(question, title);
