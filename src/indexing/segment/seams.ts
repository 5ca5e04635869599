import { words } from '../../reading/index.ts';

/** Characters on either side of a seam that a word cutter needs to see. */
const REACH = 6;

/** Words that no headline or sentence ends with: what they govern is still to come. */
const OPEN_WORDS: ReadonlySet<string> = new Set(
  '的 和 与 及 以及 对 对于 将 把 被 从 向 为 以 在 是 并 并且 或 由 让 使 给 到 于 比 同 跟 据 经 按照 根据 通过 关于 随着 因为 虽然 如果 当 每 等'.split(
    ' ',
  ),
);

/** Whether a dictionary word stands across the seam of two lines (…高质量创 | 业平台…): then the line break tore it. */
export function tearsWord(before: string, after: string): boolean {
  const tail = /\p{Script=Han}{1,6}$/u.exec(before)?.[0] ?? '';
  const head = /^\p{Script=Han}{1,6}/u.exec(after)?.[0] ?? '';
  if (tail === '' || head === '') return false;
  let at = 0;
  for (const word of words(tail.slice(-REACH) + head.slice(0, REACH))) {
    if (at < tail.length && at + word.length > tail.length) return true;
    at += word.length;
  }
  return false;
}

/** Whether a line ends with a word that needs another after it. */
export function endsOpen(text: string): boolean {
  const run = /\p{Script=Han}{1,12}$/u.exec(text)?.[0];
  return run !== undefined && OPEN_WORDS.has(words(run).at(-1) ?? '');
}
