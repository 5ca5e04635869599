import type { Byline } from '../types.ts';

/** What `parseByline` found: the people, and where the byline stands in the text (`null` when there is none). */
export type ParsedByline = {
  readonly byline: Byline;
  readonly span: readonly [start: number, end: number] | null;
  /** The text without the byline. */
  readonly rest: string;
};

export const NOBODY: Byline = { reporters: [], interns: [], correspondents: [], photographers: [], source: null };

type Role = 'reporters' | 'interns' | 'correspondents' | 'photographers';
const unique = (names: readonly string[]) => [...new Set(names)];

/** Joins bylines found in different places of one article; the first source named wins. */
export function mergeBylines(bylines: readonly Byline[]): Byline {
  const all = (role: Role) => unique(bylines.flatMap((b) => b[role]));
  return {
    reporters: all('reporters'),
    interns: all('interns'),
    correspondents: all('correspondents'),
    photographers: all('photographers'),
    source: bylines.find((b) => b.source !== null)?.source ?? null,
  };
}

/*
 * A byline is read token by token: a role word opens a role, names fill it, a photo or text-and-photo mark closes it.
 * Role words of Chinese newspapers; the longer first, because 实习记者 ends in 记者.
 */
const ROLE_WORDS: readonly (readonly [RegExp, Role])[] = [
  [/^(?:实习(?:记者|生)|见习记者)/, 'interns'],
  [/^(?:特约)?(?:通讯员|特约撰稿人?|供稿)/, 'correspondents'],
  [/^(?:特派|首席|融媒体?|全媒体|驻[^\s]{1,4})?(?:记者)/, 'reporters'],
  [/^(?:摄影|摄|图片?)(?:记者)?/, 'photographers'],
  [/^(?:文字?|撰文|采写)/, 'reporters'],
];
const PAPER =
  '[\\p{Script=Han}]{2,10}?(?:日报|晚报|时报|商报|早报|晨报|都市报|周报|导报|新报|报|社|网|融媒体?中心|电视台|客户端)';

const SEPARATOR = /^[\s、,，/／|·:：]+/;
const NAME = /^(?:[\p{Script=Han}]{2,4}|[\p{Script=Han}] [\p{Script=Han}](?![\p{Script=Han}]))/u;

type Reading = { readonly names: Record<Role, string[]>; source: string | null; valid: boolean };

/** Names that follow one another; `王 锐` is one name printed with an inner space. */
function nextName(text: string): readonly [name: string, length: number] | null {
  const spaced = /^(\p{Script=Han})[ \u3000]+(\p{Script=Han})(?!\p{Script=Han})/u.exec(text);
  if (spaced) return [spaced[1]! + spaced[2]!, spaced[0].length];
  const plain = NAME.exec(text);
  return plain ? [plain[0], plain[0].length] : null;
}

function readPeople(text: string): Reading {
  const reading: Reading = {
    names: { reporters: [], interns: [], correspondents: [], photographers: [] },
    source: null,
    valid: true,
  };
  let role: Role | null = null;
  let latest: string[] = [];
  for (let rest = text.trim(); rest !== ''; ) {
    const separator = SEPARATOR.exec(rest);
    const both = /^(?:文[/／、]?图|图[/／、]?文|摄影报道|摄影?)(?![\p{Script=Han}])/u.exec(rest);
    const word = ROLE_WORDS.find(([pattern]) => pattern.test(rest));
    const paper = new RegExp(`^(?:本报|${PAPER})(?=(?:实习|见习|首席|特派|全媒体|融媒体?)?(?:记者|通讯员))`, 'u').exec(
      rest,
    );
    const name = nextName(rest);
    if (separator) rest = rest.slice(separator[0].length);
    else if (both) {
      reading.names.photographers.push(...latest);
      if (/^摄/.test(both[0]) && both[0] !== '摄影报道') removeAll(reading.names.reporters, latest);
      rest = rest.slice(both[0].length);
    } else if (paper) {
      if (paper[0] !== '本报') reading.source = paper[0];
      rest = rest.slice(paper[0].length);
    } else if (word) {
      role = word[1];
      latest = [];
      rest = rest.replace(word[0], '');
    } else if (name && role) {
      reading.names[role].push(name[0]);
      latest.push(name[0]);
      rest = rest.slice(name[1]);
    } else {
      reading.valid = false;
      break;
    }
  }
  return reading;
}

const removeAll = (from: string[], names: readonly string[]) =>
  from.splice(0, from.length, ...from.filter((name) => !names.includes(name)));

const FORMS: readonly RegExp[] = [
  /^\s*(?:本报讯|本报[\p{Script=Han}]{0,6}电|[\p{Script=Han}]{2,8}[报社网]讯)?\s*[（(]((?:[^）)]*?)(?:记者|通讯员|实习生|供稿)[^）)]*)[）)]/u,
  /^\s*[□■◎○●◇◆▲△☆★*]\s*([^。，]{2,60})$/u,
  /^\s*((?:本报|[\p{Script=Han}]{2,10}[报社网])?(?:首席|特派|全媒体|融媒体?|实习|见习)?(?:记者|通讯员)\s[^。，]{2,60})$/u,
  /[\s（(]((?:本报|[\p{Script=Han}]{2,10}[报社网])?(?:首席|特派|全媒体|融媒体?|实习|见习)?(?:记者|通讯员)\s*[\p{Script=Han}\s、]{2,20}\s*(?:摄影?|文[/／]图))[）)]?\s*$/u,
];

/**
 * Reads who wrote and photographed from a line or the opening of an article. Handles leads (`本报讯（记者 甲 通讯员 乙）`), signature
 * lines (`□ 某报记者 甲`, `本报记者 甲 文/图`), credits at the end of captions (`记者 甲 摄`) and sources (`据某某报`).
 */
export function parseByline(text: string): ParsedByline {
  for (const form of FORMS) {
    const match = form.exec(text);
    if (!match?.[1]) continue;
    const reading = readPeople(match[1]);
    if (!reading.valid) continue;
    const span = [match.index, match.index + match[0].length] as const;
    const byline = { ...reading.names, source: reading.source };
    return { byline, span, rest: (text.slice(0, span[0]) + text.slice(span[1])).trim() };
  }
  const source = new RegExp(
    `^\\s*[（(]?(?:据|来源[:：]|转自|摘自)\\s*《?(${PAPER})》?(?:消息|报道)?[）)]?\\s*$`,
    'u',
  ).exec(text);
  if (source?.[1]) return { byline: { ...NOBODY, source: source[1] }, span: [0, text.length], rest: '' };
  return { byline: NOBODY, span: null, rest: text };
}
