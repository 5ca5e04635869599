import { LEAD_WITHIN } from './patterns.ts';
import type { Paragraph } from './running-text.ts';

/** A headline and the report under it that an extraction put into one line. */
export type Within = { readonly title: string; readonly paragraphs: readonly Paragraph[] };

const EDGES = /^[|\s]+|[|\s]+$/gu;

/** The headline that stands before the opening of a report in the same line (甲乙丙丁 〔記者某／某地報導〕…), and what is left; `null` where none does. */
export function headlineWithin(paragraphs: readonly Paragraph[]): Within | null {
  const [[piece, ...more] = [], ...others] = paragraphs;
  const title = piece && LEAD_WITHIN.exec(piece.text)?.[1];
  if (!piece || !title) return null;
  const text = piece.text.slice(piece.text.indexOf(title) + title.length).replace(EDGES, '');
  return { title: title.replace(EDGES, ''), paragraphs: [[{ ...piece, text }, ...more], ...others] };
}
