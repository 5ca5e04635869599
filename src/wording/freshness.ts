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

/** 荇湾时报：最新 2024年6月18日，共 12 篇；昨天检查过. */
export function freshnessLine(one: SourceFreshness, language: Language, now: number, timeZone: string): string {
  const { paper, newest, articles, tried, succeeded, trouble, silent } = one;
  const ago = (moment: number) => daysAgo(moment, now, language, timeZone);
  const zh = language === 'zh';
  const name = zh ? `${paper}：` : `${paper}: `;
  const news =
    newest === null
      ? zh
        ? '还没有报道'
        : 'no reports yet'
      : zh
        ? `最新 ${dateWords(newest, language)}，共 ${articles} 篇`
        : `newest ${dateWords(newest, language)}, ${articles} in all`;
  const checked =
    succeeded === null
      ? zh
        ? '还没有检查成功'
        : 'not checked yet'
      : zh
        ? `${ago(succeeded)}检查过`
        : `checked ${ago(succeeded)}`;
  const wrong =
    trouble === null || tried === null
      ? ''
      : `${zh ? '；' : '; '}${ago(tried)}${zh ? '没能读到：' : ' it failed: '}${TROUBLES[language][trouble]}`;
  const late =
    silent === null
      ? ''
      : zh
        ? `；已 ${silent} 天没有新报道，比平时久`
        : `; silent for ${silent} days, longer than usual`;
  return `${name}${news}${zh ? '；' : '; '}${checked}${wrong}${late}`;
}
