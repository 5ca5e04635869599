/** What kinds of fact a question asks for, and where it asks. */
import { once } from '../lexicon/index.ts';
import { chineseNumber, clauseAround, matchesOf, perAsked, remember, sumAsked } from '../reading/index.ts';
import type { Ask, SumKind } from '../types.ts';
import { kindOf } from './kinds.ts';
import { kindRules } from './rules.ts';
import { countedUnits, topicUnits, unitsFor, unitsLike } from './units.ts';

/** A question word found in a text: the kind of fact it wants, where it stands, the units an answer carries. */
export type Asked = {
  readonly ask: Ask;
  readonly at: number;
  readonly end: number;
  readonly units: readonly string[];
  readonly sum?: SumKind;
  readonly per?: string;
};

type Rule = {
  readonly ask: Ask;
  readonly pattern: RegExp;
  readonly units: string | null;
  readonly isOtherwise: boolean;
};

/** Every way to ask, the most precise first. */
const rules = once((): readonly Rule[] =>
  kindRules('asked').map(({ pattern, words: [ask, ...rest] }) => ({
    ask: ask as Ask,
    pattern,
    units: rest.find((word) => word !== OTHERWISE) ?? null,
    isOtherwise: rest.includes(OTHERWISE),
  })),
);
/** Only where nothing else asks. */
const OTHERWISE = 'otherwise';

/** 几个人 asks for people, 几个项目 for whatever is counted. */
const PEOPLE = /^人(?![工才家均次行物])/u;
const unitsCounted = (measure: string, behind: string): readonly string[] =>
  measure === '个' && PEOPLE.test(behind) ? [...unitsLike('人'), '个'] : unitsLike(measure);

/** How many there are, when the question says so: 哪三颗星 (which three stars) is `#3`. */
function sizeOf(said: string): readonly string[] {
  const count = /^\d+$/.test(said) ? Number(said) : chineseNumber(said);
  return count > 1 ? [`#${count}`] : [];
}

/** The units that an answer carries, as the rule or the question says. */
function unitsOf({ units }: Rule, { groups = {}, 0: word, index = 0, input = '' }: RegExpMatchArray) {
  if (units !== null) return unitsFor(units);
  if (groups.measure) return unitsCounted(groups.measure, input.slice(index + word.length));
  return groups.count ? sizeOf(groups.count) : [];
}

/** It asks of a sum as well as of the noun behind it. */
const HOW_MANY = '多少';

/** Sums that are paid again and again: 一个月营收 is told otherwise. */
const BY_THE_PIECE: readonly SumKind[] = ['price', 'given'];

function toAsked(rule: Rule, match: RegExpMatchArray, text: string): Asked {
  const at = match.index ?? 0;
  const units = unitsOf(rule, match);
  const [before, behind] = clauseAround(text, { start: at, end: at });
  const clause = before + behind;
  const counted = match[0] === HOW_MANY ? countedUnits(text.slice(at + match[0].length)) : [];
  const told = units.length > 0 || rule.ask !== 'how-much' ? units : counted;
  const found = told.length > 0 || rule.ask !== 'how-much' ? told : topicUnits(clause, before.length);
  // 总投资好多亿 leaves 元 out.
  const isMoney = found.includes('元') || found.includes('亿');
  const sum = isMoney ? sumAsked(clause) : null;
  const per = isMoney && (sum === null || BY_THE_PIECE.includes(sum)) ? perAsked(clause) : null;
  const asked = { ask: rule.ask, at, end: at + match[0].length, units: found };
  return { ...asked, ...(sum ? { sum } : {}), ...(per ? { per } : {}) };
}

/** Whether two question words share characters. */
const overlaps = (a: Asked, b: Asked) => a.at < b.end && b.at < a.end;

/** A question and its parts are looked through a dozen times before it is answered. */
const REMEMBERED = 128;

/** All question words of a Chinese question (simplified, in written form), in order, without overlaps. */
export const askedIn = remember((text: string): readonly Asked[] => {
  const taken: Asked[] = [];
  for (const rule of rules()) {
    if (rule.isOtherwise && taken.length > 0) break;
    for (const match of matchesOf(text, rule.pattern)) {
      const asked = toAsked(rule, match, text);
      if (!taken.some((other) => overlaps(other, asked))) taken.push(asked);
    }
  }
  return taken.sort((a, b) => a.at - b.at);
}, REMEMBERED);

/** A question without what only asks; that stands in nobody's article. */
export const withoutAsked = (text: string): string =>
  askedIn(text).reduceRight((rest, { at, end }) => `${rest.slice(0, at)} ${rest.slice(end)}`, text);

const forAll = once(() => kindRules('asked-for-all'));
/** Characters on each side of a question word that may say that all are asked for. */
const BESIDE = 16;

/** Whether a question word asks for all there are, in a list. */
export function asksForAll({ ask, at, end }: Asked, text: string): boolean {
  if (!kindOf(ask).mayBeMany) return false;
  const beside = text.slice(Math.max(0, at - BESIDE), end + BESIDE);
  return forAll().some(
    ({ pattern, words: [of] }) => (of === 'any' || of === ask) && matchesOf(beside, pattern).length > 0,
  );
}
