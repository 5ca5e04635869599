/** How far a mention of a sentence is of what a claim is of: by the words around both. */
import { attributeOf, measureNamed, plainly } from '../../reading/index.ts';
import type { Amount, Mention, Person } from '../../types.ts';
import { type Candidate, plainOf } from '../candidates.ts';
import { aroundOf, type Claim } from './claims.ts';

/** Characters on each side of an amount that say what it is of; a time holds for the rest of its sentence. */
const REACH = 14;
const REACH_OF_TIME = 60;

/** The text around a mention up to its neighbours of the same kind. */
function windowOf(mention: Mention, { text, mentions }: Candidate): string {
  const beside = mentions.filter(({ kind }) => kind === mention.kind);
  const from = Math.max(0, ...beside.filter(({ end }) => end <= mention.start).map(({ end }) => end));
  const to = Math.min(text.length, ...beside.filter(({ start }) => start >= mention.end).map(({ start }) => start));
  const [before, behind] = aroundOf(text, mention);
  const rest =
    mention.kind === 'amount' ? behind.slice(0, REACH) : text.slice(mention.end, mention.end + REACH_OF_TIME);
  return plainOf(
    `${before.slice(-Math.min(REACH_OF_TIME, mention.start - from) || before.length)}|${rest.slice(0, to - mention.end)}`,
  );
}

/** What is counted is said by the measure word itself: 层, 届, 间. */
function isSameMeasure(one: Amount, other: Amount): boolean {
  const [a, b] = [one, other].map(({ unit }) => measureNamed(unit ?? '')?.group);
  if (one.quantity === 'rank') return one.unit === other.unit;
  return one.quantity === 'pieces' && one.unit !== '个' && other.unit !== '个' && a === b;
}
const BY_UNIT = 0.5;

/** An office in the words of both, or in more words by one. */
const BY_OFFICE = 0.9;
const BY_MORE = 0.7;
const BY_NAME = 0.6;
function officeFit(said: Person, printed: Person): number {
  if (said.offices.some((office) => printed.offices.includes(office))) return BY_OFFICE;
  if (said.name !== printed.name) return BY_MORE;
  return printed.offices.length > 0 ? BY_NAME : BY_NAME / 2;
}

/** Whether the words of `lexicon/attributes.txt` beside both name one attribute; `null` where one has none. */
function sameAttribute(question: string, said: Amount, printed: Amount, text: string): boolean | null {
  const [one, other] = [attributeOf(question, said, 'asked'), attributeOf(plainly(text), printed, 'printed')];
  return one && other ? one.attribute === other.attribute : null;
}

/** 0…1: how far `mention` of a sentence is the same attribute, event or matter as the claim. */
export function fitOf(claim: Claim, question: string, mention: Mention, candidate: Candidate): number {
  const { stated, near } = claim;
  const bySame =
    stated.kind === 'amount' && mention.kind === 'amount'
      ? sameAttribute(question, stated, mention, candidate.text)
      : null;
  if (bySame !== null) return bySame ? 1 : 0;
  if (stated.kind === 'person' && mention.kind === 'person') return officeFit(stated, mention);
  const isMeasure = stated.kind === 'amount' && mention.kind === 'amount' && isSameMeasure(stated, mention);
  const unit = isMeasure ? BY_UNIT : 0;
  const around = windowOf(mention, candidate);
  const all = near.reduce((sum, { weight }) => sum + weight, 0);
  const share = all === 0 ? 0 : near.reduce((sum, { weight, has }) => sum + weight * has(around), 0) / all;
  return unit + (1 - unit) * share;
}
