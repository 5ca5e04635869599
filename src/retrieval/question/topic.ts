/** What a clause is about, told by how the clause is built. */

import { askedIn } from '../../kinds/index.ts';
import { pointsIn } from '../../reading/index.ts';
import { endOfName, LEADING, withoutVerbs } from './subject-phrase.ts';

/** 营收 in 茶谷的营收: what is asked of the name, not the name. */
const ATTRIBUTE = /的?(?:长度|名称|地址|电话|时间|地点|价格|情况|的)$/;

/** What a clause is about, with its time: the name before the verb, in 甲2024年的大会 all of it; empty when it has none. */
export function topicOf(clause: string): string {
  const lead = clause.match(LEADING)?.[0] ?? '';
  const plain = clause.slice(lead.length);
  const name = withoutVerbs(plain.slice(0, endOfName(plain, true)));
  const [when] = pointsIn(plain).filter(({ start }) => start === name.length);
  const further = when ? plain.slice(when.end).replace(/^的/, '') : '';
  const next = further === '' ? '' : withoutVerbs(further.slice(0, endOfName(further, true)));
  const more = askedIn(next).length === 0 ? next : '';
  const isName = askedIn(name).length === 0 && name.length > 1;
  return isName ? `${lead}${`${name}${when?.text ?? ''}${more}`.replace(ATTRIBUTE, '')}` : '';
}
