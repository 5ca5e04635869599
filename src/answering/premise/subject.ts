/** What a premise is about: the name before the words that take something for granted, and the sentences about it. */

import { contentWords } from '../../retrieval/question/content-words.ts';
import { subjectPhrase } from '../../retrieval/question/subject-phrase.ts';
import type { ParsedQuestion } from '../../types.ts';
import { type Candidate, plainOf } from '../candidates.ts';
import { mentionOf } from '../progress/subject.ts';
import { bind } from '../subject/bind.ts';

/** 因为暴雨取消了: the reason stands between the name and what happened. */
const REASON = /(?:因为?|由于|受到?|遭).{0,12}$/u;
const BETWEEN = /(?:为什么|为何|怎么|突然|已经|全部|[被让都已又就的在于，,])+$/u;
/** 投资50亿的某某学校: the name comes after the premise. */
const AFTER = /^(?:以后|之后|过后|后|了|的|那个|这个|，|,)+/u;

/** The name that stands before (else after) the characters `from` to `to` of the question. */
function nameAround(text: string, { from, to }: Span): string | null {
  const before = text.slice(0, from).replace(REASON, '').replace(BETWEEN, '');
  return subjectPhrase(before) ?? subjectPhrase(text.slice(to).replace(AFTER, ''));
}

type Span = { readonly from: number; readonly to: number };

/** `oneThing`: they are about one thing that is built. */
export type About = { readonly sentences: readonly Candidate[]; readonly oneThing: boolean };

/** 云峰采购节 for 云峰镇第三届农产品采购节: every word of the name stands in the heading. */
function underHeading(name: string, found: readonly Candidate[]): readonly Candidate[] {
  const words = contentWords(name).map(plainOf);
  return words.length < 2 ? [] : found.filter(({ heading }) => words.every((word) => heading.includes(word)));
}

/**
 * The sentences that are surely about what the question names around a premise: bound to one thing that is built,
 * naming it themselves, or in a report headed with it. None when the name is not plain.
 */
export function sentencesAbout(question: ParsedQuestion, found: readonly Candidate[], premise: Span): About {
  const name = nameAround(question.text, premise);
  if (name === null) return { sentences: [], oneThing: false };
  const binding = bind({ ...question, text: name, names: [] }, found);
  const names = mentionOf(name);
  const bound = found.filter(
    (one) => binding.of(one) === 'asked' && (binding.oneThing || binding.headed(one) || names(one.text)),
  );
  return { sentences: bound.length > 0 ? bound : underHeading(name, found), oneThing: binding.oneThing };
}
