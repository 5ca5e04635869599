// What for: says what a change changed, answer by answer and article by article, against lines that were written before it.
// In: answers and articles. Out: a line for each (JSON), and what differs between two runs of such lines.
// A line of a held-out set is a hash: it tells that an answer changed, and nothing of how.
// Not here: reading or writing files, asking (scripts/freeze.ts).
import { createHash } from 'node:crypto';
import type { Answer, Article, Passage } from '../types.ts';
import { answerText } from '../wording/index.ts';

/** Twelve hex digits: of ten thousand lines two agree by chance once in a million runs. */
const DIGITS = 12;
const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, DIGITS);

/** What holds of the answer to a question: its kind, its words and the articles that it cites. */
export function answerLine(qid: string, answer: Answer): string {
  const cited = answer.kind === 'found' ? answer.citations.map(({ article }) => article) : [];
  return JSON.stringify({ id: qid, kind: answer.kind, text: answerText(answer), cites: [...new Set(cited)] });
}

/** What holds of an article: its place and heading, and hashes of its text and of each passage. */
export function articleLine(article: Article, passages: readonly Passage[]): string {
  const { kind, title, published, eventDate, district, lines, paragraphs } = article;
  const id = `${article.source} ${article.id}`;
  const text = hashOf(JSON.stringify(article));
  const cut = passages.map((passage) => hashOf(JSON.stringify(passage)).slice(0, DIGITS / 2));
  return JSON.stringify({ id, kind, title, published, eventDate, district, lines, n: paragraphs.length, text, cut });
}

/** The same line as its id and a hash. */
export function hidden(line: string): string {
  const { id } = JSON.parse(line) as { readonly id: string };
  return JSON.stringify({ id, hash: hashOf(line) });
}

const byId = (lines: readonly string[]): ReadonlyMap<string, string> =>
  new Map(lines.map((line) => [(JSON.parse(line) as { readonly id: string }).id, line]));

export type Change = { readonly id: string; readonly before: string | null; readonly now: string | null };

/** Lines that are other than before, gone or new, by their ids. */
export function changes(before: readonly string[], now: readonly string[]): readonly Change[] {
  const [old, fresh] = [byId(before), byId(now)];
  return [...new Set([...old.keys(), ...fresh.keys()])]
    .map((id) => ({ id, before: old.get(id) ?? null, now: fresh.get(id) ?? null }))
    .filter((change) => change.before !== change.now);
}
