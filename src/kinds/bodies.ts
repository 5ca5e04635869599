/** Where a sentence names a body that does something: builds, runs, holds an event. */
import { alternativesOf, once } from '../lexicon/index.ts';
import { all, type Sign } from './signs.ts';

/** 由某某公司承建: who builds, designs or runs a thing. */
const DOES =
  '承建|施工|中标|建设|修建|设计|投资|开发|运营|实施|负责|代建|监理|承办|主办|协办|举办|指导|经营|管理|管护|打造';
const doer = once(() => {
  const body = `(?:${alternativesOf('kinds-asked', 'doer')})`;
  return new RegExp(
    `由[^，。；]{2,90}${body}[^，。；]{0,6}(?:${DOES})|(?:${DOES})(?:单位|方|企业|主体)?(?:为|是|：|:)[^，。；]{2,24}${body}|[^，。；由]{2,24}${body}(?:作为业主单位|中标|承建|投资(?:建设|兴建)|负责(?:建设|实施|施工|运营))`,
    'gu',
  );
});
const body = once(
  () =>
    new RegExp(
      `(?:由|经|交)?\\p{Script=Han}{2,14}(?:${alternativesOf('kinds-asked', 'body')})(?=牵头|主办|承办|联合|负责|以|为|研究|[，、。])`,
      'gu',
    ),
);

/** Bodies that do something, or stand at a clause's end. */
export const bodiesIn = (text: string, strength: number): readonly Sign[] => all(text, body(), strength);

/** Bodies that do something, plainest where what they do is said of the thing. */
export const doersIn = (text: string): readonly Sign[] => [...all(text, doer()), ...bodiesIn(text, 0.6)];
