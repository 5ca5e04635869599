/** From a draft to an answer: only what is verified is said, else what is not told and what comes near it. */
import { anotherOf, candidates, ENOUGH, glossesOf, mayChange, nearestTo, verify } from './answering/index.ts';
import { newestOf, refOf } from './listed.ts';
import { bounds, daysBetween } from './reading/index.ts';
import type { Store } from './store/port.ts';
import type { Draft, FoundAnswer, Hit, NotFoundAnswer, ParsedQuestion, Told } from './types.ts';

/** What an answer is verified against, and how it is dated and named. */
export type Papers = {
  readonly store: Store;
  /** Evidence older than this many days is marked; the default is a year. */
  readonly staleAfterDays?: number;
  /** What to call the paper of a page that doesn't say it. */
  readonly paperName?: string | undefined;
};

const YEAR = 365;

/** That nothing of it was found, up to which day was looked, and the reports that come near. */
export async function notFound(
  question: ParsedQuestion,
  hits: readonly Hit[],
  { store }: Papers,
): Promise<NotFoundAnswer> {
  const { upTo } = await store.coverage();
  const nearest = nearestTo(question, hits).map(refOf);
  const { language, original, text } = question;
  const asked = original.history.length > 0 && language === 'zh' ? text : original.text;
  const answer = { kind: 'not-found', language, asked, upTo, nearest } as const;
  const another = anotherOf(question, candidates(hits));
  return another ? { ...answer, another } : answer;
}

/** What of a draft stands in the papers word for word, with how old it is; `null` for nothing. */
async function told(question: ParsedQuestion, draft: Draft, papers: Papers): Promise<Told | null> {
  const { store, staleAfterDays = YEAR, paperName = null } = papers;
  const { sentences, citations } = await verify(draft, (id) => store.article(id), paperName);
  if (sentences.length === 0) return null;
  const asOf = newestOf(citations);
  const isOld = asOf !== null && daysBetween(bounds(asOf).to, question.original.today) > staleAfterDays;
  const stale = isOld && mayChange(question, sentences);
  const verified = { sentences, citations, asOf, stale };
  const glosses = question.language === 'en' ? glossesOf(question, verified) : [];
  return glosses.length > 0 ? { ...verified, glosses } : verified;
}

/** A sure draft as an answer; `null` where it is not sure enough or nothing of it is verified. */
export async function found(question: ParsedQuestion, draft: Draft, papers: Papers): Promise<FoundAnswer | null> {
  const verified = draft.confidence < ENOUGH ? null : await told(question, draft, papers);
  if (!verified) return null;
  const { by, confidence, caveat, unsure, short, otherwise, each, most } = draft;
  const isPrinted = (words: string) => verified.citations.some(({ quote }) => quote.includes(words));
  const isQuoted = short !== undefined && isPrinted(short);
  const areQuoted = each?.every((one) => isPrinted(one.short));
  const { readings, language } = question;
  const answer = { kind: 'found', language, ...verified, by, confidence } as const;
  return {
    ...answer,
    ...(isQuoted ? { short, ...(otherwise ? { otherwise } : {}) } : {}),
    ...(each && areQuoted ? { each, ...(most ? { most } : {}) } : {}),
    ...(caveat && caveat !== 'no-date' ? { caveat } : {}),
    ...(unsure ? { unsure } : {}),
    ...(readings.length > 0 ? { readings } : {}),
  };
}

/** What is said in place of an answer: what sets the question right or comes near it, or how far the thing was; `null` for nothing. */
export async function foundInstead(
  question: ParsedQuestion,
  hits: readonly Hit[],
  draft: Draft,
  papers: Papers,
): Promise<NotFoundAnswer | null> {
  const { premise, isNearest, caveat } = draft;
  if (premise === undefined && caveat !== 'no-date') return null;
  const verified = await told(question, draft, papers);
  if (premise === undefined) return verified && { ...(await notFound(question, hits, papers)), state: verified };
  const near = isNearest ? { isNearest } : {};
  const otherwise = verified ? { correction: { premise, ...near, ...verified } } : { unreported: premise };
  return { ...(await notFound(question, hits, papers)), ...otherwise };
}

/** Whether a draft answers what was asked, and says nothing in its place. */
export const isPlain = ({ premise, caveat }: Draft): boolean => premise === undefined && caveat !== 'no-date';
