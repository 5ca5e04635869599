/** Cutting a model's reply into sentences with the passages they name. */

export type CitedSentence = {
  readonly text: string;
  /** Passage numbers as written, from 1; they may not exist. */
  readonly numbers: readonly number[];
};

/** `[1]`, `[1, 3]`, `[^2]`, `【4】`, one or several in a row. */
const MARKERS = /(?:\s*[[【]\^?\d{1,3}(?:\s*[,，、]\s*\d{1,3})*[\]】])+/g;
const ENDING = /^\s*[。！？!?；;.，,、)）"”』」]+/;
const SENTENCE = /(?:[^。！？!?.\n]|\.(?!\s+\p{Lu}))+[。！？!?.]*["”』」）)]*|\n/gu;

/** Addresses and markup are never a model's to write: links come from the store. */
export function withoutAddresses(text: string): string {
  return text
    .replace(/\]\((?:[^()]|\([^()]*\))*\)/g, ']')
    .replace(/(?:https?|ftp|tg|mailto|javascript):\/{0,2}[^\s，。；）」”]+/gi, '')
    .replace(/(?:www\.|t\.me\/|[\w-]+\.(?:com|cn|org|net|io|me|xyz|top|info)\b)[^\s，。；）」”]*/gi, '')
    .replace(/[*_`#>|]{1,3}/g, '');
}

/**
 * The sentences that are followed by a marker, in order; a sentence without one is left out. Of an unfinished reply
 * only what its last marker has closed comes out, so that growing text never loses or changes a sentence.
 */
export function citedSentences(reply: string): readonly CitedSentence[] {
  const found: CitedSentence[] = [];
  const plain = withoutAddresses(reply);
  let at = 0;
  for (const match of plain.matchAll(MARKERS)) {
    const before = plain.slice(at, match.index).replace(ENDING, '');
    at = match.index + match[0].length;
    const last = before
      .match(SENTENCE)
      ?.map((one) => one.trim())
      .filter(Boolean)
      .at(-1);
    const numbers = [...match[0].matchAll(/\d+/g)].map(([digits]) => Number(digits));
    if (last && /[\p{L}\p{N}]/u.test(last)) found.push({ text: ended(last), numbers: [...new Set(numbers)] });
  }
  return found;
}

/** A marker may stand before the full stop; the sentence gets its own back. */
const ended = (text: string): string => {
  const plain = text.replace(/^[-•·\d]+[.、)]\s*/, '').replace(/[，,；;、\s]+$/, '');
  if (/[。！？!?.…”』」）)]$/.test(plain)) return plain;
  return /\p{Script=Han}/u.test(plain) ? `${plain}。` : `${plain}.`;
};
