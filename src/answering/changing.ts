/** Whether what an answer tells goes on: how far something is, what is planned, what stands now. What has happened stays so. */
import { marksOf } from '../reading/index.ts';
import type { AnswerSentence, ParsedQuestion } from '../types.ts';

const GOES_ON: readonly string[] = ['planned', 'under-way', 'now'];

export const mayChange = ({ asks, newest }: ParsedQuestion, sentences: readonly AnswerSentence[]): boolean =>
  newest ||
  asks.includes('how-far') ||
  sentences.some(({ text }) => marksOf(text).some(({ type }) => GOES_ON.includes(type)));
