/** Reads a run of text that may be a byline by a small grammar: words of the trade, names, what people belong to. What it can't read is no byline. */
import type { Byline } from '../../types.ts';
import {
  isBody,
  isName,
  isNobody,
  isSomebody,
  isThing,
  mayBeAlone,
  mayBeBeside,
  mayName,
  nameBeforePlace,
  nameBehindBody,
  namesIn,
} from './names.ts';
import { add, byRole, isBreak, isCredit, isRole, type Reading, ROLES, type Role, type Trust } from './state.ts';
import { type Token, tokensOf } from './tokens.ts';

/** Before a reporter, a paper; other words glued there say where. */
const PAPER = /(?:报|社|网|台|中心|客户端|融媒体?)$/u;
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

/** 图/, 文: right before a word for whoever reports. */
const isSaidBefore = ({ tokens, told }: Reading, at: number): boolean => {
  const [first, { type, text }] = [tokens[at - 2], tokens[at]!];
  return told !== null && isCredit(first) && isRole(first.type) && type === 'reporters' && text.length > 1;
};

function readCredit(reading: Reading, at: number): number {
  settle(reading);
  const { tokens, latest } = reading;
  const { roles, length } = compound(tokens, at);
  const [{ type }, next] = [tokens[at]!, tokens[at + length]];
  if (type === 'nobody' || type === 'site') return 1;
  // 图/本报记者 甲: what is said before the stroke holds.
  if (isBreak(tokens[at - 1]) && /^(?:stroke|colon)$/.test(tokens[at - 1]!.type) && isSaidBefore(reading, at))
    return length;
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
  const stroke = tokens.slice(0, at).findLastIndex((one) => isBreak(one, 'stroke'));
  const between = tokens.slice(stroke + 1, at);
  const isListed = stroke >= 0 && between.every((one) => one.kind === 'word' || isBreak(one, 'list'));
  const here = isListed ? between.map((one) => one.text) : [];
  // 某某中心／甲、乙报导, （甲报道）; 某某讯 is a paper's or a column's name.
  const isPerson = isName(text) && !isNobody(text) && (text.length > 2 || isSomebody(text));
  const isReporting = !isDated && tokens[at + 1]!.text.length > 1 && (at === 0 || isListed);
  const isFirst = isReporting && reading.named.every(({ name }) => here.includes(name));
  // 记者甲、乙报道
  if (isPerson && (isFirst || (stroke < 0 && !isDated && isBreak(before, 'list')))) {
    add(reading, [text], told ?? ['reporters']);
    return true;
  }
  if (isBreak(before) && (latest.length > 0 || isBreak(before, 'stroke'))) {
    // 记者甲／一地、一地报导
    reading.named.splice(0, reading.named.length, ...reading.named.filter(({ name }) => !here.includes(name)));
    return true;
  }
  // 某地报导／甲
  if (told === null && trust === 'open')
    return tokens.slice(at + 2).some((one) => one.kind === 'word' && isName(one.text));
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
  // 张贴日期: a label, whatever begins like a name.
  if (isCredit(next) && next.type === 'other' && next.text.length > 1 && trust !== 'open') return true;
  const after = next?.kind === 'number' ? tokens[at + 2] : next;
  if (isCredit(after) && after.type === 'says') return readPlace(reading, at, next !== after);
  if (told !== null) {
    if (names) add(reading, names, told);
    else if (told.length === 0 || isBody(word.text)) return true;
    else if (isLoose(reading, at)) add(reading, [word.text], told);
    else if (isCredit(before) && mayBeBeside(word.text)) add(reading, [word.text], told, true);
    else return trust !== 'open' || (isBreak(before, 'stroke') && reading.latest.length > 0);
    return true;
  }
  if (trust === 'fields') return true;
  if (trust === 'known') {
    reading.untold.push(word);
    return true;
  }
  if (!names || names.some(isNobody)) return readBody(reading, at) || names !== null;
  add(reading, names, [reading.body ?? 'reporters']);
  return true;
}

/** 某网甲, 某区水利局 甲: what somebody belongs to stands before the name; 甲 乙: who stands beside somebody is one too. */
function readBody(reading: Reading, at: number): boolean {
  const { tokens } = reading;
  const { text, plain } = tokens[at]!;
  const next = tokens.slice(at + 1).find(({ kind }) => kind === 'word')?.text ?? '';
  const glued = nameBehindBody(text);
  const role = OFFICE.test(plain.slice(0, glued === null ? undefined : -glued.length)) ? 'correspondents' : 'reporters';
  if (glued !== null) add(reading, [glued], [role]);
  else if (isBody(text) && (isBody(next) || isName(next))) reading.body = role;
  else if (mayBeBeside(text) && /^[\s、,，]*$/u.test(tokens[at - 1]?.text ?? ''))
    add(reading, [text], [reading.body ?? 'reporters'], true);
  else return false;
  return true;
}

/** Right behind a word of the trade and a blank stands a name, whatever its family; so do others in a list with it. */
function isLoose({ tokens, latest, trust }: Reading, at: number): boolean {
  const [before, next, two] = [tokens[at - 1], tokens[at + 1], tokens[at + 2]];
  if (!mayName(tokens[at]!.text) || (isBreak(next, 'blank') && two?.kind === 'number')) return false;
  return trust === 'known' || (isBreak(before) && (latest.length === 0 || !isBreak(before, 'wide')));
}

/** A line that a column has torn closes brackets that it never opened. */
const isWhole = (text: string) => text.split(/[(（]/u).length === text.split(/[)）]/u).length;

/** Who is named in a run of text, maybe nobody; `null` where it is no byline. */
export function readPeople(text: string, trust: Trust): Byline | null {
  const tokens = tokensOf(text.trim());
  if (trust === 'open' && !isWhole(text)) return null;
  const reading: Reading = { trust, tokens, named: [], source: null, told: null, latest: [], body: null, untold: [] };
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
  const { named, body } = reading;
  const own = body === null ? named : named.filter(({ name }) => name.length > 2 || isSomebody(name));
  const guessed = own.filter(({ isGuess }) => isGuess).length;
  return (body === null || own.length > 0) && 2 * guessed <= own.length ? byRole({ ...reading, named: own }) : null;
}
