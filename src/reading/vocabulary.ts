import { rewrite } from '../lexicon/index.ts';

/**
 * Words a resident uses and words a paper prints for the same thing. Reviewed by hand: near-equals only, as jieba cuts
 * them; frequent words (增长, 举行) are left out, since each of their articles would match.
 */
const SYNONYMS: readonly (readonly string[])[] = [
  ['建成', '建好', '修好', '完工', '竣工', '投用', '投入使用', '交付使用', '落成'],
  ['开工', '动工', '开建', '启动建设', '破土', '奠基'],
  ['投产', '建成投产', '试生产'],
  ['开通', '通车', '开通运营', '投入运营'],
  ['开业', '开张', '营业', '开放'],
  ['扩建', '改扩建', '改建', '翻修', '翻新', '整修'],
  ['搬迁', '迁建', '搬走', '迁址'],
  ['签约', '签订', '签署'],
  ['补贴', '补助', '奖补', '资助'],
  ['生产总值', '地区生产总值', 'gdp'],
  ['地铁', '轻轨', '轨道交通'],
  ['车位', '停车位', '泊位'],
  ['票价', '门票'],
  ['收费', '费用', '价格', '价钱'],
  ['老人', '老年人'],
  ['孩子', '小孩', '儿童', '娃娃'],
  ['打工', '务工'],
  ['招聘', '招人', '招工'],
  ['洪水', '洪涝', '涨水', '涝灾'],
  ['暴雨', '强降雨', '大雨'],
  ['遇难', '死亡', '身亡'],
  ['获奖', '荣获', '得奖'],
  ['辣椒', '海椒'],
  ['土豆', '洋芋', '马铃薯'],
  ['玉米', '包谷', '苞谷'],
  ['红薯', '红苕'],
];

/** Words that ask; they say what kind of fact is wanted, not what about. */
const ASKING =
  '什么 什么时候 何时 何地 怎么 怎么样 怎样 如何 多少 多少钱 多大 多长 多远 多高 多久 哪 哪里 哪儿 哪些 哪个 哪项 哪种 哪家 哪位 哪天 哪年 哪月 谁 几 几个 为什么 为何 是不是 有没有 能不能 可不可以 会不会 是否 能否';
/** Words that ask politely or fill a pause. */
const FILLING =
  '吗 呢 吧 啊 呀 嘛 哦 么 噻 撒 哟 哈 请问 问 问下 问一下 想 想问 知道 想知道 一下 告诉 说说 讲讲 介绍 我 我们 你 你们 这 那 这个 那个';
const FUNCTION = '的 了 得 是 在 有 和 与 及 或 就 都 也 还 又 把 被 给 对 从 到 现在 目前';
const list = (text: string): readonly string[] => text.split(' ');

/** Words of a question that ask or fill, and no more. */
export const questionWords: ReadonlySet<string> = new Set([...list(ASKING), ...list(FILLING)]);

/** Words of a question that carry no subject: question words and function words. */
export const stopWords: ReadonlySet<string> = new Set([...questionWords, ...list(FUNCTION)]);

/** A question in the words a paper would use: 啥时候, 好久, 几时 → 什么时候; 好多 → 多少; 咋样 → 怎么样. */
export function standardise(question: string): string {
  return rewrite(question, ['for-vectors', 'general']);
}

const GROUPS = new Map<string, readonly string[]>(
  SYNONYMS.flatMap((group) => group.map((word) => [word, group.filter((other) => other !== word)] as const)),
);

/** Words that papers print for the same thing, `word` itself left out. */
export function synonyms(word: string): readonly string[] {
  return GROUPS.get(word) ?? [];
}
