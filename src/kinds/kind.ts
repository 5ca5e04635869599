/** What a kind of fact is: how it is asked for, and where a sentence has it. */
import { NUMERALS } from '../reading/index.ts';
import type { Ask, Aspect, Mention } from '../types.ts';
import type { Sign } from './signs.ts';

/** One way in which a question asks for a kind; where several fit at a place, the one of the lowest rank wins it. */
export type Asking = {
  readonly rank: number;
  /** Global; `measure` is a pattern of any measure word. */
  readonly pattern: RegExp | ((measure: string) => RegExp);
  /** The units that an answer carries. */
  readonly units?: (match: RegExpMatchArray) => readonly string[];
};

/** Asked for without a question word (图书馆开放时间: opening hours of the library): where that stands, and its units. */
export type Named = { readonly at: number; readonly end: number; readonly units: readonly string[] };

/** Whether words of a report only say again what the question says. */
export type Given = (words: string) => boolean;

/** A sentence that is looked through: what was read of it when it was indexed, and what the question says already. */
export type Looked = { readonly isGiven: Given; readonly mentions?: readonly Mention[] };

/** What a sentence lacks that has no sign of a kind; the names are those of fitted weights. */
type Lack = 'lacksAmount' | 'lacksTime' | 'lacksPerson' | 'lacksPlace' | 'lacksStage' | 'lacksList';

export type Kind = {
  readonly ask: Ask;
  readonly asking: readonly Asking[];
  readonly named?: (text: string, measure: string) => Named | null;
  /** Places of a plain sentence that have it. */
  readonly signs: (text: string, aspect: Aspect, looked: Looked) => readonly Sign[];
  /**
   * It shows in a sentence whether it has one, and it belongs to the one thing that the sentence is about: a figure, a
   * time, a place, a person. A sign of this strength is plain enough; absent for kinds that are not like that.
   */
  readonly plainFrom?: number;
  /** A sentence without it is hardly an answer; by default it is not. */
  readonly isOptional?: (units: readonly string[]) => boolean;
  readonly lack?: Lack;
  /** It may be asked for as a list of all there are. */
  readonly mayBeMany?: boolean;
};

/** 几点 (what hour): an hour of the day. */
export const CLOCK = ['钟点'];
/** 叫什么 (what is it called): what something is called. */
export const NAME = ['名称'];
/** 哪家单位 (which body): a body rather than a person. */
export const UNIT = ['单位'];
/** A count of things (二三四) as a question says it. */
export const COUNTED = `[\\d两${NUMERALS}]{1,3}`;

/** How many there are, when the question says so: 哪三颗星 (which three stars) is `#3`. */
export function countOf(match: RegExpMatchArray): readonly string[] {
  const said = match[1] ?? '';
  const count = /^\d+$/.test(said) ? Number(said) : said === '两' ? 2 : '零一二三四五六七八九十'.indexOf(said);
  return count > 1 ? [`#${count}`] : [];
}

/** `#3` among the units: the question says how many there are. */
export const countIn = (units: readonly string[]): number | null => {
  const said = units.find((unit) => unit.startsWith('#'));
  return said === undefined ? null : Number(said.slice(1));
};
