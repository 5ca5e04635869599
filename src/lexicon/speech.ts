import { type Line, lines, once, oncePer, textOf } from './lines.ts';
import { alternativesOf } from './load.ts';

/** What somebody says, and what it is in the end. */
type Example = { readonly said: string; readonly written: string };

/** A spoken form with the standard one that takes its place, and examples, which are its tests. */
export type Rule = {
  readonly pattern: RegExp;
  readonly standard: string;
  readonly examples: readonly Example[];
  /** Where it stands, for whoever looks for it. */
  readonly place: string;
};

/** Pieces of patterns by the names they have there: `{END}` is where a clause ends, `{@events/held}` any word of that class of a list. */
export type Pieces = ReadonlyMap<string, string>;

/** `left => right`; the right side may be empty. */
const FORM = /^(.+?) =>(?: (.*))?$/;
const PIECE = /\{(?:([A-Z_]+)|@([^/{}]+)\/([^{}]+))\}/g;

function sides({ plain, place }: Line, form: string): readonly [string, string] {
  const [, left, right = ''] = FORM.exec(plain) ?? [];
  if (left === undefined) throw new Error(`${place}: not of the form "${form}": ${plain}`);
  return [left, right];
}

/** A pattern with its pieces in their places, which may have pieces of their own. */
function whole(written: string, pieces: Pieces, place: string): string {
  return written.replace(PIECE, (called, name: string | undefined, list = '', role = '') => {
    // a.m. is a word, and no pattern.
    const piece = name === undefined ? alternativesOf(list, role).replaceAll('.', '\\.') : pieces.get(name);
    if (!piece) throw new Error(`${place}: no piece is called ${called}.`);
    return whole(piece, pieces, place);
  });
}

function compiled(written: string, pieces: Pieces, place: string): RegExp {
  const pattern = whole(written, pieces, place);
  try {
    return new RegExp(pattern, 'gu');
  } catch (cause) {
    throw new Error(`${place}: no pattern: ${written}`, { cause });
  }
}

function exampleOf(line: Line): Example {
  const [said, written] = sides(line, '    said => written');
  if (said === written) throw new Error(`${line.place}: the example changes nothing.`);
  return { said, written };
}

/** Each rule's line with the indented lines under it. */
function blocks(all: readonly Line[]): readonly (readonly [rule: Line, examples: readonly Line[]])[] {
  const starts = all.flatMap((line, at) => (line.indented ? [] : [at]));
  if (all.length > 0 && starts[0] !== 0) throw new Error(`${all[0]!.place}: an example without a rule.`);
  return starts.map((start, nth) => [all[start]!, all.slice(start + 1, starts[nth + 1])]);
}

/**
 * Reads rules: a line `pattern => standard`, below it indented lines `said => written`. Throws, with the line's number, on
 * a line of another form, a pattern that stands twice or can't be read, and a rule without an example or whose example
 * changes nothing. That each rule takes part in what becomes of its examples is tested (`tests/lexicon/speech.test.ts`).
 */
export function parseRules(text: string, file: string, pieces: Pieces = new Map()): readonly Rule[] {
  const seen = new Map<string, string>();
  return blocks(lines(text, file)).map(([line, examples]) => {
    const { place } = line;
    const [written, standard] = sides(line, 'pattern => standard');
    const before = seen.get(written);
    if (before !== undefined) throw new Error(`${place}: stands in ${before} too: ${written}`);
    if (examples.length === 0) throw new Error(`${place}: a rule without an example: ${written}`);
    seen.set(written, place);
    return { pattern: compiled(written, pieces, place), standard, examples: examples.map(exampleOf), place };
  });
}

const pieces = once(() => new Map(lines(...textOf('speech/pieces')).map((line) => sides(line, 'NAME => pattern'))));

/** The rules of the list `name` in their order, with pieces that only its reader knows. */
export const rulesOf = (name: string, more: Pieces = new Map()): readonly Rule[] =>
  parseRules(...textOf(name), new Map([...pieces(), ...more]));

/** The rules of `speech/NAME.txt` in their order; read at the first call. */
export const speech: (name: string) => readonly Rule[] = oncePer((name) => rulesOf(`speech/${name}`));

/** Told of each rule that changes a text, in order. */
export type Applied = (rule: Rule) => void;

/** A text after the rules of the lists `names`, one after the other: a rule may build on what an earlier one wrote. */
export function rewrite(text: string, names: readonly string[], applied?: Applied): string {
  return names.flatMap(speech).reduce((before, rule) => {
    const after = before.replace(rule.pattern, rule.standard);
    if (after !== before) applied?.(rule);
    return after;
  }, text);
}
