/** Years as Taiwan counts them, zeros drawn as circles and years behind their day, written the usual way; for lines that date an issue. */
const FIRST_YEAR = 1911;

export function spellEras(text: string): string {
  return text
    .replace(/民[国國]\s*(\d{2,3})\s*年/gu, (_, year) => `${Number(year) + FIRST_YEAR}年`)
    .replace(
      /(?<![\d.-])(1[01]\d)([-./])(0?[1-9]|1[0-2])\2(0?[1-9]|[12]\d|3[01])(?![\d.-])/g,
      (_, year, mark, month, date) => [Number(year) + FIRST_YEAR, month, date].join(mark),
    )
    .replace(/(?<!\d)(1[01]\d)(?=年\s*\d{1,2}月)/gu, (year) => String(Number(year) + FIRST_YEAR))
    .replace(/(?<=[)）]\s*)(1[01]\d)(\d\d)(\d\d)$/u, (_, year, month, date) =>
      [Number(year) + FIRST_YEAR, month, date].join('-'),
    )
    .replace(/(?<=[一二三四五六七八九〇○零])○|○(?=[一二三四五六七八九])/gu, '〇')
    .replace(/[一二][一二三四五六七八九〇零OＯ]{3}(?=年)/gu, (year) => year.replace(/[OＯ]/gu, '〇'))
    .replace(
      /(?<!年)(?<!\d)((?:\d|[一二三四五六七八九十]){1,3}月(?:\d|[一二三四五六七八九十]){1,3}日)\s+((?:19|20)\d{2})(?![\d年])/gu,
      '$2年$1',
    );
}
