/** Pages whose articles were cut by hand, as examples that the labels of lines are learned from. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LABELS } from '../indexing/labels/states.ts';
import { rawLines, taggedLines } from '../indexing/segment/index.ts';
import type { Example } from './learn-lines.ts';
import { type Printed, reordered } from './reordered.ts';

type Range = readonly [number, number];
type GoldItem = {
  readonly line_ranges: readonly Range[];
  readonly drop_lines?: readonly number[];
  readonly roles?: Readonly<Partial<Record<string, readonly Range[]>>>;
};

/** Which label the lines of a role have, the stronger last. */
const ROLES: readonly (readonly [role: string, label: string])[] = [
  ['kicker', LABELS.kicker],
  ['series', LABELS.kicker],
  ['subtitle', LABELS.subtitle],
  ['byline', LABELS.byline],
  ['subheads', LABELS.subhead],
  ['caption', LABELS.caption],
  ['title', LABELS.title],
];

const inside = (ranges: readonly Range[]) => (line: number) => ranges.some(([from, to]) => line >= from && line <= to);

/** Labels of one article's lines; those that aren't in it have none. */
function labelsOf(item: GoldItem, numbers: readonly number[]): ReadonlyMap<number, string> {
  const labels = new Map<number, string>();
  const has = (role: string) => inside(item.roles?.[role] ?? []);
  const [isBody, isTitle] = [has('body'), has('title')];
  for (const line of numbers.filter(inside(item.line_ranges))) {
    const own = ROLES.findLast(([role]) => has(role)(line))?.[1];
    if (item.drop_lines?.includes(line)) labels.set(line, LABELS.furniture);
    else if (isBody(line)) labels.set(line, isTitle(line) ? LABELS.both : LABELS.text);
    else labels.set(line, own ?? LABELS.furniture);
  }
  const order = [...labels].sort(([a], [b]) => a - b);
  const first = order.findIndex(([, label]) => label === LABELS.text);
  const isHeaded = order.slice(0, first).some(([, label]) => /[TKUX]/.test(label));
  if (first >= 0 && !isHeaded) labels.set(order[first]![0], LABELS.opening);
  return labels;
}

/** Pages made of each page's articles. */
const VARIANTS = 2;

/** The examples of a page's lines, and of pages made of them. */
function variantsOf(page: readonly Printed[], random: () => number): readonly Example[] {
  return Array.from({ length: VARIANTS }, () => reordered(page, random)).flatMap((made) => {
    if (made === null) return [];
    const text = made.map(({ text: line, gap }) => `${'\n'.repeat(gap)}${line}\n`).join('');
    return [{ features: taggedLines(text).features, labels: made.map(({ label }) => label) }];
  });
}

/** The pages of a folder with `pages/NAME.txt` and `gold/NAME.gold.json`, in the order of their names, and pages made of their articles with `random` (0…1). */
export async function readExamples(
  folder: string,
  random: () => number,
): Promise<readonly (Example & { readonly variants: readonly Example[] })[]> {
  const names = (await readdir(join(folder, 'gold'))).filter((name) => name.endsWith('.gold.json')).sort();
  const pages = await Promise.all(
    names.map(async (file) => {
      const gold = JSON.parse(await readFile(join(folder, 'gold', file), 'utf8')) as {
        readonly items: readonly GoldItem[];
      };
      const text = await readFile(join(folder, 'pages', file.replace('.gold.json', '.txt')), 'utf8');
      return { gold, text };
    }),
  );
  return pages.map(({ gold, text }) => {
    const { lines, features } = taggedLines(text);
    const numbers = lines.map(({ number }) => number);
    const told = new Map(gold.items.flatMap((item) => [...labelsOf(item, numbers)]));
    const labels = numbers.map((number) => told.get(number) ?? LABELS.furniture);
    const raw = rawLines(text);
    const printed = lines.map(({ number, gap }, at) => ({ text: raw[number - 1] ?? '', gap, label: labels[at]! }));
    return { features, labels, variants: variantsOf(printed, random) };
  });
}
