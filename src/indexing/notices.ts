/**
 * What private persons have to give away in a notice (a loss, a search, a find): mobile numbers, bank cards, passports,
 * plates, where they live, names of minors and patients. In notices alone: in a report a number belongs to an office or a
 * hotline and is news. The same words beside an office's name are kept in notices too.
 */

import { familyOf } from './private-names.ts';

/** A clause like this is a notice, whatever the page's cut says; 走失 or 家属 alone are said in reports, too. */
const NOTICE =
  /(?:遗失|挂失|作废)(?:声明|启事|公告)|声明作废|特此声明|(?:寻人|寻亲|寻物|寻狗|招领|认领)(?:启事|公告|启示)|失物招领|讣告|(?:失主|家属)(?:电话|：)|(?:遗失|丢失)[^。\n]{0,40}(?:证|卡|牌照|护照|执照|本|公章|收据|发票|单)[^。\n]{0,40}(?:作废|声明|联系|归还|补办)/;
/** Who speaks for a body: its number is there to be called. */
const OFFICE =
  /(?:局|办公?室?|委|中心|公司|医院|学校|小学|中学|幼儿园|车站|分站|站|派出所|法院|检察院|大队|支队|居委会|村委会|社区|街道|政府|报社|银行|支行|保险|编辑部|服务台|热线|咨询|客服|报名|投诉|举报|民警|警官|值班)[^，,。；;\n]{0,14}$/;
const MOBILE = /(?<![\d０-９])(?:\+?86[- ]?)?[1１][3-9３-９](?:[ \-—·.]?[\d０-９]){9}(?![\d０-９])/g;
const LANDLINE = /(?<![\d０-９-])(?:0\d{2,3}[-— ]?)?[2-9]\d{6,7}(?![\d０-９])/g;
const CARD =
  /(?<=(?:银行卡|储蓄卡|信用卡|借记卡|社保卡|医保卡|卡号|存折|账户|账号|帐号)[^。；;\n]{0,16}?)\d(?:[ -]?\d){14,18}(?!\d)/g;
const PASSPORT =
  /(?<=(?:护照|通行证|台胞证|回乡证|军官证|士兵证|驾驶证|居住证|港澳|签注)[^。；;\n]{0,16}?)(?<![A-Za-z0-9])[A-Z]{1,2}[ -]?\d{7,9}(?![A-Za-z0-9])/g;
const PLATE =
  /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z][·•.\s-]?(?:[A-Z0-9]{5,6}|[A-Z0-9]{4}[学警港澳挂])(?![A-Z0-9])/g;
/** From the street or village on; the town stays, which says where a notice matters. */
const HOME =
  /(?<=(?:家住|居住在|现住|住址|住所|户籍地址?|户籍所在地|家庭住址|常住|暂住|住在|家庭地址|(?<![\p{Script=Han}])住)(?:[：:为是在于]|\s)*)(?<town>[\p{Script=Han}]{0,14}?(?:街道|镇|乡|区|县|市)(?:[\p{Script=Han}]{1,6}(?:街道|镇|乡))?)?(?<rest>[\p{Script=Han}A-Za-z0-9０-９\-—－#、（）()]{1,30}?(?:号楼|单元|室|号|栋|幢|组|社|楼|弄))(?:[0-9０-９A-Za-z\-—－单元栋幢楼室号之附]{0,16}(?:室|号|楼|户))?(?![\p{Script=Han}]{0,3}(?:局|委|中心|公司|医院|学校))/gu;
/** Children and the sick are named by their family name alone, as courts and papers do it. */
const PROTECTED =
  /(?<=(?:患者|病人|病患|患儿|病童|走失儿童|失踪儿童|儿童|女童|男童|女孩|男孩|幼儿|婴儿|新生儿|学生|少年|少女|未成年人|孩子|老人)(?:姓名)?[：:，,\s]?)(?<name>[\p{Script=Han}]{2,4}?)(?=[，,。；;：:、（(\s]|于|在|因|男|女|系|今年|现年|，|患|走|失|住|$)/gu;
const AGED =
  /(?<name>[\p{Script=Han}]{2,3})(?=[，,（(\s]{1,2}(?:男|女)?[，,\s]?(?:现年|今年|年仅)?(?:1[0-7]|[1-9]|[一二三四五六七八九]|十[一二三四五六七]?)(?:周?岁|个月))/gu;
const BIRTH =
  /(?<=(?:遗失|丢失|作废|声明[：:]?|兹有|本人|，|、|^)\s*)(?<name>[\p{Script=Han}]{2,3})(?=[的之]?《?(?:出生医学证明|出生证|学生证|准生证|残疾军人证|独生子女证))/gu;

const NO_NAME = /某|本人|不慎|遗失|丢失|家属|走失|一名|该|其|小朋友|先生|女士|同学|患者/;

const surnameOnly = (name: string): string => {
  const family = familyOf(name);
  if (NO_NAME.test(name) || family === '') return name;
  return family + '某'.repeat(Math.max(1, name.length - family.length));
};

function maskClause(clause: string, mask: string): string {
  const unlessOffice = (match: string, ...rest: unknown[]) => {
    const offset = rest.find((value): value is number => typeof value === 'number') ?? 0;
    return OFFICE.test(clause.slice(Math.max(0, offset - 24), offset)) ? match : mask;
  };
  return clause
    .replace(CARD, mask)
    .replace(PASSPORT, mask)
    .replace(PLATE, mask)
    .replace(MOBILE, unlessOffice)
    .replace(LANDLINE, (match, offset: number) =>
      /(?:家属|本人|失主|联系人|先生|女士)[^，,。；;\n]{0,12}$/.test(clause.slice(Math.max(0, offset - 20), offset))
        ? mask
        : match,
    )
    .replace(HOME, (_, ...rest) => `${(rest.at(-1) as { town?: string }).town ?? ''}${mask}`)
    .replace(PROTECTED, (name) => surnameOnly(name))
    .replace(AGED, (name) => surnameOnly(name))
    .replace(BIRTH, (name) => surnameOnly(name));
}

/** Clauses end with a full stop or a bullet; a notice's numbers may stand in the clause after the one that says what it is. */
const CLAUSE = /[^。\n●■◆★]+[。\n●■◆★]*/g;

/** The text with what belongs to private persons masked, in notices; `isNotice` when the whole of it is one. */
export function maskNotices(text: string, mask: string, isNotice: boolean): string {
  if (!isNotice && !NOTICE.test(text)) return text;
  let within = 0;
  return text.replace(CLAUSE, (clause) => {
    within = NOTICE.test(clause) ? 2 : within - 1;
    return isNotice || within > 0 ? maskClause(clause, mask) : clause;
  });
}
