/** What an amount of a sentence counts: 学生 of 1200名学生, 企业 of 入驻商户96家. */
import { taggedWords } from '../reading/index.ts';
import type { Amount, Span } from '../types.ts';

const COUNTABLE: ReadonlySet<Amount['quantity']> = new Set(['pieces', 'people', 'households']);
/** What goes on with a noun: nouns, qualities, short forms, what is verb and noun (服务), 的. */
const NOMINAL = /^(?:n|a$|an|ag|b|j|l|vn|x|uj|f|eng)/;
const STOP = /[，,；;。、：:！？!?（）()]/u;
const MOST = 14;
/** 共22个, 总计22个: all of them, however the noun before goes on. */
const TOTAL = /(?:一?共有?|总[计共数]|合计|累计)$/u;
const JOINT = /(?:达|约|近|超过?|有|为)*$/u;

const clauseOf = (text: string): string => text.split(STOP)[0] ?? '';

function runBehind(text: string): string {
  let run = '';
  for (const { word, tag } of taggedWords(clauseOf(text).slice(0, MOST))) {
    if (!NOMINAL.test(tag)) break;
    run += word;
  }
  return run;
}

function runBefore(text: string): string {
  const clause = text.split(STOP).at(-1) ?? '';
  const words = taggedWords(clause.replace(JOINT, ''));
  const from = words.findLastIndex(({ tag }) => !NOMINAL.test(tag));
  return words
    .slice(from + 1)
    .map(({ word }) => word)
    .join('');
}

/** The noun that an amount counts, behind it, else before it; `null` of what counts no things, or all of them. */
export function countedBy(text: string, { start, end }: Span, { quantity }: Amount): string | null {
  if (!COUNTABLE.has(quantity) || TOTAL.test(text.slice(0, start).replace(JOINT, ''))) return null;
  return runBehind(text.slice(end)) || runBefore(text.slice(0, start)) || null;
}
