/** Which sentences and whole lists enumerate what is asked for. */
import { countIn, shows, signs } from '../../kinds/index.ts';
import { alternativesOf, once } from '../../lexicon/index.ts';
import type { Candidate } from '../candidates.ts';
import type { Plan } from '../features.ts';
import type { Gathered } from '../trim.ts';
import { sizesIn } from './series.ts';

/** What a list that is asked for is worth more than its words alone say. */
const ENUMERATED = 4;
/** The question says how many there are, and the sentence has not as many. */
const WITHOUT_SIZE = 0.6;
/** An exhortation lists what should be done: of 哪些企业 none, of 哪些要求 the answer. */
const OF_A_SLOGAN = 0.1;
const things = once(() => new RegExp(`(?:${alternativesOf('kinds-asked', 'listed')})$`));

/** How well a whole list is the one that is asked for: as many items as the question says, or named by its announcement. */
function ofList({ size, announcement }: Gathered, { aspect, spoken: [first = []] }: Plan): number {
  if (!aspect.list) return 0;
  const isNamed = first.some((word) => word.length > 1 && announcement.includes(word));
  return countIn(aspect.units) === size || isNamed ? ENUMERATED : 1;
}

/** A list that is asked for gains, a slogan loses, and so does a sentence that has not as many as the question says; else 1. */
function worthOf(candidate: Candidate, plan: Plan): number {
  if (candidate.list) return ofList(candidate.list, plan);
  const isOfThings = plan.aspect.ask === 'which' && plan.words.some(({ word }) => things().test(word));
  if (isOfThings && shows(candidate.text, 'slogan')) return OF_A_SLOGAN;
  const wanted = countIn(plan.aspect.units);
  if (wanted === null || sizesIn(candidate.text).includes(wanted)) return 1;
  return signs(plan.aspect, candidate.text, plan.isGiven).some(({ strength }) => strength === 1) ? 1 : WITHOUT_SIZE;
}

/** No list is surer than this to be the one that is asked for; nor a sentence that is no list of the size asked for than that. */
const SUREST = 0.95;
const UNLISTED = 0.8;

/** The chance of a sentence or a whole list to answer, given the `chance` that its words alone give it. */
export function asList(chance: number, candidate: Candidate, plan: Plan): number {
  const factor = worthOf(candidate, plan);
  const sized = plan.aspect.list && countIn(plan.aspect.units) !== null;
  return Math.min(sized && factor <= 1 ? UNLISTED : SUREST, chance * factor);
}
