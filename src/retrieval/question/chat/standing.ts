/** Whether a question of a chat can be understood by itself. */

import { askedIn } from '../../../kinds/index.ts';
import { taggedWords } from '../../../reading/index.ts';
import { type Known, wordKinds } from '../content-words.ts';

/** Words that point back to something said before. */
const POINTS_BACK =
  /^(?:这|它|他|她|其|该)|它|他|她们|他们|(?<!其)他(?!们?人)|她(?!们)|[那这](?:个|天|次|里|边|些|家|位|项|款|块|几|两|三|四|五|六|七|八|九|十|礼|场|年|所|座|条|本|时候)|呢[？?]?$|上面|刚才|前面说|其中/;

/** What only joins a question to the one before, or opens a new one; 那个 and 那年 point at something. */
const JOINS =
  /^(?:(?:那么?|咁)(?![个天次里边些家位项款块场年所座条本种儿么段头]|[几两一二三四五六七八九十][个天次家位项款块场年所座条本种些段])|然后|还有就是|还有(?=[，,、\s])|另外(?=[，,、\s]|问|想)|对了|(?:再|还想)问(?:一?下|个)?|顺便(?:问(?:一?下)?)?|好的?(?=[，,、\s])|[哦噢嗯](?=[，,、\s])|谢谢[你您了]?(?=[，,、\s]))[，,、\s]*/;
/** 那 opens names of places too, not only questions. */
const PLACE_WITH_NA = /^那[^个农全外新各邻城些里边几两三]\p{Script=Han}?[县镇乡村屯](?!里|民)/u;
/** Said when something else is to be talked of. */
const CHANGES_TOPIC =
  /^(?:对了|换个(?:话题|问题|事)|问(?:个|你)(?:别的|另外的|其他的)|(?:再|另外)?问个(?:别|不相干)的|说点别的)/;

/** 北石水厂, 那蓬县: a proper name by how it is built, at the beginning; 千年古村有多少个 counts a kind of thing. */
const NAMED =
  /^(?![全我本该各每这哪几多谁有第其别外老新农城附对旁最施承建设监运])([^\P{Script=Han}是有在的了过哪几谁个里]{2,8}?\d{0,3}(?:[县镇乡村]|街道|社区|(?:产业|工业|科技|物流|公)园|[小中大]学|校区|医院|大桥|水厂|电厂|车站|号线|图书馆|体育馆|博物馆|水库))(?!有(?:多少|几)|长)/u;

/** So many characters of nouns name their subject even where no name is recognised. */
const LONG = 8;

/** 六楼, 3号: one of several of the thing that is spoken of. */
const COUNTED = /^第?[一二三四五六七八九十两\d]+\p{Script=Han}?$/u;

/** What was said before, in written form. */
export type Said = readonly string[];

const isSaid = (word: string, before: Said) => before.some((text) => text.includes(word));

/** 那坪, 那蓬: 那 is a part of the name. */
const opensWithNa = (question: string, before: Said, known: Known): boolean =>
  /^那/.test(question) &&
  (PLACE_WITH_NA.test(question) ||
    isSaid(question.slice(0, 3), before) ||
    [...known].some((name) => question.startsWith(name)));

/** A question without the words that only join it to what was said before. */
export function withoutJoint(question: string, before: Said, known: Known): string {
  let rest = question;
  for (let at = 0; at < 3 && !opensWithNa(rest, before, known); at++) {
    const shorter = rest.replace(JOINS, '');
    if (shorter === rest || shorter === '') break;
    rest = shorter;
  }
  return rest;
}

function pointsBack(question: string, before: Said, known: Known): boolean {
  return POINTS_BACK.test(opensWithNa(question, before, known) ? question.slice(1) : question);
}

/** A question without what only asks. */
export const withoutAsked = (text: string): string =>
  askedIn(text).reduceRight((rest, { at, end }) => `${rest.slice(0, at)} ${rest.slice(end)}`, text);
const TRAILING = /(?:是|有|在|得|要|能|会|了|的|都|又|还|就|为)+$/;

/** Names in a question that were not said before; words of two characters that the segmenter only guesses are none. */
export function newNames(question: string, before: Said, known: Known): readonly string[] {
  const named = question.match(NAMED)?.[1];
  const { words, names, places } = wordKinds(withoutAsked(question).replace(TRAILING, ''), known);
  const own = words.filter((word) => /\p{Script=Han}|[a-z]/u.test(word));
  const sure = names.filter((name) => name.length > 2 || known.has(name) || places.includes(name));
  return [...(named ? [named] : []), ...(own.length > 1 ? sure : [])].filter(
    (name) => !isSaid(name, before) && !COUNTED.test(name),
  );
}

/** 恒泰那个厂: whose it is stands before what is pointed at. */
const OWNED = /^(?![它他她你我咱俺这那其])(\p{Script=Han}{2,6}?)[那这](?:个|家|座|所|条|栋|边的?)\p{Script=Han}/u;
/** 刚才说的那个厂, 你说那个厂, 昨天那个厂: these are nobody's. */
const NO_OWNER = /^(?:r|v|d|p|u|c|y|t|f|z|m)/;

function isOwned(question: string): boolean {
  const owner = question.match(OWNED)?.[1];
  return owner !== undefined && taggedWords(owner).every(({ tag }) => !NO_OWNER.test(tag));
}

/** Whether a question names a subject of its own: names that were not said before, or a long term. */
export function standsAlone(question: string, before: Said, known: Known): boolean {
  if (CHANGES_TOPIC.test(question) && !POINTS_BACK.test(question) && ownNouns(question, before, known).length > 0)
    return true;
  const plain = withoutJoint(question, before, known);
  if (isOwned(plain)) return true;
  const names = newNames(plain, before, known);
  // 云庭那个楼盘 names what it points at.
  if (
    names.some(
      (name) =>
        POINTS_BACK.exec(plain)?.index !== 0 &&
        plain.indexOf(name) < plain.search(POINTS_BACK) &&
        !/[它他她]/.test(plain),
    )
  )
    return true;
  if (pointsBack(plain, before, known)) return false;
  return names.length > 0 || ownNouns(plain, before, known).join('').length >= LONG;
}

function ownNouns(question: string, before: Said, known: Known): readonly string[] {
  return wordKinds(withoutAsked(question), known).nouns.filter((word) => !isSaid(word, before));
}
