import { segmenter } from './words.ts';

/** Tags of proper names, and of what has no tag of its own. */
const PROPER = /^(?:nr|ns|nt|nz|x)/;
/** 津 and 沪 stand for a place. */
const ABBREVIATION = /^j$/;
/** Prepositions, pronouns, particles, conjunctions, suffixes: they stand between names. */
const GRAMMATICAL = /^(?:p|r|u\w*|c|k|y)$/;
/** Verbs, adverbs, times and set phrases of two characters and more; a name may hold 望 or 石, but not 贯彻. */
const STATING = /^(?:v|vd|d|ad|t|i|l)$/;
const NOMINAL = /^(?:n\w*|j|zg|vg|x|s|m|vn)$/;
/** These end the name before them: in 临江区法院 nothing begins with 区. */
const ENDING_A_NAME = /^[区县市省镇乡村]/;
/** A district's name without its rank, as residents say it: 临江 of 临江区. */
export const withoutRank = (district: string): string => district.replace(/(?<=..)[区县市]$/u, '');

/** 受, 赴, 号: before a place they are no part of its name. */
const BEFORE_A_PLACE = /^[vmq]$/;
const VERB = /^v/;
const VERB_OR_ADJECTIVE = /^[va]/;

/** Jieba's tag of a dictionary word by itself. */
const tagOf = (word: string): string => segmenter().tag(word, false)[0]?.tag ?? 'x';

/**
 * Whether a run of dictionary words is more likely a name than a phrase: one of them is a name or stands for a place,
 * or the dictionary can't read two neighbouring characters (古|芒|镇), and all of them are such as names are made of.
 */
export function nameLike(parts: readonly string[]): boolean {
  const tags = parts.map(tagOf);
  const [first = '', last = ''] = [tags[0], tags.at(-1)];
  const isSingle = parts.map(({ length }) => length === 1);
  const unread = isSingle.some((single, at) => single && isSingle[at + 1]);
  if (ENDING_A_NAME.test(parts[0] ?? '')) return false;
  if (tags.some((tag, at) => GRAMMATICAL.test(tag) || (!isSingle[at] && STATING.test(tag)))) return false;
  if (isSingle[0] && BEFORE_A_PLACE.test(first) && tags[1] === 'ns') return false;
  if (unread ? VERB.test(first) && VERB_OR_ADJECTIVE.test(last) : !NOMINAL.test(last)) return false;
  return unread || tags.some((tag) => PROPER.test(tag)) || (isSingle[0] === true && ABBREVIATION.test(first));
}
