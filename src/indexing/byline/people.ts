/** Reads a run of text that may be a byline by a small grammar: words of the trade, names, what people belong to. What it can't read is no byline. */
import type { Byline } from '../../types.ts';
import { isName, isNobody, isSomebody, isThing, mayBeAlone, mayName, nameBeforePlace, namesIn } from './names.ts';
import { type Token, tokensOf } from './tokens.ts';

type Role = Exclude<keyof Byline, 'source'>;
/**
 * What is known of a run: nothing (`open`: whoever has no word before him needs a known family's name), that it says who filed a report from where (`filed`), that
 * names stand in it (`known`), or fields (`fields`: only those are read).
 */
export type Trust = 'open' | 'filed' | 'known' | 'fields';

const ROLES: Readonly<Record<string, readonly Role[]>> = {
  reporters: ['reporters'],
  interns: ['interns'],
  correspondents: ['correspondents'],
  photographers: ['photographers'],
  both: ['reporters', 'photographers'],
  wrote: ['reporters'],
  other: [],
};
/** Whether a list of words of the trade says what somebody did for a report. */
export const isRole = (type: string): boolean => (ROLES[type]?.length ?? 0) > 0;

/** Before a reporter, a paper; other words glued there say where. */
const PAPER = /(?:报|社|网|台|中心|客户端|融媒体?)$/u;
type Named = { readonly name: string; roles: readonly Role[] };
type Reading = {
  readonly trust: Trust;
  readonly tokens: readonly Token[];
  readonly named: Named[];
  source: string | null;
  /** What the names to come did; `null` where no word has said it. */
  told: readonly Role[] | null;
  /** Names since the last word of the trade. */
  latest: Named[];
  /** Words nobody has vouched for, of a run that is known to hold names. */
  untold: Token[];
};

const add = (reading: Reading, names: readonly string[], roles: readonly Role[]) => {
  const own = names.map((name) => ({ name, roles }));
  reading.named.push(...own);
  reading.latest.push(...own);
};

/** Whoever a word without a role names; words that only look like names are known. */
const namesAlone = ({ text }: Token): readonly string[] | null => {
  const names = namesIn(text);
  return names?.some((name) => isNobody(name)) ? null : names;
};

/** Offices send in what their people wrote. */
const OFFICE = /[科局站室办委]$/u;

/** Of words without a role the last names on end are meant, behind what they belong to; a name nobody has is taken alone. */
function settle(reading: Reading): void {
  const { untold, tokens } = reading;
  reading.untold = [];
  const names = untold.map((one) => (untold.length === 1 && !isThing(one.text) ? namesIn(one.text) : namesAlone(one)));
  const end = names.findLastIndex((own) => own !== null);
  const start = names.slice(0, Math.max(0, end)).lastIndexOf(null) + 1;
  const named = end < 0 ? [] : names.slice(start, end + 1).flatMap((own) => own!);
  const last = untold.at(-1);
  const isMarked = isBreak(tokens[0]) && tokens.length === 2;
  const isAlone = end < 0 && last && untold.length <= 3 && !tokens.some(({ kind }) => kind === 'number');
  const alone = isAlone && (isMarked ? mayName(last.text) : mayBeAlone(last.text)) ? [last.text] : [];
  const role = OFFICE.test(untold[Math.max(0, start - 1)]?.plain ?? '') ? 'correspondents' : 'reporters';
  add(reading, [...named, ...alone], [role]);
}

const isBreak = (token: Token | undefined, type?: string) =>
  token?.kind === 'break' && (type === undefined || token.type === type);
const isCredit = (token: Token | undefined): token is Token & { readonly kind: 'credit' } => token?.kind === 'credit';

/** 文/图, 文、图 and 文并图 are one word: its roles and how many tokens it has. */
function compound(tokens: readonly Token[], at: number): { readonly roles: readonly Role[]; readonly length: number } {
  const next = tokens[at + 2];
  // 報導／攝影 甲: who reports, where another word of the trade goes on.
  const reports = at === 0 && tokens[at]!.type === 'says' && isCredit(next) && next.type === 'photographers';
  const own = reports ? (['reporters'] as const) : (ROLES[tokens[at]!.type] ?? []);
  const joined = (isBreak(tokens[at + 1], 'stroke') || isBreak(tokens[at + 1], 'list')) && isCredit(next);
  if (!joined || own.length === 0 || tokens[at]!.text.length > 2 || next.text.length > 2)
    return { roles: own, length: 1 };
  const rest = compound(tokens, at + 2);
  return { roles: [...new Set([...own, ...rest.roles])], length: 2 + rest.length };
}

/** Only days and brackets follow. */
const isLast = (tokens: readonly Token[], end: number) =>
  tokens.slice(end).every(({ kind }) => kind === 'break' || kind === 'number');

/** 摄, 文/图, 写 behind names say what these did; before them where a colon or a stroke stands between. */
function isBehind({ latest, tokens }: Reading, at: number, length: number): boolean {
  const [first, next] = [tokens[at]!, tokens[at + length]];
  if (latest.length === 0 || first.type === 'other' || isBreak(next, 'colon')) return false;
  if (isLast(tokens, at + length) || first.type === 'wrote') return true;
  const closes = tokens.at(-1)!;
  const isShort = first.text.length === 1 || length > 1;
  return isShort && (!isBreak(next, 'stroke') || (isCredit(closes) && closes.text.length === 1));
}

function readCredit(reading: Reading, at: number): number {
  settle(reading);
  const { tokens, latest } = reading;
  const { roles, length } = compound(tokens, at);
  const [{ type }, next] = [tokens[at]!, tokens[at + length]];
  if (type === 'nobody' || type === 'site') return 1;
  if (type === 'says' && length === 1) {
    // 甲发自某地
    if (next?.kind === 'word' && reading.named.length > 0) return 2;
    if (isBreak(next, 'colon')) reading.told = ['reporters'];
    return 1;
  }
  if (isBehind(reading, at, length)) {
    const isAside = /[(（]/u.test(tokens[at - 1]?.text ?? '') || !isLast(tokens, at + length);
    const isAll = roles.includes('reporters') || (roles[0] === 'photographers' && isAside);
    const more = roles.filter((role) => role !== 'reporters');
    for (const one of latest) one.roles = isAll ? [...new Set([...one.roles, ...more])] : roles;
    reading.told = null;
  } else if (type !== 'wrote') reading.told = roles;
  reading.latest = [];
  return length;
}

/** 记者甲／某地报导, 记者甲某地7日电: a word before what says that somebody reports. */
function readPlace(reading: Reading, at: number, isDated: boolean): boolean {
  const { tokens, told, latest, trust } = reading;
  const [before, { text }] = [tokens[at - 1], tokens[at]!];
  if (isBreak(before) && (latest.length > 0 || isBreak(before, 'stroke'))) {
    // 记者甲／一地、一地报导
    const stroke = tokens.slice(0, at).findLastIndex((one) => isBreak(one, 'stroke'));
    const here = tokens.slice(stroke, at).map(({ text: own }) => own);
    if (stroke >= 0 && tokens.slice(stroke + 1, at).every((one) => one.kind === 'word' || isBreak(one, 'list')))
      reading.named.splice(0, reading.named.length, ...reading.named.filter(({ name }) => !here.includes(name)));
    return true;
  }
  if (told === null && trust === 'open') return false;
  // 某乡讯 among labelled words is a paper's name.
  if (told === null && trust === 'fields') return true;
  const whole = isDated ? null : isName(text) && [text];
  const names = whole || nameBeforePlace(text, told !== null);
  add(reading, names, told ?? ['reporters']);
  return true;
}

/** Reads one word; false when it is none that a byline has. */
function readWord(reading: Reading, at: number): boolean {
  const { tokens, told, trust } = reading;
  const [before, word, next] = [tokens[at - 1], tokens[at]!, tokens[at + 1]];
  const isGlued = isCredit(next) && (ROLES[next.type]?.length ?? 0) > 0 && next.text.length > 1;
  const names = namesIn(word.text) ?? (told && told.length > 0 && isSomebody(word.text) ? [word.text] : null);
  if (
    isGlued &&
    !(told && names) &&
    next.type !== 'both' &&
    next.type !== 'wrote' &&
    !(names && /^(?:摄|图|文|供)/u.test(next.plain))
  ) {
    if (PAPER.test(word.plain) && !/^本[报刊台网]/u.test(word.plain)) reading.source ??= word.text;
    reading.latest = [];
    return word.text.length <= 10;
  }
  const after = next?.kind === 'number' ? tokens[at + 2] : next;
  if (isCredit(after) && after.type === 'says') return readPlace(reading, at, next !== after);
  if (told !== null) {
    if (names) add(reading, names, told);
    else if (told.length === 0) return true;
    else if (isLoose(reading, at)) add(reading, [word.text], told);
    else return trust !== 'open' || (isBreak(before, 'stroke') && reading.latest.length > 0);
    return true;
  }
  if (trust === 'fields') return true;
  if (trust === 'known') {
    reading.untold.push(word);
    return true;
  }
  if (names) add(reading, names, ['reporters']);
  return names !== null;
}

/** Right behind a word of the trade and a blank stands a name, whatever its family; so do others in a list with it. */
function isLoose({ tokens, latest, trust }: Reading, at: number): boolean {
  const [before, next, two] = [tokens[at - 1], tokens[at + 1], tokens[at + 2]];
  if (!mayName(tokens[at]!.text) || (isBreak(next, 'blank') && two?.kind === 'number')) return false;
  return trust === 'known' || (isBreak(before) && (latest.length === 0 || !isBreak(before, 'wide')));
}

function byRole({ named, source }: Reading): Byline {
  const of = (role: Role) => [...new Set(named.flatMap(({ name, roles }) => (roles.includes(role) ? [name] : [])))];
  return {
    reporters: of('reporters'),
    interns: of('interns'),
    correspondents: of('correspondents'),
    photographers: of('photographers'),
    source,
  };
}

export const hasPeople = ({ reporters, interns, correspondents, photographers }: Byline): boolean =>
  reporters.length + interns.length + correspondents.length + photographers.length > 0;

/** A line that a column has torn closes brackets that it never opened. */
const isWhole = (text: string) => text.split(/[(（]/u).length === text.split(/[)）]/u).length;

/** Who is named in a run of text, maybe nobody; `null` where it is no byline. */
export function readPeople(text: string, trust: Trust): Byline | null {
  const tokens = tokensOf(text.trim());
  if (trust === 'open' && !isWhole(text)) return null;
  const reading: Reading = { trust, tokens, named: [], source: null, told: null, latest: [], untold: [] };
  for (let at = 0; at < tokens.length; ) {
    const token = tokens[at]!;
    // 甲主持会议
    if (isCredit(token) && token.type === 'other' && trust === 'open' && tokens[at - 1]?.kind === 'word') return null;
    // 甲 乙 返回首页: what is pressed stands behind all who are named.
    if (isCredit(token) && token.type === 'site' && reading.named.length + reading.untold.length > 0) break;
    if (isCredit(token)) at += readCredit(reading, at);
    else {
      if (token.kind === 'word' && !readWord(reading, at)) return null;
      if (token.kind === 'number' && trust === 'open' && reading.named.length === 0 && reading.told === null)
        return null;
      if (isBreak(token, 'end')) reading.told = reading.latest.length > 0 ? null : reading.told;
      at += 1;
    }
  }
  settle(reading);
  return byRole(reading);
}
