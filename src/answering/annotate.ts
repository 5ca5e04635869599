/** Sentences that can be read alone: brackets behind times that count from the day of a report, 本周六（6月22日）, and behind what only points: 该项目（东山小学）. */
import { dateEnd, isDates, readAgain, whensIn, words } from '../reading/index.ts';
import type { Article, DraftSentence, Pointer, Quote, When } from '../types.ts';
import { projectsIn } from './about/projects.ts';
import type { Candidate } from './candidates.ts';

/** An insertion （…） into a quoted sentence, after `at` characters. */
type Insertion = { readonly at: number; readonly words: string };

const yearWords = (iso: string): string => `${Number(iso.slice(0, 4))}年`;
const isOfYear = (iso: string, published: string): boolean => iso.slice(0, 4) === published.slice(0, 4);

/** 6月22日, or 6月 of 2024-06; with its year where the report is of another one. */
function dayWords(iso: string, published: string): string {
  const [, month, day] = iso.split('-').map(Number);
  return `${isOfYear(iso, published) ? '' : yearWords(iso)}${month}月${day === undefined ? '' : `${day}日`}`;
}

/** Days and weekdays that are words, and lunar days: the solar day (or both ends of a weekend). */
function dayBracket({ range }: When, published: string): string | null {
  if (!range?.from || !range.to) return null;
  const [from, to] = [range.from, range.to].map((day) => dayWords(day, published));
  return range.from === range.to ? (from ?? null) : `${from}至${to}`;
}

/** 2024-06 of a day. */
const MONTH = 7;
const isFestival = ({ text, calendar }: When): boolean => calendar === 'lunar' && !/[月初廿]/.test(text);

/** A year unsaid: of 今年 and 上半年 always, of 年底 and 9月 only where the clause tells that they lie ahead. */
function yearBracket({ range, said, tense, precision }: When, published: string): string | null {
  if (!range?.from || range.from.slice(0, 4) !== range.to?.slice(0, 4)) return null;
  const isPart = precision === 'half' || precision === 'quarter';
  if (said.yearsAway !== null || isPart) return yearWords(range.from);
  if (tense !== 'planned') return null;
  const isEnd = said.month === null && /[底末]/.test(said.edge ?? '');
  if (!isEnd && said.month === null) return null;
  // 6月22日 stands beside the day of the report, which has its year.
  return said.day === null || !isOfYear(range.from, published) ? yearWords(range.from) : null;
}

/** The year that a reader needs to be told of a time without one; `null` for none. */
export function yearAround(when: When, published: string): number | null {
  return Number(yearBracket(when, published)?.slice(0, 4)) || null;
}

/** The calendar words that a time of a report stands for; `null` when it needs none, or they aren't certain. */
function bracketOf(when: When, published: string): string | null {
  const { range, said, yearSaid, repeated, calendar, precision } = when;
  if (!range || repeated || yearSaid || isFestival(when)) return null;
  if (calendar === 'lunar') return precision === 'day' ? dayBracket(when, published) : null;
  if (said.yearsAway !== null || said.month !== null || precision === 'half' || precision === 'quarter')
    return yearBracket(when, published);
  if (said.monthsAway !== null)
    return said.day === null ? dayWords((range.from ?? '').slice(0, MONTH), published) : dayBracket(when, published);
  if (precision === 'day' || precision === 'span') return said.day === null ? dayBracket(when, published) : null;
  return yearBracket(when, published);
}

/** 《今日…》 is a name. */
const isInTitle = (text: string, at: number): boolean => text.lastIndexOf('《', at) > text.lastIndexOf('》', at);
const isOpened = (text: string, at: number): boolean => /[（(]/.test(text[at] ?? '');
/** Within a bracket of the paper's own: 2月18日（农历正月初九）. */
const isInBracket = (text: string, at: number): boolean =>
  Math.max(text.lastIndexOf('（', at), text.lastIndexOf('(', at)) >
  Math.max(text.lastIndexOf('）', at), text.lastIndexOf(')', at));

/**
 * Brackets for the times of a sentence printed on `published`; `earlier` are the sentences before it, nearest first. None
 * where the day isn't certain: a wrong one is worse than none.
 */
function dateBrackets(text: string, published: string | null, earlier: readonly string[]): readonly Insertion[] {
  if (published === null) return [];
  const before = earlier.length === 0 ? [] : whensIn(earlier.toReversed().join('\n'), { day: published });
  const whens = whensIn(text, { day: published, before });
  const said = new Set<string>();
  return whens.flatMap((when) => {
    const at = dateEnd(text, when.end);
    const words = bracketOf(when, published);
    if (
      words === null ||
      said.has(words) ||
      isOpened(text, at) ||
      isInBracket(text, when.start) ||
      isInTitle(text, when.start)
    )
      return [];
    said.add(words);
    return [{ at, words }];
  });
}

/** Works have many names: 该项目 may mean a 小学 or a 公园. */
const WORKS = /^(?:项目|工程)$/;

/** What a sentence, as printed, names that a pointer to a `to` can mean: works before all that is named, else the last. */
function namedIn(printed: string, to: string): string | undefined {
  const text = printed.replace(/\s+/g, '');
  const works = WORKS.test(to) ? projectsIn(text) : [];
  const names = readAgain(text).flatMap((one) => ('name' in one && one.kind !== 'person' ? [one.name] : []));
  const name = [...names, ...works].findLast((one) => one.endsWith(to)) ?? works[0];
  return name !== undefined && text.includes(name) ? name : undefined;
}

/** What a pointer means: of 我区 the district of its article, of 该项目 and 项目建成后 what was named last before. */
function meantBy({ text, to }: Pointer, { earlier, article: { district } }: Candidate): string | undefined {
  if (/^[我该全][区县市]$/.test(text)) return district?.endsWith(to) ? district : undefined;
  if (!/^(?:该|项目|工程)/.test(text)) return undefined;
  return earlier.map((printed) => namedIn(printed, to)).find((name) => name !== undefined);
}

/** The first pointer of a sentence with what it means, where that is known and the sentence doesn't say it. */
function subjectInsertion(text: string, candidate: Candidate): readonly Insertion[] {
  for (const one of candidate.mentions) {
    const name = one.kind === 'pointer' ? meantBy(one, candidate) : undefined;
    const at = text.indexOf(one.text);
    // 云岭 says 云岭区.
    if (name === undefined || at < 0 || text.includes(name.slice(0, -1))) continue;
    const isTorn = words(text.slice(at))[0] !== words(one.text)[0];
    if (!isTorn) return [{ at: at + one.text.length, words: name }];
  }
  return [];
}

/**
 * A sentence that can be read alone: 今年, 上半年 and 昨日 carry their date, 该项目 and 我区 their name, in full-width
 * brackets. The rest stays word for word.
 */
export function annotate(text: string, candidate: Candidate): string {
  const inserted = [
    ...dateBrackets(text, candidate.article.published, candidate.earlier),
    ...subjectInsertion(text, candidate),
  ];
  return [...inserted]
    .sort((a, b) => b.at - a.at)
    .reduce((soFar, { at, words }) => `${soFar.slice(0, at)}（${words}）${soFar.slice(at)}`, text);
}

/** A sentence as it is printed, and where. */
export const quoteOf = ({ article, paragraph, text }: Candidate): Quote => ({
  article: article.id,
  paragraph,
  quote: text,
});

/** The sentences of `found` that quotes are of. */
export const quotedBy = (quotes: readonly Quote[], found: readonly Candidate[]): readonly Candidate[] =>
  found.filter((one) =>
    quotes.some((own) => own.article === one.article.id && own.paragraph === one.paragraph && own.quote === one.text),
  );

/** A sentence that is said alone. */
export const sentenceOf = (one: Candidate): DraftSentence => ({
  text: annotate(one.text, one),
  quotes: [quoteOf(one)],
});

/** 2024年4月10日的报道: what was reported earlier says so before its first word. */
const reportOf = ({ published }: Article): string => {
  const [year, ...rest] = (published ?? '').split('-').map(Number);
  return `${year}年${rest.map((part, at) => `${part}${'月日'[at]}`).join('')}的报道`;
};

/** A sentence of an earlier report beside what a newer one tells. */
export const ofEarlier = (one: Candidate): DraftSentence => {
  const said = sentenceOf(one);
  return { ...said, text: `（${reportOf(one.article)}）${said.text}` };
};

/** Whether `words` may stand in an inserted bracket: a date, the article's place or report, or its own words. */
export function mayInsert(words: string, article: Article): boolean {
  if (isDates(words) || words === article.district || words === reportOf(article)) return true;
  return [article.kicker, article.title, article.subtitle, ...article.paragraphs].some((own) =>
    own?.replace(/\s+/g, '').includes(words),
  );
}
