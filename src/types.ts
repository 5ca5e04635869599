/**
 * The vocabulary: Page → Article → Passage (indexing); Question → Hit → Draft → Citation → Answer (asking).
 * Data only, read-only, no behaviour, no imports. Dates are ISO strings cut to what is known: `2024-01-05`, `2024-01`
 * or `2024`. Offsets are UTF-16 code units, as JavaScript and Telegram count them.
 */

/** First and last line in the source file, counted from 1, both included. */
export type LineRange = readonly [first: number, last: number];

export type ArticleKind = 'news' | 'feature' | 'continuation' | 'notice' | 'photo';

export type Byline = {
  readonly reporters: readonly string[];
  readonly interns: readonly string[];
  readonly correspondents: readonly string[];
  readonly photographers: readonly string[];
  /** The paper or body the text comes from when it isn't the paper itself (据…报, a notice's signature). */
  readonly source: string | null;
};

/** Why a date or place was inferred, in words a reader can check against the page. */
export type Evidence = {
  readonly published: string | null;
  readonly eventDate: string | null;
  readonly district: string | null;
};

export type Article = {
  /** Short (≤ 24 of `[a-z0-9]`) and derived from content, so that links survive re-indexing. */
  readonly id: string;
  readonly kind: ArticleKind;
  readonly kicker: string | null;
  /** `null` for continuations (上接…版), whose headline stands on another page. */
  readonly title: string | null;
  readonly subtitle: string | null;
  readonly byline: Byline;
  readonly district: string | null;
  readonly published: string | null;
  readonly eventDate: string | null;
  readonly evidence: Evidence;
  /** Running text, lines joined, personal numbers masked; a paragraph holds no line break. */
  readonly paragraphs: readonly string[];
  /** The file's name without its folder. */
  readonly source: string;
  readonly lines: readonly LineRange[];
  /** Where the publisher has it, when the input says so. */
  readonly url: string | null;
  /** The `id` of a `.jsonl` line; `null` for other inputs. */
  readonly externalId: string | null;
  /** Other files that print the same report. */
  readonly alsoIn: readonly string[];
  /** When a corrected version took this article's place: the day it was indexed. */
  readonly updated: string | null;
};

/**
 * A run of an article's text that is embedded and found as one. `text` is stored text verbatim: whole paragraphs, or
 * part of a long one, joined by '\n'. It begins `start` units into paragraph number `paragraph` (counted from 0), so
 * each place in it maps to (paragraph, offset).
 */
export type Passage = {
  readonly article: string;
  /** Position among its article's passages, from 0. */
  readonly ordinal: number;
  readonly paragraph: number;
  readonly start: number;
  readonly text: string;
};

/** A passage in the store; `key` is its integer key and its label in the nearest-neighbour graph. */
export type StoredPassage = Passage & { readonly key: number };

/** A passage ready to be stored: its vector (unit length) and the index terms of its text. */
export type IndexedPassage = Passage & { readonly vector: Float32Array; readonly terms: readonly string[] };

/** An article ready to be stored; `titleTerms` are the index terms of kicker, title and subtitle. */
export type IndexedArticle = {
  readonly article: Article;
  readonly titleTerms: readonly string[];
  readonly passages: readonly IndexedPassage[];
};

/** Everything one input file (or one line of a `.jsonl`) puts into the store; replaced as a whole. */
export type IndexedPage = {
  /** Unique name of the page in the index: its path from the working folder, or `path.jsonl#id`. */
  readonly page: string;
  /** Hash of the page's bytes and of the indexing version: an equal hash means nothing to do. */
  readonly hash: string;
  readonly articles: readonly IndexedArticle[];
};

export type Language = 'zh' | 'en';

/** What somebody asked, as it came in. */
export type Question = {
  readonly text: string;
  /** Earlier questions of the same chat, oldest first. */
  readonly history: readonly string[];
  /** The day it was asked, ISO; a parameter so that no part reads the clock. */
  readonly today: string;
};

/** What kind of fact is wanted; a question can ask for several. */
export type Ask = 'when' | 'how-much' | 'who' | 'where' | 'which' | 'how-far' | 'yes-no' | 'compare' | 'why' | 'what';

/** A span of days a question speaks of, ISO dates, both included; an open end is `null`. */
export type TimeRange = { readonly from: string | null; readonly to: string | null };

/** One thing that a question asks: "总投资多少，哪天开工" has two. */
export type Aspect = {
  readonly ask: Ask;
  /** Content words of the clause that asks, nearest to the question word first. */
  readonly focus: readonly string[];
  /** Units or measure words one of which an answer's figure carries (`亿`, `亩`, `个`, `%`), or for lists how many there are (`#3`); empty when any will do. */
  readonly units: readonly string[];
  /** Words of the thing it is asked of, when the question names several (甲和乙各…); else empty. */
  readonly of: readonly string[];
};

/** A question made whole and analysed; the only form that retrieval and answering look at. */
export type ParsedQuestion = {
  readonly original: Question;
  readonly language: Language;
  /** Self-contained, simplified characters, NFKC; a follow-up is completed from the history. */
  readonly text: string;
  readonly asks: readonly Ask[];
  /** What is asked, part by part, in the question's order; never empty. */
  readonly aspects: readonly Aspect[];
  /** An answer goes through several reports (都参加了哪些活动, 按时间说). */
  readonly oneByOne: boolean;
  /** Words taken over from earlier questions (also in `words`): they say what is spoken of, not what is asked. */
  readonly carried: readonly string[];
  /** Index terms without question words, for `Store.matching`. */
  readonly terms: readonly string[];
  /** Content words only (no bigrams, no question words), for coverage. */
  readonly words: readonly string[];
  /** Those of `words` that name a person, place or body (also words that no dictionary knows), and other nouns. */
  readonly names: readonly string[];
  readonly nouns: readonly string[];
  /** Those that name places. */
  readonly places: readonly string[];
  readonly time: TimeRange | null;
  readonly district: string | null;
  /** The question asks for the latest state (最新, 目前, 现在). */
  readonly newest: boolean;
};

/** A passage that may answer, with its whole article. Higher `score` is better; `parts` explain it. */
export type Hit = {
  readonly article: Article;
  readonly passage: StoredPassage;
  readonly score: number;
  readonly parts: Readonly<Record<string, number>>;
};

/** Words of one stored paragraph that carry a sentence of an answer. `quote` is verbatim. */
export type Quote = { readonly article: string; readonly paragraph: number; readonly quote: string };

export type DraftSentence = { readonly text: string; readonly quotes: readonly Quote[] };

/** What an answerer proposes, before anything is verified. */
export type Draft = {
  readonly sentences: readonly DraftSentence[];
  /** 0…1: how likely the sentences answer the question. */
  readonly confidence: number;
  readonly by: 'extractive' | 'model';
  readonly caveat?: Caveat;
};

/** What the sentences do not tell although it was asked: `no-date`, the time; they say how far it had come instead. */
export type Caveat = 'no-date';

/** A quote that was found verbatim in the store: characters `start` to `end` of the stored paragraph. */
export type Citation = Quote & {
  readonly start: number;
  readonly end: number;
  /** What to call the article: its headline, or the first words of a continuation. */
  readonly title: string;
  readonly published: string | null;
  readonly source: string;
  /** The publisher's own address, when known; our links are made by `links.ts`. */
  readonly url: string | null;
};

/** `citations` are positions in the answer's list of citations; there is always at least one. */
export type AnswerSentence = { readonly text: string; readonly citations: readonly number[] };

export type FoundAnswer = {
  readonly kind: 'found';
  readonly language: Language;
  readonly sentences: readonly AnswerSentence[];
  readonly citations: readonly Citation[];
  /** Date of the newest cited report. */
  readonly asOf: string | null;
  /** The newest evidence is older than the operator's limit: the situation may have changed. */
  readonly stale: boolean;
  readonly by: Draft['by'];
  readonly confidence: number;
  /** Said before the sentences, by `caveatText`. */
  readonly caveat?: Caveat;
};

/** An article named without its text, for lists. */
export type ArticleRef = { readonly id: string; readonly title: string; readonly published: string | null };

export type NotFoundAnswer = {
  readonly kind: 'not-found';
  readonly language: Language;
  /** The content words that were looked for. */
  readonly searched: readonly string[];
  /** Date of the newest report in the index. */
  readonly upTo: string | null;
  readonly nearest: readonly ArticleRef[];
  /** The event that the question takes for granted (召回, 停工) and that none of the nearest reports tells of. */
  readonly unreported?: string;
};

export type RefusalReason = 'private' | 'abuse' | 'injection' | 'small-talk' | 'off-topic' | 'empty' | 'too-long';

export type RefusedAnswer = { readonly kind: 'refused'; readonly language: Language; readonly reason: RefusalReason };

export type Answer = FoundAnswer | NotFoundAnswer | RefusedAnswer;

/** How far a project is, in the order of building; `figures` says how large it is, not how far. */
export type ProgressStage =
  | 'planned'
  | 'signed'
  | 'started'
  | 'building'
  | 'finishing'
  | 'finished'
  | 'open'
  | 'figures';

/** One dated step of a project; `citations` are positions in the timeline's list of citations, at least one. */
export type TimelineEntry = {
  /** When it happened, or, where the report doesn't say, when it was reported. */
  readonly date: string | null;
  readonly text: string;
  readonly citations: readonly number[];
  readonly stage?: ProgressStage;
  /** 预计, 将, 计划: announced, not done. */
  readonly expected?: boolean;
  /** Positions of other entries that give another figure for the same thing. */
  readonly conflicts?: readonly number[];
};

/** What was reported of one project over time, oldest first; figures of different reports stand side by side. */
export type Timeline = {
  readonly name: string;
  readonly entries: readonly TimelineEntry[];
  readonly citations: readonly Citation[];
  readonly asOf: string | null;
};

/** What the index covers, for `/start`, `/healthz` and the "up to" line. */
export type Coverage = {
  readonly pages: number;
  readonly articles: number;
  readonly passages: number;
  readonly from: string | null;
  readonly upTo: string | null;
  readonly districts: readonly string[];
};

/** Fields first, message second, as pino has it. */
export type Log = {
  readonly info: (fields: Readonly<Record<string, unknown>>, message: string) => void;
  readonly warn: (fields: Readonly<Record<string, unknown>>, message: string) => void;
  readonly error: (fields: Readonly<Record<string, unknown>>, message: string) => void;
};

export type AskOptions = {
  readonly signal?: AbortSignal;
  /** Called with the text so far while a model writes; never called by the extractive answerer. Not yet verified. */
  readonly onPartial?: (text: string) => void;
};

/** The one use case, with everything it needs closed over (see `ask.ts`); what fronts and scripts are given. */
export type AskPapers = (question: Question, options?: AskOptions) => Promise<Answer>;
