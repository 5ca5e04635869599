import { isName } from '../byline/names.ts';

const HAN = '\\p{Script=Han}';
/** Four characters or more, each divided from the next by a space: set wide to fill a line. */
const LETTER_SPACED = new RegExp(`(?<!${HAN})${HAN}(?:[ \\u3000]${HAN}){3,}(?!${HAN})`, 'gu');
const LETTER_SPACED_WORDS = new RegExp(
  `(?:(?<=${HAN})[ \\u3000])?${LETTER_SPACED.source}(?:[ \\u3000](?=${HAN}))?`,
  'gu',
);

/** Letters of words are closed up; names of two characters, each set wide, become names with a space between. */
function closeLetters(run: string): string {
  const letters = run.replace(/[ \u3000]/g, '');
  const pairs = letters.match(/../gu) ?? [];
  const areNames = letters.length % 2 === 0 && pairs.every(isName);
  return areNames ? run.replace(LETTER_SPACED, pairs.join(' ')) : letters;
}

const BESIDE_FULL_WIDTH = /[ \u3000]+(?=[（）“”《》，。；：、])|(?<=[（“《》，。；：、])[ \u3000]+/gu;
const BESIDE_DIGITS = new RegExp(`(?<=${HAN}) +(?=[\\d０-９A-Za-z])|(?<=[\\d０-９A-Za-z%％]) +(?=${HAN})`, 'gu');
const AFTER_BYLINE = /([)）]) +(?=\p{Script=Han})/gu;

/** Takes out the spaces that print extraction put in: in letter-spaced lines, around digits and next to full-width punctuation. */
export function closeUp(text: string): string {
  return text
    .replace(LETTER_SPACED_WORDS, closeLetters)
    .replace(BESIDE_FULL_WIDTH, '')
    .replace(BESIDE_DIGITS, '')
    .replace(AFTER_BYLINE, '$1');
}
