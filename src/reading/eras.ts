import { chineseNumber } from './amount/chinese.ts';

/** Years as Taiwan counts them, zeros drawn as circles and years behind their day, written the usual way; for lines that date an issue. */
const FIRST_YEAR = 1911;
/** 七十九年五月二日 without 民國 is a year of this count from here on: nobody dates an issue by the years before. */
const SPELLED_FROM = 38;
const SPELLED =
  /(民国)?(?<![\d年一二三四五六七八九十百])([一二三四五六七八九十百零〇]{2,5})(?=年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日)/gu;

/** 一〇二: a number written digit by digit. */
const digitsOf = (spelled: string) =>
  Number([...spelled].map((one) => '〇一二三四五六七八九'.indexOf(one === '零' ? '〇' : one)).join(''));

const SMALL = '(?:\\d|[一二三四五六七八九十]){1,3}';
/** As programs for sites elsewhere write it. */
const YEAR_LAST = new RegExp(
  `(?<!年)(?<!\\d)(?:(\\d{1,2}) (${SMALL}) ?月|(${SMALL}) ?月 ?(${SMALL})日?),?\\s+((?:19|20)\\d{2})(?:年(?=\\s|$)|(?![\\d年:]))`,
  'gu',
);

/** A day of Taiwan's count. */
const ERA = new RegExp(
  `(?:中华)?民国\\s*(?:\\d{2,3}|[一二三四五六七八九十百零〇]{2,6})\\s*年\\s*${SMALL}\\s*月\\s*${SMALL}\\s*日|(?<![\\d.-])1[01]\\d(?:年\\d{1,2}月\\d{1,2}日|([-./])\\d{1,2}\\1\\d{1,2}(?![\\d.-]))`,
  'gu',
);

/** Where a line has days of Taiwan's count, or with the year last, and how they are written the usual way. */
export const erasIn = (text: string) =>
  [ERA, YEAR_LAST]
    .flatMap((form) => [...text.matchAll(form)])
    .map(({ 0: own, index: start }) => ({
      text: own,
      start,
      end: start + own.length,
      spelled: spellEras(own),
    }));

export function spellEras(text: string): string {
  return (
    text
      .replace(/(?<=[一二三四五六七八九〇○零])○|○(?=[一二三四五六七八九])/gu, '〇')
      .replace(/民[国國]\s*(\d{2,3})\s*年/gu, (_, year) => `${Number(year) + FIRST_YEAR}年`)
      .replace(
        /(?<![\d.-])(1[01]\d)([-./])(0?[1-9]|1[0-2])\2(0?[1-9]|[12]\d|3[01])(?![\d.-])/g,
        (_, year, mark, month, date) => [Number(year) + FIRST_YEAR, month, date].join(mark),
      )
      .replace(/(?<!\d)(1[01]\d)(?=年\s*\d{1,2}月)/gu, (year) => String(Number(year) + FIRST_YEAR))
      .replace(SPELLED, (all, era: string | undefined, spelled: string) => {
        const isCounted = spelled.includes('十') || spelled.includes('百');
        const year = isCounted ? chineseNumber(spelled) : era === undefined ? null : digitsOf(spelled);
        return year === null || (era === undefined && year < SPELLED_FROM) ? all : String(year + FIRST_YEAR);
      })
      // 2013 - 07 - 03, 2013. 7. 3, 2013年/7月/3日, a line of nothing but 20130703, 10月 02, 2021
      .replace(/(?<![\d.-])((?:19|20)\d{2})\s*([-./·])\s*(\d{1,2})\s*\2\s*(\d{1,2})(?![\d.-]*\d)/gu, '$1-$3-$4')
      .replace(/(?<=\d[年月])\s*\/\s*(?=\d{1,2}\s*[月日])/gu, '')
      .replace(/^\s*((?:19|20)\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\s*$/u, '$1-$2-$3')
      // 2017年第88期 3月29日; AB20190704; 某报20190704 at the end
      .replace(/((?:19|20)\d{2}年)(第\s*\d{1,5}\s*期)\s+(?=\d{1,2}月\d{1,2}日)/gu, '$2 $1')
      .replace(
        /(?<=[A-Z]{2}|_|\p{Script=Han}(?=\d{8}$))(20\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)/gu,
        ' $1-$2-$3',
      )
      .replace(/(?<=[)）]\s*)(1[01]\d)(\d\d)(\d\d)$/u, (_, year, month, date) =>
        [Number(year) + FIRST_YEAR, month, date].join('-'),
      )
      .replace(/[一二][一二三四五六七八九〇零OＯ]{3}(?=年)/gu, (year) => year.replace(/[OＯ]/gu, '〇'))
      // 9 5 月, 2023; 十月 02, 2021; 5月9日 2023
      .replace(YEAR_LAST, (_, day, month, other, date, year) => `${year}年${month ?? other}月${day ?? date}日`)
  );
}
