/** A document that is one article: a headline over its date, or a date as its signature. */
import { cleanText } from './clean.ts';
import { NO_METADATA, type TextInput } from './format.ts';
import { isSentence, unmarked } from './labels.ts';
import { dayOf, isStamp } from './stated.ts';

/** Longer lines are no headline. */
const LONGEST_TITLE = 60;
const isListed = (line: string) => /^(?:[-|]|\d)/.test(line);

/** A document's text as one article when it is cut like one, else as a page that is yet to be cut. */
export function asDocument(raw: string): TextInput {
  const text = cleanText(raw);
  const page: TextInput = { layout: 'page', text, metadata: NO_METADATA };
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const [first = '', ...others] = lines;
  const title = unmarked(first);
  const start = others.findIndex((line) => !isStamp(line));
  if (start < 0 || title.length > LONGEST_TITLE || isSentence(title) || isListed(title) || isStamp(title)) return page;
  const [head, body] = [others.slice(0, start), others.slice(start)];
  const inside = body.slice(0, -1).some((line) => isStamp(line) || /^#{1,2} /.test(line));
  const dated = head.length > 0 ? head : body.slice(-1).filter((line) => isStamp(line));
  const published = dated.map(dayOf).find((day) => day !== null) ?? null;
  // Under a paper's name and its day stands a headline.
  if (inside || published === null || !/[，。：；]/.test(body[0] ?? '')) return page;
  return { layout: 'article', text: body.join('\n'), metadata: { ...NO_METADATA, title, published } };
}
