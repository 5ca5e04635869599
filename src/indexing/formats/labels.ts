/** Words that web pages write around an article, met in a line. */
import { lexicon, once, scanner } from '../../lexicon/index.ts';

const labels = once(() => scanner(lexicon('page-labels')));

/** The labels of a line, from left to right. */
export const labelsIn = (line: string) => labels().all(line);

const SENTENCE_END = /[。！？；…][”’」』）)\]]*$/;
/** Longer lines without an end are sentences all the same; shorter ones with one may be a slogan, and stay. Latin letters are half as wide. */
const LONG = 60;
const longFor = (line: string) => (/\p{Script=Han}/u.test(line) ? LONG : 2 * LONG);

/** Whether a line reads as running text. */
export const isSentence = (line: string): boolean => SENTENCE_END.test(line) || line.length > longFor(line);

/** Letters in lower case and digits alone: what two writings of a headline have in common. */
export const lettersOf = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

/** A line's text without the marks of a heading. */
export const unmarked = (line: string): string => line.replace(/^#{1,6} |^\*\*|\*\*$/g, '');

/** A text without the marks of Markdown around what was printed in bold. */
export const withoutBold = (text: string): string => text.replace(/\*\*(?=\S)([^*]+)(?<=\S)\*\*/gu, '$1');

/** A longer line leads to nothing. */
const LONGEST_LEAD = 40;
/** What stands before a head of a list: blanks, marks of items and of headings. */
const MARKS = /^[\s\-–·•*#]+/u;

/** 相关新闻, 上一篇：…, Leave a comment: a short line that says that other things follow. 相关链接 often heads what belongs to the text. */
export function leadsOn(line: string): boolean {
  const plain = line.replace(MARKS, '');
  const [label] = labelsIn(plain.toLowerCase());
  const isShort = plain.length <= LONGEST_LEAD && !isSentence(plain) && !/[链鏈]/u.test(plain);
  return isShort && label?.type === 'after' && label.start <= 2;
}

/** 延伸阅读：…, 【相关文章】…: leads on and says where in one line; the text may go on under it. */
export const leadsAside = (line: string): boolean =>
  leadsOn(line) && /^[\p{P}\s]*\p{L}{2,6}[\p{P}\s]+\S{4}/u.test(line);

/** 声明：…, 版权声明：… */
const DISCLAIMS = /^[【[]?(?!联合|聯合)\p{Script=Han}{0,4}(?:声明|聲明)[】\]]?[:：]/u;
/** A site says who may use a text, and who answers for it. */
export const disclaims = (line: string): boolean => DISCLAIMS.test(line);
