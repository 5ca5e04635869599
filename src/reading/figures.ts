import { ARABIC, CHINESE, chineseNumber } from './numerals.ts';
import { pointsIn } from './when/index.ts';

/** An amount: `start` to `end` in the text as given (unit included), its value in whole units (34.46亿元 → 3446000000, 元). */
export type Figure = {
  readonly start: number;
  readonly end: number;
  readonly value: number;
  /** Without 万 and 亿; `%` for per cent; `null` when no known unit follows. */
  readonly unit: string | null;
  /** 约, 近, 逾, 余, 多 …: not exact. */
  readonly bound: 'about' | 'more' | 'less' | null;
  readonly raw: string;
};

const UNITS =
  '个百分点|百分点|分钟|平方公里|平方千米|平方米|立方米|千瓦时|公里|千米|厘米|毫米|微米|毫升|公顷|公斤|千克|海里|美元|欧元|港元|人次|' +
  '[%‰元亩吨米斤克升度名人户家个台辆套座条项件处场次所间张只头株棵支辈岁倍期批种类位栋幢层根艘架部门款份架起例双枚盏册瓶箱盒碗岁天分秒' +
  '周年月日号届代村镇]|小时|个月|车次|班次|企业|头|℃|kwh|km|㎡|m²|m2|mw|gw|kw|m|t';
const SCALE = '百万亿|千万亿|万亿|千亿|百亿|十亿|亿|千万|百万|十万|万|千|百';
const BEFORE = '约|大约|近|将近|超|超过|逾|突破|至少|不少于|不低于|不足|不到|低于|多达';
const FIGURE = new RegExp(
  `(?<before>${BEFORE})?(?:百分之(?<percent>${CHINESE})|(?:(?<arabic>(?<![\\d.:+·A-Za-z-])(?:${ARABIC})(?!\\d|[.:·+]\\d|时(?:\\d|[许整前后]|$)))|(?<chinese>${CHINESE}))` +
    `(?<more>[余多几])?(?<scale>${SCALE})?(?<more2>[余多])?(?<unit>${UNITS})?(?<more3>[余多])?)(?=(?<after>左右|上下|以上|以下|以内)?)`,
  'g',
);
const LESS = /^(?:不足|不到|低于|近|将近|以下|以内)$/;
const ABOUT = /^(?:约|大约|左右|上下)$/;

/** Full-width digits, point, comma and per cent become half-width, one for one, so that offsets stay true. */
const halfWidth = (text: string): string =>
  text.replace(/[０-９．，％Ａ-Ｚａ-ｚ]/g, (char) =>
    char === '，' ? char : String.fromCharCode(char.charCodeAt(0) - 0xfee0).toLowerCase(),
  );

function boundOf(groups: Readonly<Record<string, string | undefined>>): Figure['bound'] {
  if (groups.more ?? groups.more2 ?? groups.more3) return 'more';
  const word = groups.before ?? groups.after;
  if (word === undefined) return null;
  if (LESS.test(word)) return 'less';
  return ABOUT.test(word) ? 'about' : 'more';
}

/**
 * A numeral in characters is an amount with a unit or with powers in it: 五个, 三百五; not 十四五, 二十大, and never 一 (一起,
 * 一度) unless in 一倍. A lone one after 第 is part of a name: 第三人民医院.
 */
function isAmount(
  chinese: string,
  before: string | undefined,
  unit: string | undefined,
  scale: string | undefined,
): boolean {
  if (chinese === '一') return scale !== undefined || unit === '倍';
  if (/^[十百千万亿零]+$/.test(chinese) || (before === '第' && chinese.length === 1)) return false;
  return unit !== undefined || scale !== undefined || /[百千万亿点]/.test(chinese);
}

function amount(groups: Readonly<Record<string, string | undefined>>): number {
  if (groups.percent) return chineseNumber(groups.percent);
  const base = groups.arabic ? Number(groups.arabic.replaceAll(',', '')) : chineseNumber(groups.chinese ?? '');
  const scaled = base * (groups.scale ? chineseNumber(`一${groups.scale}`) : 1);
  return Number(scaled.toPrecision(15));
}

function figure(match: RegExpExecArray, text: string): Figure | null {
  const groups = match.groups ?? {};
  if (groups.chinese && !isAmount(groups.chinese, text[match.index - 1], groups.unit, groups.scale)) return null;
  const value = amount(groups);
  if (Number.isNaN(value)) return null;
  const start = match.index + (groups.before?.length ?? 0);
  const end = match.index + match[0].length;
  const unit = groups.percent ? '%' : (groups.unit ?? null);
  return { start, end, value, unit, bound: boundOf(groups), raw: text.slice(start, end) };
}

/** Amounts of `text` in order, dates left out: 34.46亿元 and 三十四点四六亿元 both have the value 3446000000 and the unit 元. */
export function figures(text: string): readonly Figure[] {
  const calendar = pointsIn(text).filter((time) => /[\d０-９一二三四五六七八九十]/.test(time.text));
  const found = Array.from(halfWidth(text).matchAll(FIGURE), (match) => figure(match, text));
  return found.filter((f): f is Figure => f !== null && !calendar.some((d) => f.start < d.end && d.start < f.end));
}
