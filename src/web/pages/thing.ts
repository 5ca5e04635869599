import { html } from 'hono/html';
import type { Language } from '../../types.ts';
import { stepWords } from '../../wording/index.ts';
import { type Messages, messages } from '../messages.ts';
import type { ThingTold, Told } from '../things.ts';
import { askForm, day, type Markup, page } from './frame.ts';

/**
 * What the papers said of a thing over time: a line drawn in the order of its days, and the same as a list. `follow` is where the bot is
 * told to say what is new of it.
 */
export function thingPage(
  language: Language,
  { name, articles, told }: ThingTold,
  follow: string | null = null,
): Markup {
  const say = messages(language);
  const body = html`<h1>${name}</h1>
<p class="quiet">${say.toldOf(told.length, articles)}${follow ? html` · <a href="${follow}">${say.follow}</a>` : ''}</p>
${drawn(language, say, told)}
<ol class="timeline">${told.map((one) => entry(language, one))}</ol>
${askForm(say, say.exampleQuestion(name))}`;
  return page(
    { language, title: `${name} · ${say.site}`, description: told.at(-1)?.text.slice(0, 120).toWellFormed() ?? name },
    body,
  );
}

const IN_SHORT = 3;

/** The same for a start page: the line, what was told last, and where the rest is. */
export function thingInShort(language: Language, { name, told }: ThingTold): Markup {
  const say = messages(language);
  const address = `/things/${encodeURIComponent(name)}`;
  return html`<section aria-label="${name}"><h2><a href="${address}">${name}</a></h2>
${drawn(language, say, told)}
<ol class="timeline">${told.slice(-IN_SHORT).map((one) => entry(language, one))}</ol>
<p><a href="${address}">${say.whole}</a></p></section>`;
}

function entry(language: Language, told: Told): Markup {
  const { date, published, title, text, href, expected } = told;
  const say = messages(language);
  const words = stepWords(told, language);
  const label = [words.stage, words.expected].filter(Boolean).join(' · ');
  const reported = published === date ? '' : html` · ${say.reported} ${day(language, published)}`;
  return html`<li class="${[words.stage ? 'step' : '', expected ? 'planned' : ''].join(' ').trim()}"><p class="quiet">${day(language, date)} ${label ? html`<b class="stage">${label}</b>` : ''}</p>
<p>${text}</p><p class="quiet"><a href="${href}">${title}</a>${reported}</p></li>
`;
}

const [WIDTH, EDGE, STEP, MOST_STACKED] = [640, 24, 17, 5];
/** Names nearer than this would be printed over each other. */
const ROOM = 70;

const timeOf = (date: string) =>
  Date.parse(date.length === 4 ? `${date}-07-01` : date.length === 7 ? `${date}-15` : date);

/** Dots of one day over each other, steps large with the last one's name on top, what was planned as rings. */
function column(language: Language, told: readonly Told[], x: number, line: number, isNamed: boolean): Markup {
  const dots = told.slice(0, MOST_STACKED).map((one, at) => {
    const isStep = stepWords(one, language).stage !== '';
    return html`<circle class="${one.expected ? 'ring' : 'dot'}" cx="${x}" cy="${line - at * STEP}" r="${isStep ? 6 : 3}"/>`;
  });
  const place = x < ROOM / 2 ? 'start' : x > WIDTH - ROOM / 2 ? 'end' : 'middle';
  const name = told.map((one) => stepWords(one, language).stage).findLast(Boolean) ?? '';
  return html`${dots}${isNamed ? html`<text x="${x}" y="${line - dots.length * STEP}" text-anchor="${place}">${name}</text>` : ''}`;
}

/** The days on a line. Left out where there is but one day. */
function drawn(language: Language, say: Messages, told: readonly Told[]): Markup | string {
  const days = [
    ...Map.groupBy(
      told.filter(({ date }) => date !== null),
      ({ date }) => date ?? '',
    ),
  ];
  const [first, last] = [days[0]?.[0] ?? '', days.at(-1)?.[0] ?? ''];
  const [from, to] = [timeOf(first), timeOf(last)];
  if (!(to > from)) return '';
  const line = 30 + STEP * Math.min(MOST_STACKED, Math.max(...days.map(([, all]) => all.length)));
  let named = -ROOM;
  const columns = days.map(([date, all]) => {
    const x = Math.round(EDGE + ((timeOf(date) - from) / (to - from)) * (WIDTH - 2 * EDGE));
    const isNamed = x - named >= ROOM && all.some((one) => stepWords(one, language).stage !== '');
    if (isNamed) named = x;
    return column(language, all, x, line, isNamed);
  });
  const ends = html`<text class="end" x="0" y="${line + 28}">${first}</text><text class="end" x="${WIDTH}" y="${line + 28}" text-anchor="end">${last}</text>`;
  return html`<svg class="line" viewBox="0 0 ${WIDTH} ${line + 36}" role="img" aria-label="${say.drawn(first, last)}"><line x1="${EDGE}" x2="${WIDTH - EDGE}" y1="${line}" y2="${line}"/>${columns}${ends}</svg>`;
}
