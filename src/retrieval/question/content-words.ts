import {
  fillers,
  inPrint,
  isRoute,
  saidPhrases,
  setApart,
  syllables,
  type TaggedWord,
  taggedWords,
  timesApart,
} from '../../reading/index.ts';

/** 那条, 这款, 那阵儿: they point at something that is named elsewhere. */
const POINTING =
  /^[这那]一?(?:[个条款座所家种片栋位次回场段张只台辆块件项支天年月本篇帮拨群批届处幢部趟轮段]|阵儿?|会儿|些|边儿?|儿|里|头|噶哒|嘎达|疙瘩)$/;

const filler = (word: string) => fillers().has(word) || POINTING.test(word);

/** 能产 and 要投 are two words that the segmenter keeps together; the second says what is asked. */
const HELPING =
  /^[能要各](?!力|源|够|量|耗|人|手|求|闻|点|素|道|塞|界|地|级|类|种|项|方|自|位|国|区|镇|村)(?=\p{Script=Han}$)/u;
/** New words that the segmenter guesses; with a particle in them they are no names. */
const GUESS = /^(?!后|.*[了的得着过没是有在几多])\p{Script=Han}{2,5}$/u;
const NAME = /^(?:nr|ns|nt|nz|nrt|nrfg)$/;

/** 投了, 贷到: what happened stands before the particle. */
const DONE = /(?<=\p{Script=Han})[了过着到起在]$/u;
const KEPT =
  /^(?:得到|达到|遇到|感到|看到|一起|发起|对了|为了|除了|通过|经过|超过|不过|难过|沿着|随着|围绕着|提到|直到|存在|现在|正在|所在|实在|内在|外在|潜在|好在|迟到|报到|周到|独到|到)$/;

/** The segmenter takes 是 and 能 into a name that it guesses, 有 (there is) into whatever it guesses. */
const GUESSED_IS = /(?<=\p{Script=Han}{3})[是能]$/u;
const GUESSED_THERE = /(?<=\p{Script=Han}{2})有$/u;

function cleaned({ word, tag }: TaggedWord): string {
  if (KEPT.test(word)) return word;
  const own = word.replace(HELPING, '').replace(DONE, '').replace(GUESSED_IS, '');
  return tag === 'x' ? own.replace(GUESSED_THERE, '') : own;
}
/** 走车, 掏腰包: what is said in place of a printed word is one word, whatever the dictionary has; so is a bus by its number (3路). */
const cut = (part: string): readonly TaggedWord[] => {
  if (isRoute(part)) return [{ word: part, tag: 'nz' }];
  return saidPhrases().has(part) ? [{ word: part, tag: 'v' }] : taggedWords(part);
};

/** A known name is cut by itself: 用邻管家 is 用 and 邻管家, whatever else the segmenter makes of it. */
const said = (text: string, known: Known) =>
  setApart(timesApart(text), { size: 1, has: (run) => known.has(run) || saidPhrases().has(run) || isRoute(run) })
    .flatMap(cut)
    .map((one) => ({ word: cleaned(one), tag: one.tag }))
    .filter(({ word }) => !filler(word));
const distinct = (entries: readonly { readonly word: string }[]) => [...new Set(entries.map(({ word }) => word))];

const COMMON_PLACE =
  /^(?:园区|片区|社区|景区|小区|校区|院区|辖区|地区|城区|厂区|灾区|山区|街区|我区|全区|新区|新?老?[校院厂]区|[新老]城区|市区|乡镇|城镇|城市|区县|中国|全国|全市|该区|本区|我市|我县)$/;

/** All stretches of `run` of `shortest` to `longest` characters: any may be a name. */
export const stretchesOf = (run: string, shortest: number, longest: number): readonly string[] =>
  Array.from(run, (_, start) =>
    Array.from({ length: Math.min(longest, run.length - start) - shortest + 1 }, (__, more) =>
      run.slice(start, start + shortest + more),
    ),
  ).flat();

/** Names that an archive uses and the dictionary lacks. */
export type Known = ReadonlySet<string>;
const NONE: Known = new Set();

/** A name in pinyin that no report at hand prints; Yunling is one, GDP and park are none. */
const isPinyin = (word: string): boolean => /^[a-z']{4,}$/.test(word) && (syllables(word)?.length ?? 0) > 1;

/** A text's words by what they are, each list in order and each word once. */
export type WordKinds = {
  /** Content words in written form. */
  readonly words: readonly string[];
  /** Those that name somebody or something: names the dictionary knows, and words it does not know. */
  readonly names: readonly string[];
  /** Common nouns, verbal ones included. */
  readonly nouns: readonly string[];
  /** Names of places: as the dictionary has them, or by how they end. */
  readonly places: readonly string[];
};

const ONE_CHARACTER = /^\p{Script=Han}$/u;
/** 麦子, 挪: what the segmenter takes for a name, though papers print another word for it or it is one character. */
const isCommon = (word: string, tag: string) => ONE_CHARACTER.test(word) || (tag !== 'ns' && inPrint(word).length > 0);

/** All kinds of words of a text, which is cut once. */
export function wordKinds(text: string, known: Known): WordKinds {
  const all = said(text, known);
  const places = all.filter(({ word, tag }) => tag === 'ns' || /^\p{Script=Han}{2,}(?:[区县镇乡]|街道)$/u.test(word));
  return {
    words: distinct(all),
    names: [
      ...new Set([
        ...setApart(timesApart(text), known).filter((part) => known.has(part)),
        ...distinct(
          all.filter(
            ({ word, tag }) =>
              isPinyin(word) || (!isCommon(word, tag) && (NAME.test(tag) || (tag === 'x' && GUESS.test(word)))),
          ),
        ),
      ]),
    ],
    nouns: distinct(all.filter(({ tag }) => /^(?:n|vn|an|j|l|i|s|t)$/.test(tag))),
    places: distinct(places).filter((word) => !COMMON_PLACE.test(word) && !ONE_CHARACTER.test(word)),
  };
}

/** Content words of a question in written form, in order, each once. */
export const contentWords = (text: string, known = NONE): readonly string[] => distinct(said(text, known));
