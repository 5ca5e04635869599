/** How sure an answer is: doubts about the chosen sentences, weighed together. */
import { taggedWords } from '../../reading/index.ts';
import type { ParsedQuestion } from '../../types.ts';
import { type Candidate, plainOf } from '../candidates.ts';
import { matcher } from '../coverage.ts';
import { evidenceIn, isOfOneThing } from '../rank.ts';
import type { Stages } from '../stages.ts';
import { doubtsOf } from './doubts.ts';
import { CONFIDENCE, CONFIDENCE_BIAS, type DoubtName } from './weights.ts';

/** Below this an answer is not given (`not-found`). */
export const ENOUGH = 0.5;

const NAMES = Object.keys(CONFIDENCE) as DoubtName[];

/** What an answer comes to that is shown as what is nearest and not as one. */
const NEAREST = 0.4;

/** A word in the report, or of a verb with its object the object in what is said: 下雨 (when it rains) of 遇雨顺延 (put off in rain). */
const isThere = (word: string, { whole, plain }: Candidate): boolean =>
  matcher(plainOf(word))(whole) > 0 ||
  (word.length === 2 && /^v/.test(taggedWords(word)[0]?.tag ?? '') && plain.includes(word.slice(-1)));

/** So plainly at least a sentence has to be of the kind asked for, where nothing else ties it to what is asked. */
const PLAINLY = 0.5;

/**
 * A follow-up of no kind that a sentence plainly has (whether, what, why) none of whose own words the cited reports have: what fits is the
 * thing alone, which the chat has said. 有停车位没 after a park of which nothing but its size is told. In English it is so of every
 * kind but who (who runs it, led by …): a figure has no unit there by which it would tell what it is of; without a word of its own
 * (where is it? why?) any sentence of the chat's would do that is not plainly of the kind.
 */
function asksBeyond({ words, carried, aspects, language }: ParsedQuestion, { chosen }: Stages): boolean {
  const own = words.filter((word) => !carried.includes(word));
  const isOfKind = aspects.some(({ ask }, at) => {
    if (own.length === 0) return language === 'zh' || (ask !== 'what' && evidenceIn(chosen, at) >= PLAINLY);
    return language === 'en' ? ask === 'who' : isOfOneThing(ask);
  });
  const isUntold = (word: string) => chosen.every(({ ranked: { candidate } }) => !isThere(word, candidate));
  return carried.length > 0 && !isOfKind && own.every(isUntold);
}

/**
 * Log-odds that a question in English takes off: what is said in another language, or read by plainer signs, is less sure to be what was
 * meant. Of 345 open questions five more are refused that had been right, of 132 that no page tells fourteen.
 */
const IN_ENGLISH = -0.2;

/** 0…1: how likely the chosen sentences answer the question; calibrated, see docs/design/answers.md. */
export function confidence(question: ParsedQuestion, stages: Stages): number {
  if (stages.chosen.length === 0) return 0;
  const doubts = doubtsOf(question, stages);
  const bias = CONFIDENCE_BIAS + (question.language === 'en' ? IN_ENGLISH : 0);
  const sum = NAMES.reduce((total, name) => total + CONFIDENCE[name] * doubts[name], bias);
  const likely = 1 / (1 + Math.exp(-sum));
  return asksBeyond(question, stages) ? Math.min(NEAREST, likely) : likely;
}
