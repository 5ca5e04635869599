/** What something is, or what it is called. */
import { ITEMS } from './items.ts';
import { type Kind, NAME } from './kind.ts';
import { namesIn } from './naming.ts';
import { all } from './signs.ts';

export const what: Kind = {
  ask: 'what',
  asking: [
    {
      rank: 180,
      pattern:
        /(?<=(?:桥|路|街|车|馆|学校|园|站|线|楼|产品|品牌|平台|小区|公司|企业|项目|系统|软件|书|歌|剧|节目|活动|品种|湖|山|船|菜)(?:的?(?:新|全)?名字?|全称)?(?:叫|是))(?:做|个)?什么(?:名字?)?/g,
    },
    { rank: 190, pattern: /(?:干|做)什么(?:用的?|的(?=[？?，,\s]|$))|什么(?:意思|用处?)(?=[？?，,\s的]|$)/g },
    { rank: 230, pattern: /(?<=(?<![喊被])叫)(?:做|个)?什么(?:名字?)?(?=[？?，,\s]|$)/g, units: () => NAME },
    { rank: 300, pattern: /什么|怎么|如何|哪样/g },
  ],
  signs: (text, { units }, { isGiven }) => (units.includes(NAME[0]!) ? namesIn(text, isGiven) : all(text, ITEMS, 0.4)),
  isOptional: (units) => units.length === 0,
  mayBeMany: true,
};
