/** What dates and figures look like, for the patterns of other parts: each stands here once. */

/** Characters of numbers up to 99. */
export const NUMERALS = '一二三四五六七八九十';
/** A number from two on, as counts of things are printed. */
export const MORE_THAN_ONE = `[两${NUMERALS.slice(1)}]{1,3}|\\d{1,2}`;
export const MONTH_DAY = String.raw`\d{1,2}月\d{1,2}日`;
/** 2024年, 二〇二四年. */
export const PRINTED_YEAR = String.raw`(?:\d{4}|[二〇○零一二三四五六七八九]{4})年`;
/** 2024 年 6月3日, as mastheads space it. */
export const PRINTED_DAY = String.raw`${PRINTED_YEAR}\s*\d{1,2}月\s*\d{1,2}日`;
/** 二〇二四年六月三日 too. */
export const DAY_IN_ANY_FIGURES = String.raw`${PRINTED_YEAR}\s*[\d${NUMERALS}]{1,3}月\s*[\d${NUMERALS}]{1,3}日`;
export const FULL_DAY = String.raw`\d{4}年${MONTH_DAY}`;
/** 新华社成都8月2日电, 本报2日讯. */
export const DATELINE_DAY = String.raw`(?:\d{1,2}月)?\d{1,2}日`;
export const WEEKDAY = '(?:星期|周)[一二三四五六日天]';
/** 2024年6月, 3日: parts of a date one behind the other. */
export const DATE_RUN = String.raw`(?:\d+[年月日])+`;
/** 2024年6月3日, 6月3日, 2024年: any part of it may be missing. */
export const PLAIN_DATE = String.raw`(?:\d{4}年)?(?:\d{1,2}月)?(?:\d{1,2}日)?`;
const HALF_YEAR = '上半年|下半年';
/** A part of a year that is said with it or alone. */
export const PART_OF_YEAR = `${HALF_YEAR}|[${NUMERALS.slice(0, 4)}]季度`;
/** What may be ahead as well as not: 今年要新增多少. */
export const MAY_BE_AHEAD = '今年|明年|后年|年底|下半年|全年|以后';
/** When something is, said without a date: 今年, 去年, 上半年. */
export const UNDATED = String.raw`目前|现在|最近|今年|去年|明年|年内|[上下]半年|\d{4}年`;
/** 6月, 20个, 3亿: a date or a count, by what stands behind its digits. */
export const DATED_OR_COUNTED = String.raw`\d+(?:月|年|日|个|家|项|余|亿|万|%|名|多)`;

/** Dates and a span between them, and nothing else: 2024年6月至8月. */
const DATES_ONLY = new RegExp(`^(?:至?${PLAIN_DATE}){1,2}$`);
export const isDates = (text: string): boolean => DATES_ONLY.test(text);

export const PERCENTAGE = String.raw`\d+(?:\.\d+)?%`;
/** 3,200, 3.5, 71%. */
export const FIGURE = String.raw`\d+(?:[.,]\d+)*%?`;
/** A word that is a figure: 3.5, 71%. */
export const isFigure = (word: string): boolean => /^[\d.]+%?$/.test(word);
export const hasPercentage = (text: string): boolean => /\d[%％]/.test(text);

/** 2023, 年, 7, 月, as the dictionary cuts a date. */
export const isDatePiece = (word: string): boolean => /^(?:\d{1,4}|[年月日号])$/.test(word);
/** Words of a time, which name no thing. */
export const isTimeWord = (word: string): boolean => /^(?:\d+|年|月|日|上半年|下半年|季度)$/.test(word);
/** Sets a time apart from what is said of it: 2025年产值 is a year and 产值, not 2025 and 年产值. */
export const timesApart = (text: string): string =>
  text.replace(/(\d年|上半年|下半年|\d月|季度)(?=\p{Script=Han})(?![初底末中度份])/gu, '$1 ');
/** Whether a line has a month with a day, or a year. */
export const hasDate = (text: string): boolean => /\d月\d|\d{4}年/.test(text);
/** Whether a line goes on with a figure or its unit. */
export const opensWithFigure = (text: string): boolean => /^[\d.%万亿余多个元年月日]/u.test(text);
/** Whether the words of a time tell it to a part of a month at least: 5日, 6月底, 月初. */
export const isPrecise = (words: string): boolean => /[\d底初月]/.test(words);

/** 第六小学, which everybody who lives there calls 六小, the papers too. */
const NUMBERED_SCHOOL = new RegExp(`第([${NUMERALS}]{1,2})\\s*(小|中)学`, 'g');
export const schoolsCalled = (text: string, called: string): string => text.replace(NUMBERED_SCHOOL, called);
