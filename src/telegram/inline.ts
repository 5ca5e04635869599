import type { InlineQueryResultArticle, InputTextMessageContent } from 'grammy/types';
import { titleOf } from '../answering/index.ts';
import { articlesWith, citedBy } from '../listed.ts';
import { indexTerms } from '../reading/index.ts';
import type { Answer, Article, Language } from '../types.ts';
import { articlePage } from './articles.ts';
import { type Messages, messages } from './messages.ts';
import type { OutgoingCall } from './outgoing.ts';
import { type Calls, type Io, type Parts, speech } from './parts.ts';
import { show } from './questions.ts';
import type { Asker } from './read-update.ts';
import { body } from './replies.ts';
import { clean, type RichText, rich, shortened } from './rich-text.ts';

type InlineQuery = { readonly id: string; readonly text: string; readonly user: Asker };

/** Results are the same for everybody who types the same, so Telegram may keep them for its usual five minutes. */
const CACHE_SECONDS = 300;
const MOST_ARTICLES = 6;
/** Passages looked through for articles: several belong to one article. */
const PASSAGES = 40;
/** Passages that match less than half as well as the best share a common word or two, and nothing else. */
const NEAR_BEST = 0.5;
/** Telegram caps queries at 256 characters; ids at 64 bytes, which article ids keep by far. */
const DESCRIPTION = 120;

/** While somebody types `@bot words` anywhere: the answer first, then reports to send; nothing typed: the newest reports. */
export async function answerInline(parts: Parts, query: InlineQuery, io: Io): Promise<Calls> {
  const { language, say } = speech(null, query.user, query.text);
  const answer = query.text === '' ? null : await askQuickly(parts, query.text, io);
  const articles = await articlesFor(parts, query.text, answer);
  const results = [
    ...(answer?.kind === 'found' ? [await answerResult(parts, query.text, answer)] : []),
    ...articles.map((article) => articleResult(article, language)),
  ];
  return [inlineCall(query.id, results.length > 0 ? results : [nothing(query.text, say)], say)];
}

const askQuickly = (parts: Parts, text: string, io: Io) =>
  parts.askQuickly({ text, history: [], today: parts.today() }, { signal: io.signal });

function inlineCall(id: string, results: readonly InlineQueryResultArticle[], say: Messages): OutgoingCall {
  return {
    method: 'answerInlineQuery',
    chat: null,
    importance: 'best-effort',
    payload: {
      inline_query_id: id,
      results,
      cache_time: CACHE_SECONDS,
      is_personal: false,
      button: { text: say.inlineButton, start_parameter: 'inline' },
    },
  };
}

async function answerResult(parts: Parts, text: string, answer: Answer): Promise<InlineQueryResultArticle> {
  const { content, preview } = show(parts, answer, answer.language);
  const first = answer.kind === 'found' ? (answer.sentences[0]?.text ?? '') : '';
  return result('answer', clean(text).slice(0, 60).toWellFormed(), first, content, preview);
}

function articleResult(article: Article, language: 'zh' | 'en'): InlineQueryResultArticle {
  const { content } = articlePage(article, 0, language);
  return result(`a_${article.id}`, titleOf(article), article.paragraphs[0] ?? '', content, null);
}

function nothing(text: string, say: Messages): InlineQueryResultArticle {
  const shown = clean(text).slice(0, 100).toWellFormed();
  return result('nothing', say.inlineNothing, shown, rich(say.inlineNothingText(shown)), null);
}

function result(
  id: string,
  title: string,
  description: string,
  content: RichText,
  preview: string | null,
): InlineQueryResultArticle {
  return {
    type: 'article',
    id,
    title: shortened(clean(title).trim() || '…', 100).text,
    description: shortened(clean(description).trim(), DESCRIPTION).text,
    input_message_content: messageContent(content, preview),
  };
}

function messageContent(content: RichText, preview: string | null): InputTextMessageContent {
  const { text, ...rest } = body(shortened(content, 4096), preview);
  return { message_text: String(text), ...rest };
}

/** Cited reports first, then those that hold the words best. */
async function articlesFor(parts: Parts, text: string, answer: Answer | null): Promise<readonly Article[]> {
  const cited = answer ? citedBy(answer) : [];
  const others = text === '' ? await newest(parts) : answer?.kind === 'refused' ? [] : await matching(parts, text);
  const ids = [...new Set([...cited, ...others])].slice(0, MOST_ARTICLES);
  return articlesWith(ids, parts.store);
}

const newest = async (parts: Parts) => (await parts.store.latest(MOST_ARTICLES)).map(({ id }) => id);

async function matching({ store }: Parts, text: string): Promise<readonly string[]> {
  const matches = await store.matching(indexTerms(text), PASSAGES);
  const least = (matches[0]?.score ?? 0) * NEAR_BEST;
  const near = matches.filter(({ score }) => score >= least);
  const passages = await store.passages(near.map(({ key }) => key));
  return passages.map(({ article }) => article);
}

/** One message into a chat the bot is no member of, in reply to somebody who named it there. */
export async function answerGuest(parts: Parts, guest: InlineQuery, io: Io): Promise<Calls> {
  const { language, say } = speech(null, guest.user, guest.text);
  const question = { text: guest.text, history: [], today: parts.today() };
  const shown =
    guest.text === ''
      ? { content: rich(say.guestHint), preview: null }
      : show(parts, await parts.ask(question, { signal: io.signal }), language);
  return [guestCall(guest.id, shown.content, shown.preview, language)];
}

/** The one message a guest query may be answered with. */
export function guestCall(id: string, content: RichText, preview: string | null, language: Language): OutgoingCall {
  const shown = result('answer', messages(language).inlineAnswer, '', content, preview);
  const payload = { guest_query_id: id, result: shown };
  return { method: 'answerGuestQuery', chat: null, importance: 'durable', payload };
}
