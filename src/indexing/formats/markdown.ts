import { parse } from 'yaml';
import { InputError, oneLine } from '../../errors.ts';
import { cleanText } from './clean.ts';
import { decodeText } from './decode.ts';
import { type Metadata, NO_METADATA, type TextInput } from './format.ts';

const FRONT_MATTER = /^---[ \t]*\r?\n([\s\S]*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/;

/** publish_time, publishTime and Publish-Time are one name, docTitle is a title. */
const nameOf = (key: string): string =>
  key
    .toLowerCase()
    .replace(/[_\-\s]/g, '')
    .replace(/^(?:doc|article|news|post|item|art)(?=[a-z]{3})/, '');

/** The names under which static site generators and archives keep the same thing. */
const KEYS = {
  title: ['title', 'headline', 'heading', 'subject', '标题', '題名', '题名', '题目', '標題'],
  published: [
    ...[
      'published',
      'date',
      'pubdate',
      'pubtime',
      'publishdate',
      'publishtime',
      'publishedat',
      'publishat',
      'datepublished',
    ],
    ...[
      'publisheddate',
      'datetext',
      'publishedtime',
      'publishedon',
      'releasedate',
      'releasetime',
      '日期',
      '发布日期',
      '发布时间',
      '刊发日期',
    ],
    ...[
      'time',
      'timestamp',
      'datetime',
      'ptime',
      'ctime',
      'createdat',
      'created',
      'createtime',
      '时间',
      '時間',
      '刊期',
    ],
  ],
  url: ['url', 'link', 'sourceurl', '链接'],
  district: ['district', 'region', '区县', '地区'],
  author: ['author', 'reporter', 'byline', '作者', '记者', '記者'],
  source: ['source', '来源'],
  id: ['id'],
  updated: ['updated', 'corrected', '更正日期'],
} as const;

export type Fields = Readonly<Record<string, unknown>>;

/** A value is one line: line ends of any kind inside it are blanks. */
const tidy = (value: string): string =>
  cleanText(value)
    .replace(/\s*\n\s*/g, ' ')
    .trim();

/** {"$date": …}: databases write a value of a kind of its own as an object with nothing else in it. */
function bare(value: unknown): unknown {
  if (value === null || typeof value !== 'object' || value instanceof Date || Array.isArray(value)) return value;
  const [[key, own] = [], ...others] = Object.entries(value);
  return key?.startsWith('$') && others.length === 0 ? bare(own) : value;
}

function firstText(fields: Fields, keys: readonly string[]): string | null {
  for (const key of keys) {
    const value = bare(fields[key]);
    if (value instanceof Date) return value.toISOString();
    if (typeof value === 'string' || typeof value === 'number') return tidy(String(value)) || null;
  }
  return null;
}

/** Names of the field that holds the text; the whole text comes before what is told of it. */
const TEXTS = [
  ...[
    'text',
    'content',
    'body',
    'articlebody',
    'fulltext',
    'maintext',
    'contenttext',
    'contenthtml',
    '正文',
    '内容',
    '內容',
    '全文',
  ],
  ...['summary', 'abstract', 'description', 'excerpt', 'snippet', '摘要', '内容摘要', '内容提要', '导语'],
];

/** A mapping's text with its lines; `null` when it has none. */
export function textIn(mapping: Fields): string | null {
  const fields = Object.fromEntries(Object.entries(mapping).map(([key, value]) => [nameOf(key), bare(value)]));
  const values = TEXTS.map((key) => linesIn(fields[key]));
  return values.find((value) => value !== null) ?? null;
}

/** A list of paragraphs is their lines; markup is taken out of a text that has any. */
function linesIn(value: unknown): string | null {
  const text = Array.isArray(value) ? value.filter((one) => typeof one === 'string').join('\n') : value;
  if (typeof text !== 'string') return null;
  const plain = /<(?:p|br|div|span)\b[^>]*>/i.test(text) ? withoutTags(text) : text;
  return plain.trim() === '' ? null : plain;
}

const ENTITIES: Readonly<Record<string, string>> = {
  nbsp: ' ',
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  ldquo: '“',
  rdquo: '”',
};

/** The lines of a piece of markup, as far as they can be told without building its tree. */
export const withoutTags = (html: string): string =>
  html
    .replace(/<(?:script|style)\b[\s\S]*?<\/(?:script|style)>/gi, '')
    .replace(/<\/?(?:p|br|div|li|tr|h[1-6])\b[^>]*>/gi, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&(\w{2,6});/g, (all, name: string) => ENTITIES[name] ?? all)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');

/** Whether metadata or a text stands under that name. */
export const isField = (name: string): boolean =>
  [...Object.values(KEYS).flat(), ...TEXTS].some((key) => key === nameOf(name));

/** What begins with a figure in a field of a line of JSON, as days do, told without parsing the line. */
const DAY_FIELD = /"([^"\n]{2,24})"\s*:\s*"?(\d[^",}\n]{7,28})/g;

/** The day that a line of JSON states as its article's; `null` where it has none. */
export function dayStated(line: string): string | null {
  for (const [, key = '', day = ''] of line.matchAll(DAY_FIELD))
    if ((KEYS.published as readonly string[]).includes(nameOf(key))) return day;
  return null;
}

/** Metadata from a mapping with any of the usual names for its fields, in any case. */
export function metadataOf(mapping: Fields): Metadata {
  const fields = Object.fromEntries(Object.entries(mapping).map(([key, value]) => [nameOf(key), value]));
  const names = Object.entries(KEYS) as [keyof Metadata, readonly string[]][];
  return Object.fromEntries(names.map(([field, keys]) => [field, firstText(fields, keys)])) as unknown as Metadata;
}

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
    .replace(/<p\b[^>]*>\s*<(strong|b)>([^<\n]+)<\/\1>\s*<\/p>/gi, '<p>**$2**</p>')
    .replace(/<\/(?:p|div)>[ \t]*(?=<(?:p|div)\b)/gi, '\n\n');

/** Figures with what stands under them, other tags, and marks of links, quotes and what is struck out; line ends stay. */
const withoutMarkup = (text: string): string =>
  inLines(text)
    .replace(/<figure\b[\s\S]*?<\/figure>/gi, (figure) =>
      /<table/i.test(figure) ? figure : figure.replace(/[^\n]+/g, ''),
    )
    .replace(/<\/?(?:p|div|span|img|br|center|font|strong|em|b|i|u)\b[^>]*>/gi, ' ')
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
