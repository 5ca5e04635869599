/** What a line's label leaves out and its neighbours need to know: where in its article the line stands, and how the page's articles are built. */
import { LABELS } from '../indexing/labels/states.ts';

const { furniture, title, byline, opening, text, both } = LABELS;

const HEADS: ReadonlySet<string> = new Set([title, LABELS.kicker]);
const HEAD_LINES: ReadonlySet<string> = new Set([...HEADS, LABELS.subtitle, both]);

type Place = {
  readonly before: string | undefined;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  /** Whether the article that stands open has any text. */
  readonly hasText: boolean;
};

function stateOf(label: string, { before, isFirst, isLast, hasText }: Place): string {
  const more =
    label === furniture
      ? isFirst
        ? '^'
        : isLast
          ? '$'
          : hasText
            ? ''
            : '/'
      : (label === text || label === byline) && !hasText
        ? '1'
        : label === title && before === title
          ? '+'
          : label === opening && (before === title || before === LABELS.subtitle)
            ? '/'
            : '';
  return label + more;
}

/**
 * The states of a page's lines: furniture above, between head and text, among and below the articles; an article's first text and the others; bylines over
 * and under it; the lines of a headline; a text under another one's headline.
 */
export function statesOf(labels: readonly string[]): readonly string[] {
  const isOfArticle = (label: string) => label !== furniture;
  const [first, last] = [labels.findIndex(isOfArticle), labels.findLastIndex(isOfArticle)];
  let hasText = false;
  return labels.map((label, at) => {
    if (HEADS.has(label)) hasText = false;
    const place = { before: labels[at - 1], isFirst: first < 0 || at < first, isLast: at > last, hasText };
    if (label === opening || label === both || label === text) hasText = true;
    return stateOf(label, place);
  });
}

type Built = { heads: number; texts: number; above: boolean; below: boolean };

function articlesIn(labels: readonly string[]): readonly Built[] {
  const all: Built[] = [];
  for (const label of labels.filter((one) => one !== furniture)) {
    const current = all.at(-1);
    const hasText = (current?.texts ?? 0) > 0;
    const begins = label === both || (hasText && (label === opening || HEADS.has(label)));
    const own = current === undefined || begins ? { heads: 0, texts: 0, above: false, below: false } : current;
    if (own !== current) all.push(own);
    if (HEAD_LINES.has(label)) own.heads += 1;
    if (label === byline) own[own.texts > 0 ? 'below' : 'above'] = true;
    if (label === opening || label === text || label === both) own.texts += 1;
  }
  return all;
}

/** More than half, and most, of a page's articles. */
const HALF = 0.5;
const MOST = 0.6;

/** How the articles of a page are built: one or several, with headlines or without, of one paragraph or more, signed above or below. */
export function patternOf(labels: readonly string[]): string {
  const articles = articlesIn(labels);
  const share = (holds: (one: Built) => boolean) => articles.filter(holds).length / Math.max(1, articles.length);
  const head = articles.length > 0 && share(({ heads }) => heads === 0) >= HALF ? 'no heads' : 'heads';
  if (articles.length < 2) return `one, ${head}`;
  const length = share(({ texts }) => texts <= 1) >= MOST ? 'short' : 'long';
  const [above, below] = [share((one) => one.above), share((one) => one.below)];
  const signed =
    head === 'no heads' ? '' : above + below === 0 ? ', unsigned' : `, signed ${above >= below ? 'above' : 'below'}`;
  return `several, ${length}, ${head}${signed}`;
}
