/** Places in a sentence that have a kind of fact. */
import { once } from '../lexicon/index.ts';
import { matchesOf, remember, type Span } from '../reading/index.ts';
import { kindRules } from './rules.ts';

/** A place in a sentence that has the kind of fact asked for; `strength` (0…1) says how plainly. */
export type Sign = Span & { readonly strength: number };

/** The parts of a question look for the same in the sentences of six articles: those of two or three questions are kept. */
const REMEMBERED = 1024;

type Match = (text: string) => readonly Span[];

/** Where a pattern matches; each text is looked at once. */
export const spansOf = (pattern: RegExp): Match =>
  remember(
    (text) => matchesOf(text, pattern).map(({ 0: { length }, index }) => ({ start: index, end: index + length })),
    REMEMBERED,
  );

const listed = once(() =>
  Map.groupBy(
    kindRules('signs').map(({ pattern, words: [kind = '', strength] }) => ({
      kind,
      spans: spansOf(pattern),
      strength: Number(strength),
    })),
    ({ kind }) => kind,
  ),
);

/** Signs of a kind, as `lexicon/signs.txt` has them. */
export const signsOf = (text: string, kind: string): readonly Sign[] =>
  (listed().get(kind) ?? []).flatMap(({ spans, strength }) => spans(text).map((span) => ({ ...span, strength })));

/** Whether a text has such a sign. */
export const shows = (text: string, kind: string): boolean => signsOf(text, kind).length > 0;

/** The same signs, so much less plain. */
export const weaker = (found: readonly Sign[], share: number): readonly Sign[] =>
  found.map((sign) => ({ ...sign, strength: share * sign.strength }));
