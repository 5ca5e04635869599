/** Which sentences and whole lists enumerate what a which-question asks for. */
import { countIn, signs } from '../../kinds/index.ts';
import { alternativesOf, once } from '../../lexicon/index.ts';
import type { Candidate } from '../candidates.ts';
import type { Plan } from '../features.ts';
import { sizesIn } from './series.ts';
import type { Gathered } from './shorten.ts';

/** Exhortations and outlooks list what should be done, not what there is. */
const EXHORTATION =
  /认真贯彻|贯彻落实|坚持|接下来|下一步|将(?:继续|进一步|持续|不断)|全力以赴|只争朝夕|千方百计|理念|进一步(?:提升|加强|推进|强化|做好)/;
const OF_EXHORTATION = 0.1;
/** Things that there is a list of, in answer to 有哪些. */
const things = once(() => new RegExp(`^(?:${alternativesOf('kinds-asked', 'listed')})$|(?:车间|企业|项目|品牌|单位)$`));
const people = once(() => new RegExp(alternativesOf('kinds-asked', 'people')));
/** What an enumeration is worth more than its words alone say. */
const ENUMERATED = 4;
/** The question says how many there are, and the sentence has not as many. */
const WITHOUT_SIZE = 0.6;

/** A数字化车间、B数字化车间: what is asked for ends the items of the list. */
function endsItems(plain: string, word: string): boolean {
  const items = plain.split(/[、；]/);
  return items.length > 1 && items.filter((item) => item.replace(/[。，].*$/, '').includes(word)).length > 1;
}

const namesPeople = ({ text }: Candidate, { aspect, nearest }: Plan): boolean =>
  nearest.some(({ word }) => people().test(word)) &&
  signs({ ...aspect, ask: 'who' }, text).filter(({ strength }) => strength === 1).length > 1;

/** How well a whole list is the one that is asked for: as many items as the question says, or named by its announcement. */
function ofList({ size, announcement }: Gathered, { aspect, spoken: [first = []] }: Plan): number {
  if (!aspect.list) return 0;
  const isNamed = first.some((word) => word.length > 1 && announcement.includes(word));
  return countIn(aspect.units) === size || isNamed ? ENUMERATED : 1;
}

/** An enumeration of what is asked for gains, an exhortation loses; else 1. */
function worthOf(candidate: Candidate, plan: Plan): number {
  if (candidate.list) return ofList(candidate.list, plan);
  if (plan.aspect.ask !== 'which') return 1;
  const kinds = plan.words.filter(({ word }) => things().test(word));
  if (kinds.length > 0 && EXHORTATION.test(candidate.text)) return OF_EXHORTATION;
  if (kinds.some(({ word }) => endsItems(candidate.plain, word)) || namesPeople(candidate, plan)) return ENUMERATED;
  const wanted = countIn(plan.aspect.units);
  const isSized =
    wanted === null ||
    sizesIn(candidate.text).includes(wanted) ||
    signs(plan.aspect, candidate.text, plan.isGiven).some(({ strength }) => strength === 1);
  return isSized ? 1 : WITHOUT_SIZE;
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
