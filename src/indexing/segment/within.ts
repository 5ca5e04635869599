import { LEAD_WITHIN } from './patterns.ts';
import { dayAtEnd } from './rank-forms.ts';
import type { Paragraph } from './running-text.ts';

/** A headline and the report under it that an extraction put into one line. */
export type Within = { readonly title: string; readonly paragraphs: readonly Paragraph[] };

const EDGES = /^[|\s】〗\]]+|[|\s]+$/gu;

/** 【甲乙丙丁】…: a headline in brackets. */
const BRACKETED = /^[【〖[]([^。;；】〗\]]{4,40})[】〗\]]\s*(?=\S{8})/u;
/** 【甲地讯】 opens a report and is no headline. */
const PLACE_LINE = /[讯訊电電]$|消息$|报道$|報導$/u;

const MARK = /^[·•●○◆◇■□▲△▼▶►※☆★]\s*/u;
function titleOf(text: string): string | undefined {
  const bracketed = BRACKETED.exec(text)?.[1];
  if (bracketed !== undefined) return PLACE_LINE.test(bracketed) ? undefined : bracketed;
  const opened = LEAD_WITHIN.exec(text)?.slice(1);
  return opened?.find((title) => title !== undefined);
}

/** The headline that stands before the opening of a report in the same line (甲乙丙丁 〔記者某／某地報導〕…), and what is left; `null` where none does. */
export function headlineWithin(paragraphs: readonly Paragraph[]): Within | null {
  const [[piece, ...more] = [], ...others] = paragraphs;
  const title = piece && titleOf(piece.text);
  if (!piece || !title) return null;
  const text = piece.text.slice(piece.text.indexOf(title) + title.length).replace(EDGES, '');
  return { title: title.replace(EDGES, ''), paragraphs: [[{ ...piece, text }, ...more], ...others] };
}

/** Whether a line that is a headline says on what day it appeared. */
export const isDatedHead = (printed: string): boolean => titleBeside(printed) !== null;

/** A headline without the day in numbers at one of its ends, set apart (甲乙丙丁 [2021-12-09], date 2021-12-09 甲乙丙丁); `null` where none stands there. */
function titleBeside(printed: string): string | null {
  const { rest = '' } = dayAtEnd({ text: printed.replace(LABEL, '') }) ?? {};
  const [before = '', behind = ''] = rest.length < SHORTEST ? [] : printed.split(rest);
  const isApart = /[\])〕】）\s]$/u.test(before) || /^[\s[(〔【（]/u.test(behind);
  return isApart && !/\p{L}{3}/u.test(before.replace(LABEL, '') + behind) ? rest : null;
}
/** A label stands before a day. */
const LABEL = /^\p{L}{2,6}[:：]?\s+(?=\d{4}\D)/u;
/** Of a shorter line the day is a part. */
const SHORTEST = 4;

/** A headline of a list without the mark before it and the day before or behind it. */
export function withoutMarks(printed: string): string {
  const title = printed.replace(MARK, '').trim();
  return titleBeside(title) ?? title;
}
