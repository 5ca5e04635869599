/** 五个“一”, 三个“新”: lists that are called by the character their items share. */
import { clauses, type Span, sentences } from '../../text/index.ts';
import type { Series } from './series.ts';

const COUNTED = '[二两三四五六七八九十\\d]{1,2}';
const QUOTED = new RegExp(`${COUNTED}(?:个|大|项|种|条)?[“"‘']([^”"’']{1,3})[”"’']`, 'u');
const BARE = new RegExp(`${COUNTED}个(\\p{Script=Han})(?=(?:都|分别|各)?(?:是|指)|[?？，,]|$)`, 'u');

/** What the items share, as the question says it; `null` when it names no such list. */
export const sloganIn = (question: string): string | null =>
  QUOTED.exec(question)?.[1] ?? BARE.exec(question)?.[1] ?? null;

/** How often `text` puts the word at the beginning of something quoted: “一支队伍”、“一套机制”. */
export const quotedWith = (word: string, text: string): number =>
  ['“', '"', '‘', '「'].reduce((sum, quote) => sum + text.split(`${quote}${word}`).length - 1, 0);

/** The first clause of the sentence where the word begins another one: 新突破, not 创新. */
function clauseWith(word: string, text: string, sentence: Span): Span | null {
  const begins = new RegExp(`${word}\\p{Script=Han}`, 'u');
  const own = text.slice(sentence.start, sentence.end);
  const found = clauses(own).find(({ start, end }) => begins.test(own.slice(start, end)));
  return found ? { start: sentence.start + found.start, end: sentence.start + found.end } : null;
}

/** Paragraphs in which as many sentences as the list has items have such a clause. */
export function sloganSeries(paragraphs: readonly string[], word: string, size: number): readonly Series[] {
  return paragraphs.flatMap((text, paragraph) => {
    const found = sentences(text, { semicolons: true }).flatMap((one) => clauseWith(word, text, one) ?? []);
    if (found.length !== size) return [];
    return [{ announced: null, items: found.map(({ start, end }) => ({ paragraph, start, head: start, end })) }];
  });
}
