/** What is not sure enough to be an answer, and yet near enough to be read: seven in ten of such sentences answer what was asked. */
import type { Draft, DraftSentence, Mention, ParsedQuestion } from '../types.ts';
import { quotedBy } from './annotate.ts';
import { type Candidate, plainOf } from './candidates.ts';
import { AT_A_GLANCE } from './choose.ts';
import { cover, matcher, weigh } from './coverage.ts';
import type { Premise } from './premise/scope.ts';

/** Less sure than this an answer is said with a word of doubt before it: a good half of such answer what was asked, of surer ones five in six. */
const SURE = 0.75;
export const isUnsure = (confidence: number): boolean => confidence < SURE;

/** Less sure than this a sentence has nothing to do with the question. */
const AT_LEAST = 0.15;
/** A report is near that has so much of what is rare in the question. */
const NEAR = 0.3;

const NAMED = ['body', 'thing', 'person'];

/** What a question names is printed somewhere, a place in the report or as where it is from; so is something named in another language. */
export function isKnown(
  { names, language }: ParsedQuestion,
  mentions: readonly Mention[],
  first: Candidate,
  found: readonly Candidate[],
): boolean {
  const isPrinted = (name: string, texts: readonly string[]) => {
    const has = matcher(plainOf(name));
    return texts.some((text) => has(text) > 0);
  };
  const own = [`${plainOf(first.article.district ?? '')}|${first.whole}`];
  const all = found.map(({ whole }) => whole);
  return (
    mentions.every(({ kind, text }) =>
      kind === 'place' ? isPrinted(text, own) : !NAMED.includes(kind) || isPrinted(text, all),
    ) &&
    (language === 'zh' || names.some((name) => isPrinted(name, own)))
  );
}

const ASKED_FOR = '电话';
/** Where somebody lives (家住…, 3单元402) and what ails him (患有…); ways to reach him that are no telephone. */
const HOME_OR_HEALTH = /家住|单元\d|患有|患上|确诊/u;
const ADDRESS = /@|微信|QQ/i;
/** A person who holds no office, and ways to reach somebody that nobody asked for, are no news to whoever asked something else. */
export function isPrivate({ mentions, text }: Candidate, { aspects }: ParsedQuestion): boolean {
  const asksForNumbers = aspects.some(({ units }) => units.includes(ASKED_FOR));
  const isReached = mentions.some((one) => one.kind === 'amount' && one.quantity === 'phone') || ADDRESS.test(text);
  return (
    mentions.some((one) => one.kind === 'person' && one.offices.length === 0) ||
    HOME_OR_HEALTH.test(text) ||
    (isReached && !asksForNumbers)
  );
}

/** The first sentences of an unsure draft, where its report is about what the question says; else none. */
export function comesNear(
  question: ParsedQuestion,
  { sentences, confidence }: Draft,
  found: readonly Candidate[],
  { scope, mentions }: Premise,
): readonly DraftSentence[] {
  const quoted = sentences.map(({ quotes }) => quotedBy(quotes.slice(0, 1), found)[0]);
  const [first] = quoted;
  if (confidence < AT_LEAST || !first || scope().of(first) === 0) return [];
  if (mentions.some(({ kind }) => kind === 'person') || isPrivate(first, question)) return [];
  if (!isKnown(question, mentions, first, found)) return [];
  const texts = found.map(({ plain }) => plain);
  if (cover(weigh(question.words, question.carried, texts), first.whole) < NEAR) return [];
  let length = 0;
  return sentences.filter(({ text }, at) => {
    const own = quoted[at];
    length += text.length;
    return at === 0 || (length <= AT_A_GLANCE && own !== undefined && !isPrivate(own, question));
  });
}
