import type { Context } from 'hono';
import { messages } from './messages.ts';
import { messagePage } from './pages/frame.ts';
import { languageOf } from './parts.ts';

/** The page for somebody who is turned away, with when to come back. */
export function turnedAway(c: Context, why: unknown) {
  const language = languageOf(c);
  const say = messages(language);
  c.header('retry-after', '5');
  if (why === 'busy') return c.html(messagePage(language, say.busyTitle, say.busy), 503);
  return c.html(messagePage(language, say.tooManyTitle, say.tooMany), 429);
}
