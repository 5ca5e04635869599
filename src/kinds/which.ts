/** Which of several, or all there are. */
import { alternativesOf, once } from '../lexicon/index.ts';
import { remember } from '../reading/index.ts';
import type { Aspect } from '../types.ts';
import { bodiesIn } from './bodies.ts';
import { items } from './items.ts';
import { COUNTED, countIn, countOf, type Given, type Kind, type Looked } from './kind.ts';
import { all, type Sign } from './signs.ts';

/** What is wrong is seldom called 问题 where it is told: 力度不够, 储备不足, 尚未形成. */
const DEFICIT =
  /[\p{Script=Han}]{2,8}(?:不[足够优强高多大平畅全准严细实齐匀]|偏[低小弱慢少]|滞后|薄弱|缺乏|短缺|过[高低大小于])|(?:尚未|还没有?|未能|缺少|缺乏)[\p{Script=Han}]{2,8}/gu;
const ASKS_FOR_DEFICITS = /^(?:问题|毛病|不足|短板|困难|难题|差距|缺点)$/;

/** 哪个小区, 哪家公司, 哪支队: what is told ends in what is asked for. */
const kindAsked = once(() => new RegExp(`^(?:${alternativesOf('kinds-asked', 'which')})$`));
/** 该公司, 全市, 多家企业 name none. */
const NAMES_NONE = '(?<![该本此各全每多些家个批类内外等新老大小])';
/** In answer to 哪个 a row of several is less plain than the one. */
const OF_ROW = 0.5;

/** One pattern for each kind that was asked for lately: a question is put to some two hundred sentences. */
const namedKind = remember(
  (kind: string) => new RegExp(`[\\p{Script=Han}A-Za-z\\d·]{2,10}?${NAMES_NONE}${kind}`, 'gu'),
  64,
);
const ofKind = (kind: string, text: string, isGiven: Given): readonly Sign[] =>
  all(text, namedKind(kind)).filter(({ start, end }) => !isGiven(text.slice(start, end)));

/** A matter that is wrong, one of its kind, or items of a list. */
function signs(text: string, { units, focus, list }: Aspect, { isGiven }: Looked): readonly Sign[] {
  const listed = items(text, units, isGiven);
  if (focus.slice(0, 2).some((word) => ASKS_FOR_DEFICITS.test(word)))
    return [...all(text, DEFICIT), ...listed.map((sign) => ({ ...sign, strength: sign.strength * 0.5 }))];
  if (list || countIn(units) !== null || !kindAsked().test(focus[0] ?? '')) return [...listed, ...bodiesIn(text, 0.3)];
  const rows = listed.map((sign) => ({ ...sign, strength: OF_ROW * sign.strength }));
  return [...ofKind(focus[0]!, text, isGiven), ...rows];
}

export const which: Kind = {
  ask: 'which',
  asking: [
    {
      rank: 10,
      pattern: new RegExp(
        `(?<=(${COUNTED})(?:个|大|项|种|样|条)[^，,？?。]{1,8})(?:分别|各)?(?:是|指)(?:指|的是)?(?:什么|哪些|哪几)`,
        'g',
      ),
      units: countOf,
    },
    {
      rank: 110,
      pattern: (measure) =>
        new RegExp(
          `哪(?!一?步)(?:些|几|(${COUNTED}))(?:个)?${measure}?|哪${measure}(?=${alternativesOf('kinds-asked', 'measured')})`,
          'g',
        ),
      units: countOf,
    },
    {
      rank: 120,
      pattern: new RegExp(
        `(?:有|是|叫|指|获|得|为)?(?:些|哪些)?什么(?=${'名单|荣誉|奖|称号|活动|项目|措施|要求|内容|问题|成效|产品|品种|特色|机构|中心|设施|模式'})`,
        'g',
      ),
    },
    { rank: 200, pattern: /几路(?=车|公交)/g },
    { rank: 280, pattern: /哪个|哪家|哪项|哪种|哪类|哪级|哪所|哪条|哪支|哪/g },
  ],
  signs,
  lack: 'lacksList',
  mayBeMany: true,
};
