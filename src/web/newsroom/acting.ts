/** What every act of the newsroom has at hand, and the page that most of them end with. */
import type { Context } from 'hono';
import type { Editing } from '../../editing.ts';
import type { Newsroom, Residents } from '../../newsroom.ts';
import type { RunRecord } from '../../runs.ts';
import { isHere } from '../limits.ts';
import type { Markup } from '../pages/frame.ts';
import { type Desk, languageOf, NOT_KEPT } from '../parts.ts';
import { newsroomWords } from './messages.ts';
import { deskPage } from './pages.ts';
import type { Session, Sessions } from './sessions.ts';

export type NewsroomParts = {
  readonly newsroom: Newsroom;
  readonly editing: Editing;
  readonly runs: (most: number) => Promise<readonly RunRecord[]>;
  /** Where uploads lie, in folders of their own: `uploads`, and `waiting` for those only looked at. */
  readonly dataDir: string;
  /** What the bot knows of residents; `null` while none runs. */
  readonly residents: () => Residents | null;
};

const RUNS = 20;
const LISTED = 30;

export type Form = Readonly<Record<string, unknown>>;
type Status = 200 | 400 | 401 | 403 | 409 | 429;

/** What every act has at hand: the request, who makes it, and the form it came with. */
export type Acting = {
  readonly c: Context;
  readonly desk: Desk;
  readonly sessions: Sessions;
  readonly parts: NewsroomParts;
  readonly session: Session;
  readonly form: Form;
};

export type Room = Pick<Acting, 'desk' | 'sessions' | 'parts'>;

export const say = (c: Context) => newsroomWords(languageOf(c));
export const show = (c: Context, markup: Markup, status: Status = 200) => c.html(markup, status, NOT_KEPT);

export type Viewing = Pick<Acting, 'c' | 'desk' | 'parts' | 'session'>;
export const overview = async (
  { c, desk, parts, session }: Viewing,
  notice: Markup | string = '',
  status: Status = 200,
) => show(c, deskPage(languageOf(c), session.csrf, await shown(c, desk, parts), notice), status);

async function shown(c: Context, { articles, health, playground }: Desk, parts: NewsroomParts) {
  const residents = parts.residents();
  const language = languageOf(c);
  return {
    coverage: await articles.coverage(),
    reasons: (await health?.()) ?? [],
    runs: await parts.runs(RUNS),
    asked: residents && {
      counts: await residents.counts(),
      unanswered: await residents.unanswered(LISTED),
      complaints: await residents.complaints(LISTED, language),
    },
    withdrawals: (await parts.newsroom.withdrawals()).slice(0, LISTED),
    hasChat: playground !== undefined && isHere(c),
  };
}
