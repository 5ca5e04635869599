/** What has a kind of fact in a sentence of English print: a plainer look than that at Chinese, by capitals, figures and a few words. */
import { once, wordsOf } from '../lexicon/index.ts';
import { remember } from '../reading/index.ts';
import type { Aspect } from '../types.ts';
import { all, type Sign } from './signs.ts';

/** 4,096 sentences' answers take some 1 MB with their texts, which are kept elsewhere too. */
const REMEMBERED = 4096;
const LETTERS = /[A-Za-z]/g;
const HAN = /\p{Script=Han}/gu;

/** Whether a sentence is printed in a Latin script. */
export const isLatin = remember(
  (text: string): boolean =>
    (text.match(LETTERS)?.length ?? 0) > 4 * (text.match(HAN)?.length ?? 0) && /[A-Za-z]{3}/.test(text),
  REMEMBERED,
);

const escaped = (word: string): string => word.replaceAll('.', '\\.');
const times = once(() => {
  const of = (type: string) => wordsOf('english-times', type).map(escaped).join('|');
  const [month, hour] = [of('month'), of('hour')];
  return {
    sure: new RegExp(
      `\\b(?:${month})\\.? \\d+|\\d+ (?:${month})\\b|\\d+(?::\\d+)? ?(?:${hour})|\\b(?:${of('day')})s?\\b|\\b(?:19|20)\\d\\d\\b`,
      'gi',
    ),
    vague: new RegExp(`\\b(?:in|by|until|since|next|last|this|early|late|mid) (?:${month}|${of('season')})\\b`, 'gi'),
  };
});
const VAGUELY = 0.7;

const AMOUNT = /[$£€¥]?\d+(?:[.,]\d+)*(?: ?(?:percent|%|million|billion))?/g;
const MONEY =
  /[$£€¥] ?\d+(?:[.,]\d+)*(?: ?(?:million|billion))?|\d+(?:[.,]\d+)* (?:dollars|cents|pounds|euros|yuan)\b/gi;
/** A figure is an amount of something; which, its neighbours say. */
const SOME = 0.8;
/** Birch Lane, Dr. Ann Lee: capitals behind the sentence's first word, or two of them. */
const NAME = /(?<=\s)[A-Z][\w.'-]*(?: (?:of |the )?[A-Z\d][\w.'-]*)*|^[A-Z][\w.'-]*(?: [A-Z][\w.'-]*)+/g;
const PLACE =
  /\b(?:at|in|on|near|along|behind|opposite|between|from|to) (?:the )?(?:[A-Z\d][\w.'-]*)(?: (?:of |and |the )?[A-Z\d][\w.'-]*)*/g;
const ITEMS = /[^,;:.]{2,40}(?=, | and )|(?<=, |and )[^,;:.]{2,40}/g;

/** Places of an English sentence that have the kind of fact which is asked for. */
export function latinSigns(text: string, { ask, units }: Aspect): readonly Sign[] {
  if (ask === 'when') return [...all(text, times().sure), ...all(text, times().vague, VAGUELY)];
  if (ask === 'how-much' || ask === 'compare') return units.includes('元') ? all(text, MONEY) : all(text, AMOUNT, SOME);
  if (ask === 'who') return all(text, NAME);
  if (ask === 'where') return all(text, PLACE);
  return [...all(text, NAME, SOME), ...all(text, ITEMS, SOME / 2)];
}
