/** Pages whose articles were cut by hand, as examples that the labels of lines are learned from. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Example } from '../indexing/labels/learn.ts';
import { LABELS } from '../indexing/labels/shares.ts';
import { taggedLines } from '../indexing/segment/index.ts';

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

/** The pages of a folder with `pages/NAME.txt` and `gold/NAME.gold.json`, in the order of their names. */
export async function readExamples(folder: string): Promise<readonly (Example & { readonly name: string })[]> {
  const names = (await readdir(join(folder, 'gold'))).filter((name) => name.endsWith('.gold.json')).sort();
  return Promise.all(
    names.map(async (file) => {
      const name = file.replace('.gold.json', '');
      const gold = JSON.parse(await readFile(join(folder, 'gold', file), 'utf8')) as {
        readonly items: readonly GoldItem[];
      };
      const { lines, features } = taggedLines(await readFile(join(folder, 'pages', `${name}.txt`), 'utf8'));
      const numbers = lines.map(({ number }) => number);
      const labels = new Map(gold.items.flatMap((item) => [...labelsOf(item, numbers)]));
      return { name, features, labels: numbers.map((number) => labels.get(number) ?? LABELS.furniture) };
    }),
  );
}
