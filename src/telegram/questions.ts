import type { InlineKeyboardMarkup } from 'grammy/types';
import { maskPrivate } from '../indexing/privacy.ts';
import type { Answer, Language } from '../types.ts';
import { button, keyboard } from './keyboards.ts';
import { messages } from './messages.ts';
import { type Calls, type Io, type Parts, speech } from './parts.ts';
import type { Asker, Place } from './read-update.ts';
import { paperOf, type Rendered, renderAnswer } from './render.ts';
import { draft, edit, reply, typing } from './replies.ts';
import { joined, MESSAGE_LIMIT, rich, shortened } from './rich-text.ts';

/** A question is a follow-up of what the same person asked here in the last half hour, three questions back at most. */
const HISTORY_MS = 30 * 60_000;
const HISTORY_LENGTH = 3;
/** Telegram shows "typing" for five seconds. */
const TYPING_MS = 4500;
/** Drafts more often than this are throttled by Telegram and read no faster. */
const DRAFT_MS = 700;

export type Asked = {
  readonly place: Place;
  readonly user: Asker;
  readonly text: string;
  /** The message that asks; its number makes the question's id. */
  readonly message: number;
  readonly edited: boolean;
  /** Earlier questions to read it with, where they aren't simply the person's last ones. */
  readonly history?: readonly string[];
};

/** Answers a question where it was asked. An edited one changes the reply it got. */
export async function answerQuestion(parts: Parts, asked: Asked, io: Io): Promise<Calls> {
  const { memory } = parts;
  const id = memory.questionId(asked.place.chat, asked.message);
  const text = maskPrivate(asked.text);
  if (asked.edited && memory.question(id)?.text === text) return [];
  const history = asked.history ?? earlier(parts, asked);
  const started = parts.now();
  const answer = await askAloud(parts, asked, history, io);
  memory.putQuestion({
    id,
    chat: asked.place.chat,
    topic: asked.place.topic ?? 0,
    user: asked.user.id,
    message: asked.message,
    text,
    history,
    kind: answer.kind,
    articles: answer.kind === 'found' ? [...new Set(answer.citations.map(({ article }) => article))] : [],
    tookMs: parts.now() - started,
  });
  const { language } = speech(parts, asked.place, asked.user, asked.text);
  const { content, preview } = await show(parts, answer, language);
  const buttons = answerButtons(answer, id, language, parts.progress !== null);
  if (asked.edited) return [edit(asked.place, { key: id }, content, { preview, keyboard: buttons })];
  return reply(asked.place, content, {
    to: asked.place.private ? null : asked.message,
    preview,
    keyboard: buttons,
    key: id,
  });
}

function earlier({ memory }: Parts, { place, user, message }: Asked): readonly string[] {
  return memory.history(place.chat, place.topic ?? 0, user.id, message, HISTORY_LENGTH, HISTORY_MS);
}

/** Asks while the chat shows that something is being done: "typing", and the text itself when a model writes it. */
async function askAloud(parts: Parts, asked: Asked, history: readonly string[], io: Io): Promise<Answer> {
  const { place, text } = asked;
  void io.send(typing(place));
  const again = setInterval(() => void io.send(typing(place)), TYPING_MS);
  const onPartial = place.private ? showDrafts(parts, asked, io) : null;
  try {
    return await parts.ask(
      { text, history, today: parts.today() },
      { signal: io.signal, ...(onPartial ? { onPartial } : {}) },
    );
  } finally {
    clearInterval(again);
  }
}

/** What a model has written so far isn't verified yet, and the draft says so. */
function showDrafts(parts: Parts, { place, user, message, text }: Asked, io: Io): (partial: string) => void {
  const { say } = speech(parts, place, user, text);
  const waiting = rich('\n\n', say.checking);
  let last = Number.NEGATIVE_INFINITY;
  return (partial) => {
    if (partial.trim() === '' || parts.now() - last < DRAFT_MS) return;
    last = parts.now();
    const shown = shortened(partial.trim(), MESSAGE_LIMIT - waiting.text.length);
    void io.send(draft(place, message, joined([shown, say.checking], '\n\n')));
  };
}

/** The answer as a message, with the papers named that its articles come from. */
export async function show(parts: Parts, answer: Answer, language: Language): Promise<Rendered> {
  const ids = answer.kind === 'found' ? [...new Set(answer.citations.map(({ article }) => article))] : [];
  const papers = new Map<string, string>();
  for (const id of ids) {
    const article = await parts.store.article(id);
    const paper = article && paperOf(article, language);
    if (paper) papers.set(id, paper);
  }
  return renderAnswer(answer, { links: parts.links, papers, language });
}

/** Buttons below an answer; none below a refusal. */
export function answerButtons(
  answer: Answer,
  question: string,
  language: Language,
  timeline: boolean,
): InlineKeyboardMarkup | null {
  const say = messages(language);
  if (answer.kind === 'refused') return null;
  const votes = [
    button(say.buttonUp, { verb: 'up', question }),
    button(say.buttonDown, { verb: 'down', question }),
    button(say.buttonShare, { verb: 'share', question }),
  ];
  if (answer.kind === 'not-found') return keyboard(votes.slice(1));
  const about = [
    button(say.buttonSources, { verb: 'sources', question }),
    ...(timeline ? [button(say.buttonTimeline, { verb: 'timeline', question })] : []),
    button(say.buttonFollow, { verb: 'follow', question }),
  ];
  return keyboard(about, votes);
}
