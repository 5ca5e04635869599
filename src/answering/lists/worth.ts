/** Which sentences enumerate what a which-question asks for. */

import { countIn, signs, TOUR } from '../../kinds/index.ts';
import { alternativesOf, once } from '../../lexicon/index.ts';
import type { Candidate } from '../candidates.ts';
import type { Plan } from '../features.ts';
import type { Gathered } from './gathered.ts';
import { sizesIn } from './markers.ts';
import { quotedWith } from './slogan.ts';

/** Exhortations and outlooks list what should be done, not what there is. */
const EXHORTATION =
  /认真贯彻|贯彻落实|坚持|接下来|下一步|将(?:继续|进一步|持续|不断)|全力以赴|只争朝夕|千方百计|理念|进一步(?:提升|加强|推进|强化|做好)/;
const OF_EXHORTATION = 0.1;
/** Things that there is a list of, in answer to 有哪些. */
const things = once(() => new RegExp(`^(?:${alternativesOf('kinds-asked', 'listed')})$`));
const people = once(() => new RegExp(alternativesOf('kinds-asked', 'people')));
/** What an enumeration is worth more than its words alone say. */
const ENUMERATED = 4;
/** 主要改三处, and three items. */
const OF_SIZE = 8;
/** 三个方面 are no 五项措施. */
const OF_ANOTHER_SIZE = 0.3;
/** 五个“一”, and five things quoted that begin with 一: whatever else the sentence says, that is it. */
const OF_SLOGAN = 12;
/** The question says how many there are, and the sentence has not as many. */
const WITHOUT_SIZE = 0.6;
/** 三、应聘条件 is one item of a notice: asked for, it is wanted alone. */
const OF_ONE_ITEM = 0.4;
const PARTLY_NAMED = 1.5;
/** What announcements call a list as a whole: asked for 症状特点, 特点 is more than the one item labelled 早期症状. */
const CALLS_A_LIST = /^(?:特点|特征|条件|要求|措施|举措|问题|原因|建议|规定|办法|亮点|变化|因素|事项)$/;
/** 特征 is as good as 特点. */
const ANOTHER_WORD = 0.6;

/** A数字化车间、B数字化车间: what is asked for ends the items of the list. */
function endsItems(plain: string, word: string): boolean {
  const items = plain.split(/[、；]/);
  return items.length > 1 && items.filter((item) => item.replace(/[。，].*$/, '').includes(word)).length > 1;
}

const namesPeople = ({ text }: Candidate, { aspect }: Plan): boolean =>
  signs({ ...aspect, ask: 'who' }, text).filter(({ strength }) => strength === 1).length > 1;

/** How well a whole list is the one that is asked for: as many items as the question says, or named by its announcement. */
function gathered(
  { size, announcedSize, announcement, heads, labels }: Gathered,
  { aspect, spoken, focus }: Plan,
): number {
  if (!aspect.list) return 0;
  const wanted = countIn(aspect.units);
  if (wanted !== null && wanted === size && wanted === announcedSize) return OF_SIZE;
  if (wanted !== null && (wanted === size || wanted === announcedSize)) return ENUMERATED;
  if (wanted !== null && announcedSize !== null) return OF_ANOTHER_SIZE;
  const [first = [], second = []] = spoken.map((words) => words.filter((word) => word.length > 1));
  const names = (words: readonly string[], text: string) => words.some((word) => text.includes(word));
  const one = (texts: readonly string[]) => texts.filter((text) => names(first, text)).length === 1;
  const called = focus.some(({ word, has }) => CALLS_A_LIST.test(word) && has(announcement) >= ANOTHER_WORD);
  if (called) return ENUMERATED;
  if (one(labels)) return OF_ONE_ITEM;
  if (names(first, announcement)) return ENUMERATED;
  if (one(heads)) return OF_ONE_ITEM;
  return names(second, announcement) ? PARTLY_NAMED : 1;
}

/** 绿色工厂有…. */
const SAYS_WHICH = /^.{0,4}(?:是|为|有|包括)/;
/** Between what is joined. */
const JOINED = /、|(?<=\p{Script=Han}{2})(?:以及|和|与|及)(?=\p{Script=Han}{2})/u;

/**
 * A和B获评绿色工厂, 绿色工厂有A和B: as many joined in one clause as the question says, and what is asked for said of
 * them, not one of them (先进集体和先进个人).
 */
function joinedInClause(plain: string, words: readonly string[], wanted: number): boolean {
  return plain.split(/[，,。；;：:]/).some((clause) => {
    const items = clause.split(JOINED);
    const [first = '', last = ''] = [items[0], items.at(-1)];
    const introduced = (word: string) => SAYS_WHICH.test(first.slice(first.indexOf(word) + word.length));
    const saidOf = words.some((word) => last.includes(word) || (first.includes(word) && introduced(word)));
    return saidOf && items.length === wanted && items.every((item) => item.length > 1 && !/^\d/.test(item));
  });
}

/** 去了哪些地方: where a tour led. */
const ON_TOUR = /^(?:看|去|到|走|走访|调研|视察|考察|参观|察看|检查)$/;
/** 先后来到甲、乙等地 has all of it, 还参观了丙 a rest. */
const WHOLE_TOUR = /先后|依次|等地|等处/;
const ofTour = ({ focus, nearest }: Plan): boolean =>
  nearest.some(({ word }) => /^(?:地方|地点|点位)$/.test(word)) ||
  (focus.some(({ word }) => ON_TOUR.test(word)) &&
    nearest.some(({ word }) => /^(?:点|现场|企业|单位|看|去)$/.test(word)));

/** An enumeration of what is asked for gains, an exhortation loses; else 1. */
function inList(candidate: Candidate, plan: Plan): number {
  if (candidate.list) return gathered(candidate.list, plan);
  if (plan.aspect.ask !== 'which') return 1;
  const kinds = plan.words.filter(({ word }) => things().test(word) || /(?:车间|企业|项目|品牌|单位)$/.test(word));
  if (kinds.length > 0 && EXHORTATION.test(candidate.text)) return OF_EXHORTATION;
  if (kinds.some(({ word }) => endsItems(candidate.plain, word))) return ENUMERATED;
  const wanted = countIn(plan.aspect.units);
  const [first = []] = plan.spoken;
  if (wanted !== null && joinedInClause(candidate.plain, first, wanted)) return ENUMERATED;
  if (wanted !== null && plan.slogan !== null && quotedWith(plan.slogan, candidate.text) === wanted) return OF_SLOGAN;
  const sized =
    wanted === null ||
    sizesIn(candidate.text).includes(wanted) ||
    signs(plan.aspect, candidate.text, plan.isGiven).some(({ strength }) => strength === 1);
  const rest = sized ? 1 : WITHOUT_SIZE;
  if (wanted === null && ofTour(plan) && TOUR.test(candidate.text))
    return WHOLE_TOUR.test(candidate.text) ? OF_SIZE : ENUMERATED;
  if (plan.nearest.some(({ word }) => people().test(word)) && namesPeople(candidate, plan)) return ENUMERATED;
  return rest;
}

/** No list is surer than this to be the one that is asked for; nor a sentence that is no list of the size asked for than that. */
const SUREST = 0.95;
const UNLISTED = 0.8;

/** The chance of a sentence or a whole list to answer, given the `chance` that its words alone give it. */
export function asList(chance: number, candidate: Candidate, plan: Plan): number {
  const factor = inList(candidate, plan);
  const sized = plan.aspect.list && countIn(plan.aspect.units) !== null;
  return Math.min(sized && factor <= 1 ? UNLISTED : SUREST, chance * factor);
}
