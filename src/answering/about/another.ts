/** Whether reports are about what a question names, or about another of its kind: what is another, for the one place that decides it. */
import { askedIn } from '../../kinds/index.ts';
import { lexicon, once } from '../../lexicon/index.ts';
import {
  alike,
  CODED,
  isNamed,
  type Named,
  NUMERALS,
  type Ordinal,
  ordinalsIn,
  overlap,
  read,
  readAgain,
  type Same,
  sameThing,
  taggedWords,
  words,
} from '../../reading/index.ts';
import type { Mention, ParsedQuestion, Place } from '../../types.ts';
import { type Candidate, plainOf } from '../candidates.ts';

/** A name of the question that the reports don't have, with what they have of its kind. */
type Another = { readonly asked: string; readonly near: readonly string[] };

/** Read names are taken as they are, but for those that reach over a figure, a time or a question word: 签成几个项目. */
function namesIn(question: ParsedQuestion): readonly Named[] {
  const found = read(question.text, { names: new Set(question.archiveNames) });
  const asked = askedIn(question.text).map(({ at, end }) => ({ start: at, end }));
  const others = [...asked, ...found.filter(isFigure)];
  return found.filter(isNamed).filter((one) => isPlain(one) && !others.some((other) => overlap(one, other)));
}

const isFigure = (one: Mention): boolean => one.kind === 'when' || (one.kind === 'amount' && one.quantity !== 'rank');

/** 改老小区, 封顶那阵二桥: the reader took what stands before a name for a part of it. */
const isPlain = ({ name }: Named): boolean =>
  !/[这那]|今[年天后日]/.test(name) && !/^[vdpcur]/.test(taggedWords(name)[0]?.tag ?? '');

/** What one report or several say, in the form names are compared in. */
type Report = { readonly whole: string; readonly names: readonly Named[] };

const reportOf = (found: readonly Candidate[]): Report => ({
  whole: [...new Map(found.map((one) => [one.article, one])).values()]
    .map(({ whole, article }) => `${article.district ?? ''}${whole}`)
    .join('|'),
  names: found.flatMap(({ mentions }) => mentions.filter(isNamed)),
});

const properOf = (one: Named): string => (one.kind === 'thing' ? one.proper : one.name);

/** 12号楼 is one of 10至16号楼. */
const sameNumber = (one: Ordinal) => (other: Ordinal) =>
  one.of === other.of &&
  (one.number === other.number ||
    (other.from !== undefined &&
      Number(one.number) >= Number(other.from) &&
      Number(one.number) <= Number(other.number)));

/** So much of a name, word by word, makes it likely that the report calls the thing otherwise. */
const MOST = 2 / 3;

/**
 * 云岭美食节 in a report from 云岭 of 高山美食节: what the name consists of is there, apart. A piece of one character that is
 * there too was torn off by the segmenter, or belongs to what stands before the name: then it is not known well enough.
 */
function isThereApart(one: Named, { whole }: Report): boolean {
  if (one.kind === 'person' || !ordinalsIn(one.name).every((own) => ordinalsIn(whole).some(sameNumber(own))))
    return false;
  const all = words(properOf(one));
  const there = all.filter((word) => whole.includes(plainOf(word)));
  return there.some((word) => word.length === 1) || there.join('').length >= MOST * all.join('').length;
}

/** 东风湾 beside 东风里, 北坪场 beside 南坪场: told apart by one of the last three characters before what kind of thing it is. */
function differsInOne(one: Named, other: Named): boolean {
  if (one.kind !== 'thing' || other.kind !== 'thing') return false;
  const [a, b] = [one, other].map(({ proper }) => Array.from(proper).slice(-LAST)) as [string[], string[]];
  const apart = a.filter((char, at) => char !== b[at]);
  return a.length === LAST && b.length === LAST && apart.length === 1 && !NO_NAME.test(apart[0]!);
}
const LAST = 3;
/** Numbers are compared as such; new and old are said as one likes. */
const NO_NAME = new RegExp(`[新老旧${NUMERALS}]`);

type Verdict = { readonly same: Same; readonly near: readonly string[] };

/** `other` where none of a report's names can be the one, and some is another of its kind. */
function verdictOf(one: Named, report: Report): Verdict {
  if (report.whole.includes(plainOf(one.name))) return { same: 'same', near: [] };
  const compared = report.names.map((other) => ({ other, same: sameThing(one, other), isAlike: alike(one, other) }));
  const maybe = compared.find(({ same, isAlike }) => same === 'same' || (same === 'open' && isAlike));
  if (maybe) return { same: maybe.same, near: [] };
  const others = compared.flatMap(({ other, same, isAlike }) => (same === 'other' && isAlike ? [other] : []));
  const isAnother = others.length > 0 && !isThereApart(one, report);
  const near = others.map(({ name }) => name);
  return { same: isAnother || others.some((other) => differsInOne(one, other)) ? 'other' : 'open', near };
}

/** What comes one after another, so that another number of it is another one whatever stands before. */
const SERIES = new Set(['届', '期', '号线', '号楼', '标']);

/** 二期, 4号线, 第六届: what tells one of a series from the next. */
export const marksIn = (text: string): readonly Ordinal[] => ordinalsIn(text).filter(({ of }) => SERIES.has(of));

/** Whether a text with the marks `told` is of one of those that are asked about; `open` where it has none of their series. */
export function sameMark(asked: readonly Ordinal[], told: readonly Ordinal[]): Same {
  const ofKind = told.filter(({ of }) => asked.some((one) => one.of === of));
  if (ofKind.length === 0) return 'open';
  return asked.some((one) => ofKind.some(sameNumber(one))) ? 'same' : 'other';
}

/** Towns, streets and villages that a question names. */
export const townsIn = ({ text }: ParsedQuestion): readonly Place[] =>
  readAgain(text).filter(
    (one): one is Place => one.kind === 'place' && (one.rank === 'town' || one.rank === 'village'),
  );

/** 竹溪 of 竹溪镇: papers and residents leave the rank out. */
export const stemOf = ({ name }: Place): string => name.replace(/(?:镇|乡|街道|村|社区)$/, '');

/** Whether a text plays where the question asks; `open` where it names no place of that rank. */
export function samePlace(asked: readonly Place[], text: string): Same {
  if (asked.some((one) => text.includes(stemOf(one)))) return 'same';
  const isOfRank = (one: Mention) => one.kind === 'place' && asked.some(({ rank }) => rank === one.rank);
  return readAgain(text).some(isOfRank) ? 'other' : 'open';
}

const toldByNumber = once(() => new Set(lexicon('told-by-number').map(({ word }) => word[0]!)));
/** 第67座, 9路, 二期: one of many; 一座 and 一场 only count. */
const isOneOfMany = ({ of, text }: Ordinal): boolean =>
  of === CODED || SERIES.has(of) || (toldByNumber().has(of[0]!) && !text.startsWith('一'));

/** 19路 where the report has 9路, 22号院 where the same stands before 12号; 二期 where it has no phase. */
function otherNumber({ text }: ParsedQuestion, { whole }: Report): Another | null {
  const figures = readAgain(text).filter(isFigure);
  const told = ordinalsIn(whole);
  for (const one of ordinalsIn(text)) {
    const isMany = isOneOfMany(one);
    const isCount = one.number === '1' || figures.some(({ start, end }) => start <= one.start && one.start < end);
    if ((isCount && !isMany) || told.some(sameNumber(one))) continue;
    const near = told.filter(
      ({ of, before }) => of === one.of && (isMany || (before.length === 2 && before === one.before)),
    );
    if (near.length === 0 && !SERIES.has(one.of)) continue;
    // 3名 (three people) is no other 第一名 (first place).
    const names = near.map((other) => other.text).filter((name) => name.startsWith('第') === one.text.startsWith('第'));
    return { asked: one.text, near: mostAlike(one.text, names) };
  }
  return null;
}

/** So many are named to whoever asked for another one. */
const NAMED = 2;

/** Names that share most characters with what was asked, shortest first. */
function mostAlike(asked: string, near: readonly string[]): readonly string[] {
  const apart = (name: string) => Array.from(name).filter((char) => !asked.includes(char)).length;
  return [...new Set(near)].sort((a, b) => apart(a) - apart(b)).slice(0, NAMED);
}

/**
 * The name that the question gives and the cited reports don't have, where they have another of its kind; none where they
 * have one of that kind that the question names too.
 */
export function anotherOf(question: ParsedQuestion, cited: readonly Candidate[]): Another | null {
  const report = reportOf(cited);
  const verdicts = namesIn(question).map((one) => ({ one, ...verdictOf(one, report) }));
  const told = verdicts.filter(({ same }) => same === 'same');
  const found = verdicts.find(({ one, same }) => same === 'other' && !told.some((other) => alike(one, other.one)));
  return found ? { asked: found.one.name, near: mostAlike(question.text, found.near) } : otherNumber(question, report);
}
