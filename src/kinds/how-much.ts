/** How much or how many: an amount in its unit. */
import { amounts } from './amounts.ts';
import type { Kind, Named } from './kind.ts';
import { topicUnits, unitsFor, unitsLike } from './units.ts';

/** 新图书馆建筑面积, 2025年产值目标: what has an amount, asked for without a question word. */
const AMOUNT_NAMED =
  /(?:投资额?|产值|营收|营业收入|建筑面积|占地(?:面积)?|总面积|全长|总长|学位数?|床位数?|人口|增速|增幅|月租金?|(?<![评代免])[\p{Script=Han}](?:价格?|费))(?:目标|规模|标准)?[?？。]?$/u;

/** 修好几层了 (several floors are up): nothing else asks, so 好几 does. */
const severalSoFar = (measure: string): RegExp => new RegExp(`(?<=好)几(${measure})(?=.{0,4}了[？?]?$)`);

function named(text: string, measure: string): Named | null {
  const several = text.match(severalSoFar(measure));
  if (several?.[1]) {
    const at = several.index ?? 0;
    return { at, end: at + several[0].length, units: unitsLike(several[1]) };
  }
  const match = text.match(AMOUNT_NAMED);
  return match && { at: text.length, end: text.length, units: topicUnits(match[0]) };
}

/** 几个人 asks for people, 几个项目 for whatever is counted. */
const PEOPLE = /^人(?![工才家均次行物])/u;
const unitsAsked = (measure: string, behind: string): readonly string[] => {
  if (measure === '') return [];
  return measure === '个' && PEOPLE.test(behind) ? [...unitsLike('人'), '个'] : unitsLike(measure);
};

export const howMuch: Kind = {
  ask: 'how-much',
  asking: [
    {
      rank: 30,
      pattern:
        /(?:每?隔)?(?:多久|(?<![哪这那好近前头])几(?:天|年|个月|小时|分钟|周|个?星期))(?:才)?(?=[^，,？?]{0,5}一(?:次(?!性)|趟|班|回|轮|届))/g,
      units: () => unitsFor('frequency'),
    },
    { rank: 80, pattern: /(?<=[贷捐罚拨募]\S{0,2})多少款/g, units: () => unitsFor('money') },
    { rank: 90, pattern: /(?:什么|哪个|哪种|多大|多少)比例|几分之几|几折/g, units: () => unitsFor('share') },
    {
      rank: 100,
      pattern: /第几|排(?:名)?(?:第)?几|几成|百分之(?:多少|几)|多久|(?<![哪这那好近前头])几(?:天|年(?!级)|个月|小时)/g,
      units: (m) => (/第|排/.test(m[0]) ? ['第'] : /几成|百分/.test(m[0]) ? unitsFor('share') : unitsFor('duration')),
    },
    {
      rank: 130,
      pattern: (measure) => new RegExp(`多少(${measure}|钱|资金)?|(?<![好第十这那近前头])几(${measure})(?!月)`, 'g'),
      units: (m) => unitsAsked(m[1] ?? m[2] ?? '', m.input?.slice((m.index ?? 0) + m[0].length) ?? ''),
    },
    {
      rank: 140,
      pattern: /多大(?=了|年纪|岁数|年龄)|多少岁/g,
      units: () => unitsLike('岁'),
    },
    {
      rank: 150,
      pattern: /多(?:大|高|长|宽|深|重|远|快|厚)/g,
      units: (m) => (m[0] === '多大' ? unitsFor('area') : unitsFor(m[0] === '多重' ? 'mass' : 'length')),
    },
    {
      rank: 160,
      pattern:
        /(?:证号|编号|代码|电话|热线|号码|比例|占比|温度(?:范围)?|面积)(?:是|为)?(?:什么|呢|[？?]|$)|打什么(?:电话|热线|号码?)/g,
    },
  ],
  named,
  signs: (text, aspect, { mentions }) => amounts(text, aspect, mentions),
  plainFrom: 0.5,
  lack: 'lacksAmount',
};
