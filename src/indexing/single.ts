/** An input that is one article already: its lines are its paragraphs, its headings subheads. */
import type { Byline, Subhead } from '../types.ts';
import {
  closingByline,
  fieldNames,
  isByline,
  isOffice,
  NOBODY,
  namesAlone,
  parseByline,
  signedBehind,
  signedBy,
} from './byline/index.ts';
import { isCalling } from './byline/latin.ts';
import { mergeBylines } from './byline/merge.ts';
import type { Metadata } from './formats/index.ts';
import { labelsIn } from './formats/labels.ts';
import { isDrawn } from './segment/apart.ts';
import { type Cut, isRule, type PageLine, readPageLines } from './segment/index.ts';
import { isCaptionLine } from './segment/line-kinds.ts';
import { leftOver, tokensOf } from './source/tokens.ts';

/** Articles name their reporters where they begin or end. */
const BYLINE_REACH = 160;

/** In a line of its own, before what a site adds. */
const LONGEST_BYLINE = 60;

/** 实习记者甲 states a calling and a name. */
function namedAs(author: string): readonly string[] {
  const { reporters, interns } = signedBy(author);
  return reporters.length + interns.length > 0 ? [...reporters, ...interns] : [author];
}

/** Who an input states as its author: 甲、乙 and 甲;乙 are two; By … is a name; Staff, Church and a desk are none. */
export const authorsIn = (author: string | null): readonly string[] =>
  (author ?? '')
    .replace(/^by\s+/i, '')
    .split(/\s*[、;；，,/]\s*|(?<=\p{Script=Han}{2})\s+(?=\p{Script=Han}{2})/u)
    .flatMap((name) => (/记者|記者/u.test(name) ? namedAs(name) : [name]))
    .filter((name) => name !== '' && !/^(?:staff|admin|editor)/i.test(name) && !isOffice(name) && !isCalling(name));

/** A site's own words may stand before the report's first ones. */
const OPENINGS = 3;

/** 某社某地12月9日电（记者甲）…: who wrote, in brackets that open a paragraph. */
function opensSigned(text: string): boolean {
  const { byline, span } = parseByline(text);
  return span?.[0] === 0 && byline.reporters.length > 0 && /[)）\]】〕]$/u.test(text.slice(0, span[1]));
}

function bylineOf(over: readonly string[], paragraphs: readonly string[], { author, source }: Metadata): Byline {
  const stated = { ...NOBODY, reporters: authorsIn(author), source };
  const openings = paragraphs
    .slice(0, OPENINGS)
    .map((text) => (text.length > 2 * BYLINE_REACH ? text.slice(0, BYLINE_REACH) : text));
  const opening = openings.find(opensSigned) ?? openings[0] ?? '';
  const ending = paragraphs.length > 1 ? (paragraphs.at(-1)?.slice(-BYLINE_REACH) ?? '') : '';
  const lines = paragraphs.slice(1, -1).filter((text) => text.length <= LONGEST_BYLINE && isByline(text));
  const named = over.map((text) => ({ ...NOBODY, reporters: namesAlone(text) }));
  const told = [...named, ...[...over, opening, ...lines, ending].map((text) => parseByline(text).byline)];
  const said = mergeBylines([stated, ...told]);
  const found = said.reporters.length > 0 ? said : mergeBylines([said, ...over.map(fieldNames)]);
  // Who signs in brackets behind the last sentence is asked where nobody is named otherwise: they hold much else.
  const end = paragraphs.at(-1) ?? '';
  if (found.reporters.length > 0) return found;
  const signed = /[)）]$/.test(end) ? closingByline(end) : { ...NOBODY, reporters: signedBehind(paragraphs) };
  return signed === null ? found : mergeBylines([found, signed]);
}

const HEADING = /^#{1,6}\s+(\S.*?)\s*#*$|^\*\*([^*。；]{1,40})\*\*$/s;
/** Markdown's mark of an item, which is not printed; what print puts there stays. */
const ITEM = /^[-*+]\s+(?=\S)/;

const headingIn = (raw: string): string | null => {
  const [, marked, bold] = HEADING.exec(raw) ?? [];
  return marked ?? bold ?? null;
};

const letters = (text: string) => text.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '');
/** The headline stands over the text once more. */
const isTitle = (text: string, title: string | null) => title !== null && letters(text) === letters(title);

/** Over the text its headline stands once more, and who wrote. */
const isOver = (raw: string, { title, author }: Metadata): boolean =>
  isTitle(raw, title) ||
  isTitle(raw, author) ||
  parseByline(raw).rest === '' ||
  namesAlone(raw).length > 0 ||
  isLabelled(raw) ||
  isAfterword(raw);

/** 单位：某局  作者：甲: labels in one line, of which one says who wrote. */
const isLabelled = (raw: string): boolean =>
  raw.length <= LONGEST_BYLINE && /[:：].*[:：]/u.test(raw) && fieldNames(raw).reporters.length > 0;

/** Who wrote stands among so many lines, with where the text is from. */
const LINES_OVER = 5;

/** Longer lines tell something. */
const LONGEST_AFTERWORD = 40;
/** 编辑 甲, 【来源：某网】, 录入：乙, 《某报》1946年11月24日: behind a text, says where it is from and who handled it. */
function isAfterword(text: string): boolean {
  const plain = text.normalize('NFKC').replace(/^[\s*【[(]+|[\s*】\])]+$/gu, '');
  if (plain.length > LONGEST_AFTERWORD || /[。！？!?]/u.test(plain)) return false;
  const label = labelsIn(plain)[0];
  const named = plain.replace(/^《[^》]+》/u, '');
  const tokens = tokensOf(named);
  const isDay = tokens.some(({ kind }) => kind === 'date');
  return (
    (label?.type === 'around' && label.start === 0 && /^[^:]*[:\s]/u.test(plain)) ||
    (isDay && (named !== plain || isOffice(leftOver(named, tokens))) && !/\s/u.test(leftOver(named, tokens)))
  );
}

type Body = { readonly paragraphs: readonly string[]; readonly subheads: readonly Subhead[] };

/** A longer heading is a paragraph that was set as one. */
const LONGEST_HEADING = 60;

function bodyOf(lines: readonly PageLine[], raws: readonly string[], title: string | null): Body {
  const paragraphs: string[] = [];
  const subheads: Subhead[] = [];
  for (const line of lines) {
    const raw = raws[line.number - 1]?.trim() ?? '';
    const marked = headingIn(raw);
    const heading = marked !== null && marked.length > LONGEST_HEADING ? null : marked;
    if (line.row) paragraphs.push(line.text);
    else if (isRule(line) || isDrawn(line)) continue;
    else if (marked !== null && heading === null) paragraphs.push(marked);
    else if (heading === null) paragraphs.push(raw.replace(ITEM, ''));
    else if (!isTitle(heading, title)) subheads.push({ before: paragraphs.length, text: heading });
  }
  // A text of nothing but headings says what it says in them.
  return paragraphs.length > 0
    ? { paragraphs, subheads }
    : { paragraphs: subheads.map(({ text }) => text), subheads: [] };
}

/** What pictures show stands behind the text. */
function withCaptionsLast(lines: readonly PageLine[], { captions }: Metadata): readonly [PageLine[], PageLine[]] {
  const marked = new Set(captions);
  const isCaption = (line: PageLine) => captions !== undefined && (marked.has(line.text) || isCaptionLine(line));
  const [shown, told] = [lines.filter(isCaption), lines.filter((line) => !isCaption(line))];
  // A page of pictures tells what they show.
  return told.length > 0 ? [told, shown] : [shown, told];
}

/** Its text without headline and byline over it once more, and without marks that aren't printed. */
export function singleCut(text: string, metadata: Metadata): Cut {
  const raws = text.split(/\r\n|\n|\r/);
  const lines = readPageLines(text);
  const isAbove = ({ text: line }: PageLine, at: number) => at < LINES_OVER && isOver(line, metadata);
  const over = lines.filter(isAbove).map(({ text: line }) => line);
  const [told, shown] = withCaptionsLast(
    lines.filter((line, at) => !isAbove(line, at)),
    metadata,
  );
  const all = bodyOf(told, raws, metadata.title);
  const body = {
    ...all,
    paragraphs: all.paragraphs.slice(0, all.paragraphs.findLastIndex((one) => !isAfterword(one)) + 1),
  };
  const captions = shown.map(({ text: line }) => line);
  const [from, to] = [lines[0]?.number, lines.at(-1)?.number];
  return {
    kind: 'news',
    kicker: metadata.kicker ?? null,
    title: metadata.title,
    subtitle: metadata.subtitle ?? null,
    byline: bylineOf(over, all.paragraphs, metadata),
    ...body,
    paragraphs: [...body.paragraphs, ...captions],
    ...(captions.length > 0 && { captions: captions.length }),
    lines: from === undefined || to === undefined ? [] : [[from, to]],
  };
}
