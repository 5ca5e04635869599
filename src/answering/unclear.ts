/** Questions that don't say of what: nothing can be looked for. */
import { alternativesOf, once } from '../lexicon/index.ts';
import type { ParsedQuestion } from '../types.ts';

/** Words that say nothing without a thing: what is done to any of them, what any of them has, or how to go on. */
const ofAnything = once(() => new RegExp(`^(?:\\p{Script=Han}|${alternativesOf('said-of-things', 'anything')})$`, 'u'));

/** 好多钱, 啥时候修好, 还有呢, 电话多少: a question that names no thing, and that no earlier question completes. */
export const isUnclear = ({ language, names, places, words, district, time }: ParsedQuestion): boolean =>
  language === 'zh' &&
  names.length + places.length === 0 &&
  district === null &&
  time === null &&
  words.every((word) => ofAnything().test(word)) &&
  words.length <= 1;
