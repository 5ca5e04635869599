/** Dates and parts of years of an English question as papers write them: 4 January 2024 is 2024年1月4日, H1 is 上半年. */

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const MONTH =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
const DAY = '(\\d{1,2})(?:st|nd|rd|th)?';
const YEAR = '((?:19|20)\\d{2})';
const OF_YEAR = `(?:,?\\s+(?:of\\s+)?${YEAR})?`;

const monthOf = (name: string): string => `${MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1}月`;
const yearOf = (year: string | undefined): string => (year === undefined ? '' : `${year}年`);
const NUMERALS: Readonly<Record<string, string>> = { first: '一', second: '二', third: '三', fourth: '四' };
const quarter = (said: string): string => `第${NUMERALS[said.toLowerCase()] ?? '零一二三四'.charAt(Number(said))}季度`;
const half = (said: string): string => (/^(?:first|1)$/i.test(said) ? '上半年' : '下半年');
const ENDS: Readonly<Record<string, string>> = {
  end: '底',
  late: '底',
  early: '初',
  beginning: '初',
  start: '初',
  mid: '中旬',
  middle: '中旬',
};
const edge = (said: string): string => ENDS[said.toLowerCase()] ?? '';

type Form = readonly [RegExp, (...groups: readonly (string | undefined)[]) => string];
const form = (pattern: string, write: Form[1]): Form => [new RegExp(pattern, 'gi'), write];

const EDGE = '(?:the\\s+)?(end|late|early|beginning|start|mid|middle)(?:\\s+of|-|\\s)\\s*';
const YEARS: Readonly<Record<string, string>> = { last: '去年', this: '今年', next: '明年' };

/** The precise forms first: what one has written is no English any more. */
const FORMS: readonly Form[] = [
  form(`\\b${MONTH}\\s+${DAY}\\b${OF_YEAR}(?!\\s*\\d)`, (m, d, y) => `${yearOf(y)}${monthOf(m!)}${d}日`),
  form(`\\b(?:the\\s+)?${DAY}\\s+(?:of\\s+)?${MONTH}\\b${OF_YEAR}`, (d, m, y) => `${yearOf(y)}${monthOf(m!)}${d}日`),
  form(`\\b${EDGE}${MONTH}\\b${OF_YEAR}`, (e, m, y) => `${yearOf(y)}${monthOf(m!)}${edge(e!)}`),
  form(`\\b${EDGE}(?:(?:the\\s+)?year|${YEAR})\\b`, (e, y) => `${yearOf(y) || '年'}${edge(e!).charAt(0)}`),
  form(
    `(?<=\\b(?:in|by|since|until|till|from|of|during|last|this|next|before|after|to)\\s)${MONTH}(?=\\W|$)${OF_YEAR}`,
    (m, y) => `${yearOf(y)}${monthOf(m!)}`,
  ),
  form(`\\b${MONTH}\\s+${YEAR}\\b`, (m, y) => `${y}年${monthOf(m!)}`),
  form(
    `\\b(?:(?:the\\s+)?(first|second)\\s+half(?:\\s+of\\s+the\\s+year)?|h([12]))(?:\\s+(?:of\\s+)?${YEAR})?\\b`,
    (said, h, y) => `${yearOf(y)}${half((said ?? h)!)}`,
  ),
  form(
    `\\b(?:(?:the\\s+)?(first|second|third|fourth)\\s+quarter|q([1-4]))(?:\\s+(?:of\\s+)?${YEAR})?\\b`,
    (said, q, y) => `${yearOf(y)}${quarter((said ?? q)!)}`,
  ),
  form(`\\b(last|this|next) year(?:'s)?\\b`, (which) => YEARS[which!.toLowerCase()] ?? ''),
  form(
    `(?<=\\b(?:in|of|for|since|by|during|from|to|until|till|year)\\s)${YEAR}(?=\\s*(?:[?.,;!)]|$|and\\b|to\\b)|\\s+[a-z]+\\?*$)`,
    (y) => `${y}年`,
  ),
];

/** `text` with its English dates in Chinese. */
export const withChineseDates = (text: string): string =>
  FORMS.reduce(
    (soFar, [pattern, write]) =>
      soFar.replace(pattern, (_, ...groups) => ` ${write(...(groups.slice(0, -2) as (string | undefined)[]))} `),
    text,
  );
