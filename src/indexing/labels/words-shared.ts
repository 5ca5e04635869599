/** What the lines of a page have in common in words: a headline with its text, a text with those above it. */
import { overlap, weigh, features as wordsOf } from '../segment/overlap.ts';

/** How many of the limits a value reaches. */
export const bucket = (value: number, limits: readonly number[]): number =>
  limits.filter((limit) => value >= limit).length;

/** A line's words, and whether it tells something in sentences. */
type Said = { readonly words: string; readonly text: boolean };

/** So many characters begin a text: what goes on with another begins with what that one named, what is new with a day or a place. */
export const BEGINNING = 14;

const share = (part: ReadonlySet<string>, whole: ReadonlySet<string>): number => {
  let common = 0;
  for (const word of part) if (whole.has(word)) common += 1;
  return part.size === 0 ? 0 : common / part.size;
};

/** Texts on either side of a line that it may be about. */
const NEAR = 3;
const FITS = [0.2, 0.4, 0.6] as const;

const COHERES = [0.02, 0.04, 0.07, 0.11, 0.16] as const;

/** What a line's words have in common with the texts above and below it, and those with each other. */
export function wordsShared(all: readonly Said[]): (at: number) => {
  readonly next: number;
  readonly ahead: number;
  readonly behind: number;
  readonly cohesion: number;
  /** Of texts: how far it goes on with what stands above it, its beginning too; and how far the page's texts do that. */
  readonly goesOn: readonly string[];
} {
  const grams = all.map(({ words }) => wordsOf(words));
  const texts = [...all.keys()].filter((at) => all[at]!.text);
  const union = (ats: readonly number[]) => new Set(ats.flatMap((at) => [...grams[at]!]));
  const weight = weigh(texts.map((at) => grams[at]!));
  // How many texts stand over each line.
  const over: number[] = [];
  for (const { text } of all) over.push((over.at(-1) ?? 0) + Number(text));
  const near = (at: number) => texts.slice(Math.max(0, (over[at - 1] ?? 0) - NEAR), over[at - 1] ?? 0);
  const own = new Map(
    texts.map((at) => {
      const above = union(near(at));
      const begun = wordsOf(all[at]!.words.slice(0, BEGINNING));
      return [at, [overlap(grams[at]!, above, weight), overlap(begun, above, weight)] as const];
    }),
  );
  const [meanOfTexts, meanOfBeginnings] = ([0, 1] as const).map(
    (which) => [...own.values()].slice(1).reduce((sum, shares) => sum + shares[which], 0) / Math.max(1, own.size - 1),
  ) as [number, number];
  const page = `${bucket(meanOfTexts, COHERES)} ${bucket(own.size, [2, 4, 8])}`;
  return (at) => {
    const below = texts.slice(over[at]!, over[at]! + NEAR);
    const above = near(at);
    const [next, behind] = [union(below.slice(0, 1)), union(above)];
    const [coheres, begins] = (above.length > 0 && own.get(at)) || [null, null];
    return {
      next: bucket(share(grams[at]!, next), FITS),
      ahead: bucket(share(grams[at]!, union(below)), FITS),
      behind: bucket(share(grams[at]!, behind), [0.1, 0.25, 0.5]),
      cohesion: above.length === 0 || below.length === 0 ? 9 : bucket(share(next, behind), [0.04, 0.08, 0.13, 0.2]),
      goesOn:
        coheres === null
          ? []
          : [
              `coheres ${bucket(coheres, COHERES)}`,
              `begins with known ${bucket(begins, [0.05, 0.15, 0.3, 0.5])}`,
              `page coheres ${page}`,
              `less than the page ${coheres < meanOfTexts} ${begins < meanOfBeginnings}`,
            ],
    };
  };
}
