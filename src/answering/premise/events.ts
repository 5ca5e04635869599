/** An event that a question takes for granted, against a report of its contrary. */
import type { ParsedQuestion } from '../../types.ts';
import type { Candidate } from '../candidates.ts';
import { isExpected, looksAhead, stageOf } from '../progress/stages.ts';
import { telling } from '../state.ts';
import type { Contradiction } from './contradicted.ts';
import { sentencesAbout } from './subject.ts';

type Contrary = {
  /** What residents say of the event, and what a report that tells of it prints. */
  readonly asked: RegExp;
  readonly printed: RegExp;
  /** What a sentence about the same thing says to the contrary, other than that building goes on or is done. */
  readonly contrary: RegExp | null;
  /** Whether building that goes on says the contrary. */
  readonly unlessBuilt: boolean;
};

/** Work that goes on, or is done. */
const isBuilt = (text: string): boolean => !['planned', 'signed', 'figures', null].includes(stageOf(text));

const CONTRARIES: readonly Contrary[] = [
  {
    asked: /停工|烂尾|停建|修不下去|建不下去/,
    printed: /停工|烂尾|停建|暂停/,
    contrary: null,
    unlessBuilt: true,
  },
  {
    asked: /取消|叫停|不办了|没办成|办不成/,
    printed: /取消|叫停|不再|停办/,
    contrary: /举行|举办|开幕|启幕|召开|拉开帷幕|落幕|闭幕/,
    unlessBuilt: true,
  },
  { asked: /延期|推迟|延误/, printed: /延期|推迟|延误|延后/, contrary: /如期|按期|提前|准时/, unlessBuilt: false },
  {
    asked: /绝收|减产|歉收|没收成/,
    printed: /绝收|减产|歉收|受灾/,
    contrary: /丰收|增产|喜获|收获|亩产.{0,6}\d/,
    unlessBuilt: false,
  },
  {
    asked: /停产|倒闭|破产|关停|垮了/,
    printed: /停产|停业|倒闭|破产|关停|关闭/,
    contrary: /投产|满负荷|订单|产值|扩产|增产/,
    unlessBuilt: false,
  },
  {
    asked: /拆除|拆了|拆掉|拆迁/,
    printed: /拆/,
    contrary: /修缮|开放|保护/,
    unlessBuilt: true,
  },
  {
    asked: /停运|停航|停驶|停开/,
    printed: /停运|停航|停驶|停开/,
    contrary: /开通|开行|通车|恢复|运行/,
    unlessBuilt: false,
  },
  {
    asked: /落选|没评上|没入选|没获奖|没选上|没评得上/,
    printed: /落选|未入选|未获/,
    contrary: /入选|获得|荣获|获评|上榜|获奖/,
    unlessBuilt: false,
  },
];

const newest = (a: Candidate, b: Candidate): number =>
  (b.article.published ?? '').localeCompare(a.article.published ?? '') ||
  telling(b) - telling(a) ||
  a.ordinal - b.ordinal;

/** An event that no report at hand has, and the newest sentence about the same thing that says the contrary. */
export function contraryEvent(question: ParsedQuestion, found: readonly Candidate[]): Contradiction | null {
  for (const { asked, printed, contrary, unlessBuilt } of CONTRARIES) {
    const match = asked.exec(question.text);
    if (!match) continue;
    const { sentences, oneThing } = sentencesAbout(question, found, {
      from: match.index,
      to: match.index + match[0].length,
    });
    if (sentences.some(({ whole }) => printed.test(whole))) return null;
    const told = sentences
      .filter(
        ({ text }) =>
          (contrary?.test(text) && !looksAhead(text)) ||
          (unlessBuilt && oneThing && isBuilt(text) && !isExpected(text)),
      )
      .sort(newest)[0];
    if (told) return { premise: match[0], told };
  }
  return null;
}
