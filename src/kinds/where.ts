/** Where something is, goes or takes place. */
import { alternativesOf, once } from '../lexicon/index.ts';
import { overlap, read } from '../reading/index.ts';
import type { PlaceRank } from '../types.ts';
import type { Given, Kind, Looked } from './kind.ts';
import { all, type Sign } from './signs.ts';

const placeEnd = once(
  () =>
    `(?:[省市区县镇乡村路号站馆院校厂楼厅园街道巷弄]|[^，。；]{0,6}(?:交[会汇叉]处|之间|附近|旁|侧|片区|组团|新城)|[东西南北正侧大]门|[路门出街]口|${alternativesOf('kinds-asked', 'place')})`,
);
const place = once(
  () =>
    new RegExp(
      `(?:位于|坐落[于在]?|地处|选址(?:在|于)?|落户|落地|地址(?:为|在)?[:：]?|发往|销往|进驻|迁[至到往]|搬[至到往]|移至|转至|停放[至在]|绕行|改走|改[在到]|设在|[起止]于|送往)[^，。；]{0,24}?[\\p{Script=Han}\\dA-Z]${placeEnd()}`,
      'gu',
    ),
);
/** 其注册地址在上海, 总部位于…, 来自四川: a name without a kind behind it. */
const SEAT =
  /(?:注册地址?|(?<!网)地址|总部|产地|籍贯)(?:就?[设位]?[在于]|为|是|[：:])\p{Script=Han}{2,}|产自\p{Script=Han}{2,}/gu;
const placeWeak = once(
  () => new RegExp(`(?:(?<!正)在|到|走进|来到|前往)[^，。；]{0,24}?[\\p{Script=Han}\\dA-Z]${placeEnd()}`, 'gu'),
);
/** 起点体育场南门, 从汽车站发车, 开通甲、乙至丙的专线: where one gets on. */
const BOARDING =
  /(?:起点|终点|起讫点|始发站|乘车点|上车点|集合点)(?:设?[在为是])?[^，。；]{2,18}|(?:从|自)[^，。；]{2,16}?(?<!视角|角度|实际|立场)(?:出发|发车|始发|乘车|上车|乘坐|前往)|在[^，。；]{2,12}(?:乘|上车|下车|换乘)|开通[^，。；]{2,20}至[^，。；]{2,14}/gu;
/** 考场二中, 放映地点：南村礼堂: a place under its head, or behind its label. */
const LABELLED =
  /(?:考场|考点|地点|场地|会场|[馆校站院厂园]址)(?:就?[设位]?[在于]|为|是|[：:])\p{Script=Han}{2,}|(?<=^|，)\p{Script=Han}{0,4}(?:考场|考点|地点|场地|会场|地址|地段)\p{Script=Han}{2,12}(?=，|$)/gu;
/** 在松林路12号, 滨江路与云栖大道交会处: an address without 位于. */
const ADDRESS =
  /(?<!正)在[^，。；]{0,16}?[\p{Script=Han}\d](?:[路街巷号弄]|大道|交[会汇叉]处)|\p{Script=Han}{2,6}(?:[路街]|大道)\d+号|\p{Script=Han}{1,6}(?:[路街]|大道)(?:与|和)\p{Script=Han}{1,6}(?:[路街]|大道)交[会汇叉]/gu;

/** What the question says already is no answer: 走进图书馆 of where the library is. */
const OF_GIVEN = 0.3;
const unlessGiven = (found: readonly Sign[], text: string, isGiven: Given): readonly Sign[] =>
  found.map((sign) =>
    isGiven(text.slice(sign.start, sign.end)) ? { ...sign, strength: OF_GIVEN * sign.strength } : sign,
  );

/** 哪个镇 (in which town) is answered by the name of one, 哪个区 by that of a county too; a street is none. */
const RANKS: Readonly<Record<string, PlaceRank>> = {
  镇: 'town',
  街道: 'town',
  村: 'village',
  社区: 'village',
  区: 'district',
  县: 'district',
  区县: 'district',
};
const rankAsked = ([asked = '']: RegExpMatchArray): readonly string[] => {
  const rank = RANKS[asked.replace(/^哪个/, '')];
  return rank === undefined ? [] : [rank];
};
const OF_OTHER_RANK = 0.3;

/** Places of a rank that is asked for, and what else says where only as far as one of them stands in it. */
function ofRank(
  found: readonly Sign[],
  text: string,
  ranks: readonly string[],
  { isGiven, mentions }: Looked,
): readonly Sign[] {
  const named = (mentions ?? read(text)).filter(
    (one) => one.kind === 'place' && ranks.includes(one.rank) && !isGiven(text.slice(one.start, one.end)),
  );
  const own = named.map(({ start, end }) => ({ start, end, strength: 1 }));
  return [
    ...own,
    ...found.map((sign) => ({
      ...sign,
      strength: own.some((one) => overlap(one, sign)) ? sign.strength : OF_OTHER_RANK * sign.strength,
    })),
  ];
}

export const where: Kind = {
  ask: 'where',
  asking: [
    {
      rank: 250,
      units: rankAsked,
      pattern:
        /(?<![修建装盖铺挖]到)哪[里儿]|哪[里儿](?!了)|何处|什么(?:地方|位置)|哪个(?:地方|位置|村|镇|街道|社区|区县?|园区|城市)|哪条(?:路|街|大道|大街)上?|地址|(?<=[到去在往])哪(?=[？?，,]|$)/g,
    },
    {
      rank: 270,
      pattern: () =>
        new RegExp(
          `(?<=[在住到去位往于])哪一?(?:个|座|栋|家|所)(?=(?:${alternativesOf('kinds-asked', 'inside')})(?:里面?|里头|[上内]|那边|附近)?(?:[^，,？?]{0,4})?(?:$|[，,？?]))`,
          'g',
        ),
    },
  ],
  signs: (text, { units }, looked) => {
    const { isGiven } = looked;
    const found = [
      ...unlessGiven(all(text, place()), text, isGiven),
      ...all(text, ADDRESS),
      ...all(text, SEAT),
      ...all(text, LABELLED),
      ...unlessGiven(all(text, BOARDING, 0.8), text, isGiven),
      ...unlessGiven(all(text, placeWeak(), 0.7), text, isGiven),
    ];
    return units.length === 0 ? found : ofRank(found, text, units, looked);
  },
  // 走进图书馆 (walked into the library) names the thing and no place; where it is has to be said: 位于, 在…路.
  plainFrom: 1,
  lack: 'lacksPlace',
  mayBeMany: true,
};
