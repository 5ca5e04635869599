/** Spoken and dialect forms (Sichuan, Chongqing, Cantonese, northern) → what a paper would print. Longer forms first. */
const SPOKEN: readonly (readonly [form: string, standard: string])[] = [
  ['啥子时候', '什么时候'],
  ['啥时候', '什么时候'],
  ['啥时', '什么时候'],
  ['几时', '什么时候'],
  ['哪阵', '什么时候'],
  ['么子时候', '什么时候'],
  ['啥子', '什么'],
  ['么子', '什么'],
  ['咋个样', '怎么样'],
  ['咋样', '怎么样'],
  ['咋个', '怎么'],
  ['啷个', '怎么'],
  ['咋', '怎么'],
  ['为啥', '为什么'],
  ['啥', '什么'],
  ['哪个时候', '什么时候'],
  ['好多钱', '多少钱'],
  ['好多', '多少'],
  ['好大', '多大'],
  ['好长', '多长'],
  ['好远', '多远'],
  ['好高', '多高'],
  ['几多', '多少'],
  ['哪儿', '哪里'],
  ['哪搭', '哪里'],
  ['搞到哪步', '进展到哪一步'],
  ['没得', '没有'],
  ['有没得', '有没有'],
  ['开建没得', '开建没有'],
  ['头一回', '首次'],
  ['现而今', '现在'],
];
const HOW_LONG = /好久(?!不见|没|以前|之前)/g;

const SYNONYMS: readonly (readonly string[])[] = [
  ['建成', '建好', '修好', '完工', '竣工', '投用', '投入使用', '交付使用', '落成'],
  ['开工', '动工', '开建', '启动建设', '破土'],
  ['投产', '建成投产', '试生产'],
  ['开通', '通车', '开通运营', '投入运营'],
  ['开业', '开张', '营业', '开放'],
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
  const spoken = SPOKEN.reduce((text, [form, standard]) => text.replaceAll(form, standard), question);
  return spoken.replace(HOW_LONG, '什么时候');
}

const GROUPS = new Map<string, readonly string[]>(
  SYNONYMS.flatMap((group) => group.map((word) => [word, group.filter((other) => other !== word)] as const)),
);

/** Words that papers print for the same thing, `word` itself left out. */
export function synonyms(word: string): readonly string[] {
  return GROUPS.get(word) ?? [];
}
