/** Each line of the lists about kinds of facts does what the example below it says. */
import { expect, test } from 'vitest';
import { askedIn, asksForAll } from '../../src/kinds/index.ts';
import { kindRules } from '../../src/kinds/rules.ts';
import { signsOf } from '../../src/kinds/signs.ts';

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
