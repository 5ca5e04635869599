import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type Applied, type Rule, rewrite, speech } from '../../src/lexicon/index.ts';
import { parseRules } from '../../src/lexicon/speech.ts';
import { asWritten } from '../../src/retrieval/question/dialect.ts';

/** What the vectors are asked with has a chain of its own. */
const forVectors = (text: string, applied?: Applied) => rewrite(text, ['for-vectors', 'general'], applied);
const chainOf = (name: string) => (name === 'for-vectors' ? forVectors : asWritten);

const files = readdirSync('src/lexicon/speech').map((file) => file.replace('.txt', ''));
const names = files.filter((name) => name !== 'pieces');
const rules = names.flatMap((name) => speech(name).map((rule) => ({ rule, name })));
const examples = rules.flatMap(({ rule, name }) =>
  rule.examples.map(({ said, written }) => ({ said, written, rule, name, place: rule.place })),
);

test.each(examples)('$place: "$said" is read as "$written"', ({ said, written, rule, name }) => {
  const applied: Rule[] = [];
  expect(chainOf(name)(said, (one) => applied.push(one))).toBe(written);
  expect(applied, 'the rule takes no part: another is quicker').toContain(rule);
  expect(written.replace(rule.pattern, rule.standard), 'what the rule looks for is still there').toBe(written);
});

test('no pattern stands in two lists that a question goes through', () => {
  const asked = rules.filter(({ name }) => name !== 'for-vectors').map(({ rule }) => rule.pattern.source);
  expect(asked.filter((pattern, at) => asked.indexOf(pattern) < at)).toEqual([]);
});

const parse = (...lines: readonly string[]) => parseRules(lines.join('\n'), 'list.txt', new Map([['END', '$']]));

test('a rule has a pattern, with pieces in it, a standard form and examples', () => {
  const [rule] = parse('# comment', '咩{END} => 什么', '    带咩 => 带什么', '', '    有咩 => 有什么');
  expect(rule!.pattern.source).toBe('咩$');
  expect(rule!.standard).toBe('什么');
  expect(rule!.examples).toEqual([
    { said: '带咩', written: '带什么' },
    { said: '有咩', written: '有什么' },
  ]);
});

test.each([
  ['a line of another form', ['咩 什么'], 'line 1: not of the form'],
  ['a rule without an example', ['咩 => 什么', '啲 => 些', '    啲人 => 些人'], 'line 1: a rule without an example'],
  ['an example without a rule', ['    啲人 => 些人'], 'line 1: an example without a rule'],
  ['an example that changes nothing', ['咩 => 什么', '    什么 => 什么'], 'line 2: the example changes nothing'],
  [
    'a pattern that stands twice',
    ['咩 => 什么', '    咩 => 什么', '咩 => 啥', '    咩 => 啥'],
    'line 3: stands in list.txt, line 1',
  ],
  ['a piece that nobody knows', ['咩{STOP} => 什么', '    咩 => 什么'], 'no piece is called {STOP}'],
  ['a pattern that is none', ['咩( => 什么', '    咩 => 什么'], 'line 1: no pattern'],
])('%s is refused with its line', (_, lines, message) => {
  expect(() => parse(...lines)).toThrow(message);
});
