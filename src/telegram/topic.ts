import { normalise, sentences, stopWords, words } from '../text/index.ts';
import type { Article } from '../types.ts';

/** What a question is about, for following it: the longest run of its words that its sources print as well. */
export function topicOf(question: string, articles: readonly Article[]): string | null {
  const printed = normalise(articles.flatMap((a) => [a.title ?? '', a.subtitle ?? '', ...a.paragraphs]).join('\n'));
  const asked = words(question);
  const runs = asked.flatMap((_, from) => longestRun(asked, from, printed) ?? []);
  return runs.filter((run) => run.length >= 2).toSorted((a, b) => b.length - a.length)[0] ?? null;
}

/** The longest printed run of words from `from` on that neither begins nor ends with a stop word. */
function longestRun(asked: readonly string[], from: number, printed: string): string | null {
  if (stopWords.has(asked[from]!)) return null;
  let best: string | null = null;
  for (let to = from + 1; to <= asked.length; to++) {
    const run = asked.slice(from, to).join('');
    if (mentions(printed, run) && !stopWords.has(asked[to - 1]!)) best = run;
  }
  return best;
}

/**
 * Whether an article really is about a name and doesn't just mention it: the name stands in its headlines, or opens the
 * story (first paragraph), or comes up in two paragraphs. Several words have to stand in one of these places together.
 */
export function isAbout(name: string, article: Article): boolean {
  const parts = partsOf(name);
  if (parts.length === 0) return false;
  const says = (text: string | null) => text !== null && parts.every((part) => mentions(normalise(text), part));
  if ([article.kicker, article.title, article.subtitle].some(says)) return true;
  const paragraphs = article.paragraphs.map(says);
  return paragraphs[0] === true || paragraphs.filter(Boolean).length >= 2;
}

/** The first sentence of an article that names it, for a notice; `null` when only its headline does. */
export function sentenceAbout(name: string, article: Article): string | null {
  const parts = partsOf(name);
  for (const paragraph of article.paragraphs)
    for (const { start, end } of sentences(paragraph)) {
      const sentence = paragraph.slice(start, end);
      if (parts.some((part) => mentions(normalise(sentence), part))) return sentence;
    }
  return null;
}

const partsOf = (name: string) =>
  normalise(name)
    .split(/[\s,、·]+/)
    .filter(Boolean);

/**
 * Literally, or as a short form of what is printed (双福六小 for 双福第六小学): a short form has four characters or more,
 * its first two stand together, and at most two others come before each of the rest.
 */
function mentions(text: string, name: string): boolean {
  if (text.includes(name)) return true;
  if (!/^\p{Script=Han}{4,12}$/u.test(name)) return false;
  const [first, second, ...rest] = [...name];
  return new RegExp(`${first}${second}${rest.map((letter) => `\\p{Script=Han}{0,2}?${letter}`).join('')}`, 'u').test(
    text,
  );
}
