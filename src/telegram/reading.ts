import { articlePage, pageOf } from './articles.ts';
import { type Calls, type Parts, speech } from './parts.ts';
import type { Asker, Place } from './read-update.ts';
import { edit, reply } from './replies.ts';

/** An article as a message of its own, opened at a paragraph (counted from 0). */
export async function showArticle(
  parts: Parts,
  place: Place,
  user: Asker,
  id: string,
  paragraph: number,
): Promise<Calls> {
  const { language, say } = speech(place, user);
  const article = await parts.store.article(id);
  if (!article) return reply(place, say.articleGone);
  const { content, keyboard } = articlePage(article, pageOf(article, paragraph), language);
  return reply(place, content, { keyboard });
}

/** Another page in place of the one a message shows; `null` when the article is gone. */
export async function turnPage(
  parts: Parts,
  place: Place,
  user: Asker,
  shown: { readonly message: number; readonly id: string; readonly page: number },
): Promise<Calls | null> {
  const { language } = speech(place, user);
  const article = await parts.store.article(shown.id);
  if (!article) return null;
  const page = articlePage(article, shown.page, language);
  return [edit(place, { message: shown.message }, page.content, page)];
}
