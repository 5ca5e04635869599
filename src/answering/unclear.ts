/** Questions that don't say of what: nothing can be looked for. */
import type { ParsedQuestion } from '../types.ts';

/** Words that say nothing without a thing: what is done to any of them, what any of them has, or how to go on. */
const OF_ANYTHING =
  /^(?:\p{Script=Han}|[修建弄搞做盖装]好|[修建]成|完工|竣工|开工|动工|通车|开业|开放|投用|启用|继续|详细|更新|不信|相信|知道|联系|电话|号码|方式|地址|地点|位置|时间|负责人|老板|经理|价格|价钱|门票|票价|费用|投资|面积|占地|工期|进度|床位|学位|名额)$/u;

/** 好多钱, 啥时候修好, 还有呢, 电话多少: a question that names no thing, and that no earlier question completes. */
export const isUnclear = ({ language, names, places, words, district, time }: ParsedQuestion): boolean =>
  language === 'zh' &&
  names.length + places.length === 0 &&
  district === null &&
  time === null &&
  words.every((word) => OF_ANYTHING.test(word)) &&
  words.length <= 1;
