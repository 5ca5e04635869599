/** Words with their parts of speech, cut so that heads, offices and ranks of the lexicon stay whole (东山 | 区长 | 是). */
import type { Jieba } from '@node-rs/jieba';
import { lexicon, once } from '../../lexicon/index.ts';
import { newSegmenter, segmenter } from '../words.ts';

/** A word of a text at characters `start` to `end`; `tag` in jieba's letters. */
export type Token = { readonly word: string; readonly tag: string; readonly start: number; readonly end: number };

/** Lists whose words a name ends with, or stands beside. */
const WHOLE: readonly string[] = ['heads', 'bodies', 'offices', 'places', 'sites'];
/**
 * How often a word of a list is taken to occur among jieba's 60 million: 区长 has to win from 东山区 | 长, whose one word
 * is rare. Two characters are words by themselves in most places, longer ones always.
 */
const OFTEN = 200_000;
const SHORT_OFFICE = /^[副]?.长$/;
const USUAL = 6_000;
/** 六小 and 三中 are schools; 三小时 and 一中心 stay what they are since their words are more frequent. */
const SCHOOLS = Array.from('一二三四五六七八九十').flatMap((number) => [`${number}小`, `${number}中`]);
const SELDOM = 400;

function wordsToKeep(): string {
  const words = [...new Set(WHOLE.flatMap((list) => lexicon(list).map(({ word }) => word)))];
  const kept = words
    .filter((word) => word.length > 1)
    .map((word) => {
      const known = segmenter().tag(word, false);
      const tag = known.length === 1 ? known[0]!.tag : 'n';
      return `${word} ${SHORT_OFFICE.test(word) ? OFTEN : USUAL} ${/^(?:v|x|nr)/.test(tag) ? 'n' : tag}`;
    });
  return [...kept, ...SCHOOLS.map((school) => `${school} ${SELDOM} nz`)].join('\n');
}

/** A second instance: the cut that the index is made with doesn't change with these lists. */
const tagger = once((): Jieba => {
  const made = newSegmenter();
  made.loadDict(Buffer.from(wordsToKeep()));
  return made;
});

/** A guess of the segmenter that took a particle in: 由区, 环到, 建在. */
const TORN = /^(?<front>[由在到对为的了把被让将和与及])?(?<word>.+?)(?<back>[到在是的了为和与由将把被给着])?$/u;

/** Puts the words of a guess that took a particle in apart. */
function withoutParticles(word: string, put: (word: string, tag: string) => void): void {
  const { front, word: own = word, back } = (word.length > 1 ? TORN.exec(word)?.groups : undefined) ?? {};
  if (front) put(front, 'p');
  put(own, own.length === 1 && (front ?? back) !== undefined ? tagOf(own) : 'x');
  if (back) put(back, 'p');
}

/** 区青麦 behind 临江: the rank belongs to the place before. */
const BEGINS_WITH_RANK = /^[区县市镇乡].{2}/u;

/** 镇长 of 石门镇长岭村: the rank of the place before it, and the beginning of a village's name. */
const RANK_AND_LONG = /^[区县市镇乡]长$/u;
const isTornRank = (word: string, before: string, next: string, afterNext: string): boolean =>
  RANK_AND_LONG.test(word) &&
  /^(?:ns|x)$/.test(before) &&
  (VILLAGE.test(next) || (ONE_NOUN.test(next) && !NO_NAME.has(tagOf(next)) && VILLAGE_ALONE.test(afterNext)));
const VILLAGE = /^(?![到在与和带向对的率进入访走去])\p{Script=Han}村$/u;
const ONE_NOUN = /^\p{Script=Han}$/u;
const NO_NAME: ReadonlySet<string> = new Set(['p', 'c', 'v', 'd', 'uj', 'ul', 'r', 'm', 'w']);
const VILLAGE_ALONE = /^村$/u;

/** The tokens of a text. One loop, since all the archive goes through it. */
export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let end = 0;
  const put = (word: string, tag: string): void => {
    const start = end;
    end += word.length;
    tokens.push({ word, tag, start, end });
  };
  let before = '';
  const found = tagger().tag(text, true);
  for (const [at, { word, tag }] of found.entries()) {
    if (isTornRank(word, before, found[at + 1]?.word ?? '', found[at + 2]?.word ?? '')) {
      put(word.slice(0, 1), 'n');
      put(word.slice(1), 'x');
    } else if (tag !== 'x') put(word, tag);
    else if (before === 'ns' && BEGINS_WITH_RANK.test(word)) {
      put(word.slice(0, 1), 'n');
      withoutParticles(word.slice(1), put);
    } else withoutParticles(word, put);
    before = tag;
  }
  return tokens;
}

/** A text's words by the dictionary alone, without guesses at names: for asking whether a word begins here. */
export const plainWords = (text: string): readonly string[] => tagger().cut(text, false);

/** Jieba's tag of one dictionary word by itself; `x` for none. */
export function tagOf(word: string): string {
  const [only, ...more] = tagger().tag(word, false);
  return more.length === 0 ? (only?.tag ?? 'x') : 'x';
}
