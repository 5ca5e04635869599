/** The units that an answer's figure may carry, by the measure word of the question or by what it asks about. */
import { lexicon, linesOf, once, scanner } from '../lexicon/index.ts';
import { measureNamed, measuresOf, taggedWords } from '../reading/index.ts';
import type { Quantity } from '../types.ts';

const measures = (quantity: Quantity): readonly string[] =>
  measuresOf(quantity).flatMap(({ unit, word }) => [unit, word]);

/** `asked-units.txt`: the units for each key of a line. */
const told = once(() => {
  const entries = linesOf('asked-units').flatMap(({ plain }) => {
    const [keys = '', units = ''] = plain.split(': ');
    const all = units.split(' ').flatMap((unit) => (unit[0] === '@' ? measures(unit.slice(1) as Quantity) : [unit]));
    return keys.split('|').map((key) => [key, [...new Set(all)]] as const);
  });
  return new Map(entries);
});

/** The units for a quantity or for what stands around 多少; a word that stands for what counts nothing (钟点) is its own. */
export const unitsFor = (key: string): readonly string[] => told().get(key) ?? [key];

/** Bodies and matters are counted by many words, and by 个; cars, tickets and rooms by their own. */
const LOOSE = new Set(['pieces.body', 'pieces.matter']);

/** A tree is 一棵 or 一株, a house 一栋 or 一幢, a bus 一辆 or 一台: one word is as good as the other. */
const ALIKE = new Set(['pieces.building', 'pieces.plant', 'pieces.animal', 'pieces.vehicle']);

/** Something counted by another measure word of its group than the asker's is still counted. */
function pieces(word: string): readonly string[] {
  if (word === '个') return [...new Set(measures('pieces')), '人', '名', '位'];
  const group = measureNamed(word)?.group ?? '';
  const alike = measuresOf('pieces').filter((measure) => measure.group === group);
  if (ALIKE.has(group)) return alike.map(({ unit }) => unit);
  if (!LOOSE.has(group) || word === '件') return [word];
  return [...new Set([word, ...alike.map(({ unit }) => unit), '个', ...(word === '家' ? ['户'] : [])])];
}

/** Units in which what is asked for by the measure `word` may be told: 几家 may be answered by 148个, 多少斤 by tonnes. */
export function unitsLike(word: string): readonly string[] {
  const quantity = measureNamed(word)?.quantity ?? '';
  const own = told().get(word);
  return own ?? (quantity === 'pieces' ? pieces(word) : (told().get(quantity) ?? [word]));
}

const topics = once(() => {
  const entries = lexicon('asked-amounts');
  return { scan: scanner(entries), order: [...new Set(entries.map(({ type }) => type))] };
});
/** 领多少, 领到了多少; 领 elsewhere is none of it. */
const ASKS_AT_ONCE = /^[得到]?了?多少/;

/** These tell wherever they stand: 比去年投资涨了多少 asks for no sum. */
const ANYWHERE: readonly string[] = ['phone', 'code', 'rise'];

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
  return met[0] === undefined ? [] : unitsFor(met[0]);
}

/** The units of what a noun right behind 多少 counts (多少车), which is no matter of its own (多少学位); none for other words. */
export function countedUnits(behind: string): readonly string[] {
  const [{ word, tag } = { word: '', tag: '' }] = taggedWords(behind);
  const isMatter = topics().scan.all(word).length > 0;
  return !isMatter && /^(?:n(?!r)|zg)/.test(tag) ? unitsFor('things') : [];
}
