import { parse } from 'yaml';
import { InputError, oneLine } from '../../errors.ts';
import { decodeText } from './decode.ts';
import { type Fields, metadataOf } from './fields.ts';
import { type Metadata, NO_METADATA, type TextInput } from './format.ts';

const FRONT_MATTER = /^---[ \t]*\r?\n([\s\S]*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/;

function parseFrontMatter(yaml: string, name: string): Metadata {
  try {
    const value: unknown = parse(yaml);
    return value !== null && typeof value === 'object' ? metadataOf(value as Fields) : NO_METADATA;
  } catch (cause) {
    throw new InputError({
      what: `read the front matter of "${name}"`,
      why: oneLine(cause),
      remedy: 'Correct the YAML between the two "---" lines.',
      cause,
    });
  }
}

/** Paragraphs of HTML in one line each get their own; one that is wholly strong is bold. */
const inLines = (text: string): string =>
  text
    .replace(/<p\b[^<>]*>\s*<(strong|b)>([^<\n]+)<\/\1>\s*<\/p>/gi, '<p>**$2**</p>')
    .replace(/<\/(?:p|div)>[ \t]*(?=<(?:p|div)\b)/gi, '\n\n');

const emptied = (text: string): string => text.replace(/[^\n]+/g, '');
/** Changes a text up to the last match of `end`: no beginning is looked for in vain to the end of the text, again and again. */
function before(text: string, end: RegExp, change: (text: string) => string): string {
  const at = end.exec(text)?.[0].length ?? 0;
  return change(text.slice(0, at)) + text.slice(at);
}
const withoutComments = (text: string): string =>
  before(text, /^[\s\S]*-->[*_]*/, (all) => all.replace(/(?<![*_])[*_]*<!--[\s\S]*?-->[*_]*/g, emptied));
const withoutFigures = (text: string): string =>
  before(text, /^[\s\S]*<\/figure>/i, (all) =>
    all.replace(/<figure\b[\s\S]*?<\/figure>/gi, (figure) => (/<table/i.test(figure) ? figure : emptied(figure))),
  );

/** A picture over words that say what it shows in a sentence; a shorter name says nothing. */
const TELLING_PICTURE =
  /!\[([^[\]\n]{0,200}(?:\p{Script=Han}[。！？]|\s\w{1,20}[.!?](?=[\s\]]))[^[\]\n]{0,200})\]\([^()\n]*\)/gu;
/** Comments, figures with what stands under them, pictures, calls of a site's program, other tags, and marks of links, quotes and what is struck out; line ends stay. */
export const withoutMarkup = (text: string): string =>
  withoutFigures(withoutComments(inLines(text)))
    .replace(/<\/?(?:p|div|span|a|img|br|center|font|strong|em|b|i|u)\b[^<>]*>/gi, ' ')
    .replace(TELLING_PICTURE, '$1')
    .replace(/^<([A-Z]\w*)\b[^<>]*(?:\/>|>[^<>\n]{0,20}<\/\1>)[ \t]*$/gm, '')
    .replace(/!\[\[[^\]\n]{0,300}\]\]|!\[[^[\]\n]*\]\([^()\n]*\)|\{\{[<%].{0,1000}?[%>]\}\}/g, '')
    .replace(/(?<!!)\[([^[\]\n]*)\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*\)/gu, '$1')
    .replace(/^(?:>[ \t]?)+|~~/gmu, '');

/** Front matter with a headline makes the file one article; without, the text is cut like a newspaper page. */
export function readMarkdown(bytes: Uint8Array, name: string): TextInput {
  const text = decodeText(bytes, name);
  const front = FRONT_MATTER.exec(text);
  if (front === null) return { layout: 'page', text: withoutMarkup(text), metadata: NO_METADATA };
  const metadata = parseFrontMatter(front[1] ?? '', name);
  // The front matter's lines stay, emptied, so that line numbers are those of the file.
  const blank = front[0].replace(/[^\n]+/g, '');
  return {
    layout: metadata.title === null ? 'page' : 'article',
    text: blank + withoutMarkup(text.slice(front[0].length)),
    metadata,
  };
}
