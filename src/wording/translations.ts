/** What a machine translated, marked as that; the original always stands beside it. */
import type { Told } from '../types.ts';

/** Before a translation, in both languages: who reads it may show it to somebody who reads the other. */
export const TRANSLATED_BY_MACHINE = '机器翻译 / machine translation';

/** The translated sentences as one text; empty where there are none. A sentence without one stands as printed. */
export function translationText({ sentences }: Pick<Told, 'sentences'>): string {
  if (!sentences.some(({ translation }) => translation !== undefined)) return '';
  return sentences.map(({ text, translation }) => translation ?? text.trim()).join(' ');
}
