import { normalise, sentences, stopWords, words } from '../reading/index.ts';
import type { Article } from '../types.ts';

/** Names have a handful of words: 重庆 轨道 交通 27 号 线. */
const LONGEST_NAME = 8;
/** A name that a report keeps using is its subject; more than three uses say no more than three. */
const USES = 3;

/**
 * What a question is about, for following it: the longest run of its words that a cited headline holds; where none does,
 * the run that the reports use most, longer ones first (白鹭大桥 rather than 白鹭大桥全长, which they use once).
 */
export function topicOf(question: string, articles: readonly Article[]): string | null {
  const asked = words(question);
  const runs = asked.flatMap((_, from) => runsFrom(asked, from)).filter((run) => run.length >= 2);
  const headlines = normalise(articles.map(({ title, subtitle }) => `${title ?? ''}\n${subtitle ?? ''}`).join('\n'));
  const inHeadlines = best(runs, (run) => (mentions(headlines, run) ? run.length : 0));
  if (inHeadlines !== null) return inHeadlines;
  const printed = normalise(articles.flatMap(({ paragraphs }) => paragraphs).join('\n'));
  return best(runs, (run) => (mentions(printed, run) ? run.length * Math.min(usesOf(printed, run), USES) : 0));
}

/** Runs of words from `from` on that neither begin nor end with a stop word. */
function runsFrom(asked: readonly string[], from: number): readonly string[] {
  if (stopWords().has(asked[from]!)) return [];
  const ends = asked
    .slice(from, from + LONGEST_NAME)
    .flatMap((word, at) => (stopWords().has(word) ? [] : [from + at + 1]));
  return ends.map((end) => asked.slice(from, end).join(''));
}

const usesOf = (text: string, run: string) => Math.max(1, text.split(run).length - 1);

/** The run with the highest score, the first of several; `null` when none scores. */
function best(runs: readonly string[], score: (run: string) => number): string | null {
  const scored = runs.map((run) => ({ run, points: score(run) })).filter(({ points }) => points > 0);
  return scored.toSorted((a, b) => b.points - a.points)[0]?.run ?? null;
}

/** An article's text in the form names are looked for in; made once for all names. */
export type Printed = { readonly headlines: readonly string[]; readonly paragraphs: readonly string[] };

export function printedOf({ kicker, title, subtitle, paragraphs }: Article): Printed {
  const headlines = [kicker, title, subtitle].filter((line) => line !== null);
  return { headlines: headlines.map(normalise), paragraphs: paragraphs.map(normalise) };
}

/**
 * Whether an article really is about a name and doesn't just mention it: the name stands in its headlines, or opens the
 * story (first paragraph), or comes up in two paragraphs. Several words have to stand in one of these places together.
 */
export function isAbout(name: string, { headlines, paragraphs }: Printed): boolean {
  const parts = partsOf(name);
  if (parts.length === 0) return false;
  const says = (text: string) => parts.every((part) => mentions(text, part));
  if (headlines.some(says)) return true;
  const saying = paragraphs.map(says);
  return saying[0] === true || saying.filter(Boolean).length >= 2;
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
 * Literally, or as a short form of what is printed (双龙十七小 for 双龙第十七小学): a short form has four characters or more,
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
