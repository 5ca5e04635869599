/** The units that an answer's figure may carry, by the measure word of the question or by what it asks about. */
import { lexicon, once, scanner } from '../lexicon/index.ts';
import { measureNamed, measuresOf } from '../reading/index.ts';
import type { Quantity } from '../types.ts';

const unitsOf = (...quantities: readonly Quantity[]): readonly string[] => [
  ...new Set(quantities.flatMap((quantity) => measuresOf(quantity).flatMap(({ unit, word }) => [unit, word]))),
];

/** 总投资好多亿 leaves 元 out. */
export const MONEY = once(() => ['万元', '亿元', '亿', '万', ...unitsOf('money')]);
/** 三万方 is as often of ground as of earth. */
export const AREA = once(() => [...unitsOf('area'), '方']);
export const LENGTH = once(() => unitsOf('length'));
export const SHARE = once(() => [...unitsOf('share'), '百分之']);
export const SPAN = once(() => unitsOf('duration'));
/** 每15分钟一班, 每年两次 */
export const FREQUENCY = once(() => [...SPAN(), '班', ...unitsOf('times')]);
const PEOPLE = once(() => unitsOf('people', 'households'));
const WARMTH = ['°C', '℃', '度'];

/** Bodies and matters are counted by many words, and by 个; cars, tickets and rooms by their own. */
const LOOSE = new Set(['pieces.body', 'pieces.matter']);

/** A tree is 一棵 or 一株, a house 一栋 or 一幢: one word is as good as the other. */
const ALIKE = new Set(['pieces.building', 'pieces.plant', 'pieces.animal']);

/** Something counted by another measure word of its group than the asker's is still counted. */
function pieces(word: string): readonly string[] {
  if (word === '个') return [...unitsOf('pieces'), '人', '名', '位'];
  const group = measureNamed(word)?.group ?? '';
  const alike = measuresOf('pieces').filter((measure) => measure.group === group);
  if (ALIKE.has(group)) return alike.map(({ unit }) => unit);
  if (!LOOSE.has(group) || word === '件') return [word];
  return [...new Set([word, ...alike.map(({ unit }) => unit), '个', ...(word === '家' ? ['户'] : [])])];
}

/** Sums by the million are no answer to one asked for by the hundred million. */
const SCALED: Readonly<Record<string, readonly string[]>> = {
  亿: ['亿元', '亿'],
  亿元: ['亿元', '亿', '万元'],
  万: ['万', '亿'],
};
/** 几班车 and 几趟车 are counted alike; 里 is of ways; a house has 楼 where it has 层. */
const OTHERWISE: Readonly<Record<string, () => readonly string[]>> = {
  钱: MONEY,
  资金: MONEY,
  里: LENGTH,
  层: () => ['层', '楼', '层楼'],
  班: () => ['个', '班', '班次'],
  度: () => WARMTH,
  户: () => ['户', '户人家'],
  倍: () => ['倍'],
};

const BY_QUANTITY: Readonly<Partial<Record<Quantity, () => readonly string[]>>> = {
  money: MONEY,
  area: AREA,
  length: LENGTH,
  share: SHARE,
  duration: SPAN,
  people: PEOPLE,
};
const WHOLE: readonly Quantity[] = ['mass', 'volume', 'energy', 'power', 'age', 'times'];

/** Units in which what is asked for by the measure `word` may be told: 几家 may be answered by 148个, 多少斤 by tonnes. */
export function unitsLike(word: string): readonly string[] {
  const own = SCALED[word] ?? OTHERWISE[word]?.();
  const quantity = measureNamed(word)?.quantity;
  if (own || quantity === undefined) return own ?? [word];
  if (quantity === 'pieces') return pieces(word);
  return BY_QUANTITY[quantity]?.() ?? (WHOLE.includes(quantity) ? unitsOf(quantity) : [word]);
}

/** What stands around 多少 says what is counted when no measure word follows it. */
const BY_TOPIC: Readonly<Record<string, () => readonly string[]>> = {
  phone: () => ['电话'],
  code: () => ['编号'],
  temperature: () => WARMTH,
  share: () => [...SHARE(), ...MONEY()],
  money: MONEY,
  given: MONEY,
  area: AREA,
  output: () => [...unitsOf('mass', 'power'), '万', '亿', '台', '辆', '个', '件', '套'],
  seats: () => ['个', '张', '名', '学位'],
  people: PEOPLE,
  bodies: () => ['个', '项', '家', '所', '座'],
};

const topics = once(() => {
  const entries = lexicon('asked-amounts');
  return { scan: scanner(entries), order: [...new Set(entries.map(({ type }) => type))] };
});
/** 领多少, 领到了多少; 领 elsewhere is none of it. */
const ASKS_AT_ONCE = /^[得到]?了?多少/;

/** These tell wherever they stand: 比去年投资涨了多少 asks for no sum. */
const ANYWHERE: readonly string[] = ['phone', 'code', 'share'];

/** Units by what stands around 多少, which begins at `asked`, in its clause; what stands nearest tells. Empty when nothing does. */
export function topicUnits(clause: string, asked = clause.length): readonly string[] {
  const { scan, order } = topics();
  const distances = new Map<string, number>();
  for (let at = 0; at < clause.length; at++) {
    const found = scan.at(clause, at);
    if (found?.type === 'none') at = found.end - 1;
    else if (found && (found.type !== 'given' || ASKS_AT_ONCE.test(clause.slice(found.end)))) {
      const apart = ANYWHERE.includes(found.type) ? 0 : Math.max(asked - found.end, at - asked, 0);
      distances.set(found.type, Math.min(apart, distances.get(found.type) ?? apart));
    }
  }
  const met = order.filter((type) => distances.has(type)).sort((a, b) => distances.get(a)! - distances.get(b)!);
  return met[0] === undefined ? [] : (BY_TOPIC[met[0]]?.() ?? []);
}
