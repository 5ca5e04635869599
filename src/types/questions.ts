/** What is asked: Question → ParsedQuestion → Hit. */
import type { Article, StoredPassage } from './articles.ts';
import type { Statement, TimeRange } from './mentions.ts';

/** What a sum of money is: invested, earned, left of it, agreed by contract, given (or taken) as aid, or the price of one piece. */
export type SumKind = 'spent' | 'earned' | 'profit' | 'agreed' | 'given' | 'price';

export type Language = 'zh' | 'en';

/** An earlier question of a chat, with the ids of the articles that its answer cited where they are known. */
export type Earlier = string | { readonly question: string; readonly articles?: readonly string[] };

/** What somebody asked, as it came in. */
export type Question = {
  readonly text: string;
  /** Earlier questions of the same chat, oldest first. */
  readonly history: readonly Earlier[];
  /** The day it was asked, ISO; a parameter so that no part reads the clock. */
  readonly today: string;
};

/** What kind of fact is wanted; a question can ask for several. */
export type Ask = 'when' | 'how-much' | 'who' | 'where' | 'which' | 'how-far' | 'yes-no' | 'compare' | 'why' | 'what';

/** One thing that a question asks: "总投资多少，哪天开工" has two. */
export type Aspect = {
  readonly ask: Ask;
  /** Content words of the clause that asks, nearest to the question word first. */
  readonly focus: readonly string[];
  /** Units or measure words one of which an answer's figure carries (`亿`, `亩`, `个`, `%`), or for lists how many there are (`#3`); empty when any will do. */
  readonly units: readonly string[];
  /** Which sum of money is asked for, when one is and the question says so. */
  readonly sum?: SumKind;
  /** Characters one of which a price carries when it is asked of one month, pound or visit. */
  readonly per?: string;
  /** Whether every one is wanted (哪些, 哪三个, 要什么材料, 怎么办理), not one of them (哪家). */
  readonly list: boolean;
  /** Words of the thing it is asked of, when the question names several (甲和乙各…); else empty. */
  readonly of: readonly string[];
};

/** A name as it was asked (misspelled, or in pinyin) and as the papers print it. */
export type Reading = { readonly asked: string; readonly printed: string };

/** What a word of an English question, or of its chat, was put as in Chinese; `own`: it stands in the question itself. Either may be empty. */
export type EnglishWord = { readonly english: string; readonly chinese: string; readonly own: boolean };

/** A question made whole and analysed; the only form that retrieval and answering look at. */
export type ParsedQuestion = {
  readonly original: Question;
  readonly language: Language;
  /** Of an English question its words, those of its chat before it first. */
  readonly said?: readonly EnglishWord[];
  /** Self-contained, simplified characters, NFKC; a follow-up is completed from the history. */
  readonly text: string;
  readonly asks: readonly Ask[];
  /** What is asked, part by part, in the question's order; never empty. */
  readonly aspects: readonly Aspect[];
  /** Names that are looked for as the papers print them, not as they were typed. */
  readonly readings: readonly Reading[];
  /** Words taken over from earlier questions (also in `words`): they say what is spoken of, not what is asked. */
  readonly carried: readonly string[];
  /** Index terms without question words, for `Store.matching`. */
  readonly terms: readonly string[];
  /** Content words only (no bigrams, no question words), for coverage. */
  readonly words: readonly string[];
  /**
   * Those of `words` that name a person, place or body (also words that no dictionary knows), before them the archive's own
   * names, whole; and other nouns.
   */
  readonly names: readonly string[];
  /** Those of `names` that no dictionary has: they are new words of the archive. */
  readonly archiveNames: readonly string[];
  readonly nouns: readonly string[];
  /** Those that name places. */
  readonly places: readonly string[];
  readonly time: TimeRange | null;
  /** A part of a question that may be about one thing after all: 甲和乙修得怎么样, without 各 or 都. */
  readonly perhaps?: boolean;
  /** What this part of a question is about, as it says it, and by what the parts are compared: 长 of 哪个长, 先 of 哪个先开工. */
  readonly cell?: { readonly name: string; readonly how: string | null };
  readonly district: string | null;
  /** The question asks for the latest state (最新, 目前, 现在). */
  readonly newest: boolean;
  /** Of a follow-up that asks the same of something else: its words, without which a report tells nothing of it. */
  readonly must?: readonly string[];
  /** Of a follow-up that wants others than were told: the reports that were. */
  readonly beyond?: readonly string[];
  /** What the chat of a question that names nothing itself spoke of: facts of another thing are no answer to it. */
  readonly spokenOf?: string;
  /** Of a follow-up that nothing surely ties to the chat: as it stands alone, and the reports that the chat is about. */
  readonly inChat?: { readonly question: ParsedQuestion; readonly articles: readonly string[] };
};

/**
 * A passage that may answer, with its whole article. Higher `score` is better; `parts` explain it. `thing` is set when
 * the question names several things: the one it was found for, counted from 0.
 */
export type Hit = {
  readonly thing?: number;
  readonly article: Article;
  /** What the article says, once it was looked up; of the articles that an answer is made from. */
  readonly statements?: readonly Statement[];
  readonly passage: StoredPassage;
  readonly score: number;
  readonly parts: Readonly<Record<string, number>>;
};
