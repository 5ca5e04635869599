/** Where a sentence names a body that does something: builds, runs, holds an event. */
import { all, type Sign } from './signs.ts';

/** 由某某公司承建: who builds, designs or runs a thing. */
const DOES =
  '承建|施工|中标|建设|修建|设计|投资|开发|运营|实施|负责|代建|监理|承办|主办|协办|举办|指导|经营|管理|管护|打造';
const BODY_KIND = '(?:公司|集团|局|院|所|队|中心|委|办|部|厂|会|政府|大学|社)';
const DOER = new RegExp(
  `由[^，。；]{2,90}${BODY_KIND}[^，。；]{0,6}(?:${DOES})|(?:${DOES})(?:单位|方|企业|主体)?(?:为|是|：|:)[^，。；]{2,24}${BODY_KIND}|[^，。；由]{2,24}${BODY_KIND}(?:作为业主单位|中标|承建|投资(?:建设|兴建)|负责(?:建设|实施|施工|运营))`,
  'gu',
);
/** A body that does something, or stands at a clause's end. */
export const BODY =
  /(?:由|经|交)?[\p{Script=Han}]{2,14}(?:局|委|办|部|院|公司|中心|集团|协会|政府|街道|镇|学校|大学|银行|联合会)(?=牵头|主办|承办|联合|负责|以|为|研究|[，、。])/gu;

/** Bodies that do something, plainest where what they do is said of the thing. */
export const doersIn = (text: string): readonly Sign[] => [...all(text, DOER), ...all(text, BODY, 0.6)];
