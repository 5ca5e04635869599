/** Which stage or kind of event a word of a clause stands for, with the words around it that decide that. */
import type { Found } from '../../lexicon/index.ts';
import type { ProgressStage } from '../../types.ts';
import type { Span } from '../sentences.ts';
import { acts, eventKinds, isNone } from './words.ts';

/** A step or event before it is known how it stands; `goes` where it goes on until something says that it is done. */
export type Act = Span & { readonly type: string; readonly isEvent: boolean; readonly goes: boolean };

/** What has to follow a word that is a step only then: 完成85%, 完成投资3亿元; 投资3亿元; 新增学位600个. */
const FOLLOWED: Readonly<Record<string, readonly [RegExp, ProgressStage]>> = {
  share: [/^[^，。；]{0,10}?\d+(?:\.\d+)?%|^(?:工程|投资|总)[^，。；]{0,6}?\d/, 'building'],
  sum: [/^(?:约|近|超)?\d/, 'figures'],
  added: [/^[^，。；]{0,8}?(?:学位|床位|车位)/, 'figures'],
};
/** 完成总工程量的65%: nothing that decides stands farther away. */
const FAR = 24;
const WHOLE = /100%$/;

/** Between a part and what says that it is done: 主体结构已全部完成. */
const BETWEEN = 8;
const ENDS_PART = new Set(['finished', 'share']);

const isPart = ({ type }: Found): boolean => type.endsWith('-part');
const stageIn = (type: string): string => type.replace(/-(?:part|going)$/, '');

/** 已完成, 已全部完成: done, whatever it is and without a figure. */
const IS_DONE = /已经?(?:全部|全面|基本|如期|顺利)?$/;

/** A word that needs a figure, with it; `null` where there is none. */
function followed(found: Found, text: string): Act | null {
  const [pattern, type] = FOLLOWED[found.type]!;
  const match = pattern.exec(text.slice(found.end, found.end + FAR))?.[0];
  if (match === undefined)
    return found.type === 'share' && IS_DONE.test(text.slice(0, found.start))
      ? { start: found.start, end: found.end, type, isEvent: false, goes: false }
      : null;
  const goes = found.type === 'share' && match.endsWith('%') && !WHOLE.test(match);
  return { start: found.start, end: found.end + match.length, type, isEvent: false, goes };
}

const plainAct = ({ start, end, type }: Found): Act => ({
  start,
  end,
  type: stageIn(type),
  isEvent: eventKinds().has(type),
  goes: type !== stageIn(type),
});

/** A part with the word behind it that ends it: 主体结构完工 is no 完工. */
function endedPart(part: Found, next: Found | undefined, text: string): Act | null {
  if (!isPart(part) || !next || next.start - part.end > BETWEEN || !ENDS_PART.has(next.type)) return null;
  const ended = next.type === 'share' ? followed(next, text) : plainAct(next);
  const { end, goes } = ended ?? { end: next.end, goes: false };
  return { start: part.start, end, type: stageIn(part.type), isEvent: false, goes };
}

/** The steps and events of one clause, in reading order, none overlapping another. */
export function actsIn(clause: string): readonly Act[] {
  const words = acts()
    .all(clause)
    .filter((found) => !isNone(found));
  const found: Act[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at]!;
    const part = endedPart(word, words[at + 1], clause);
    const act = part ?? (word.type in FOLLOWED ? followed(word, clause) : plainAct(word));
    if (part) at++;
    if (act && act.start >= (found.at(-1)?.end ?? 0)) found.push(act);
  }
  return found;
}
