// What for: who wrote, photographed and sent in an article, and from where a paper took it.
// In: a line, an article's opening or its end, as printed. Out: people by what they did, where the byline stands, the text without it.
// Not here: which lines are bylines (segment, labels); names within running text (reading).
import type { Byline } from '../../types.ts';
import { latinByline, signedInLatin } from './latin.ts';
import { mergeBylines } from './merge.ts';
import { isBody, isName, isNobody, isSomebody, isUnknown } from './names.ts';
import { readPeople } from './people.ts';
import { signature } from './signature.ts';
import { hasPeople, isRole, type Trust } from './state.ts';
import { hasCredit, plainOf, tokensOf } from './tokens.ts';

export { mergeBylines } from './merge.ts';
export { signature, signedBehind } from './signature.ts';

/** What `parseByline` found: the people, and where the byline stands in the text (`null` when there is none). */
export type ParsedByline = {
  readonly byline: Byline;
  readonly span: readonly [start: number, end: number] | null;
  /** The text without the byline. */
  readonly rest: string;
};

export const NOBODY: Byline = { reporters: [], interns: [], correspondents: [], photographers: [], source: null };

const PUBLISHER =
  '\\p{Script=Han}{1,8}?(?:日报|晚报|时报|商报|早报|晨报|都市报|周报|导报|青年报|科技报|报|新华社|新社|通讯社|社|网|融媒体?(?:中心)?|电视台|客户端)|新华社|中新社';
const SOURCE = new RegExp(
  `^\\s*\\(?(?:据|来源:?|转自|摘自|选自)\\s*[《“]?(${PUBLISHER})[》”]?(?:消息|报道|讯|电)?\\)?\\s*$`,
  'u',
);
/** 来源：某局: whoever is named. */
const NAMED_SOURCE = /^\s*\(?(?:来源|信息来源|供稿单位)\s*:\s*[《“]?([^。,;:]{2,24}?)[》”]?\)?\s*$/u;
/** □ 某局供稿, （某局 供稿）: an office sent it in. */
const SENT_IN =
  /^\s*[□■◎○◇◆△☆★(]?\s*(\p{Script=Han}{2,20}(?:[局院厅所站社部办会]|中心|公司|办公室|政府|街道|[镇乡]))\s*(?:供稿|提供)\)?\s*$/u;
const AGENCY = /^(新华社|中新社)\p{Script=Han}{0,8}(?:\d{1,2}月)?\d{1,2}日(?:专)?电/u;

const MARK = '[□■◎○●◇◆▲△☆★*]';
/** What stands before a name where no word of the trade does. */
const MARKED = new RegExp(`^(?:\\s*${MARK}|\\S{0,12}\\s*\\()`, 'u');
/** A bracket may hold one more: 高一（3）班. */
const HELD = '(?:[^()〔〕【】\\[\\]]|\\([^()]{1,6}\\))';
const ROLE = '(?:记者|通讯员|实习生|评论员|撰稿|供稿|采写|作者)';

/** A line that says nothing else. */
const WHOLE = /^\s*\(?([^。]{2,60}?(?:\([^()]*\))?)\)?\s*$/u;
/** Where a byline may stand in a text, the surest first; the first group is what is read. */
type Place = { readonly pattern: RegExp; readonly trust: Trust };
const PLACES: readonly Place[] = [
  // 本报讯（记者 甲 通讯员 乙）, 新华社某地7月5日电（记者甲）, 〔記者甲／某地報導〕
  { pattern: new RegExp(`^[^(。]{0,24}?[(〔【\\[](${HELD}*${ROLE}${HELD}*)[)〕】\\]]`, 'u'), trust: 'known' },
  // 【本报甲报道】, （某社甲某地7日电）
  {
    pattern: new RegExp(
      `^[(〔【\\[](?:本[报台刊]|\\p{Script=Han}{1,6}[社网报台])(?:记者)?(${HELD}{2,24}(?:报导|报道|专访|[专特]讯|电))[)〕】\\]]`,
      'u',
    ),
    trust: 'filed',
  },
  // 甲／某地報導 …, 甲\某地報導 …, 【甲、乙／某地報導】
  {
    pattern:
      /^\s*[(〔【[]?(?:[^\s/]{2,10}\s)??(\p{Script=Han}{2,4}(?:[、\s]+\p{Script=Han}{2,4})*\s*[/∕\\]\s*\p{Script=Han}{2,6}?(?:报导|报道))(?:[)〕】\]]|(?=\s|\d|$))/u,
    trust: 'filed',
  },
  // 本报讯 记者甲 通讯员乙 报道：, 记者甲／某地报导, 记者甲报道 …, 特约记者甲：…
  {
    pattern: new RegExp(
      `^[|\\s]*(?:[^(。\\s]{2,10}讯\\s+|[【〔\\[][^】〕\\]]{2,10}[】〕\\]]\\s*)?((?:[^(。,:\\s]{0,16}[\\s/∕]*)?${ROLE}[^。:()]{2,40}?(?:报道|报导|专访|电)?)(?:(?<=报道|报导|专访|电)(?=[\\s:,—-]|$)|(?<=[/∕].*(?:报道|报导|专访|电))|[:—-])`,
      'u',
    ),
    trust: 'open',
  },
  // 甲 乙 摄影报道（某图片社）
  { pattern: /^\s*([^。()]{2,40}(?:报道|摄影|摄))\s*\([^()]{2,12}\)\s*$/u, trust: 'open' },
  { pattern: WHOLE, trust: 'open' },
  // 本报讯（高一（3）班 甲）, （甲 乙）: behind what somebody belongs to
  {
    pattern: new RegExp(`^(?:[^(。\\s]{2,10}讯|[^(。\\s]{2,16}日电)?\\s*\\((${HELD}{2,40})\\)`, 'u'),
    trust: 'open',
  },
  // 记者 甲　昨天…, 记者 甲1日…
  {
    pattern: /^(?:\S{0,6}(?:记者|作者|撰文)|文(?=:))\s*:?\s*(\p{Script=Han}{2,4})(?:\s+(?=\S{6})|(?=\d))/u,
    trust: 'open',
  },
];
/** Where the words at the end of a line may begin a byline. */
const TAIL = /(?<=[\s(。！？!?」』”])(?=[^\s)。，,、；;！？!?」』”])/gu;
const TAIL_LENGTH = 48;

const saysRole = (run: string) => tokensOf(run).some(({ kind }) => kind === 'credit');

/** The text from where its last words read as a byline; `null` where they don't. */
function tail(plain: string, printed: string): { readonly byline: Byline; readonly start: number } | null {
  const end = plain.length - (/[)]\s*$/u.exec(plain.slice(-TAIL_LENGTH))?.[0].length ?? 0);
  for (const { index } of plain.matchAll(TAIL)) {
    const run = plain.slice(index);
    if (run.length > TAIL_LENGTH || /[。！？!?]/u.test(run) || !hasCredit(run) || !saysRole(printed.slice(index)))
      continue;
    const byline = readPeople(printed.slice(index, end), 'open');
    if (byline && hasPeople(byline)) return { byline, start: plain[index - 1] === '(' ? index - 1 : index };
  }
  return null;
}

function found(printed: string, byline: Byline, span: readonly [number, number]): ParsedByline {
  const rest = (printed.slice(0, span[0]) + printed.slice(span[1])).trim();
  const agency = AGENCY.exec(plainOf(printed))?.[1] ?? null;
  return { byline: { ...byline, source: byline.source ?? agency }, span, rest };
}

/** A byline that stands in one of the places where bylines do. */
function placed(plain: string, printed: string): ParsedByline | null {
  for (const { pattern, trust } of PLACES) {
    const match = pattern.exec(plain);
    if (!match?.[1]) continue;
    const start = match.index + match[0].indexOf(match[1]);
    const byline = readPeople(printed.slice(start, start + match[1].length), trust);
    if (byline && hasPeople(byline)) return found(printed, byline, [match.index, match.index + match[0].length]);
    if (byline && pattern === WHOLE) return null;
  }
  const last = tail(plain, printed);
  return last && found(printed, last.byline, [last.start, printed.length]);
}

/** Who may copy a page names nobody: 某学会版权所有@2019 SOME SOCIETY. */
const RIGHTS = /版[权權]所有|all rights reserved|©/i;

/**
 * Reads who wrote and photographed, from a line or from the opening or end of an article: leads (`本报讯（记者 甲 实习记者 乙 通讯员 丙）`), lines (`□ 某报记者 甲`,
 * `本报记者 甲 文/图`), credits at the end of captions (`记者 甲 摄`), names set wide, and sources (`据某某报`). Where no word of the trade stands before it, a name
 * has to begin with a known family's.
 */
export function parseByline(printed: string): ParsedByline {
  if (RIGHTS.test(printed)) return { byline: NOBODY, span: null, rest: printed };
  const latin = latinByline(printed);
  if (latin) return found(printed, { ...NOBODY, reporters: latin.names }, [0, latin.length]);
  const plain = plainOf(printed);
  const byline = hasCredit(plain) || MARKED.test(plain) ? placed(plain, printed) : null;
  if (byline) return byline;
  const source = SOURCE.exec(plain)?.[1] ?? NAMED_SOURCE.exec(plain)?.[1] ?? SENT_IN.exec(plain)?.[1];
  if (source) return { byline: { ...NOBODY, source }, span: [0, plain.length], rest: '' };
  return { byline: { ...NOBODY, source: AGENCY.exec(plain)?.[1] ?? null }, span: null, rest: printed };
}

/** …。（甲）, …。（甲 乙）, …（文/图 甲）, …——甲, …。 甲: who wrote an article, said behind its last sentence. */
const CLOSING = new RegExp(
  `(?:^|[。！？!?…”"’」』)])\\s*(?:\\((${HELD}{2,40})\\)|(?:——)?(\\p{Script=Han}{2,4}))\\s*$`,
  'u',
);

/** Who is named behind an article's last sentence. */
export function closingByline(paragraph: string): Byline | null {
  const plain = plainOf(paragraph);
  const names = CLOSING.exec(plain)
    ?.slice(1)
    .find((one) => one !== undefined);
  if (names === undefined) return null;
  const start = plain.lastIndexOf(names);
  // Without a mark before it a name has to be one, and no word.
  if (!/[(—]$/u.test(plain.slice(0, start)))
    return isSomebody(names) && !isNobody(names) ? { ...NOBODY, reporters: [names] } : null;
  const byline = readPeople(paragraph.slice(start, start + names.length), 'open');
  if (byline && hasPeople(byline)) return byline;
  return isUnknown(names) ? { ...NOBODY, reporters: [names] } : null;
}

/** A sentence that goes on behind another: whoever may copy a page is told so, and it names nobody. */
const isSaid = (line: string): boolean => /[。！？;；]\s*[^\s)）]{6}/u.test(line) && line.length > SENTENCE;
const SENTENCE = 40;

/** What the labels of a line say: 来源：某报　作者：甲　编辑：乙 has one reporter. */
export const fieldNames = (line: string): Byline => (isSaid(line) ? NOBODY : (readPeople(line, 'fields') ?? NOBODY));

/** 甲 乙, 区融媒体中心 甲: the names of a line that says nothing else; none where it says more, or a word that is no name. */
export function namesAlone(line: string): readonly string[] {
  if (!/^[\p{Script=Han}\s]+$/u.test(line)) return [];
  const words = tokensOf(line.trim()).filter(({ kind }) => kind !== 'break');
  const isOf = ({ kind, text }: (typeof words)[number]) =>
    kind === 'word' && (isSomebody(text) || (text.length > 2 && isName(text))) && !isNobody(text);
  const named = words.slice(
    Math.max(
      0,
      words.findIndex(({ text }) => !isBody(text)),
    ),
  );
  return named.every(isOf) ? named.map(({ text }) => text) : [];
}

/** 记者, 摄影报道, 甲/文: a whole word that says what somebody did, or a character set apart that does. */
const saysWho = (line: string): boolean =>
  tokensOf(line).some(({ kind, text, type }, at, all) => {
    const isApart = all[at - 1]?.type === 'stroke' || (at === 0 && /stroke|colon/.test(all[1]?.type ?? ''));
    return kind === 'credit' && isRole(type) && (text.length > 1 || isApart);
  });

/** Whether a line is a byline and nothing else, by a word of the trade. */
export const isByline = (line: string): boolean =>
  parseByline(line).rest === '' && (saysWho(line) || latinByline(line) !== null);

/** Of a byline that nobody has marked as one, those whose names are of a known family or in Latin letters. */
function onlyNames({ reporters, interns, correspondents, photographers }: Byline): Byline {
  const [wrote, learn, sent, took] = [reporters, interns, correspondents, photographers].map((names) =>
    names.filter((name) => isName(name) || /^\p{Script=Latin}/u.test(name)),
  );
  return { reporters: wrote!, interns: learn!, correspondents: sent!, photographers: took!, source: null };
}

/** — Jane Doe */
const LATIN_SIGNED = /^\s*[-–—]\s*\p{Lu}/u;

/** Who a line outside of articles signs for: by its labels, as a byline with a word of the trade, or, right behind a text, by names alone. */
export function signedOutside(line: string, at: 'over' | 'behind' | null): Byline {
  const whole = isByline(line) ? onlyNames(parseByline(line).byline) : NOBODY;
  // Labels stand before much else: only who wrote is taken from them.
  const labelled = fieldNames(line);
  const wrote = [labelled.reporters, labelled.interns, whole.reporters].find((names) => names.length > 0) ?? [];
  if (wrote.length > 0 || whole.correspondents.length > 0) return { ...whole, reporters: wrote };
  if (at !== null && LATIN_SIGNED.test(line)) return { ...NOBODY, reporters: signedInLatin(line) };
  if (at === 'behind' && signature(line).length > 0) return { ...NOBODY, reporters: signature(line) };
  return (at === 'behind' && namesAlone(line).length > 0 ? readPeople(line, 'open') : null) ?? NOBODY;
}

/** Whether a line names editors and the like. */
export const isEdited = (line: string): boolean =>
  tokensOf(line).some(({ kind, type }) => kind === 'credit' && type === 'other');

/** 某报记者, 编辑部, 申报: what ends with a word of the trade, or with what people belong to and is no name, is an office or a paper. */
export const isOffice = (name: string): boolean => tokensOf(name).at(-1)?.kind === 'credit' || isIssuer(name);

/** 某某局, 某学院: a body that may publish something. */
export const isIssuer = (name: string): boolean =>
  isBody(name) && (name.length === 2 ? !isSomebody(name) : !isName(name) || /[报報]$/u.test(name));

const namesOf = (told: readonly string[], read: readonly string[]) => (told.length > 0 ? told : read);

/** Who signs, of a line that is known to be a byline: by its form, its labels, or because names stand there alone. */
export function signedBy(line: string, text = ''): Byline {
  const { byline } = parseByline(line);
  if (hasPeople(byline) || isSaid(line)) return byline;
  const people = /\p{Script=Han}/u.test(line)
    ? readPeople(line, 'known')
    : { ...NOBODY, reporters: namesOf(signature(line), signedInLatin(line, text)) };
  return mergeBylines([people ?? NOBODY, byline]);
}
