/** 五个“一”, 三个“新”: lists that are called by the character their items share. */
import { clauses, type Span, sentences } from '../../reading/index.ts';
import type { Series } from './series.ts';

const COUNTED = '[二两三四五六七八九十\\d]{1,2}';
const QUOTED = new RegExp(`${COUNTED}(?:个|大|项|种|条)?[“"‘']([\\p{Script=Han}A-Za-z\\d]{1,3})[”"’']`, 'u');
const BARE = new RegExp(`${COUNTED}个(\\p{Script=Han})(?=(?:都|分别|各)?(?:是|指)|[?？，,]|$)`, 'u');

/** What the items share, as the question says it; `null` when it names no such list. */
export const sloganIn = (question: string): string | null =>
  QUOTED.exec(question)?.[1] ?? BARE.exec(question)?.[1] ?? null;

/** What is quoted with the word at its beginning or end: “一张网”、“一盏灯”; “生力军”、“常备军”. */
const quoted = (word: string): string => `[“"‘「](?:${word}[^”"’」]{1,12}|[^”"’」]{1,8}${word})[”"’」]`;

export const quotedWith = (word: string, text: string): number =>
  Array.from(text.matchAll(new RegExp(quoted(word), 'gu'))).length;

/** Of each sentence the first clause that has the pattern. */
function clausesWith(pattern: RegExp, text: string): readonly Span[] {
  return sentences(text, { semicolons: true }).flatMap((sentence) => {
    const own = text.slice(sentence.start, sentence.end);
    const found = clauses(own).find(({ start, end }) => pattern.test(own.slice(start, end)));
    return found ? [{ start: sentence.start + found.start, end: sentence.start + found.end }] : [];
  });
}

/** Paragraphs in which as many sentences as the list has items quote the word so, or have one that it begins (新突破, not 创新). */
export function sloganSeries(paragraphs: readonly string[], word: string, size: number): readonly Series[] {
  const patterns = [quoted(word), `${word}\\p{Script=Han}`].map((pattern) => new RegExp(pattern, 'u'));
  return paragraphs.flatMap((text, paragraph) => {
    if (text.split(word).length <= size) return [];
    const found = patterns.map((pattern) => clausesWith(pattern, text)).find(({ length }) => length === size);
    if (!found) return [];
    return [{ announced: null, items: found.map(({ start, end }) => ({ paragraph, start, head: start, end })) }];
  });
}
