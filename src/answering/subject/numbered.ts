/** Which sentences are told of another number of what the question numbers: 二期 for 一期, 4号线 for 5号线, 第六届 for 第七届. */
import { chineseNumber } from '../../reading/index.ts';
import type { ParsedQuestion } from '../../types.ts';
import type { Candidate } from '../candidates.ts';
import { toldOf } from './told-of.ts';

/** Things that are told apart by their number alone; 为期, 一期间 number nothing. */
const NUMBERED =
  /(?<![为到])第?(?<number>[一二三四五六七八九十]{1,3}|\d{1,3})(?<kind>届|号线|号楼|标段|期(?![间限望待末货刊盼望中]))/g;

type Numbered = { readonly number: number; readonly kind: string };

const numberedIn = (text: string): readonly Numbered[] =>
  [...text.replace(/\s+/g, '').matchAll(NUMBERED)].map(({ groups }) => {
    const { number = '', kind = '' } = groups ?? {};
    return { number: /^\d/.test(number) ? Number(number) : chineseNumber(number), kind };
  });

/** A factor for each candidate: 0 where it is told of another number of a kind that the question numbers. */
export function numbered(question: ParsedQuestion, found: readonly Candidate[]): (candidate: Candidate) => number {
  const asked = numberedIn(question.text);
  if (asked.length === 0) return () => 1;
  const factors = [...new Set(asked.map(({ kind }) => kind))].map((kind) =>
    toldOf(found, (text) => {
      const named = numberedIn(text).filter((one) => one.kind === kind);
      if (named.length === 0) return 'open';
      return named.some(({ number }) => asked.some((one) => one.kind === kind && one.number === number))
        ? 'asked'
        : 'other';
    }),
  );
  return (candidate) => Math.min(...factors.map((factor) => factor(candidate)));
}
