/** What can be asked of a thing by a noun alone: 产值呢, 地址呢, 负责人呢. */
import { pointsIn } from '../../../reading/index.ts';
import { type Known, wordKinds } from '../content-words.ts';

const AMOUNT =
  '(?:[率量值额]|价格?|费用?|税收?|收入|支出|投资|面积|[长宽高深]度|规模|人口|利润|增[速幅长]|排名|名额|床位|学位|车位|票价|门票|工期|成本|效益|销售|金额|余额|范围|预算|指数|CPI|cpi)';
const IS_AMOUNT = new RegExp(`${AMOUNT}$`);
const TIME = /(?:时间|日期)$/;
const PLACE = /(?:地址|地点|位置|地方)$/;
const PERSON = /(?:负责人|[院校区县市镇局馆村]长|书记|老板|经理|主任|作者|设计师|法人|主持人)$/;
const HOW_FAR = /(?:进度|进展|情况|效果)$/;
const NUMBER = /(?:电话|热线|号码)$/;
const ALL = [IS_AMOUNT, TIME, PLACE, PERSON, HOW_FAR, NUMBER];

/** Whether `thing` is what can be asked of something else, and nothing by itself. */
export function isAttribute(thing: string, known: Known): boolean {
  const { places } = wordKinds(thing, known);
  return ALL.some((pattern) => pattern.test(thing)) && places.length === 0;
}

/** The attribute as a question asks for it. */
export function attributeAsked(attribute: string): string {
  if (TIME.test(attribute)) return `的${attribute}是什么时候`;
  if (PLACE.test(attribute)) return `的${attribute}在哪里`;
  if (PERSON.test(attribute)) return `的${attribute}是谁`;
  if (HOW_FAR.test(attribute)) return `${attribute}怎么样`;
  return `${attribute}是多少`;
}

/** 总投资 at the end of a name. */
const LAST =
  /(?:的|总|全年|计划|合同|协议|建筑|占地|固定资产|工业)*(?:投资(?:额|完成率)?|(?:地区)?生产总值|产值|产量|营业?收入?|营收|收入|利润|税收|面积|规模|价格|票价|门票|人口|长度|工期|预算|增[速幅]|完成率)$/;

/** 海城恒泰厂房的总投资 is the factory's, not the city's. */
const NAMES_A_THING = /[园厂校院桥路馆村镇站]|项目|公司|企业|工程|基地|小区/;

/** The place, with the time before or after it, of which a figure is named; `null` where a thing is. */
function scopeOf(name: string, known: Known): string | null {
  const [first, second] = pointsIn(name);
  const lead = first?.start === 0 ? first.end : 0;
  const { places } = wordKinds(name.slice(lead), known);
  const place = name.slice(lead).match(/^全[国市区县]/)?.[0] ?? places.find((one) => name.startsWith(one, lead));
  if (place === undefined) return null;
  const after = lead === 0 ? first : second;
  const end = lead + place.length;
  const scope = name.slice(0, after?.start === end ? after.end : end);
  const figure = name.slice(scope.length);
  const isFigure = IS_AMOUNT.test(figure) && !NAMES_A_THING.test(figure) && pointsIn(figure).length === 0;
  return isFigure && wordKinds(figure, known).names.length === 0 ? scope : null;
}

/** A name without the attribute at its end: of a place or a whole country (临江的生产总值) all that comes after it. */
export function withoutAttribute(name: string, known: Known): { readonly thing: string; readonly attribute: string } {
  const scope = scopeOf(name, known);
  if (scope !== null) return { thing: scope, attribute: name.slice(scope.length).replace(/^的/, '') };
  const found = name.match(LAST)?.[0] ?? '';
  return name.length - found.length < 2
    ? { thing: name, attribute: '' }
    : { thing: name.slice(0, name.length - found.length), attribute: found.replace(/^的/, '') };
}
