import type { GoldArticle } from '../../src/evaluation/articles.ts';
import type { LineRange } from '../../src/types.ts';

/** A gold article that knows its lines, so that a page can be printed differently with the same articles. */
export type PlacedArticle = GoldArticle & {
  readonly line_ranges: readonly LineRange[];
  readonly roles: { readonly body: readonly LineRange[]; readonly title: readonly LineRange[] };
};

/** A page with the articles that a careful reader finds in it. */
export type GoldPage = { readonly text: string; readonly items: readonly PlacedArticle[] };

/** The same articles printed differently: what a segmenter is given, and what it should make of it. */
export type Variation = { readonly name: string; readonly text: string; readonly items: readonly GoldArticle[] };

/** A random number of [0, 1). */
export type Random = () => number;

type Change = (page: GoldPage, random: Random) => { text: string; items: readonly GoldArticle[] };

const NEWLINE = /\r\n|\n|\r/;
const isBlank = (line: string) => line.trim() === '';
const numbers = (ranges: readonly LineRange[]) =>
  ranges.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, at) => first + at));

/** A change of the text that leaves the articles as they are. */
const textChange =
  (change: (text: string, random: Random) => string): Change =>
  ({ text, items }, random) => ({ text: change(text, random), items });

const stripMarkers = (text: string) =>
  text
    .split('\n')
    .map((line) => line.replace(/^\s*(?:#{1,6}|-)\s+/, '').trimEnd())
    .join('\n');
const dropBlanks = (text: string) =>
  text
    .split(NEWLINE)
    .filter((line) => !isBlank(line))
    .join('\n');
const addBlanks = (text: string) => text.split(NEWLINE).join('\n\n');
const someBlanks = (text: string, random: Random) =>
  text
    .split(NEWLINE)
    .flatMap((line) => (isBlank(line) && random() < 0.5 ? [] : random() < 0.1 ? [line, ''] : [line]))
    .join('\n');

const HALF = ',.;:!?()';
const FULL = '，．；：！？（）';
const swap = (from: string, to: string) => (text: string) =>
  [...text].map((character) => (from.includes(character) ? to[from.indexOf(character)] : character)).join('');
const fullDigits = (text: string) =>
  text.replace(/[0-9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));

/** Sets lines `width` characters long; body lines that stand directly under each other in an article flow together. */
function rewrap({ text }: GoldPage, items: readonly PlacedArticle[], width: number): string {
  const body = new Set(items.flatMap((item) => numbers(item.roles.body)));
  const lines = text.split(NEWLINE);
  const wrappedPage = lines.filter((line) => !isBlank(line)).every((line) => line.length <= 60);
  const flows: string[] = [];
  for (const [at, line] of lines.entries()) {
    const previous = lines[at - 1] ?? '';
    const follows = wrappedPage && !isBlank(line) && body.has(at + 1) && body.has(at) && !isBlank(previous);
    const ended = /[。！？”…]$/.test(previous) && !/本报讯/.test(previous);
    if (follows && !(ended && previous.length < 12)) flows.push(`${flows.pop()}${line.trim()}`);
    else flows.push(line.trim());
  }
  return flows.flatMap((flow) => flow.match(new RegExp(`.{1,${width}}`, 'gu')) ?? ['']).join('\n');
}

function shuffled<T>(values: readonly T[], random: Random): T[] {
  const out = [...values];
  for (let at = out.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    [out[at], out[other]] = [out[other]!, out[at]!];
  }
  return out;
}

/** The lines of an article with the blank lines that stood between them. */
function block(lines: readonly string[], item: PlacedArticle): string {
  const own = numbers(item.line_ranges).sort((a, b) => a - b);
  return own
    .flatMap((number, at) => [...(at > 0 && own[at - 1]! < number - 1 ? [''] : []), lines[number - 1] ?? ''])
    .join('\n');
}

const shuffleArticles: Change = ({ text, items }, random) => {
  const lines = text.split(NEWLINE);
  const order = shuffled(items, random);
  return { text: order.map((item) => block(lines, item)).join('\n\n'), items: order };
};

/** Prints each headline after its article, as column-first extraction does. */
const headlinesAfter: Change = ({ text, items }) => {
  const lines = text.split(NEWLINE);
  const print = (item: PlacedArticle) => {
    const title = new Set(numbers(item.roles.title));
    const rest = numbers(item.line_ranges).filter((number) => !title.has(number));
    const part = (own: readonly number[]) =>
      block(lines, { ...item, line_ranges: own.map((number) => [number, number] as const) });
    return [part(rest), part([...title])].filter((one) => one !== '').join('\n\n');
  };
  return { text: items.map(print).join('\n\n'), items };
};

const bare = (text: string) => text.normalize('NFKC').replace(/\s/gu, '');

/** An article of which the page shows the lines up to `end`: its text up to the last line printed. */
function cutShort(item: PlacedArticle, lines: readonly string[], end: number): readonly PlacedArticle[] {
  const shown = numbers(item.roles.body).filter((number) => number <= end);
  const all = numbers(item.line_ranges).every((number) => number <= end);
  if (all || shown.length === 0) return all ? [item] : [];
  const text = bare(item.paragraphs.join(''));
  const tail = bare(lines[shown.at(-1)! - 1] ?? '').slice(-12);
  const titled = numbers(item.roles.title).every((number) => number <= end);
  return [
    {
      ...item,
      accepted_titles: titled ? item.accepted_titles : [],
      paragraphs: [text.slice(0, Math.max(0, text.indexOf(tail)) + tail.length)],
    },
  ];
}

/** Cuts the page off somewhere. */
const truncate: Change = ({ text, items }, random) => {
  const lines = text.split(NEWLINE);
  const end = Math.floor(lines.length * (0.3 + 0.6 * random()));
  return { text: lines.slice(0, end).join('\n'), items: items.flatMap((item) => cutShort(item, lines, end)) };
};

const rewrapped =
  (width: number): Change =>
  (page) => ({ text: rewrap(page, page.items, width), items: page.items });

const CHANGES: Readonly<Record<string, readonly Change[]>> = {
  'as printed': [],
  'no markers': [textChange(stripMarkers)],
  'no blank lines': [textChange(dropBlanks)],
  'no markers, no blank lines': [textChange(stripMarkers), textChange(dropBlanks)],
  'blank line after each line': [textChange(addBlanks)],
  'random blank lines': [textChange(someBlanks)],
  'wrapped at 14': [rewrapped(14)],
  'wrapped at 20': [rewrapped(20)],
  'wrapped at 34': [rewrapped(34)],
  'wrapped at 20, no blank lines': [rewrapped(20), textChange(dropBlanks)],
  'wrapped at 17, no markers, no blank lines': [rewrapped(17), textChange(stripMarkers), textChange(dropBlanks)],
  'CRLF and byte order mark': [textChange((text) => `\ufeff${text.replaceAll('\n', '\r\n')}`)],
  'half-width punctuation': [textChange(swap(FULL, HALF))],
  'full-width punctuation': [textChange(swap(HALF.replace('.', ''), FULL.replace('．', '')))],
  'full-width digits': [textChange(fullDigits)],
  'articles shuffled': [shuffleArticles],
  'articles shuffled, no markers': [shuffleArticles, textChange(stripMarkers)],
  'headlines after': [headlinesAfter],
  'headlines after, no markers': [headlinesAfter, textChange(stripMarkers)],
  truncated: [truncate],
};

/** Each way of printing a page that is measured, in a fixed order. */
export function variations(page: GoldPage, random: Random): readonly Variation[] {
  return Object.entries(CHANGES).map(([name, changes]) => {
    let text = page.text;
    let items: readonly GoldArticle[] = page.items;
    for (const change of changes) {
      const changed = change({ ...page, text }, random);
      text = changed.text;
      if (changed.items !== page.items) items = changed.items;
    }
    return { name, text, items };
  });
}
