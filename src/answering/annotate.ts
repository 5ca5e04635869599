import { type DateMention, dates, isExpected } from '../reading/index.ts';
import type { Article } from '../types.ts';
import type { Candidate } from './candidates.ts';
import { countsEntries } from './entries.ts';
import { projectNames } from './subject/names.ts';

/** An insertion （…） into a quoted sentence, after `at` characters. */
type Insertion = { readonly at: number; readonly words: string };

const DAYS_AGO: Readonly<Record<string, number>> = { 昨日: 1, 昨天: 1, 前日: 2, 前天: 2, 今日: 0, 今天: 0, 当日: 0 };
const MONTHS_AGO: Readonly<Record<string, number>> = { 本月: 0, 这个月: 0, 上月: 1, 上个月: 1, 下月: -1, 下个月: -1 };

/** The month that 年底 means. */
const DECEMBER = 12;

/**
 * The year of 年底, 10月底 and 9月 where the clause tells that it lies ahead (预计年底完工): the report's own, or the next
 * one when the month has gone by; `null` where the tense isn't clear.
 */
function yearAhead({ year, yearOffset, kind, month, edge, start, end }: DateMention, text: string, published: string) {
  const endOfYear = kind === 'year' && edge !== null && /[底末]/.test(edge);
  if (year !== null || yearOffset !== null || !(endOfYear || kind === 'month' || kind === 'day')) return null;
  const from = Math.max(...Array.from('，。；,;', (mark) => text.lastIndexOf(mark, start - 1))) + 1;
  const clause = text.slice(from, end) + (text.slice(end).match(/^[^，。；,;]*/)?.[0] ?? '');
  if (!isExpected(clause) || /已/.test(clause)) return null;
  const [reported = 0, reportedMonth = 0] = published.split('-').map(Number);
  const ahead = endOfYear ? DECEMBER : month;
  if (ahead === null || (!endOfYear && reportedMonth === 0)) return null;
  return `${reported + (ahead < reportedMonth ? 1 : 0)}年`;
}

/** The calendar words that a relative one of `text` stands for in a report printed on `published`; `null` when it needs none. */
export function resolved(mention: DateMention, published: string, text: string): string | null {
  const [year = 0, month = 0, day = 0] = published.split('-').map(Number);
  if (mention.yearOffset !== null) return `${year + mention.yearOffset}年`;
  if (mention.year === null && (mention.kind === 'half' || mention.kind === 'quarter')) return `${year}年`;
  const days = DAYS_AGO[mention.raw];
  if (days !== undefined && day > 0) {
    const then = new Date(Date.UTC(year, month - 1, day - days));
    return `${then.getUTCMonth() + 1}月${then.getUTCDate()}日`;
  }
  const months = MONTHS_AGO[mention.raw];
  if (months === undefined || month === 0) return yearAhead(mention, text, published);
  const then = new Date(Date.UTC(year, month - 1 - months, 1));
  return `${then.getUTCFullYear() === year && months >= 0 ? '' : `${then.getUTCFullYear()}年`}${then.getUTCMonth() + 1}月`;
}

/** What closes a date in print: 8月20日前, 年底之前. The bracket stands behind it, so that the date can be read in one. */
const CLOSES_DATE = /^(?:之前|以前|前后|左右|前(?![往来期身后\d一二三四五六七八九十两几]))/;

const behindDate = (text: string, end: number): number => end + (text.slice(end).match(CLOSES_DATE)?.[0].length ?? 0);

function dateInsertions(text: string, published: string | null): readonly Insertion[] {
  if (published === null) return [];
  const said = new Set<string>();
  return dates(text).flatMap((mention) => {
    const words = resolved(mention, published, text);
    if (words === null || said.has(words) || /^[（(]/.test(text.slice(behindDate(text, mention.end)))) return [];
    said.add(words);
    return [{ at: behindDate(text, mention.end), words }];
  });
}

/** 该项目, 该公园 …, or a sentence that opens with 项目建成后: the thing was named before. */
const POINTING =
  /该(项目|工程|公司|企业|园区|产业园|基地|中心|学校|小学|中学|医院|平台|公园|社区|村|镇|活动|协会|车间|工厂|馆|集团|合作社|产品|小区)|^(项目)(?=建成|总投资|占地|预计|投产|建设|位于)/u;
const LONGEST_NAME = 30;
/** A name begins after these. */
const NOT_OF_A_NAME =
  /^.*(?:走进|来到|位于|记者|日前|近日|作为|通过|推动|加快|建设的|的|在|由|与|和|对|从|是|为|了|，|。|；|：|、|“|”)/u;

/** 帮助企业, 重点项目: a verb or a common word before the kind, no name. */
const NO_NAME =
  /^(?:高新技术|民营|规上|上市|国有|外资|科技型|专精特新|协助|为|让|使|对|帮助|服务|引导|推动|支持|鼓励|组织|带动|相关|多家|多个|各|重点|重大|全区|全市|一批|该|这|入驻|链上|龙头|上下游|合作|本地|优质|新|其他|部分|不少|所有|一个|一家|中小|每|投资|建设|在建|落地|签约|产业|工业)/;

/** Dates, plans and verbs: a clause that happens to end in the kind, no name. */
const STATEMENT =
  /\d+(?:月|年|日|个|家|项|%)|预计|预期|计划|力争|有望|完成|正在|已经|即将|今年|去年|目前|截至|上半年|下半年|[年月]底|抓|做好|解决/;

function plainName(found: string, kind: string): string | null {
  const name = found.replace(NOT_OF_A_NAME, '');
  return name.length >= kind.length + 2 && !NO_NAME.test(name) && !STATEMENT.test(name) ? name : null;
}

/** The last name ending in `kind` among the sentences before, nearest first; `null` when none is plain. */
function nameBefore(kind: string, before: readonly string[]): string | null {
  const ending = new RegExp(`[\\p{Script=Han}A-Za-z0-9·]{2,${LONGEST_NAME}}${kind}`, 'gu');
  for (const printed of before) {
    const text = printed.replace(/\s+/g, '');
    const works = /^(?:项目|工程)$/.test(kind) ? projectNames(text).filter((one) => text.includes(one)) : [];
    const name =
      works.find((one) => one.endsWith(kind)) ??
      works[0] ??
      Array.from(text.matchAll(ending), ([found]) => plainName(found, kind)).findLast((one) => one !== null);
    if (name) return name;
  }
  return null;
}

/** 我区 is the district of an article whose district is a 区; 我市 of a district's paper is the city. */
const OWN_PLACE = /(?:我|该|全)(区|县|市)(?![\p{Script=Han}]{0,2}人大)/u;

function subjectInsertion(text: string, { earlier, article }: Candidate): readonly Insertion[] {
  const pointing = text.match(POINTING);
  const kind = pointing?.[1] ?? pointing?.[2];
  const name = kind ? nameBefore(kind, earlier) : null;
  if (pointing && name && !text.includes(name))
    return [{ at: (pointing.index ?? 0) + pointing[0].length, words: name }];
  const place = text.match(OWN_PLACE);
  if (!place || !article.district?.endsWith(place[1] ?? '') || text.includes(article.district.slice(0, 2))) return [];
  return [{ at: (place.index ?? 0) + place[0].length, words: article.district }];
}

/**
 * A sentence that can be read alone: 今年, 上半年 and 昨日 carry their date, 该项目 and 我区 their name, in full-width
 * brackets. The rest stays word for word.
 */
export function annotate(text: string, candidate: Candidate): string {
  const inserted = [...dateInsertions(text, candidate.article.published), ...subjectInsertion(text, candidate)];
  return [...inserted]
    .sort((a, b) => b.at - a.at)
    .reduce((soFar, { at, words }) => `${soFar.slice(0, at)}（${words}）${soFar.slice(at)}`, text);
}

/** The sentence with the name of the thing it is about before it, where it says 大桥 or 园区 for one of several. */
export function labelled(text: string, { article }: Candidate, name: readonly string[]): string {
  const [first] = name;
  if (first === undefined || text.includes(first)) return text;
  const label = [name.join(''), first].find((words) => words.length > 1 && mayInsert(words, article));
  return label === undefined ? text : `（${label}）${text}`;
}

/** Whether `words` may stand in an inserted bracket: a date, the article's place, its entries counted, or its own words. */
export function mayInsert(words: string, article: Article): boolean {
  if (/^(?:\d{4}年)?(?:\d{1,2}月)?(?:\d{1,2}日)?$/.test(words) || words === article.district) return true;
  if (countsEntries(words, article)) return true;
  return [article.kicker, article.title, article.subtitle, ...article.paragraphs].some((own) =>
    own?.replace(/\s+/g, '').includes(words),
  );
}
