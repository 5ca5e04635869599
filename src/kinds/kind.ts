/** What a kind of fact is: where a sentence has it, and what follows from that. How it is asked for stands in `lexicon/asked.txt`. */
import type { Ask, Aspect, Mention } from '../types.ts';
import type { Sign } from './signs.ts';

/** Whether words of a report only say again what the question says. */
export type Given = (words: string) => boolean;

/** A sentence that is looked through: what was read of it when it was indexed, and what the question says already. */
export type Looked = { readonly isGiven: Given; readonly mentions?: readonly Mention[] };

/** What a sentence lacks that has no sign of a kind; the names are those of fitted weights. */
type Lack = 'lacksAmount' | 'lacksTime' | 'lacksPerson' | 'lacksPlace' | 'lacksStage' | 'lacksList';

export type Kind = {
  readonly ask: Ask;
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
export const CLOCK = '钟点';
/** 叫什么 (what is it called): what something is called. */
export const NAME = '名称';
/** 哪家单位 (which body): a body rather than a person. */
export const BODY = '单位';

/** `#3` among the units: the question says how many there are. */
export const countIn = (units: readonly string[]): number | null => {
  const said = units.find((unit) => unit.startsWith('#'));
  return said === undefined ? null : Number(said.slice(1));
};
