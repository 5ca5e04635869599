import {
  inPrint,
  saidPhrases,
  setApart,
  stopWords,
  syllables,
  type TaggedWord,
  taggedWords,
} from '../../reading/index.ts';

/** Words that ask, point or fill: they are in the question, not in its answer. */
const EMPTY = new Set(
  (
    '吗 呢 吧 啊 嘛 哦 么 多少 几 几个 哪 哪个 哪些 哪里 哪儿 哪几个 哪家 哪天 哪位 谁 什么 什么时候 怎么 怎么样 怎样 如何 为什么 为何 多大 多高 多长 多远 多久 何时 ' +
    '是 在 有 和 与 及 或 就 都 也 还 又 把 被 给 对 从 到 的 了 着 过 得 地 之 其 所 等 而 但 而且 请问 请 想 知道 问 一下 告诉 说 讲 我 我们 你 你们 他 她 它 他们 它们 大家 ' +
    '现在 目前 如今 最近 近期 近来 那 这 那个 这个 那些 这些 那边 那块 那儿 这边 那天 那阵 这次 此次 自己 里 上 下 中 内 里面 时候 搞 弄 做 去 来 要 会 能 可以 打算 总共 一共 共 总 各 各是 ' +
    '分别 又 再 才 已 已经 没有 没 不 吗 是不是 有没有 能不能 的话 家 个 些 样 样子 件 项 次 第几 东西 关于 情况 具体 到底 究竟 主要 大概 大约 那么 然后 之后 以前 以后 ' +
    '干什么 做什么 呗 嘞 哇 拿 搞好 弄好 花 用 点 好 用了 起 出 进 成 不是 还是 或者 一个 一 两 多 新 前 后 时 间 分 算 哪级 哪三 哪两 哪五 名 叫 指 号 靠 让 称 想要 帮 帮我 查 查查 查一下 说说 说一下 一次 这回 该 本 谢谢 您好 你好 ' +
    '俺 俺们 咱 咱们 阿拉 侬 恁 您 佢 这儿 那儿 这里 那里 人家 有些 回事 意思 打听 打听一下 请教 求问 麻烦 听说 听讲 据说 真的 有人 各位 每隔 隔 起来 最多能 最高能 最少要 几年 几天 那能 那会 那还 不要 一趟 一班 一回 是否 里头 还要 还有 进去 出去 下去 上去 起来 下来 上来 出来 过来 过去 回头 来着 那阵子 那会儿 那时候 这阵 这阵子 那时 当时 完了 人家 咱家 有人 没人 大家伙 到底 究竟 反正 其实 好像 应该 是不是 顺便 一起 另外 顶多'
  ).split(' '),
);

/** 那条, 这款, 那阵儿: they point at something that is named elsewhere. */
const POINTING =
  /^[这那]一?(?:[个条款座所家种片栋位次回场段张只台辆块件项支天年月本篇帮拨群批届处幢部趟轮段]|阵儿?|会儿|些|边儿?|儿|里|头|噶哒|嘎达|疙瘩)$/;

const filler = (word: string) => EMPTY.has(word) || stopWords.has(word) || POINTING.test(word);

/** 能产 and 要投 are two words that the segmenter keeps together; the second says what is asked. */
const HELPING =
  /^[能要各](?!力|源|够|量|耗|人|手|求|闻|点|素|道|塞|界|地|级|类|种|项|方|自|位|国|区|镇|村)(?=\p{Script=Han}$)/u;
/** New words that the segmenter guesses; with a particle in them they are no names. */
const GUESS = /^(?!.*[了的得着过没是有在几多])\p{Script=Han}{2,5}$/u;
const NAME = /^(?:nr|ns|nt|nz|nrt|nrfg)$/;

/** 投了, 贷到: what happened stands before the particle. */
const DONE = /(?<=\p{Script=Han})[了过着到起在]$/u;
const KEPT =
  /^(?:得到|达到|遇到|感到|看到|一起|发起|对了|为了|除了|通过|经过|超过|不过|难过|沿着|随着|围绕着|提到|直到|存在|现在|正在|所在|实在|内在|外在|潜在|好在|迟到|报到|周到|独到|到)$/;

/** The segmenter takes 是 into a name that it guesses. */
const GUESSED_IS = /(?<=\p{Script=Han}{3})是$/u;

const cleaned = (word: string) =>
  KEPT.test(word) ? word : word.replace(HELPING, '').replace(DONE, '').replace(GUESSED_IS, '');
/** 2025年产值 is a year and 产值, not 2025 and 年产值; so with 上半年营收. */
const AFTER_A_DATE = /(\d年|上半年|下半年|\d月|季度)(?=\p{Script=Han})(?![初底末中度份])/gu;
const dated = (text: string) => text.replace(AFTER_A_DATE, '$1 ');
/** 走车, 掏腰包: what is said in place of a printed word is one word, whatever the dictionary has. */
const cut = (part: string): readonly TaggedWord[] =>
  saidPhrases().has(part) ? [{ word: part, tag: 'v' }] : taggedWords(part);

/** A known name is cut by itself: 用邻管家 is 用 and 邻管家, whatever else the segmenter makes of it. */
const said = (text: string, known: Known) =>
  setApart(dated(text), { size: 1, has: (run) => known.has(run) || saidPhrases().has(run) })
    .flatMap(cut)
    .map(({ word, tag }) => ({ word: cleaned(word), tag }))
    .filter(({ word }) => !filler(word));
const distinct = (entries: readonly { readonly word: string }[]) => [...new Set(entries.map(({ word }) => word))];

const COMMON_PLACE =
  /^(?:园区|片区|社区|景区|小区|校区|院区|辖区|地区|城区|厂区|灾区|山区|街区|我区|全区|新区|新?老?[校院厂]区|[新老]城区|市区|乡镇|城镇|城市|区县|中国|全国|全市|该区|本区|我市|我县)$/;

/** Names that an archive uses and the dictionary lacks. */
export type Known = ReadonlySet<string>;
const NONE: Known = new Set();

/** A name in pinyin that no report at hand prints; Shuangfu is one, GDP and park are none. */
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
        ...setApart(dated(text), known).filter((part) => known.has(part)),
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
