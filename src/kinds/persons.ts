/** Where a sentence names a person. */
import { SURNAMES } from '../reading/index.ts';
import { doersIn } from './bodies.ts';
import { all, type Sign } from './signs.ts';

/** A title before a name, as papers write it. */
const OFFICE =
  '(?:书记|主任|领导|[区县市镇乡州省]长|局长|处长|部长|院长|校长|主席|会长|经理|董事长|负责人|工程师|教授|老师|委员|代表|队长|站长|所长|理事长|总裁|同志|先生|女士|人物|传承人|支书|主播|院士|司令|法人|带头人|创始人|主理人|医生|医师|村民|居民|党员)';
/** 项目负责人介绍: an office without a name answers no 谁. */
const NOT_A_NAME =
  '职|级|制|岗|办公|邀请|连线|通过|从事|时任|相关|关于|任职|后|温馨|介绍|表示|说|告诉|指出|强调|透露|坦言|带队|率队|主持|出席|参加|参观|会议|们|和|的|在|对|为|向|与';
const NOBODY = '.?负责人|责人|记者|.?工作人|作人员|人员|有关|相关|会议|大家|居民|村民|群众|纷纷|他|她';
const PERSON = new RegExp(
  `${OFFICE}(?!${NOT_A_NAME})(?:[${SURNAMES}][\\p{Script=Han}]{1,3}|\\p{Script=Han}{1,8}·\\p{Script=Han}{1,8})|(?<!相关|工作|有关)(?!${NOBODY})[${SURNAMES}]\\p{Script=Han}{1,2}(?:表示|说|介绍|指出|强调|主持|出席|参加|陪同|带队|率队|(?<![主责担信])任|等出席|等参加)`,
  'gu',
);
/** 文旅委主任, 常务副主任, 车间主任: a body or a rank before a title is no name, though it begins as one. */
const OF_A_BODY = '[委办局部院校站所厂馆会科处室区县市镇乡村组队]';
const NO_NAME_BEFORE = '常务|车间|文旅|文化|文体|安全|时任|宣传|高级|特级|金牌|家庭|车站|全国|全市|全区';
/** 赵小满医生, 陈方副主任: the title behind the name. */
const TITLED = new RegExp(
  `(?!${NO_NAME_BEFORE})[${SURNAMES}](?:(?!${OF_A_BODY})\\p{Script=Han}){1,2}(?=副?(?:医生|医师|老师|教授|律师|院士|女士|先生|同志|师傅|校长|院长|局长|主任|书记|经理))`,
  'gu',
);
/** 河口村的林秀今年67岁, 51岁的林秀: people of no office are told by where they live and how old they are. */
const OF_NO_OFFICE = new RegExp(
  `(?<=(?:[村镇乡厂校馆院]|街道|社区|小区|公司|岁)的)[${SURNAMES}]\\p{Script=Han}{1,2}(?=今年|[，,、是说在]|$)|[${SURNAMES}]\\p{Script=Han}{1,2}(?=[，,]?(?:今年|现年)?\\d{2,3}岁)`,
  'gu',
);
/** 校长是谁 is answered by a person of that office alone; 负责人 and 领导 are of any. */
const AN_OFFICE = /(?:书记|主任|[区县市镇乡州省村局处部院校会馆厂站所队董事]长|经理|主席|总裁)$/u;
const HOLDS_OFFICE = 8;
/** The office that is asked for: 副主任, or 主任, which a 副主任 is not. */
function officeAsked(focus: readonly string[]): RegExp | null {
  const [first = '', second = ''] = focus;
  if (/^副/.test(first) && AN_OFFICE.test(first)) return new RegExp(first, 'u');
  if (first === '副' && AN_OFFICE.test(second)) return new RegExp(`副${second}`, 'u');
  const office = [first, second].find((word) => AN_OFFICE.test(word));
  return office === undefined ? null : new RegExp(`(?<!副${office === '书记' ? '|总' : ''})${office}`, 'u');
}

/** Where an office is asked for, a person without it is hardly a sign. */
function ofOffice(focus: readonly string[], text: string, found: readonly Sign[]): readonly Sign[] {
  const office = officeAsked(focus);
  if (office === null) return found;
  return found.map((sign) => {
    const around = text.slice(Math.max(0, sign.start - HOLDS_OFFICE), sign.end + HOLDS_OFFICE);
    return office.test(around) ? sign : { ...sign, strength: 0.3 * sign.strength };
  });
}

/** 老板叫啥, 校长是谁: these are persons, whatever bodies a sentence names. */
const A_PERSON = /(?:老板|负责人|当家人|带头人|创始人|班主任|师傅|教练|冠军|馆员)$/u;
const asksForPerson = (focus: readonly string[]): boolean =>
  officeAsked(focus) !== null || focus.slice(0, 2).some((word) => A_PERSON.test(word));

/** Persons in a sentence, and bodies that act as one; where `focus` asks for an office or a person, those alone. */
export function personsIn(text: string, focus: readonly string[]): readonly Sign[] {
  const persons = [PERSON, TITLED, OF_NO_OFFICE].flatMap((kind) => all(text, kind));
  const bodies = asksForPerson(focus) ? [] : doersIn(text);
  return ofOffice(focus, text, [...persons, ...bodies]);
}
