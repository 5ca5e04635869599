/** Each line of the lists about kinds of facts does what the example below it says. */
import { expect, test } from 'vitest';
import { askedIn, asksForAll } from '../../src/kinds/index.ts';
import { kindRules } from '../../src/kinds/rules.ts';
import { signsOf } from '../../src/kinds/signs.ts';
import { rulesOf } from '../../src/lexicon/index.ts';
import { NUMERALS } from '../../src/reading/index.ts';

const examplesOf = (list: string) =>
  kindRules(list).flatMap(({ words, examples, place }) =>
    examples.map(({ said, written }) => ({ said, written, place, kind: words[0]! })),
  );

test.each(examplesOf('asked'))('$place: "$said" asks with "$written"', ({ said, written, kind }) => {
  const asked = askedIn(said).map(({ ask, at, end }) => ({ ask, words: said.slice(at, end) }));
  expect(asked).toContainEqual({ ask: kind, words: written });
});

test.each(examplesOf('asked-for-all'))('$place: "$said" asks for all', ({ said }) => {
  expect(askedIn(said).some((one) => asksForAll(one, said))).toBe(true);
});

test.each(examplesOf('signs'))('$place: "$said" has "$written"', ({ said, written, kind }) => {
  expect(signsOf(said, kind).map(({ start, end }) => said.slice(start, end))).toContain(written);
});

/** Lists of patterns that are used alone: what each finds is what its example says. */
const PIECES = new Map([
  ['HAN_NUMBER', `[${NUMERALS}]{1,3}`],
  ['FACILITY', '(?:公园|产业园)'],
  ['DATED_OR_COUNTED', '6月'],
]);
const alone = ['list-marks', 'project-names'].flatMap((list) =>
  rulesOf(list, PIECES).flatMap(({ pattern, examples, place }) => examples.map((one) => ({ ...one, pattern, place }))),
);

test.each(alone)('$place: "$said" has "$written"', ({ said, written, pattern }) => {
  expect(said.match(pattern)).toContain(written || said);
});
