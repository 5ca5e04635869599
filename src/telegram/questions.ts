import type { InlineKeyboardMarkup } from 'grammy/types';
import { maskPrivate } from '../indexing/privacy.ts';
import { articlesWith, citedBy, refOf } from '../listed.ts';
import type { AskedQuestion } from '../state/index.ts';
import type { Answer, Earlier, Language } from '../types.ts';
import { headlines } from './articles.ts';
import { button, keyboard } from './keyboards.ts';
import { messages } from './messages.ts';
import { type Calls, type Io, type Parts, speech } from './parts.ts';
import type { Asker, Place } from './read-update.ts';
import { type Rendered, renderAnswer } from './render.ts';
import { edit, reply, typing } from './replies.ts';
import { bold, clean, joined, MESSAGE_LIMIT, rich, shortened } from './rich-text.ts';
import { stampOf } from './stamp.ts';

/** A question is a follow-up of what the same person asked here in the last half hour, six questions back at most. */
const HISTORY_MS = 30 * 60_000;
const HISTORY_LENGTH = 6;
/** An answer that takes no longer needs no announcing, and without a model hardly one does: a call saved for each. */
const TYPING_AFTER_MS = 300;
/** Telegram shows "typing" for five seconds. */
const TYPING_MS = 4500;
/** Who waited a minute may have asked something else since. */
const LATE_SECONDS = 60;

export type Asked = {
  readonly place: Place;
  readonly user: Asker;
  readonly text: string;
  /** The message that asks; its number makes the question's id. */
  readonly message: number;
  readonly edited: boolean;
  /** Earlier questions to read it with, where they aren't simply the person's last ones. */
  readonly history?: readonly Earlier[];
  /** When it was asked, in seconds since 1970, where that is known. */
  readonly at?: number;
  /** The question whose answer this replies to. */
  readonly about?: string | null;
  /** What makes the question's id, where one message leads to several questions (example buttons). */
  readonly key?: string;
  /** Begin the reply with the question: the chat doesn't show it otherwise. */
  readonly shown?: boolean;
};

/** Answers a question where it was asked. An edited one changes the reply it got. */
export async function answerQuestion(parts: Parts, asked: Asked, io: Io): Promise<Calls> {
  const { memory } = parts;
  const { place, user, edited } = asked;
  const id = memory.questionId(place.chat, asked.key ?? asked.message);
  const text = maskPrivate(asked.text);
  const before = edited ? await earlierVersion(parts, id, io.update) : null;
  if (before?.text === text) return [];
  const history = asked.history ?? (await earlier(parts, asked));
  const started = parts.now();
  const answer = await askAloud(parts, asked, history, io);
  const tookMs = parts.now() - started;
  const { language } = speech(place, user, asked.text);
  const { content, preview } = show(parts, answer, language, asked.shown ? text : null);
  const buttons = answerButtons(answer.kind, id, language, parts.progress !== null);
  const shown = stampOf(content, buttons);
  await memory.putQuestion({
    id,
    chat: place.chat,
    topic: place.topic ?? 0,
    user: user.id,
    message: asked.message,
    text,
    history,
    kind: answer.kind,
    articles: citedBy(answer),
    tookMs,
    shown,
    byUpdate: io.update,
  });
  // Telegram refuses an edit that changes nothing.
  if (before?.shown === shown) return [];
  if (edited) return [edit(place, { key: id }, content, { preview, keyboard: buttons })];
  return reply(place, content, {
    to: needsNaming(parts, asked) ? asked.message : null,
    preview,
    keyboard: buttons,
    key: id,
  });
}

/** Who was told something by a command or a button, where, and what its message is called. */
export type Told = { readonly place: Place; readonly user: Asker; readonly message: number; readonly key?: string };

/** Keeps what a command told as the answer to `text`, so that a chat goes on from it: 第二个 after /latest. */
export async function keepTold(
  { memory }: Parts,
  { place, user, message, key }: Told,
  text: string,
  articles: readonly string[],
  io: Io,
): Promise<void> {
  await memory.putQuestion({
    id: memory.questionId(place.chat, key ?? message),
    chat: place.chat,
    topic: place.topic ?? 0,
    user: user.id,
    message,
    text: maskPrivate(text),
    history: [],
    kind: 'found',
    articles,
    tookMs: 0,
    shown: '',
    byUpdate: io.update,
  });
}

/** Whether the reply has to say what it answers: among several people, and when it comes late, newest first. */
function needsNaming(parts: Parts, asked: Asked): boolean {
  return !asked.place.private || isLate(parts, asked);
}

const isLate = (parts: Parts, { at }: Asked): boolean => at !== undefined && parts.now() / 1000 - at > LATE_SECONDS;

/** What an edited question was before; `null` when this very edit was being handled when the process died. */
async function earlierVersion({ memory }: Parts, id: string, update: number): Promise<AskedQuestion | null> {
  const known = await memory.question(id);
  return known?.byUpdate === update ? null : known;
}

/** What a reply to an answer was about, whoever asked it; else the person's own last questions. */
async function earlier({ memory }: Parts, { place, user, message, about }: Asked): Promise<readonly Earlier[]> {
  const before = about ? await memory.question(about) : null;
  if (before?.chat === place.chat)
    return [...before.history, { question: before.text, articles: before.articles }].slice(-HISTORY_LENGTH);
  return memory.history(place.chat, place.topic ?? 0, user.id, message, HISTORY_LENGTH, HISTORY_MS);
}

/** Shows "typing" from soon on until the returned function is called; not to those who have long looked away. */
function showTyping(parts: Parts, asked: Asked, io: Io): () => void {
  if (isLate(parts, asked)) return () => {};
  let cancel = () => {};
  const showIn = (ms: number): void => {
    cancel = parts.after(ms, () => {
      void io.send(typing(asked.place));
      showIn(TYPING_MS);
    });
  };
  showIn(TYPING_AFTER_MS);
  return () => cancel();
}

/** Asks while the chat shows that something is being done. */
async function askAloud(parts: Parts, asked: Asked, history: readonly Earlier[], io: Io): Promise<Answer> {
  const { text } = asked;
  const endTyping = showTyping(parts, asked, io);
  const question = { text, history, today: parts.today() };
  try {
    return await parts.ask(question, { signal: io.signal });
  } finally {
    endTyping();
  }
}

/** The answer as a message, with the papers named that its articles come from; below the question where it is given. */
export function show(parts: Parts, answer: Answer, language: Language, asked: string | null = null): Rendered {
  const heading = asked === null ? '' : bold(messages(language).sharedQuestion(shortened(clean(asked), 300).text));
  const limit = MESSAGE_LIMIT - rich(heading).text.length - 2;
  const { content, preview } = renderAnswer(answer, { links: parts.links, language, limit });
  return { content: joined([heading, content], '\n\n'), preview };
}

/** The cited reports by name, each with a button that opens it in the chat. */
export async function sourcesOf(parts: Parts, place: Place, user: Asker, id: string): Promise<Calls> {
  const { language, say } = speech(place, user);
  const ids = (await parts.memory.question(id))?.articles ?? [];
  const articles = await articlesWith(ids, parts.store);
  if (articles.length === 0) return reply(place, say.noSources);
  const refs = articles.map(refOf);
  const open = refs.map(({ id: article, title }) => [
    button(say.buttonRead(shortened(clean(title), 40).text), { verb: 'read', id: article }),
  ]);
  return reply(place, joined([bold(say.sourcesOfAnswer), headlines(refs, parts.links, language)], '\n'), {
    keyboard: keyboard(...open),
  });
}

/** Buttons below an answer; none below a refusal. */
export function answerButtons(
  kind: Answer['kind'],
  question: string,
  language: Language,
  timeline: boolean,
): InlineKeyboardMarkup | null {
  const say = messages(language);
  if (kind === 'refused') return null;
  const down = button(say.buttonDown, { verb: 'down', question });
  const sharing = button(say.buttonShare, { verb: 'share', question });
  if (kind === 'not-found') return keyboard([down, sharing]);
  const about = [
    button(say.buttonSources, { verb: 'sources', question }),
    ...(timeline ? [button(say.buttonTimeline, { verb: 'timeline', question })] : []),
    button(say.buttonFollow, { verb: 'follow', question }),
  ];
  return keyboard(about, [button(say.buttonUp, { verb: 'up', question }), down, sharing]);
}
