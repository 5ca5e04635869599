/** Things, bodies and places in one clause: from each word that ends a name, back to where the name begins. */
import type { Body, Place, Thing } from '../../types.ts';
import { hasProper, namesSomething, tokensBefore, withoutKinds } from './before.ts';
import { type Ending, endingOf, rankOf } from './endings.ts';
import { edges, fillings, kinds, noPlaces, sites, stems } from './lists.ts';
import { digits, numberBehind, numberIn } from './numbers.ts';
import type { Token } from './tokens.ts';

type Named = Thing | Body | Place;

/** Characters before a rank: 枣子巷, 大学城东路; longer ones are phrases. */
const LONGEST_STEM = 4;
const SHORTEST_STEM = 2;

/** The tokens right before a rank that make its name; 沙 | 石 | 镇 falls into characters. */
function stemBefore(tokens: readonly Token[], at: number): readonly Token[] {
  const before = tokensBefore(tokens, at);
  let from = before.length;
  let length = 0;
  while (from > 0) {
    const { word } = before[from - 1]!;
    if (length + word.length > LONGEST_STEM || (length > 0 && endsPlace(before[from - 1]!))) break;
    if (length >= SHORTEST_STEM && (word.length > 1 || length > SHORTEST_STEM)) break;
    length += word.length;
    from--;
  }
  return before.slice(from);
}

const endsPlace = (token: Token): boolean => {
  const ending = endingOf(token);
  return ending?.kind === 'place' && (ending.head !== '' || ending.type === 'province');
};

/** 区, 村 and 路 need a name before them; 全镇 and 古镇 have none. */
function placeAt(tokens: readonly Token[], at: number, ending: Ending, text: string): Place | null {
  const token = tokens[at]!;
  const own = text.slice(token.start, ending.at);
  if (ending.head === '' || own.length >= SHORTEST_STEM) return placeOf(token.start, token.end, ending, text);
  if (own !== '') return null;
  const stem = stemBefore(tokens, at);
  const start = stem[0]?.start ?? token.start;
  const words = text.slice(start, token.start);
  if (words.length < SHORTEST_STEM || stems().has(words) || kinds().has(words)) return null;
  if (stem.some(({ word }) => kinds().has(word) || noPlaces().has(word) || edges().has(word))) return null;
  if (ending.head.length === 1 && !hasProper(stem) && stem.length > 1) return null;
  return placeOf(start, token.end, ending, text);
}

function placeOf(start: number, end: number, { type }: Ending, text: string): Place {
  const name = text.slice(start, end);
  return { kind: 'place', start, end, text: name, name, rank: rankOf(type) };
}

/** 东山区云岭街道 before 云岭十七小 is where it is; before 中心小学 it is all the name there is. */
function withoutPlaces(tokens: readonly Token[]): readonly Token[] {
  const last = tokens.findLastIndex((token, at) => {
    const rest = withoutKinds(tokens.slice(at + 1));
    return endsPlace(token) && rest.length > 0 && namesSomething(rest) && hasProper(rest);
  });
  return tokens.slice(last + 1);
}

/** 产业园 of 云溪产业园二期项目: what the works are done on. */
function workedOn(before: readonly Token[], ending: Ending): number {
  if (ending.type !== 'works') return -1;
  return before.findLastIndex((token, at) => {
    const inner = endingOf(token);
    if (inner?.kind !== 'thing' || inner.type === 'works' || (at === 0 && inner.at === token.start)) return false;
    return !namesSomething(before.slice(at + 1)) || before.slice(at + 1).every(({ word }) => sites().has(word));
  });
}

/** Families of which a common noun before the head makes a name by itself: 玉兰停车场, not 柑橘项目. */
const NEEDS_PROPER = new Set(['works', 'event', 'platform']);
/** Heads of which only quotation marks make a name: “夏送清凉”活动. */
const NEEDS_QUOTES = new Set(['活动', '系统', '模式', '机制', '行动', '计划', '客户端', '公众号', '热线']);
const NEEDS_OWN = new Set(['市场', '高速', '专线', '片区', '组团', '工厂', '车间', '班列', '门店', '超市']);
const SHORTEST_PLAIN = 5;

function isName(own: readonly Token[], proper: string, number: string | null, ending: Ending): boolean {
  if (number !== null && (ending.type === 'school' || ending.type === 'event' || /^第/.test(own[0]?.word ?? '')))
    return true;
  if (proper.length < 2 || !namesSomething(own)) return false;
  if (NEEDS_QUOTES.has(ending.head)) return false;
  if (ending.head.length === 1 || NEEDS_OWN.has(ending.head)) return hasProper(own);
  return !NEEDS_PROPER.has(ending.type) || hasProper(own) || proper.length >= SHORTEST_PLAIN;
}

const TAIL = /^(?:[（(][^（()）]{0,6}[）)])?(?:建设|改造|扩建|迁建|改扩建|新建)?(?:项目|工程)/;

/** Where the name goes on behind its head: 二期, 项目. */
function behind(text: string, end: number): { readonly end: number; readonly number: string | null } {
  const numbered = numberBehind(text.slice(end, end + 10));
  const from = end + (numbered?.length ?? 0);
  const tail = TAIL.exec(text.slice(from, from + 16))?.[0].length ?? 0;
  return { end: from + tail, number: numbered?.number ?? null };
}

/** The tokens of the proper part; a part inside the last token counts too (青石河 of 青石河大桥). */
function thingAt(tokens: readonly Token[], at: number, ending: Ending, text: string): Thing | null {
  const before = tokensBefore(tokens, at);
  const inner = workedOn(before, ending);
  if (inner !== -1) {
    const index = at - before.length + inner;
    const found = endingOf(tokens[index]!);
    const whole = found && thingAt(tokens, index, found, text);
    if (whole) {
      const end = Math.max(whole.end, tokens[at]!.end);
      const name = text.slice(whole.start, end);
      return { ...whole, end, text: name, name };
    }
  }
  const token = tokens[at]!;
  const inside: readonly Token[] =
    ending.at > token.start ? [{ ...token, word: text.slice(token.start, ending.at), end: ending.at }] : [];
  const own = withoutKinds(withoutPlaces([...before, ...inside]));
  const start = own[0]?.start ?? ending.at;
  const { rest, number } = numberIn(text.slice(start, ending.at));
  const after = behind(text, token.end);
  const told = ending.number === null ? (after.number ?? number) : digits(ending.number);
  if (!isName(own, rest, told, ending)) return null;
  const name = text.slice(start, after.end);
  const proper = rest.replace(/[“”·]/g, '');
  return { kind: 'thing', start, end: after.end, text: name, name, proper, head: ending.head, number: told };
}

/** A body acts under a name of its own or of its field: 区 | 农业 | 农村委, 恒泰 | 公司. */
function bodyAt(tokens: readonly Token[], at: number, ending: Ending, text: string): Body | null {
  const before = tokensBefore(tokens, at);
  const from = before.findIndex(({ word }) => !fillings().has(word));
  const own = from === -1 ? [] : before.slice(from);
  const start = own[0]?.start ?? tokens[at]!.start;
  const end = tokens[at]!.end;
  const name = text.slice(start, end);
  const stem = text.slice(start, ending.at);
  const plain = own.every(({ word }) => kinds().has(word) && !/^[区市县镇省乡]$/.test(word));
  if (ending.type === 'organ' ? ending.head.length < 2 && stem.length < 2 : stem.length < 2 || plain) return null;
  return { kind: 'body', start, end, text: name, name, type: ending.head };
}

/** 东山区云岭街道云岭十七小 has two places and a thing; 云岭街道办 is a body alone. */
const isInside = (outer: Named | undefined, end: number): boolean =>
  outer !== undefined && outer.kind !== 'place' && end > outer.start;

/** “邻管家”平台: the name is in quotation marks. */
function quotedBefore(text: string, ending: Ending, end: number): Thing | null {
  if (text[ending.at - 1] !== '”') return null;
  const from = text.lastIndexOf('“', ending.at - 1);
  const proper = text.slice(from + 1, ending.at - 1);
  if (from === -1 || proper.length < 2 || proper.length > LONGEST_QUOTED || /[，。；：“、]/.test(proper)) return null;
  const name = text.slice(from, end);
  return { kind: 'thing', start: from, end, text: name, name, proper, head: ending.head, number: null };
}
const LONGEST_QUOTED = 12;

/** 东山 of 东山区, 云溪 of 云溪充电站: a place without its rank inside a name is a part of that. */
const isPartOf = (one: Named, ...others: readonly (Named | undefined)[]): boolean =>
  one.kind === 'place' &&
  one.rank === 'spot' &&
  others.some((other) => other && one.start >= other.start && one.end <= other.end);

/** All of a clause's things, bodies and places, from its end to its beginning. */
export function namedIn(tokens: readonly Token[], text: string): readonly Named[] {
  const found: Named[] = [];
  let outer: Named | undefined;
  for (let at = tokens.length - 1; at >= 0; at--) {
    const ending = endingOf(tokens[at]!);
    if (!ending) continue;
    const { end } = tokens[at]!;
    if (ending.kind !== 'place' && isInside(outer, end)) continue;
    const one =
      ending.kind === 'place'
        ? placeAt(tokens, at, ending, text)
        : ending.kind === 'body'
          ? bodyAt(tokens, at, ending, text)
          : (quotedBefore(text, ending, end) ?? thingAt(tokens, at, ending, text));
    if (!one || isPartOf(one, found.at(-1), outer)) continue;
    found.push(one);
    if (one.kind !== 'place') outer = one;
  }
  return found.reverse();
}
