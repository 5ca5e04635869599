/** Names that a question misspells: no report at hand has them, but one has a name that sounds or looks like it. */
import { slip, taggedWords } from '../../reading/index.ts';
import type { ParsedQuestion, Reading } from '../../types.ts';

/** A stretch of content words of the question, and which of its characters stand beside no neighbour that a report prints. */
type Run = { readonly chars: readonly string[]; readonly suspects: readonly number[] };

/** The question's content words as they stand side by side: 云栖胡大桥经济产业园, without 修到哪步了. */
function runsOf({ text, words }: ParsedQuestion): readonly (readonly string[])[] {
  const inWord = new Array<boolean>(text.length).fill(false);
  for (const word of words)
    for (let at = text.indexOf(word); at >= 0 && word !== ''; at = text.indexOf(word, at + 1))
      inWord.fill(true, at, at + word.length);
  const content = text
    .split('')
    .map((char, at) => (inWord[at] ? char : ' '))
    .join('');
  return (content.match(/\p{Script=Han}{2,}/gu) ?? []).map((run) => Array.from(run));
}

/** Both pairs with its neighbours (one at the ends) are printed nowhere: 胡 in 云栖胡大桥, where 云栖湖大桥 is printed. */
function suspectsIn(chars: readonly string[], isPrinted: (pair: string) => boolean): readonly number[] {
  const strange = chars.slice(1).map((char, at) => !isPrinted(`${chars[at]}${char}`));
  return chars.flatMap((_, at) => ([strange[at - 1], strange[at]].every((one) => one !== false) ? [at] : []));
}

const runsWithSuspects = (question: ParsedQuestion, isPrinted: (pair: string) => boolean): readonly Run[] =>
  runsOf(question)
    .map((chars) => ({ chars, suspects: suspectsIn(chars, isPrinted) }))
    .filter(({ suspects }) => suspects.length > 0 && suspects.length <= MOST_SUSPECTS);

/** A stretch with more suspects is of something else, not misspelled. */
const MOST_SUSPECTS = 6;
/** A longer stretch that differs in one character is surer evidence; three characters are the shortest. */
const LENGTHS = [6, 5, 4, 3];

type Found = Reading & { readonly likely: number };

/** The longest part of the window without an open place, and where it begins: the rest is looked at where it stands. */
function anchorOf(window: readonly string[], open: readonly number[]): readonly [string, number] {
  const ends = [-1, ...open, window.length];
  const parts = ends.slice(1).map((end, at) => [window.slice(ends[at]! + 1, end).join(''), ends[at]! + 1] as const);
  return parts.sort((a, b) => b[0].length - a[0].length)[0] ?? ['', 0];
}

/** Stretches of `text` that are the window but for the characters at `open`. */
function alike(window: readonly string[], open: readonly number[], text: string): readonly Found[] {
  const [anchor, offset] = anchorOf(window, open);
  const found = new Map<string, Found>();
  for (let at = text.indexOf(anchor); at >= 0 && anchor !== ''; at = text.indexOf(anchor, at + 1)) {
    const printed = text.slice(Math.max(0, at - offset), at - offset + window.length);
    if (printed.length < window.length || found.has(printed)) continue;
    const slips = window.map((char, i) => (char === printed[i] ? 1 : open.includes(i) ? slip(char, printed[i]!) : 0));
    const likely = Math.min(...slips);
    if (likely === 1 || (likely > 0 && open.length === 1))
      found.set(printed, { asked: window.join(''), printed, likely });
  }
  return [...found.values()];
}

/** The likeliest stretch for one suspect, with at most one more suspect open beside it. */
function bestFor(at: number, { chars, suspects }: Run, text: string): Found | null {
  const others = suspects.filter((other) => other !== at).map((other) => [at, other]);
  for (const open of [[at], ...others])
    for (const length of LENGTHS.filter((one) => one >= 2 * open.length + 1 || open.length === 1)) {
      const starts = Array.from({ length }, (_, back) => at - back).filter(
        (start) =>
          start >= 0 && start + length <= chars.length && open.every((one) => one >= start && one < start + length),
      );
      const found = starts.flatMap((start) =>
        alike(
          chars.slice(start, start + length),
          open.map((one) => one - start),
          text,
        ),
      );
      const best = found.sort((a, b) => b.likely - a.likely)[0];
      if (best) return best;
    }
  return null;
}

/** The words of the question that a slip is in, so that it can be shown: 云栖胡 for 云栖湖, not 栖胡大 for 栖湖大. */
function inWords({ asked, printed }: Reading, run: string): Reading {
  const from = run.indexOf(asked);
  const corrected = run.replace(asked, printed);
  const changed = Array.from(asked, (char, at) => (char === printed[at] ? -1 : from + at)).filter((at) => at >= 0);
  const spans: { readonly start: number; readonly end: number }[] = [];
  for (const { word } of taggedWords(corrected)) {
    const start = spans.at(-1)?.end ?? 0;
    spans.push({ start, end: start + word.length });
  }
  const held = spans.filter(({ start, end }) => changed.some((one) => one >= start && one < end));
  const [start, end] = [held[0]?.start ?? from, held.at(-1)?.end ?? from];
  if (spans.at(-1)?.end !== run.length || end - start < 2) return { asked, printed };
  return { asked: run.slice(start, end), printed: corrected.slice(start, end) };
}

/** A name of two characters is a slip of one that the reports name again and again. */
const OFTEN = 3;

/** 云领 for 云岭: two characters that no dictionary knows, and a name that sounds the same. */
function shortName({ chars, suspects }: Run, names: readonly string[], reports: string): Reading | null {
  const run = chars.join('');
  const name = names.find((one) => one.length === 2 && run.startsWith(one));
  if (name === undefined || !taggedWords(name).every(({ tag }) => tag === 'x')) return null;
  const found = suspects
    .filter((at) => at < 2)
    .flatMap((at) => alike(Array.from(name), [at], reports))
    .filter(({ likely, printed }) => likely === 1 && reports.split(printed).length > OFTEN);
  return found[0] ?? null;
}

const NAME = /^(?:x|n[rstz])/;
const isName = (text: string): boolean => taggedWords(text).some(({ tag }) => NAME.test(tag));
/** 火星 was meant as it stands, though a report has 综合性基地. */
const isOrdinary = (text: string): boolean =>
  taggedWords(text).every(({ word, tag }) => word.length > 1 && !NAME.test(tag));

/** The name that a report prints for a misspelled one, the likeliest; `null` when nothing looks misspelled. */
export function slipIn(question: ParsedQuestion, reports: string): Reading | null {
  // A word of one character (封, 拆) was meant as it stands, however seldom papers print it beside these neighbours; a surname
  // (胡) may be a part of a name.
  const isWord = (char: string) => question.words.includes(char) && !/^n[rsz]/.test(taggedWords(char)[0]?.tag ?? '');
  const runs = runsWithSuspects(question, (pair) => reports.includes(pair)).flatMap(({ chars, suspects }) => {
    const own = suspects.filter((at) => !isWord(chars[at] ?? ''));
    return own.length > 0 ? [{ chars, suspects: own }] : [];
  });
  const found = runs.flatMap((run) =>
    run.suspects.flatMap((at) => {
      const best = bestFor(at, run, reports);
      return best ? [{ ...best, reading: inWords(best, run.chars.join('')) }] : [];
    }),
  );
  const best = found
    .filter(
      ({ reading }) => reports.includes(reading.printed) && (!isOrdinary(reading.asked) || isName(reading.printed)),
    )
    .sort((a, b) => b.likely - a.likely || b.asked.length - a.asked.length)[0];
  if (best) return best.reading;
  return runs.map((run) => shortName(run, question.names, reports)).find((one) => one !== null) ?? null;
}
