/** Words that point to what is named elsewhere: 该项目, 这座大桥, 我区, 其中, 他; and 项目 where it opens a clause and goes on. */
import { type Found, lexicon, once, type Scanner, scanner } from '../../lexicon/index.ts';
import type { Pointer } from '../../types.ts';

const pointing = once(
  (): Scanner => scanner(lexicon('pointers').filter(({ type }) => type !== 'opening' && type !== 'latin')),
);
const opening = once((): Scanner => scanner(lexicon('pointers').filter(({ type }) => type === 'opening')));
/** Common nouns that a paper calls a thing or a body by, once it is named. */
const SHORT = '校 院 园 区 县 市 镇 乡 村 路 桥 馆 站 厂 楼 所 局 店 社 库 企业 单位 团队 节 赛事 产品 线路 现场'.split(
  ' ',
);
const named = once((): Scanner => {
  const listed = ['heads', 'bodies', 'places'].flatMap(lexicon).filter(({ type }) => type !== 'known');
  const words = new Set([...listed.map(({ word }) => word), ...SHORT]);
  return scanner([...words].map((word) => ({ word, type: 'head' })));
});

const HAN = /\p{Script=Han}/u;
/** 基本医院, 应该学校, 因此公司: the pointing character ends another word. */
const TORN = /[基根资成版样课书剧文应因从如彼为由以就在故据自至对与]$/;

const pointer = (text: string, start: number, end: number, to: string): Pointer => ({
  kind: 'pointer',
  start,
  end,
  text: text.slice(start, end),
  to,
});

function readAt(text: string, { start, end, type, word }: Found): Pointer | null {
  if (type === 'head') {
    const head = named().at(text, end);
    if (!head || (word.length === 1 && word !== '该' && TORN.test(text.slice(0, start)))) return null;
    return pointer(text, start, head.end, head.word);
  }
  if (type === 'own') return /^(?:人大|政协)/.test(text.slice(end)) ? null : pointer(text, start, end, word.slice(1));
  if (type === 'person' && /^(?:人|乡|国|日|方|山)/.test(text.slice(end))) return null;
  if (type === 'person' && /[其吉]$/.test(text.slice(0, start))) return null;
  return pointer(text, start, end, type === 'part' || type === 'named' ? 'any' : type);
}

/** 项目建成后 at the beginning of a clause means the one that was named. */
function openingAt(text: string, at: number): Pointer | null {
  const head = named().at(text, at);
  if (!head || !opening().at(text, head.end)) return null;
  return pointer(text, at, head.end, head.word);
}

/** Pointers of a text, in order. */
export function pointersIn(text: string): readonly Pointer[] {
  const found = pointing()
    .all(text)
    .map((one) => readAt(text, one))
    .filter((one) => one !== null);
  const opened = Array.from(text.matchAll(/^|[。；，！？\n]/g), ({ 0: mark, index }) =>
    openingAt(text, index + mark.length),
  ).filter((one) => one !== null && HAN.test(one.text)) as Pointer[];
  return [...found, ...opened.filter(({ start, end }) => !found.some((one) => one.start < end && start < one.end))];
}
