/**
 * Names in notices of lost disability cards. Papers must print them; an index that anybody can ask must not keep them:
 * they say who is disabled. A name is shortened as courts and papers do it, 王小明 → 王某某.
 */
import { once, wordsOf } from '../lexicon/index.ts';

const names = once(() => ({
  single: wordsOf('surnames', 'single', 'rare'),
  double: wordsOf('surnames', 'double'),
}));
/** The family name that a name begins with; empty where it begins with none. */
export const familyOf = (name: string): string => {
  const { single, double } = names();
  return double.find((one) => name.startsWith(one)) ?? single.find((one) => name.startsWith(one)) ?? '';
};

const HAN = '[\\u3400-\\u9fff]';
/** Names of other peoples: 阿依古丽·买买提. */
const DOTTED = `(?<dotted>${HAN}{1,8}(?:[·•・]${HAN}{1,8}?)+?)`;
const person = () =>
  `(?:${DOTTED}|(?<family>${names().double.join('|')}|[${names().single.join('')}])(?<given>${HAN}{1,2}?))`;

const CARD = /残疾(?:人|军人)?(?:证|卡)/;
const LOST = /遗失|丢失|失落|作废|挂失|被盗|补办/;
const DECLARES = /作废|声明|兹有|现有|今有|特此|启事|号码|证号|编号|〔/;
/** Notices of a loss are one clause; the longest seen, with address and guardian, have about a hundred characters. */
const LONGEST = 150;
const SHORT = 24;
/** A notice ends with a full stop, a line, or the next bullet. */
const NOTICE = /[^。；;\n●■◆★]+/g;

/** What may follow a name: the loss, the card, a number, sex, a bracket, or the end of the clause. */
const AFTER =
  '(?=[\\s，,、：:（(]*(?:因|于|在|不慎|将|的|不小心|遗失|丢失|失落|残疾|第|身份|证号|男|女|号码|编号|公民|户籍|住|系|监护|〔|$|[（(])|、[\\u3400-\\u9fff]{2,4}(?:、|和|遗失|丢失|不慎))';
const PLACES = `(?:${HAN}{2,8}?(?:省|市|区|县|镇|乡|街道|村|社区|组|小区|号)){0,4}`;
const positions = once((): readonly RegExp[] => {
  const PERSON = person();
  return [
    // 兹有王小明遗失…, 本人王小明…, 兹有永和镇河口村王小明遗失…
    new RegExp(
      `(?<before>(?:兹有|兹|现有|今有|本人|声明人|申明人|失主|残疾人|持证人|姓名|监护人|村民|居民|原)[：:\\s]*${PLACES})${PERSON}${AFTER}`,
      'gu',
    ),
    // 遗失王小明残疾证, 遗失声明：王小明…, 丢失王小明…
    new RegExp(
      `(?<before>(?:遗失|丢失|挂失|启事|声明)[：:\\s]*)${PERSON}(?=[\\s，,、：:（(]*(?:的|残疾|不慎|遗失|丢失|将|〔|[（(]))`,
      'gu',
    ),
    // 王小明遗失残疾证 at the beginning, after a bullet or a number
    new RegExp(`^(?<before>[\\s\\-–—•·*＊○◎□△▲☆①-⑳0-9.．、（()）]*${PLACES})${PERSON}${AFTER}`, 'gu'),
    // 残疾证遗失，王小明，证号…
    new RegExp(
      `(?<before>[，,、：:（(\\s])${PERSON}(?=[\\s，,：:（(]*(?:男|女|证号|号码|身份|残疾|〔|遗失|丢失))`,
      'gu',
    ),
  ];
});

type Groups = { before?: string; family?: string; given?: string; dotted?: string };

function shortened(match: string, groups: Groups): string {
  const { before = '', family, given, dotted } = groups;
  const after = match.slice(before.length + (dotted?.length ?? (family?.length ?? 0) + (given?.length ?? 0)));
  const name = dotted ? `${dotted[0]}某某` : `${family}${'某'.repeat(given?.length ?? 1)}`;
  return before + name + after;
}

const isWord = (given: string | undefined) =>
  given !== undefined && /^(?:不慎|遗失|丢失|残疾|某|某某|于|的|有|证)/.test(given);

/** A notice declares, gives the number or says no more than the loss; a news sentence about a lost card tells a story. */
const isNotice = (text: string) =>
  CARD.test(text) && LOST.test(text) && text.length <= LONGEST && (DECLARES.test(text) || text.trim().length <= SHORT);

function maskNotice(notice: string): string {
  if (!isNotice(notice)) return notice;
  return positions().reduce(
    (text, position) =>
      text.replace(position, (...args) => {
        const groups = args.at(-1) as Groups;
        return isWord(groups.given) ? String(args[0]) : shortened(String(args[0]), groups);
      }),
    notice,
  );
}

/** The text with the names in notices of lost disability cards shortened to the family name. */
export const maskNames = (text: string): string =>
  text.includes('残疾') ? text.replace(NOTICE, (notice) => maskNotice(notice)) : text;
