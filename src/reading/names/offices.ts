/** Offices and callings of a clause, each with what it is of: 区农业农村委主任. */
import { lexicon, once, type Scanner, scanner } from '../../lexicon/index.ts';
import { ranks } from './lists.ts';
import { type Token, tokensOf } from './tokens.ts';

const offices = once((): Scanner => scanner(lexicon('offices')));

/** Whether an office begins at character `at`. */
export const officeAt = (text: string, at: number): boolean => offices().at(text, at) !== null;

export type Office = { readonly start: number; readonly end: number; readonly type: string };

/** Offices of a clause, the longest at each place. */
export const officesIn = (text: string): readonly Office[] => offices().all(text);

const OFFICE_WORDS = /[\p{Script=Han}A-Za-z0-9（）()]/u;
const ENDS_OFFICE = /[，。；：:！？“”、\s]|由|据|在|与|和(?!谐|平)|是|的|向|对/;
const LONGEST_OFFICE = 24;
/** 邀请 of 邀请区水务委主任 does something with whoever holds the office; 招商 of 招商局局长 is the body's own. */
const DOES = /^v/;
/** Nor is it part of an office what stands before these: 镇纪委副书记某某带着…, 发言人就…. */
const ENDS_BEFORE = /^(?:p|u[lzg])$/;
/** 驻某地办事处, 甲及乙协会: names have these inside. */
const IN_NAMES = /^[驻及]$/;
/** What an office is of begins with a place, with the rank of one (云溪区, 区) or with some one (某商行). */
const isOfPlace = ({ word, tag }: Token): boolean => tag === 'ns' || ranks().has(word) || SOME.test(word);
const SOME = /^[某该本]/;

/** Where an office begins behind a verb right before its place, or behind what no office has. */
function behindVerb(words: string): number {
  if (words.length <= 2) return 0;
  const tokens = tokensOf(words);
  const at = tokens.findLastIndex(
    ({ word, tag }, i) =>
      (ENDS_BEFORE.test(tag) && !IN_NAMES.test(word)) ||
      (DOES.test(tag) && tokens[i + 1] !== undefined && isOfPlace(tokens[i + 1]!)),
  );
  return at === -1 ? 0 : tokens[at]!.end;
}

/** 区委常委 of 区委常委、政法委书记: the office with the body before it, back to a stop or a verb (邀请). */
function officeWhole(text: string, { start, end }: Office): number {
  let from = start;
  while (
    from > 0 &&
    end - from < LONGEST_OFFICE &&
    OFFICE_WORDS.test(text[from - 1]!) &&
    !ENDS_OFFICE.test(text[from - 1]!)
  )
    from--;
  return from + behindVerb(text.slice(from, start));
}

/** The offices that end right before `at`, each with what it is of: 区委常委、政法委书记 is two, 校长由原副校长 (…担任) as well. */
export function officesBefore(text: string, found: readonly Office[], at: number): readonly string[] {
  const names: string[] = [];
  let end = at;
  for (;;) {
    const office = found.findLast((one) => one.end === end && !/^(?:reporter|named)$/.test(one.type));
    if (!office) return names;
    const from = officeWhole(text, office);
    names.unshift(text.slice(from, office.end));
    if (!/[、，为是由]/.test(text[from - 1] ?? ' ')) return names;
    end = from - 1;
  }
}
