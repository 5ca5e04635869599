/** How far a mention of a sentence is of what a claim is of: by the words around both. */
import type { Mention } from '../../types.ts';
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

/** 0…1: how far `mention` of a sentence is the same attribute, event or matter as the claim. */
export function fitOf({ stated, near }: Claim, mention: Mention, candidate: Candidate): number {
  // Of an office there is one.
  if (stated.kind === 'person') return 1;
  const around = windowOf(mention, candidate);
  const all = near.reduce((sum, { weight }) => sum + weight, 0);
  return all === 0 ? 0 : near.reduce((sum, { weight, has }) => sum + weight * has(around), 0) / all;
}
