import { parse } from 'yaml';
import { InputError, oneLine } from '../../errors.ts';
import { decodeText } from './decode.ts';
import { type Fields, metadataOf } from './fields.ts';
import { type Metadata, NO_METADATA, type TextInput } from './format.ts';
import { readHtml } from './html.ts';

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

const ROW = /<tr\b[^<>]*>([\s\S]*?)(?=<\/tr>|<tr\b|$)/gi;
const CELL = /<t[hd]\b[^<>]*>([\s\S]*?)(?=<\/t[hd]>|<t[hd]\b|$)/gi;
const flat = (text: string) =>
  text
    .replace(/<[^<>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
/** A table as Markdown draws it, in as many lines as it had. */
function drawn(table: string): string {
  const rows = Array.from(table.matchAll(ROW), ([, row = '']) =>
    Array.from(row.matchAll(CELL), ([, cell = '']) => flat(cell)),
  );
  const own = rows.filter((cells) => cells.some((cell) => cell !== '')).map((cells) => `| ${cells.join(' | ')} |`);
  const lines = table.split('\n').length;
  return own.length > lines
    ? own.map((row) => row.slice(2, -2)).join('；') + '\n'.repeat(lines - 1)
    : own.join('\n') + '\n'.repeat(lines - Math.max(1, own.length));
}
const withTables = (text: string): string =>
  before(text, /^[\s\S]*<\/table>/i, (all) => all.replace(/<table\b[\s\S]*?<\/table>/gi, drawn));

/** A picture over words that say what it shows in a sentence; a shorter name says nothing. */
const TELLING_PICTURE =
  /!\[([^[\]\n]{0,200}(?:\p{Script=Han}[。！？]|\s\w{1,20}[.!?](?=[\s\]]))[^[\]\n]{0,200})\]\([^()\n]*\)/gu;
/** What HTML calls its elements; other words between angles are the text's own. */
const TAGS =
  /<\/?(?:p|div|span|a|img|br|hr|center|font|strong|em|b|i|u|small|su[bp]|h[1-6]|[uod]l|li|d[td]|section|article|header|footer|main|nav|aside|figure|figcaption|picture|blockquote|details|summary|button|time|iframe|video|audio|source)\b[^<>]*>/gi;
/** Comments, figures with what stands under them, pictures, calls of a site's program, other tags, and marks of links, quotes and what is struck out; line ends stay. */
export const withoutMarkup = (text: string): string =>
  withTables(withoutFigures(withoutComments(inLines(text))))
    .replace(/^[ \t]*<h([1-6])\b[^<>]*>(?=.*<\/h\1>)/gim, (_, level) => `${'#'.repeat(Number(level))} `)
    .replace(TAGS, ' ')
    .replace(TELLING_PICTURE, '$1')
    .replace(/^<([A-Z]\w*)\b[^<>]*(?:\/>|>[^<>\n]{0,20}<\/\1>)[ \t]*$/gm, '')
    .replace(/!\[\[[^\]\n]{0,300}\]\]|!\[[^[\]\n]*\]\([^()\n]*\)|\{\{[<%].{0,1000}?[%>]\}\}/g, '')
    .replace(/(?<!!)\[([^[\]\n]*)\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*\)/gu, '$1')
    .replace(/^(?:>[ \t]?)+|~~/gmu, '');

/** Of so many lines half begin with a tag: a web page that was saved as Markdown, or that a site's program fills in. */
const LEAST_LINES = 10;
function isWebPage(text: string): boolean {
  const lines = text.split('\n').flatMap((line) => line.trim() || []);
  const tags = lines.filter((line) => /^<[/!a-z]/i.test(line)).length;
  return lines.length >= LEAST_LINES && /^<(?:!|[a-z])/i.test(lines[0]!) && tags > lines.length / 2;
}

/** What the front matter states goes before what the page does. */
const stating = (front: Metadata, { metadata, ...read }: TextInput): TextInput => {
  const stated = Object.entries(front).filter(([, value]) => value !== null);
  return { ...read, metadata: { ...metadata, ...Object.fromEntries(stated) } };
};

/** Front matter with a headline makes the file one article; without, the text is cut like a newspaper page. What is a web page but for its ending is read as one. */
export async function readMarkdown(bytes: Uint8Array, name: string): Promise<TextInput> {
  const text = decodeText(bytes, name);
  const front = FRONT_MATTER.exec(text);
  const rest = text.slice(front?.[0].length ?? 0);
  if (isWebPage(rest)) {
    const page = await readHtml(new TextEncoder().encode(rest), name);
    return front === null ? page : stating(parseFrontMatter(front[1] ?? '', name), page);
  }
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
