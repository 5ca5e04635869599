/** Texts of crawls whose headline runs into the report: …冠军某城新闻网讯（记者…, …启用本报讯, …通车中新网北京7月28日电. */
import { DATELINE_DAY, placedWords } from '../../reading/index.ts';

const SHORTEST_TITLE = 8;
const LONGEST_TITLE = 80;
/** A line may name its source for so long. */
const REACH = 40;

/** What a report opens with: 本报讯, or what follows the name of a paper and its place. */
const OPENS = new RegExp(
  `(?<own>本[报网台刊]讯)|(?:${DATELINE_DAY})[电讯]|(?<press>融媒体?(?:中心)?)?讯(?=[\\s(（“"「『\\d]|\\p{Script=Han})`,
  'gu',
);
const PRESS = /(?:报|社|网|台|客户端|融媒体?|新闻|时刻|中心|发布)$/u;
/** Tags of names and of words that the dictionary lacks. */
const NAMES = /^(?:ns|nr|nt|nz|x)$/;
const SENTENCE_END = /[。！？!?](?![”」』’"])/u;

type Word = { readonly word: string; readonly tag: string; readonly start: number };

/** Where the name of the paper begins before which a report's sign stands: a name, the word for what prints, and its place. */
function sourceFrom(before: readonly Word[], isPress: boolean): number | null {
  let at = before.length - 1;
  let hasPress = isPress;
  const isName = (word: Word | undefined) => word !== undefined && NAMES.test(word.tag) && word.word.length >= 2;
  const isBeside = (word: Word | undefined, next: Word | undefined) =>
    word !== undefined && (next === undefined || word.start + word.word.length === next.start);
  if (!hasPress && isName(before[at]) && !PRESS.test(before[at]!.word)) at -= 1;
  while (at >= 0 && PRESS.test(before[at]!.word)) {
    hasPress = true;
    at -= 1;
  }
  if (!hasPress) return null;
  if (isName(before[at]) && isBeside(before[at], before[at + 1])) at -= 1;
  return before[at + 1]?.start ?? null;
}

/** Where the report of a text begins whose headline stands right before it; `null` where nothing says so. */
export function reportFrom(text: string): number | null {
  const opening = text.slice(0, LONGEST_TITLE + REACH);
  // A word in another form than it is printed says nothing here.
  const words = placedWords(opening).filter(({ word, start }) => opening.startsWith(word, start));
  for (const { index, groups } of opening.matchAll(OPENS)) {
    const before = words
      .filter(({ start }) => start < index)
      .map((one) => ({ ...one, word: one.word.slice(0, index - one.start) }));
    const from = groups?.own === undefined ? sourceFrom(before, groups?.press !== undefined) : index;
    if (from === null) continue;
    return from < SHORTEST_TITLE || from > LONGEST_TITLE || SENTENCE_END.test(opening.slice(0, from)) ? null : from;
  }
  return null;
}
