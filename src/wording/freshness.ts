/** How fresh a source is, in a line for residents or for the newsroom. */
import type { Answer, Language, SourceFreshness, Trouble } from '../types.ts';
import { dateWords } from './dates.ts';

const DAY = 86_400_000;

const TROUBLES: Readonly<Record<Language, Readonly<Record<Trouble, string>>>> = {
  zh: {
    address: '地址不能访问',
    robots: '网站不允许收录',
    held: '网站要求稍后再来',
    answer: '页面打不开',
    network: '网站没有回应',
    unreadable: '页面读不懂，可能改版了',
    none: '最新一期没有读出报道',
  },
  en: {
    address: 'its address may not be reached',
    robots: 'its site does not allow it',
    held: 'its site asked us to come later',
    answer: 'its page is not there',
    network: 'its site does not respond',
    unreadable: 'its page can’t be read, perhaps it was redesigned',
    none: 'no report could be read in its newest issue',
  },
};

/** The days between two, in words: today, yesterday, 3 days ago. */
const daysApart = (day: string, today: string, language: Language): string =>
  new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(
    Math.round((Date.parse(day) - Date.parse(today)) / DAY),
    'day',
  );

/** The same of two moments. */
function daysAgo(moment: number, now: number, language: Language, timeZone: string): string {
  const dayOf = (one: number) => new Intl.DateTimeFormat('en-CA', { timeZone }).format(one);
  return daysApart(dayOf(moment), dayOf(now), language);
}

/**
 * How fresh the archive is, for who asked of the present: 最新一期：6月18日，昨天检查过. Empty for other answers, and where a refusal
 * says as much itself.
 */
export function freshNote(answer: Answer, language: Language): string {
  if (answer.kind === 'refused' || !answer.fresh) return '';
  const { newest, checked, today, district } = answer.fresh;
  const isSaid = answer.kind === 'not-found' && !answer.correction && !answer.state && district === null;
  if (isSaid && checked === null) return '';
  const [zh, isThisYear] = [language === 'zh', newest.slice(0, 4) === today.slice(0, 4) && newest.length === 10];
  const day = isThisYear && zh ? dateWords(newest, language).slice('2024年'.length) : dateWords(newest, language);
  const last = `${district ?? ''}${zh ? '最新一期：' : `${district ? ': ' : ''}${'Newest issue: '}`}${day}`;
  if (checked === null) return last;
  const when = daysApart(checked, today, language);
  return zh ? `${last}，${when}检查过` : `${last}, checked ${when}`;
}

const LINES = {
  zh: {
    paper: (name: string) => `${name}：`,
    none: '还没有报道',
    newest: (day: string, articles: number) => `最新 ${day}，共 ${articles} 篇`,
    unchecked: '还没有检查成功',
    checked: (ago: string) => `${ago}检查过`,
    failed: (ago: string, why: string) => `${ago}没能读到：${why}`,
    silent: (days: number) => `已 ${days} 天没有新报道，比平时久`,
    and: '；',
  },
  en: {
    paper: (name: string) => `${name}: `,
    none: 'no reports yet',
    newest: (day: string, articles: number) => `newest ${day}, ${articles} in all`,
    unchecked: 'not checked yet',
    checked: (ago: string) => `checked ${ago}`,
    failed: (ago: string, why: string) => `${ago} it failed: ${why}`,
    silent: (days: number) => `silent for ${days} days, longer than usual`,
    and: '; ',
  },
};

/** 荇湾时报：最新 2024年6月18日，共 12 篇；昨天检查过. */
export function freshnessLine(one: SourceFreshness, language: Language, now: number, timeZone: string): string {
  const { paper, newest, articles, tried, succeeded, trouble, silent } = one;
  const say = LINES[language];
  const ago = (moment: number) => daysAgo(moment, now, language, timeZone);
  const said = [
    newest === null ? say.none : say.newest(dateWords(newest, language), articles),
    succeeded === null ? say.unchecked : say.checked(ago(succeeded)),
    trouble === null || tried === null ? null : say.failed(ago(tried), TROUBLES[language][trouble]),
    silent === null ? null : say.silent(silent),
  ];
  return `${say.paper(paper)}${said.filter((part) => part !== null).join(say.and)}`;
}
