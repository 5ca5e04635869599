import { lexicon, once, scanner } from '../../lexicon/index.ts';
import type { Span, WhenStatus } from '../../types.ts';
import { standsAt } from '../characters.ts';

const ahead = once(() => scanner(lexicon('ahead')));
const speaking = once(() => scanner(lexicon('speaking')));

const ENDS_CLAUSE = new Set('，。；！？,;\n');
const ENDS_SENTENCE = new Set('。！？\n');
/** No clause of print is longer; it bounds the look around each time. */
const LONGEST_CLAUSE = 60;
const LONGEST_SENTENCE = 200;
/** A clause that is hardly more than its time (7月24日，) goes with what follows. */
const ONLY_A_TIME = 2;

function back(text: string, at: number, ends: ReadonlySet<string>, most: number): number {
  let from = at;
  while (from > 0 && at - from < most && !ends.has(text[from - 1]!)) from--;
  return from;
}

function onward(text: string, at: number, ends: ReadonlySet<string>, most: number): number {
  let to = at;
  while (to < text.length && to - at < most && !ends.has(text[to]!)) to++;
  return to;
}

/** Where the sentence of character `at` begins. */
export const sentenceStart = (text: string, at: number): number => back(text, at, ENDS_SENTENCE, LONGEST_SENTENCE);

type Told = 'planned' | 'done' | 'deadline' | null;
const toldBy = (type: string | undefined): Told =>
  type === 'planned' || type === 'done' || type === 'deadline' ? type : null;

/** What the words of a stretch say of when it is, the last word first. */
function toldIn(text: string, last: boolean): Told {
  const words = ahead()
    .all(text)
    .flatMap(({ type }) => toldBy(type) ?? []);
  return (last ? words.at(-1) : words[0]) ?? null;
}

/** 8月20日前, 年底之前: the time is the last one. */
const CLOSES = /之前|以前|底?前(?!往|[来期身后列景沿述提进端\d一二三四五六七八九十两几])/y;

/** How a time stands to the time of writing: `tense` also where it is a deadline (力争10月底前). */
export type Standing = { readonly status: WhenStatus; readonly tense: 'planned' | 'done' | null };

const standing = (told: Told, isLast: boolean): Standing => {
  const tense = told === 'deadline' ? null : told;
  return { status: isLast || told === 'deadline' ? 'deadline' : tense, tense };
};

/** What the words around a time say of it: that it lies ahead, is over, or is the last day. */
export function standingOf(text: string, { start, end }: Span): Standing {
  const from = back(text, start, ENDS_CLAUSE, LONGEST_CLAUSE);
  if (text.startsWith('以来', end)) return { status: 'done', tense: 'done' };
  const isLast = standsAt(CLOSES, text, end);
  const before = toldIn(text.slice(from, start), true);
  if (before) return standing(before, isLast);
  const to = onward(text, end, ENDS_CLAUSE, LONGEST_CLAUSE);
  const after = toldIn(text.slice(end, to), false);
  if (after || to > end || start - from > ONLY_A_TIME || !/[，,]/.test(text[to] ?? '')) return standing(after, isLast);
  return standing(toldIn(text.slice(to + 1, onward(text, to + 1, ENDS_CLAUSE, LONGEST_CLAUSE)), false), isLast);
}

/** Whether the sentence of a place only supposes something before it: 如果当天…, 凡次日…. */
export const supposes = (text: string, at: number): boolean =>
  speaking()
    .all(text.slice(sentenceStart(text, at), at))
    .some(({ type }) => type === 'supposing');

/** Whether somebody is said to speak between two places of a text. */
export const speaks = (text: string, from: number, to: number): boolean =>
  speaking()
    .all(text.slice(Math.max(from, to - LONGEST_SENTENCE), to))
    .some(({ type }) => type === 'speaking');

/** Stretches of a text in quotation marks; what is open at an end reaches to it. */
export function quotesIn(text: string): readonly Span[] {
  const found: Span[] = [];
  let start = -1;
  for (let at = text.search(/[“”]/); at >= 0 && at < text.length; at++) {
    if (text[at] === '“' && start < 0) start = at;
    if (text[at] !== '”') continue;
    found.push({ start: start < 0 && found.length === 0 ? 0 : Math.max(0, start), end: at });
    start = -1;
  }
  return start < 0 ? found : [...found, { start, end: text.length }];
}
