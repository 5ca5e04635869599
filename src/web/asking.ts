import type { Context, Hono } from 'hono';
import { stream } from 'hono/streaming';
import { oneLine } from '../errors.ts';
import { citedBy, toldIn } from '../listed.ts';
import type { Question } from '../types.ts';
import { answerView } from './answer-view.ts';
import { turnedAway } from './away.ts';
import { answerBody, answerPage } from './pages/answer.ts';
import { askedIn, type Desk, languageOf, NOT_KEPT } from './parts.ts';
import { thingsCited } from './things.ts';

/** Earlier questions that a tab hands on, in its address: what it asked, and which articles answered. */
const MOST_EARLIER = 4;
const LONGEST_EARLIER = 100;
const MOST_CITED = 6;

const ids = (list: string) => list.split('.').filter((id) => /^[a-z0-9]{1,24}$/.test(id));

/** `h` are the questions before, oldest first, and `c` the articles that answered each. */
function historyIn(c: Context): readonly { readonly question: string; readonly articles: readonly string[] }[] {
  const cited = c.req.queries('c') ?? [];
  const asked = (c.req.queries('h') ?? []).map((text, n) => ({
    question: text.slice(0, LONGEST_EARLIER).toWellFormed(),
    articles: ids(cited[n] ?? '').slice(0, MOST_CITED),
  }));
  return asked.slice(-MOST_EARLIER);
}

type Shown = Parameters<typeof answerPage>;

/** Asks; what there is to show, or why nobody was asked. */
async function asked(c: Context, desk: Desk) {
  const text = askedIn(c);
  const started = performance.now();
  const { signal } = c.req.raw;
  const question: Question = { text, history: historyIn(c), today: desk.today() };
  const answer = await desk.serve(c, () => desk.ask(question, { signal }));
  if (typeof answer === 'string') return answer;
  desk.metrics.answer(answer.kind, performance.now() - started);
  const articles = citedBy(answer).slice(0, MOST_CITED);
  // Greetings and what was refused are no subject to go on from.
  const now = answer.kind === 'refused' ? [] : [{ question: text.slice(0, LONGEST_EARLIER).toWellFormed(), articles }];
  const history = [...historyIn(c), ...now].slice(-MOST_EARLIER);
  const things = await thingsCited(desk.articles, toldIn(answer)?.citations ?? []);
  return [languageOf(c), answerView(text, answer, languageOf(c)), { things, history }] satisfies Shown;
}

/** The page of an answer. */
export async function showAnswer(c: Context, desk: Desk) {
  if (askedIn(c).trim() === '') return c.redirect('/');
  const shown = await asked(c, desk);
  return typeof shown === 'string' ? turnedAway(c, shown) : c.html(answerPage(...shown), 200, NOT_KEPT);
}

/**
 * The same for the page's script, a JSON object a line: the page's content, or `again`, which says that the page itself is to be asked for.
 * The answer comes whole: nothing is said before it is chosen.
 */
export function addAnswerStream(app: Hono, desk: Desk): void {
  app.get('/ask/stream', (c) => {
    c.header('content-type', 'application/x-ndjson; charset=utf-8');
    c.header('cache-control', 'no-store');
    return stream(c, async (out) => {
      const line = (value: object) => out.write(`${JSON.stringify(value)}\n`);
      const shown = await asked(c, desk).catch((error: unknown) => {
        desk.log.error({ path: c.req.path, error: oneLine(error) }, 'an answer could not be given');
        return 'failed';
      });
      await line(typeof shown === 'string' ? { again: true } : { page: String(await answerBody(...shown)) });
    });
  });
}
