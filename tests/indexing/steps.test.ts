/** Pages of many short lines are cut in time that grows as they do: counted in steps, not in seconds. */
import { expect, test } from 'vitest';
import { withoutMarkup } from '../../src/indexing/formats/markdown.ts';
import { readArticles } from '../../src/indexing/index.ts';

/** Methods of lists that look at one member after the other, each look a step. */
const LOOKING = [
  ...['filter', 'map', 'flatMap', 'forEach', 'some', 'every', 'reduce'],
  ...['find', 'findIndex', 'findLast', 'findLastIndex'],
] as const;
/** Methods that move members. */
const MOVING = ['slice', 'unshift', 'splice', 'concat'] as const;

/** How many members of lists are looked at or moved while `work` is done. */
async function stepsOf(work: () => Promise<unknown>): Promise<number> {
  let steps = 0;
  const methods = Array.prototype as unknown as Record<string, (this: unknown[], ...args: unknown[]) => unknown>;
  const kept = [...LOOKING, ...MOVING].map((name) => [name, methods[name]!] as const);
  for (const [name, own] of kept)
    methods[name] = function counting(...args) {
      const [look, ...rest] = args;
      if (typeof look !== 'function') {
        const made = own.apply(this, args);
        steps += name === 'slice' || name === 'concat' ? (made as unknown[]).length : this.length;
        return made;
      }
      const counted = (...given: unknown[]) => {
        steps += 1;
        return look(...given);
      };
      return own.apply(this, [counted, ...rest]);
    };
  try {
    await work();
  } finally {
    for (const [name, own] of kept) methods[name] = own;
  }
  return steps;
}

const LINES = 500;
const page = (line: string, lines: number) => `${line}\n`.repeat(lines);
const read = (text: string) =>
  readArticles({ name: 'a.txt', bytes: new TextEncoder().encode(text) }, { today: '2031-01-01' });

test.each([
  ['of one letter', 'a'],
  ['of one character', '中'],
  ['of cells', '| old | bridge |'],
  ['of days', '2030-03-15'],
  ['of headings', '# Old bridge'],
  ['drawn', '-----'],
  ['of addresses', 'http://a.example/b'],
  ['of labels', '标题：旧桥换新的栏杆'],
] as const)('twice as many lines %s take no more than about twice the steps', async (_, line) => {
  await read(page(line, LINES / 2));
  const [once, twice] = [page(line, LINES), page(line, 2 * LINES)];
  const steps = await stepsOf(() => read(once));
  expect(await stepsOf(() => read(twice))).toBeLessThanOrEqual(2.4 * steps);
});

test('a line with a hundred thousand blanks in it is read like any other', async () => {
  const [{ articles } = { articles: [] }] = await read(`旧桥${' '.repeat(1e5)}换了新栏杆\n下周通车。\n`);
  expect(articles.flatMap(({ paragraphs }) => paragraphs).join('')).toContain('下周通车');
});

test.each(['<a ', '<!-- ', '<figure ', '<p '])(
  'what opens again and again in Markdown and never closes (%s) stays as it was typed',
  (open) => {
    // The square of so many would take minutes.
    const text = `旧桥的栏杆下周换新的。${open.repeat(400_000)}\n`;
    expect(withoutMarkup(text)).toBe(text);
  },
);
