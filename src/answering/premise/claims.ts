/** What a question takes for granted: its own amounts, times, places, persons and bodies, each with the words around it. */
import { askedIn } from '../../kinds/index.ts';
import { clauseAround, isNamed, overlap, read } from '../../reading/index.ts';
import { contentWords } from '../../retrieval/question/content-words.ts';
import type { Amount, Body, Mention, ParsedQuestion, Person, Place, When } from '../../types.ts';
import { plainOf } from '../candidates.ts';
import { matcher } from '../coverage.ts';

export type Stated = Amount | When | Place | Person | Body;

/** A word near a claim, what it is worth, and how far a text has it. */
type Near = { readonly word: string; readonly weight: number; readonly has: (text: string) => number };

/** `premise`: the claim in the question's words; `near`: the words that say what it is an amount, a day or a place of. */
export type Claim = { readonly stated: Stated; readonly premise: string; readonly near: readonly Near[] };

/** All that a question mentions, read as said on the day it was asked. */
export const mentionsOf = ({ text, archiveNames, original }: ParsedQuestion): readonly Mention[] =>
  read(text, { day: original.today, live: true }).filter(
    (one) => one.kind !== 'person' || !archiveNames.includes(one.name.slice(0, -1)),
  );

/** So many words on each side, each worth half of the one before. */
const NEAREST = 2;

const nearOf = (words: readonly string[]): readonly Near[] =>
  words.slice(0, NEAREST).map((word, at) => ({ word, weight: 1 / (at + 1), has: matcher(plainOf(word)) }));

/** 投资50亿, 12个徒弟, 2022年开工: the claim with the word right beside it. */
function premiseOf(text: string, stated: Stated, near: readonly Near[]): string {
  const { start, end } = stated;
  const office =
    stated.kind === 'person' ? stated.offices.find((one) => text.slice(0, start).endsWith(one)) : undefined;
  const before = office ?? near.find(({ word }) => text.slice(0, start).endsWith(word))?.word ?? '';
  const behind = near.find(({ word }) => text.startsWith(word, end))?.word ?? '';
  if (stated.kind === 'when') return text.slice(start, end + behind.length);
  return text.slice(start - before.length, end + (before === '' ? behind.length : 0));
}

function claimOf(stated: Stated, { text, words }: ParsedQuestion, names: readonly string[]): Claim {
  const isOwn = (word: string) => words.includes(word) && !names.some((name) => name.includes(word));
  const [before, behind] = clauseAround(text, stated).map((part) => contentWords(part).filter(isOwn));
  const near = [...nearOf(before!.toReversed()), ...nearOf(behind!)];
  return { stated, premise: premiseOf(text, stated, near), near };
}

/** 2024年 alone is what is asked of; beside a step it is a claim (2022年开工). 端午 (a feast) and 正月 (a lunar month) only say which one is meant. */
function isDated(when: When, text: string, mentions: readonly Mention[]): boolean {
  const { said, precision, repeated, calendar, end } = when;
  if (repeated || calendar === 'lunar' || precision === 'clock' || text[end] === '几') return false;
  if (said.month !== null) return true;
  const clause = end + clauseAround(text, when)[1].length;
  return (
    said.year !== null &&
    mentions.some((one) => one.kind === 'step' && one.stage !== 'figures' && one.start >= end && one.end <= clause)
  );
}

/** 一百米补多少: what is asked is asked of each of it. */
function isPer({ value, start, end }: Amount, text: string): boolean {
  const [asked] = askedIn(clauseAround(text, { start, end })[1]);
  return Number.isInteger(Math.log10(value)) && asked?.ask === 'how-much';
}

/** A number to call, a count of what is asked for (哪三个, 几百个) and years of life are none. */
const NO_CLAIM: readonly (string | null)[] = ['phone', 'code', 'age', 'duration'];
const isCounted = (one: Amount, text: string): boolean => isSaid(one, text) && !isPer(one, text);
const isSaid = ({ quantity, unit, value, start }: Amount, text: string): boolean =>
  !NO_CLAIM.includes(quantity) &&
  text[start] !== '几' &&
  (unit !== '个' || value > FEW) &&
  !POINTS.includes(text[start - 1] ?? ' ') &&
  (unit !== null || value >= LARGE);
/** 三个 are often counted by the asker. */
export const FEW = 10;
/** 哪三个 counts what is asked for, 那三个 what was told before. */
const POINTS = '哪那这头前';
/** A bare number this large is a sum (投资5000万), a smaller one may be a part of a name. */
const LARGE = 10_000;

function isClaim(one: Mention, text: string, mentions: readonly Mention[]): one is Stated {
  if (one.kind === 'amount') return isCounted(one, text);
  if (one.kind === 'when') return isDated(one, text, mentions);
  return one.kind === 'place' || one.kind === 'person' || one.kind === 'body';
}

/** 完成一半没, 明年能开放吗: asked, not taken for granted. */
const isAsked = (one: Mention, text: string): boolean =>
  (one.kind === 'when' ? /(?:没|没有|不|(?<![是对的])吗)$/ : /(?:没|没有|不)$/).test(clauseAround(text, one)[1]);

/** The claims of a question, those that its chat did not say. */
export function claimsOf(question: ParsedQuestion, mentions: readonly Mention[]): readonly Claim[] {
  const names = mentions.flatMap((one) => (one.kind === 'thing' ? [one.name] : []));
  const { text, carried } = question;
  const asked = askedIn(text).map(({ at, end }) => ({ start: at, end }));
  // 一吨多 of 一吨多少钱 (what does a ton cost) is asked.
  const isOwn = (one: Mention) =>
    !carried.some((word) => one.text.includes(word)) && !asked.some((other) => overlap(one, other));
  // A place or body is the subject itself where nothing else is named.
  const isBeside = (one: Mention) =>
    (one.kind !== 'place' && one.kind !== 'body') ||
    mentions.some((other) => isNamed(other) && (other.end <= one.start || other.start >= one.end));
  return mentions
    .filter((one) => isClaim(one, text, mentions))
    .filter((one) => !isAsked(one, text) && isOwn(one) && isBeside(one))
    .map((one) => claimOf(one, question, names));
}
