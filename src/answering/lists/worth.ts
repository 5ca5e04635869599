/** Which sentences enumerate what a which-question asks for. */
import type { Candidate } from '../candidates.ts';
import { countIn, signs } from '../evidence.ts';
import type { Plan } from '../features.ts';
import type { Gathered } from './gather.ts';

/** Exhortations and outlooks list what should be done, not what there is. */
const EXHORTATION =
  /认真贯彻|贯彻落实|坚持|接下来|下一步|将(?:继续|进一步|持续|不断)|全力以赴|只争朝夕|千方百计|理念|进一步(?:提升|加强|推进|强化|做好)/;
const OF_EXHORTATION = 0.1;
/** Things that there is a list of, in answer to 有哪些. */
const THINGS = /^(?:项目|工程|企业|公司|学校|医院|车间|单位|品牌|产品|园区|公园|道路)$/;
const PEOPLE = /领导|人员|代表|干部|嘉宾|委员|个人|人物|人才|模范|工作者/;
/** What an enumeration is worth more than its words alone say. */
const ENUMERATED = 2.5;
/** 三个方面 are no 五项措施. */
const OF_ANOTHER_SIZE = 0.3;

/** A数字化车间、B数字化车间: what is asked for ends the items of the list. */
function endsItems(plain: string, word: string): boolean {
  const items = plain.split(/[、；]/);
  return items.length > 1 && items.filter((item) => item.replace(/[。，].*$/, '').includes(word)).length > 1;
}

const namesPeople = ({ text }: Candidate, { aspect }: Plan): boolean =>
  signs({ ...aspect, ask: 'who' }, text).filter(({ strength }) => strength === 1).length > 1;

/** How well a whole list is the one that is asked for: as many items as the question says, or named by its announcement. */
function gathered({ size, announcedSize, announcement }: Gathered, { aspect, spoken }: Plan): number {
  if (!aspect.list) return 0;
  const wanted = countIn(aspect.units);
  const named = spoken.some((words) => words.some((word) => word.length > 1 && announcement.includes(word)));
  if (wanted !== null && (wanted === size || wanted === announcedSize)) return ENUMERATED;
  if (wanted !== null && announcedSize !== null) return OF_ANOTHER_SIZE;
  return named ? ENUMERATED : 1;
}

/** A factor for the chance of a sentence: an enumeration of what is asked for gains, an exhortation loses; else 1. */
export function inList(candidate: Candidate, plan: Plan): number {
  if (candidate.list) return gathered(candidate.list, plan);
  if (plan.aspect.ask !== 'which') return 1;
  const kinds = plan.words.filter(({ word }) => THINGS.test(word) || /(?:车间|企业|项目|品牌|单位)$/.test(word));
  if (kinds.length > 0 && EXHORTATION.test(candidate.text)) return OF_EXHORTATION;
  if (kinds.some(({ word }) => endsItems(candidate.plain, word))) return ENUMERATED;
  if (plan.nearest.some(({ word }) => PEOPLE.test(word)) && namesPeople(candidate, plan)) return ENUMERATED;
  return 1;
}
