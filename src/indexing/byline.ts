import { simplify, taggedWords } from '../reading/index.ts';
import type { Byline } from '../types.ts';
import { BRACKET, belonging, filed } from './filed.ts';
import { latinByline } from './latin-byline.ts';
import { isName } from './names.ts';

/** What `parseByline` found: the people, and where the byline stands in the text (`null` when there is none). */
export type ParsedByline = {
  readonly byline: Byline;
  readonly span: readonly [start: number, end: number] | null;
  /** The text without the byline. */
  readonly rest: string;
};

export const NOBODY: Byline = { reporters: [], interns: [], correspondents: [], photographers: [], source: null };

type Role = 'reporters' | 'interns' | 'correspondents' | 'photographers';

/** The longer words first, because 实习记者 ends in 记者. */
const ROLE_WORDS: readonly (readonly [RegExp, Role])[] = [
  [/^(?:实习|见习)(?:记者|编辑)|^实习生/, 'interns'],
  [/^(?:特约|本报)?通讯员|^特约撰稿人?|^供稿/, 'correspondents'],
  [/^(?:摄影|图片|视频)记者|^摄影(?!报道)|^图片|^摄(?=$|[:/\s])|^图(?=$|[:/\s])/, 'photographers'],
  [
    /^(?:特派|首席|特约|资深|全媒体|融媒体?|本[报台])*(?:记者|评论员)|^作者|^撰稿|^撰文|^采写|^文字?(?=$|[:/\s])/,
    'reporters',
  ],
];
/** Says of the names before it that they wrote and photographed. */
const BOTH = /^(?:文\s*[/、]?\s*图|图\s*[/、]?\s*文|摄影报道|文\s*[/、]?\s*摄)(?!\p{Script=Han})/u;
/** What may follow the names without saying more about them. */
const AFTERWARDS = /^(?:整理|综合(?:报道|整理)?|报道|编辑整理|采访)(?=$|\s)/u;
const PUBLISHER =
  '\\p{Script=Han}{1,8}?(?:日报|晚报|时报|商报|早报|晨报|都市报|周报|导报|青年报|科技报|报|新华社|新社|通讯社|社|网|融媒体?(?:中心)?|电视台|客户端)|新华社|中新社';
const PUBLISHER_BEFORE_ROLE = new RegExp(
  `^(?:${PUBLISHER})(?=(?:特派|首席|特约|资深|全媒体|融媒体?|实习|见习|摄影)*(?:记者|通讯员))`,
  'u',
);

/** The words of bylines in traditional characters; names stay as they are printed. */
const TRADITIONAL =
  /本報訊|[專特]訊|記者|通訊員|實習|見習|攝影|攝|文[/／]圖|圖[/／]文|[日晚早時商週]報|報(?=記者|訊)|撰稿|評論員|作者|來源|據|新華社|報導|電(?=[)）〕（(])|綜合|連線|即時/gu;
const simplifyRoles = (text: string): string => text.replace(TRADITIONAL, (word) => simplify(word));

/** A token without role words: one name, or two names of two characters printed without a space. */
function namesOf(token: string, strict: boolean): readonly string[] | null {
  if (isName(token)) return [token];
  if (token.length === 4 && isName(token.slice(0, 2)) && isName(token.slice(2)))
    return [token.slice(0, 2), token.slice(2)];
  return !strict && /^\p{Script=Han}{2,4}$/u.test(token) ? [token] : null;
}

type People = Record<Role, string[]>;
type Reading = { people: People; source: string | null; role: Role; latest: string[]; rest: string };

/** `王 锐` is one name set wide: single characters are put together before tokens are read. */
const closeNames = (text: string) =>
  text.replace(/(?<!\p{Script=Han})(\p{Script=Han})[ \u3000]+(\p{Script=Han})(?!\p{Script=Han})/gu, '$1$2');

const take = (reading: Reading, length: number) => {
  reading.rest = reading.rest.slice(length);
};

/** A role word opens a role; at the end, 摄 and the like change the role of the names before it instead. */
function openRole(reading: Reading, word: string, role: Role): void {
  const { people, latest, rest } = reading;
  if (role === 'photographers' && latest.length > 0 && rest.length === word.length) {
    people[reading.role] = people[reading.role].filter((name) => !latest.includes(name));
    people.photographers.push(...latest);
  }
  reading.role = role;
  reading.latest = [];
  take(reading, word.length);
}

/** Reads one token off the text; false when it is none that a byline has. */
function readToken(reading: Reading, strict: boolean): boolean {
  const { rest, people } = reading;
  const skipped = /^[\s、,，/／|:：;；]/u.exec(rest)?.[0] ?? AFTERWARDS.exec(rest)?.[0];
  const publisher = PUBLISHER_BEFORE_ROLE.exec(rest)?.[0];
  const both = BOTH.exec(rest)?.[0];
  const role = ROLE_WORDS.find(([pattern]) => pattern.test(rest));
  if (skipped) take(reading, skipped.length);
  else if (publisher && !publisher.startsWith('本报')) {
    reading.source ??= publisher;
    take(reading, publisher.length);
  } else if (both) {
    people.photographers.push(...reading.latest);
    take(reading, both.length);
  } else if (role) openRole(reading, role[0].exec(rest)![0], role[1]);
  else {
    const token = /^[^\s、,，/／|:：;；]+/u.exec(rest)?.[0] ?? '';
    const name = /^\p{Script=Han}{2,4}摄$/u.test(token) ? token.slice(0, -1) : token;
    const names = namesOf(name.replace(/^本[报台]/u, ''), strict);
    if (!names) return false;
    people[reading.role].push(...names);
    reading.latest.push(...names);
    take(reading, name.length);
  }
  return true;
}

/** Reads people token by token; `null` when something else stands there, or nobody. */
function readPeople(text: string, strict: boolean): Byline | null {
  const people: People = { reporters: [], interns: [], correspondents: [], photographers: [] };
  const rest = closeNames(
    text
      .replace(/(记者|通讯员|实习生)(?=\p{Script=Han})/gu, '$1 ')
      .replace(/(?<=\p{Script=Han})(?=(?:摄影报道|文[/／]图|图[/／]文)$)/u, ' '),
  ).trim();
  const reading: Reading = { people, source: null, role: 'reporters', latest: [], rest };
  while (reading.rest !== '') if (!readToken(reading, strict)) return null;
  return Object.values(people).some((names) => names.length > 0) ? { ...people, source: reading.source } : null;
}

/** `source` says which part names the paper or agency. */
type Form = { readonly pattern: RegExp; readonly strict: boolean };

const ROLE = '(?:记者|通讯员|实习生|评论员|撰稿|供稿|采写|作者)';
const FORMS: readonly Form[] = [
  // 記者甲、乙／某地報導, 〔記者甲／某地報導〕, 某報／ 記者甲／某地即時報導
  {
    pattern: new RegExp(
      `^[|\\s]*${BRACKET.open}?\\s*(?:\\p{Script=Han}{2,8}\\s*[/／∕]?\\s*)??(?:特派|地方|專案)?(记者[^。，,()（）]{2,24}?)\\s*[/／∕]\\s*\\p{Script=Han}{2,10}?(?:报导|报道|专访|摄影|电)${BRACKET.close}?`,
      'u',
    ),
    strict: false,
  },
  // 本报讯（记者 甲 通讯员 乙）, 新华社某地7月5日电（记者甲）, （记者 甲）
  { pattern: new RegExp(`^[^（(。]{0,24}[（(]((?:[^）)]*?)${ROLE}[^）)]*)[）)]`, 'u'), strict: false },
  // …圆满结束。（记者 甲）
  { pattern: new RegExp(`[（(]([^（）()]{0,16}${ROLE}[^（）()]{1,40})[）)]$`, 'u'), strict: false },
  // 本报讯 记者甲 通讯员乙 报道：, 本台记者甲报道
  {
    pattern: new RegExp(
      `^(?:[^（(。\\s]{2,10}讯\\s+)?((?:本[报台])?${ROLE}[^。：:]{2,40}?)\\s*(?:(?:摄影)?(?:报道)?[:：]|报道$)`,
      'u',
    ),
    strict: true,
  },
  // 记者甲报道 …, 特约记者甲：…
  {
    pattern: /^\s*\p{Script=Han}{0,4}?(记者\s*\p{Script=Han}{2,4}?)\s*(?:报道(?=[\s:：—])|[:：—－-])/u,
    strict: true,
  },
  // □ 某报记者 甲 文/图
  { pattern: new RegExp(`^\\s*[□■◎○●◇◆▲△☆★*]\\s*([^。，,]*${ROLE}[^。，,]{2,60})$`, 'u'), strict: false },
  // □ 甲 乙
  { pattern: /^\s*[□■◎○◇◆△☆★]\s*([^。，,]{2,30})$/u, strict: true },
  // 本报记者 甲, 某报记者 甲 摄, 文/甲 图/乙
  {
    pattern: new RegExp(
      `^\\s*[（(]?((?:\\p{Script=Han}{0,10}${ROLE}|(?:文|图|摄影|撰文|采写)\\s*[/／:：|])[^。，,]{1,60}?)[）)]?\\s*$`,
      'u',
    ),
    strict: true,
  },
  // 记者 甲, 某处 记者 甲 摄: with the role before it any name will do
  { pattern: /^\s*((?:本报)?(?:记者|通讯员)\s+\p{Script=Han}{2,4})\s*$/u, strict: false },
  { pattern: /[\s（(。]((?:本报)?(?:记者|通讯员)\s+\p{Script=Han}{2,4}\s*摄)[）)]?\s*$/u, strict: false },
  // 甲摄影报道
  { pattern: /^\s*(\p{Script=Han}{2,3}\s*(?:摄影报道|文[/／]图|图[/／]文))\s*$/u, strict: true },
  // 某处 记者 甲 摄
  {
    pattern: new RegExp(`[\\s（(。]((?:\\p{Script=Han}{0,8}${ROLE})\\s*[\\p{Script=Han}\\s、/]{2,20})[）)]?\\s*$`, 'u'),
    strict: true,
  },
  // 甲 摄, （甲/摄）
  { pattern: /(?:^|[\s（(。])(\p{Script=Han}{2,4}\s*[/／]?\s*(?:摄影?|供图|文[/／]?图))[）)]?\s*$/u, strict: true },
];

const SOURCE = new RegExp(
  `^\\s*[（(]?(?:据|来源[:：]?|转自|摘自|选自)\\s*[《“]?(${PUBLISHER})[》”]?(?:消息|报道|讯|电)?[）)]?\\s*$`,
  'u',
);
/** 来源：某局: whoever is named. */
const NAMED_SOURCE = /^\s*[（(]?(?:来源|信息来源|供稿单位)\s*[:：]\s*[《“]?([^。，,；;：:]{2,24}?)[》”]?[）)]?\s*$/u;
/** □ 某局供稿, （某局 供稿）: an office sent it in. */
const SENT_IN =
  /^\s*[□■◎○◇◆△☆★(（]?\s*(\p{Script=Han}{2,20}(?:[局院厅所站社部办会]|中心|公司|办公室|政府|街道|[镇乡]))\s*(?:供稿|提供)[)）]?\s*$/u;
const AGENCY = /^(新华社|中新社)\p{Script=Han}{0,8}(?:\d{1,2}月)?\d{1,2}日(?:专)?电/u;

/** Who is named where a report opens in a form that leaves no blanks between names and places, or in Latin letters. */
function opening(text: string, printed: string): ParsedByline | null {
  const by = filed(text) ?? belonging(text) ?? latinByline(printed);
  if (by === null) return null;
  const byline = { ...NOBODY, reporters: by.names, source: by.source ?? null };
  return { byline, span: [0, by.length], rest: printed.slice(by.length).trim() };
}

/** …。（甲）, …。（甲 乙）, …（文/图 甲）: who wrote an article, said behind its last sentence. */
const CLOSING =
  /(?:^|[。！？!?…”"’」』）)])\s*[（(]\s*(?:(?:文|图|文[/／]?图|图[/／]?文|记者|作者|撰稿|采写)\s*[:：/／]?\s*)?([^（()）。，,：:]{2,24})[)）]\s*$/u;

/** Who is named in brackets at the end of an article's last paragraph; roles that stand with the names are read by `parseByline`. */
export function closingByline(paragraph: string): Byline | null {
  const [closing = '', names] = CLOSING.exec(simplifyRoles(paragraph)) ?? [];
  if (names === undefined) return null;
  return readPeople(names, !(/[（(]\s*$/u.test(closing.split(names)[0]!) && isUnknown(names)));
}

/** 毋小满: no family name of the list, and no word either (待续); 全文完, 图略 stand behind texts too. */
const isUnknown = (names: string): boolean =>
  /^(?![上下全未有本原])[^\P{Script=Han}完续略删改选转同]{2,3}$/u.test(names) && taggedWords(names).length > 1;

/**
 * Reads who wrote and photographed, from a line or from the opening or end of an article. Handles leads (`本报讯（记者 甲 实习记者 乙 通讯员 丙）`),
 * lines (`□ 某报记者 甲`, `本报记者 甲 文/图`), credits at the end of captions (`记者 甲 摄`), names set with an inner space and sources
 * (`据某某报`). Outside brackets a name has to begin with a Chinese family name, so that 记者在现场 is none.
 */
export function parseByline(printed: string): ParsedByline {
  const text = simplifyRoles(printed);
  const opened = opening(text, printed);
  if (opened) return opened;
  const agency = AGENCY.exec(text)?.[1] ?? null;
  for (const { pattern, strict } of FORMS) {
    const match = pattern.exec(text);
    if (!match?.[1]) continue;
    const byline = readPeople(match[1], strict);
    if (!byline) continue;
    const span = [match.index, match.index + match[0].length] as const;
    const rest = (printed.slice(0, span[0]) + printed.slice(span[1])).trim();
    return { byline: { ...byline, source: byline.source ?? agency }, span, rest };
  }
  const source = SOURCE.exec(text)?.[1] ?? NAMED_SOURCE.exec(text)?.[1] ?? SENT_IN.exec(text)?.[1];
  if (source) return { byline: { ...NOBODY, source }, span: [0, text.length], rest: '' };
  return { byline: { ...NOBODY, source: agency }, span: null, rest: printed };
}
