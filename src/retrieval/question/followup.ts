import { askedIn } from './asks.ts';
import { type Known, wordKinds } from './content-words.ts';

/** Words that point back to something said before. */
const POINTS_BACK =
  /^(?:那|咁|这|它|他|她|其|该|还有|另外|然后)|它|他|她们|他们|(?<!其)他(?!们?人)|她(?!们)|[那这](?:个|天|次|里|边|些|家|位|项|款|块|几|两|三|四|五|六|七|八|九|十|礼|场|年|所|座|条|本|时候)|呢[？?]?$|上面|刚才|前面说|其中/;
/** An earlier question's asked-for part is over; its subject is what stands before the question word. */
const TRAILING = /(?:是|有|在|得|要|能|会|了|的|都|又|还|就|为)+$/;
/** What only joins a question to the one before; 那个 and 那年 point at something. */
const JOINS = /^(?:那么?|咁)(?![个天次里边些家位项款块几两三四五六七八九十场年所座条本种些儿么])[，,\s]*/;
/** 那老桥呢: what takes the place of something said before, and what more is asked of it. */
const WHAT_OF = /^(?:那么?|咁)?[，,\s]*([^，,。？?]{2,10}?)(?:呢|咧|喃|嘞)(?:[，,\s]+(.+)|[？?。！!]*)$/;
const NUMERAL = /^[一二三四五六七八九十两\d]+|^[上下东西南北前后男女老新]/;

/** 龙石水厂, 那蓬县: a proper name by how it is built, at the beginning; 千年古村有多少个 counts a kind of thing. */
const NAMED =
  /^(?![全我本该各每这哪几多谁有第其别外老新农城附对旁最施承建设监运])([^\P{Script=Han}是有在的了过哪几谁个里]{2,8}?\d{0,3}(?:[县镇乡村]|街道|社区|(?:产业|工业|科技|物流|公)园|[小中大]学|校区|医院|大桥|水厂|电厂|车站|号线|图书馆|体育馆|博物馆|水库))(?!有(?:多少|几)|长)/u;
/** 那 opens names of places too, not only questions. */
const PLACE_WITH_NA = /^那[^个农全外新各邻城些里边几两三]\p{Script=Han}?[县镇乡村屯](?!里|民)/u;

/** A question as it goes on from the ones before it. */
export type FollowUp = {
  /** The question, made whole where it only names another thing (那七小呢). */
  readonly text: string;
  /** Words taken over from earlier questions, oldest first. */
  readonly carried: readonly string[];
  /** The units that an earlier question asked for, where the same is asked of another thing. */
  readonly units: readonly string[];
};

/** A question without what only asks. */
function subjectOf(earlier: string): string {
  return askedIn(earlier)
    .reduceRight((text, { at, end }) => `${text.slice(0, at)} ${text.slice(end)}`, earlier)
    .replace(TRAILING, '');
}

/** So many characters of nouns name their subject even where no name is recognised. */
const LONG = 8;
/** So many characters besides say what a question is about, without what was asked of it. */
const ENOUGH = 4;

const isSaid = (word: string, before: readonly string[]) => before.some((text) => text.includes(word));

/** Whether a question names a subject of its own: names that were not said before, or a long term. */
function standsAlone(question: string, before: readonly string[], known: Known): boolean {
  if (pointsBack(question, before, known)) return false;
  const named = question.match(NAMED)?.[1];
  if (named !== undefined && !isSaid(named, before)) return true;
  const { words, names, nouns, places } = wordKinds(subjectOf(question), known);
  const own = words.filter((word) => /\p{Script=Han}|[a-z]/u.test(word));
  // The segmenter makes words of two characters out of any two that it cannot place (过 完年).
  const sure = names.filter((name) => name.length > 2 || known.has(name) || places.includes(name));
  if (own.length > 1 && sure.some((name) => !isSaid(name, before))) return true;
  return nouns.filter((word) => !isSaid(word, before)).join('').length >= LONG;
}

/** 那 opens names too: 那坪, 那蓬. */
function pointsBack(question: string, before: readonly string[], known: Known): boolean {
  const opensWithName =
    /^那/.test(question) &&
    (PLACE_WITH_NA.test(question) ||
      before.some((text) => text.includes(question.slice(0, 3))) ||
      [...known].some((name) => question.startsWith(name)));
  return POINTS_BACK.test(opensWithName ? question.slice(1) : question);
}

/** What an earlier question was about: names and things before what was asked of them. */
function subjectWords(earlier: string, known: Known): readonly string[] {
  const { words, names } = wordKinds(subjectOf(earlier), known);
  const asked = new Set(
    askedIn(earlier).flatMap(({ ask, at, end }) => {
      const after = earlier.slice(end).match(/^\p{Script=Han}{1,2}(?=[的了呢啊？?，,。]|$)/u)?.[0];
      const verb = earlier.slice(0, at).match(/(\p{Script=Han})(?:的|了|的是|是)?$/u)?.[1];
      return [...(after && ask !== 'which' ? [after] : []), ...(verb ? [verb] : [])];
    }),
  );
  const kept = words.filter((word) => names.includes(word) || !asked.has(word));
  return kept.join('').length >= ENOUGH ? kept : words;
}

/** What of an earlier question `thing` takes the place of: 六小 of 双福六小 for 七小, 小云村 for 坪洞口村. */
function counterpart(thing: string, earlier: string, known: Known): string | null {
  const { words, names, places } = wordKinds(earlier, known);
  const numeral = thing.match(NUMERAL)?.[0];
  const tail = numeral ? thing.slice(numeral.length) : thing.slice(-1);
  if (numeral && tail !== '') {
    const same = earlier.match(
      new RegExp(`(?:[一二三四五六七八九十两]+|\\d+|[上下东西南北前后男女老新大])${tail}`, 'u'),
    )?.[0];
    if (same && same !== thing) return same;
  }
  const own = wordKinds(thing, known);
  const alike = (word: string) => word.length > 1 && word !== thing && word.endsWith(tail);
  const isPlace = own.places.includes(thing);
  return (
    names.find(alike) ??
    words.find(alike) ??
    (isPlace ? places.find((place) => !thing.includes(place)) : undefined) ??
    null
  );
}

/** What `question` takes over from the questions before it, the nearest one with a subject of its own the first. */
export function followUp(question: string, history: readonly string[], known: Known): FollowUp {
  if (history.length === 0 || standsAlone(question, history, known)) return { text: question, carried: [], units: [] };
  const from = history.findLastIndex((text, at) => standsAlone(text, history.slice(0, at), known));
  const chat = history.slice(Math.max(0, from));
  const [, thing = '', more] = question.match(WHAT_OF) ?? [];
  const last = chat.findLast((text) => thing !== '' && counterpart(thing, text, known) !== null);
  const replaced = last === undefined || askedIn(thing).length > 0 ? null : counterpart(thing, last, known);
  const asksNothing = more === undefined && askedIn(question).length === 0;
  const text =
    replaced !== null && last !== undefined && asksNothing
      ? last.replace(replaced, thing)
      : question.replace(isSaid(question.slice(0, 3), chat) ? /^$/ : JOINS, '');
  const units = thing === '' ? [] : (chat.flatMap((earlier) => askedIn(earlier)).at(-1)?.units ?? []);
  const own = new Set(wordKinds(text, known).words);
  const carried = chat
    .flatMap((earlier) => subjectWords(replaced === null ? earlier : earlier.replaceAll(replaced, ' '), known))
    .filter((word) => !own.has(word));
  return { text, carried: [...new Set(carried)], units };
}
