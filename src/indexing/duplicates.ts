/**
 * Whether two articles are the same report: agency copy (通稿) that several papers print, each with its own headline and a
 * few words changed. Resemblance of shingles after Broder, "On the resemblance and containment of documents" (1997).
 */

import { words } from '../reading/index.ts';
import type { Article } from '../types.ts';
import { normalised } from './article-id.ts';

/** Letters and digits a shingle has: five Chinese characters are two to three words. */
const SHINGLE = 5;
/** Copies edited by two papers share nine shingles in ten; two reports of one event by two reporters fewer than three. */
const SAME_REPORT = 0.8;
/** Between two versions of one file's article more may have changed: a paragraph added, a headline corrected. */
const SAME_ARTICLE = 0.5;
/** Shorter texts (photo captions, notices of one line) resemble each other by their form. */
const SHORTEST = 80;
/** Forms that come every day (weather, markets) differ in their figures; copies don't. */
const SAME_FIGURES = 0.8;
/** Copies appear within weeks; the same words a season later are a new campaign. */
const MAX_DAYS = 60;

const bodyOf = ({ paragraphs }: Article) => normalised(paragraphs.join(''));

function shingles(body: string): Set<string> {
  return new Set(
    Array.from({ length: Math.max(0, body.length - SHINGLE + 1) }, (_, at) => body.slice(at, at + SHINGLE)),
  );
}

/** Share of all members that both sets have (Jaccard). */
function resemblance<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): number {
  if (a.size === 0 && b.size === 0) return 1;
  let common = 0;
  for (const member of a) if (b.has(member)) common += 1;
  return common / (a.size + b.size - common);
}

const figuresOf = (body: string) => new Set(body.match(/\d+/g) ?? []);

function farApart(a: string | null, b: string | null): boolean {
  if (a?.length !== 10 || b?.length !== 10) return false;
  return Math.abs(Date.parse(a) - Date.parse(b)) > MAX_DAYS * 86_400_000;
}

/** The share of a headline's words, of those that its own text has, that a copy's text has too. */
const SAME_SUBJECT = 0.8;

/** 桃溪大堤 and 柳林隧道 in one form of words: what the headline names stands in its own text and not in the other one. */
function tellsOfSubject({ title }: Article, own: string, other: string): boolean {
  const named = words(title ?? '').filter((word) => word.length > 1 && own.includes(word));
  return named.length === 0 || named.filter((word) => other.includes(word)).length >= SAME_SUBJECT * named.length;
}

const isReport = ({ kind }: Article) => kind === 'news' || kind === 'feature';

/** Whether `a` and `b`, of different files, print the same report. Notices and continuations never do. */
export function isSameReport(a: Article, b: Article): boolean {
  if (!isReport(a) || !isReport(b) || farApart(a.published, b.published)) return false;
  const [one, other] = [bodyOf(a), bodyOf(b)];
  if (Math.min(one.length, other.length) < SHORTEST) return one === other && a.title === b.title;
  if (Math.min(one.length, other.length) < SAME_REPORT * Math.max(one.length, other.length)) return false;
  return (
    resemblance(figuresOf(one), figuresOf(other)) >= SAME_FIGURES &&
    resemblance(shingles(one), shingles(other)) >= SAME_REPORT &&
    tellsOfSubject(a, one, other) &&
    tellsOfSubject(b, other, one)
  );
}

/** Whether `after` is a later version of `before`, an article of the same file. */
export function isCorrected(before: Article, after: Article): boolean {
  if (before.kind !== after.kind) return false;
  const [one, other] = [bodyOf(before), bodyOf(after)];
  return Math.min(one.length, other.length) >= SHORTEST && resemblance(shingles(one), shingles(other)) >= SAME_ARTICLE;
}

/** Whether two articles have the same words, whatever was inferred from them. */
export const hasSameText = (a: Article, b: Article): boolean =>
  a.title === b.title && a.subtitle === b.subtitle && a.paragraphs.join('\n') === b.paragraphs.join('\n');
