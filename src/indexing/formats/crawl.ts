/** What web pages leave around a crawled article's text: a line with source and time before it, editors and links after. */

import { labelsIn } from './labels.ts';
import { reportFrom } from './run-together.ts';

export type Crawled = {
  readonly text: string;
  /** The headline, where the text repeats it as 原标题. */
  readonly title: string | null;
  /** The time in the header, as written there, perhaps without a year. */
  readonly stated: string | null;
};

/** `[ 2023-07-28 16：40 ] ，正文：` or `来源：某网 | 2023年07月28日 09:00:00，正文：`; never a sentence. */
const HEADER = /^(?<header>[^。！？]{0,200}?)正文[：:]\s*/s;
const TIME =
  /(?:\d{4}|\d{2})\s*[-/年]\s*\d{1,2}\s*[-/月]\s*\d{1,2}日?|(?<!\d)\d{6}\/\d{2}(?!\d)|(?<!\d)\d{1,2}[-/月]\d{1,2}日?(?!\d)/;

/** Ends of page furniture; taken off one after the other, as long as one is there. */
const FOOTERS: readonly RegExp[] = [
  /(?:返回搜狐，?)?查看更多(?:责任编辑：\s*)?$/,
  /分享让更多人看到$/,
  /[（(【[［]?\s*(?:责任?编辑?|编辑|责编|校对|审核|监制)[：:][\p{Script=Han}\s、A-Za-z0-9]{0,16}[）)】\]］]?$/u,
  /更多[^。]{0,12}(?:内容|新闻)?请(?:进入|点击)[^。]{0,12}$/,
  /举报\/?反馈$|【纠错】$|打印关闭$|返回(?:顶部|首页)?$/,
];
/** Footers end in a few dozen characters; the rest of a text is never looked at. */
const TAIL = 120;
/** One may be of the text. */
const FEWEST_FIELDS = 2;
/** Headlines of fewer characters repeat by chance. */
const SHORTEST_TITLE = 8;
const LONGEST_TITLE = 80;

function withoutFooters(text: string): string {
  let result = text.trimEnd();
  for (;;) {
    const tail = result.slice(-TAIL);
    const footer = FOOTERS.map((pattern) => pattern.exec(tail)?.[0]).find((found) => found);
    if (footer === undefined) return result;
    result = result.slice(0, -footer.length).trimEnd();
  }
}

/** 原标题：甲乙丙甲乙丙… : the headline is what comes twice. */
function repeatedTitle(text: string): string | null {
  for (let length = Math.min(LONGEST_TITLE, text.length >> 1); length >= SHORTEST_TITLE; length--) {
    const title = text.slice(0, length);
    if (text.slice(length).trimStart().startsWith(title.trimEnd())) return title.trim();
  }
  return null;
}

/** 202308/16 of one publisher and 23-08-16 as 2023-08-16. */
function fullYear(time: string): string {
  const glued = /^(\d{4})(\d{2})\/(\d{2})$/.exec(time);
  if (glued) return `${glued[1]}-${glued[2]}-${glued[3]}`;
  return time.replace(/^(\d{2})(?=\s*[-/年]\s*\d{1,2}\s*[-/月]\s*\d)/, '20$1');
}

/** 作者 : 某组 发布日期 : 2026-05-26: a label and what it says, a word or a time. */
const FIELD = new RegExp(
  `^\\s*(\\p{Script=Han}{2,8})\\s*[：:]\\s*(?:(${TIME.source})(?:\\s+\\d{1,2}[:：]\\d{2}(?:[:：]\\d{2})?)?|\\S{1,12})\\s+`,
  'u',
);

/** A text whose fields stand before it in the same line, a day among them, without these. */
function withoutFields(text: string): string {
  let rest = text;
  let [count, isDated] = [0, false];
  for (let found = FIELD.exec(rest); found !== null; found = FIELD.exec(rest)) {
    const [label] = labelsIn(found[1]!);
    if (label === undefined || label.type === 'after') break;
    count += 1;
    isDated ||= found[2] !== undefined;
    rest = rest.slice(found[0].length);
  }
  return count >= FEWEST_FIELDS && isDated && rest !== '' ? rest : text;
}

const statedIn = (time: string | undefined) => (time === undefined ? null : fullYear(time));

/** Whether a line is a text that a crawl has left, with its header. */
export const isCrawled = (line: string): boolean => HEADER.test(line);

/** A crawled text without its page furniture; other texts come back as they are. */
export function readCrawled(raw: string): Crawled {
  const header = HEADER.exec(raw);
  const time = TIME.exec(header?.groups?.header?.normalize('NFKC') ?? '')?.[0];
  const body = withoutFooters(withoutFields(raw.slice(header?.[0].length ?? 0))).replace(/^\s*原标题[：:]\s*/, '');
  const marked = /^\s*原标题[：:]/.test(raw.slice(header?.[0].length ?? 0));
  const title = marked ? repeatedTitle(body) : null;
  const from = header === null || title !== null ? null : reportFrom(body);
  if (from !== null) return { text: body.slice(from), title: body.slice(0, from).trim(), stated: statedIn(time) };
  const after = (text: string) => text.slice(title?.length ?? 0).trimStart();
  const text = title === null ? body : after(after(body));
  return { text, title, stated: statedIn(time) };
}
