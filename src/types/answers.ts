/** What comes out: Draft → Citation → Answer, and the timeline of a project. */
import type { ProgressStage } from './mentions.ts';
import type { Language, Question, Reading } from './questions.ts';

/** Words of one stored paragraph that carry a sentence of an answer. `quote` is verbatim. */
export type Quote = { readonly article: string; readonly paragraph: number; readonly quote: string };

export type DraftSentence = {
  readonly text: string;
  readonly quotes: readonly Quote[];
  /** A machine's translation that was checked against the text; none where it could not be. */
  readonly translation?: string;
};

/** What an answerer proposes, before anything is verified. */
export type Draft = {
  readonly sentences: readonly DraftSentence[];
  /** 0…1: how likely the sentences answer the question. */
  readonly confidence: number;
  readonly by: 'extractive' | 'model';
  /** `no-date`: the time that was asked for is not told; the sentences say how far it had come and are no answer then. */
  readonly caveat?: Caveat | 'no-date';
  /** What the question takes for granted, in its own words, when the sentences say otherwise: they are no answer then. */
  readonly premise?: string;
  /** Barely sure enough to be an answer. */
  readonly unsure?: true;
  /** The sentences only come nearest to what was asked; `premise` is the whole question then. */
  readonly isNearest?: true;
  /** How a model reads the chat, where nothing was found for our own reading of it; not yet verified. */
  readonly frame?: ChatFrame;
} & Partial<Short> &
  Partial<OfEach>;

/** What a question of a chat is about, its time, its place and what it asks, each in words of the chat or empty. */
export type ChatFrame = Readonly<Record<'about' | 'when' | 'where' | 'asks', string>>;

/**
 * The words that answer first (预计2023年底, 2600名), verbatim from a sentence's quote; none where they are not certain.
 * `otherwise`: the question itself named another amount.
 */
export type Short = { readonly short: string; readonly otherwise?: true };

/** The words that answer for one of several things, or at one of several times, with its name as the question has it. */
export type ShortOfEach = Short & { readonly name: string };

/** Of several things what answers for each, verbatim; where they are compared `most` is the one that is 更长, 更多, by these words alone. */
export type OfEach = {
  readonly each: readonly ShortOfEach[];
  readonly most?: { readonly name: string; readonly how: string };
};

/** What the sentences do not tell although it was asked: parts of the question, each in the words of the one who asked. */
type Caveat = { readonly untold: readonly string[] };

/** A quote that was found verbatim in the store: characters `start` to `end` of the stored paragraph. */
export type Citation = Quote & {
  readonly start: number;
  readonly end: number;
  /** What to call the article: its headline, or the first words of a continuation. */
  readonly title: string;
  readonly published: string | null;
  readonly source: string;
  /** The paper's name or, where nothing says it, the district whose paper it is. */
  readonly paper: string | null;
  readonly district: string | null;
  /** The publisher's own address, when known; our links are made by `links.ts`. */
  readonly url: string | null;
};

/** `citations` are positions in the answer's list of citations; there is always at least one. */
export type AnswerSentence = {
  readonly text: string;
  readonly citations: readonly number[];
  readonly translation?: string;
};

/**
 * An amount or a date of a cited sentence, as it is `printed` and as a value that any language can write: for a reader who
 * can't read the quote. A value is in whole units (3.6亿元 is 360000000, 元); parts of a date that the report doesn't say
 * are `null`.
 */
export type Gloss = { readonly printed: string } & (
  | {
      readonly amount: {
        readonly value: number;
        readonly unit: string | null;
        readonly bound: 'about' | 'more' | 'less' | null;
      };
    }
  | {
      readonly date: {
        readonly year: number | null;
        readonly month: number | null;
        readonly day: number | null;
        /** A quarter (1…4) or a half (1…2) of the year. */
        readonly quarter: number | null;
        readonly half: number | null;
        /** 初, 底, 上旬: which end of the month or year is meant. */
        readonly edge: string | null;
      };
    }
);

/** Verified sentences with their citations, and as of when they stand. */
export type Told = {
  readonly sentences: readonly AnswerSentence[];
  readonly citations: readonly Citation[];
  /** What the sentences' amounts and dates are, likeliest asked for first; only where the reader asked in another language. */
  readonly glosses?: readonly Gloss[];
  /** Date of the newest cited report. */
  readonly asOf: string | null;
  /** What is told goes on (progress, plans), and the newest evidence is older than the operator's limit: it may have changed. */
  readonly stale: boolean;
};

/** How fresh the archive is, for who asks of the present; days are ISO. */
export type Fresh = {
  /** Day of its newest report, as far as it is known. */
  readonly newest: string;
  /** When its sources were last looked at; `null` where it has none that come in by themselves. */
  readonly checked: string | null;
  /** The day it was asked. */
  readonly today: string;
  /** The district that the question names: then only what is of it counts. */
  readonly district: string | null;
};

/** What a report says instead of what the question takes for granted (为啥停工, where it was finished). */
export type Correction = Told & { readonly premise: string; readonly isNearest?: true };

export type FoundAnswer = Told &
  Partial<Short> &
  Partial<OfEach> & {
    readonly kind: 'found';
    readonly language: Language;
    readonly by: Draft['by'];
    readonly confidence: number;
    /** Said before the sentences, by `openingText`; so is `unsure`. */
    readonly caveat?: Caveat;
    readonly unsure?: true;
    /** Names that were looked for otherwise than they were asked; said before the sentences too. */
    readonly readings?: readonly Reading[];
    readonly fresh?: Fresh;
  };

/** An article named without its text, for lists. */
export type ArticleRef = { readonly id: string; readonly title: string; readonly published: string | null };

export type NotFoundAnswer = {
  readonly kind: 'not-found';
  readonly language: Language;
  /** What was asked, a follow-up made whole. */
  readonly asked: string;
  /** Date of the newest report in the index. */
  readonly upTo: string | null;
  readonly nearest: readonly ArticleRef[];
  /** The event that the question takes for granted (召回, 停工) and that none of the nearest reports tells of. */
  readonly unreported?: string;
  /** The name that was asked for and that the nearest reports don't have, with those of its kind that they have. */
  readonly another?: { readonly asked: string; readonly near: readonly string[] };
  readonly correction?: Correction;
  /** How far the thing had come, where no report tells the time that was asked for. */
  readonly state?: Told;
  readonly fresh?: Fresh;
};

/** `unclear`: nothing says of what it asks; `about-me`: it asks of the program itself; `nod`: 好的, 哈哈, 666. */
export type RefusalReason =
  | 'private'
  | 'abuse'
  | 'injection'
  | 'small-talk'
  | 'about-me'
  | 'thanks'
  | 'nod'
  | 'complaint'
  | 'off-topic'
  | 'unclear'
  | 'empty'
  | 'too-long';

type RefusedAnswer = { readonly kind: 'refused'; readonly language: Language; readonly reason: RefusalReason };

export type Answer = FoundAnswer | NotFoundAnswer | RefusedAnswer;

/** One dated step of a project; `citations` are positions in the timeline's list of citations, at least one. */
export type TimelineEntry = {
  /** When it happened, or, where the report doesn't say, when it was reported. */
  readonly date: string | null;
  readonly text: string;
  readonly citations: readonly number[];
  readonly stage?: ProgressStage;
  /** 预计, 将, 计划: announced, not done. */
  readonly expected?: boolean;
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
};

/** The one use case, with everything it needs closed over (see `ask.ts`); what fronts and scripts are given. */
export type AskPapers = (question: Question, options?: AskOptions) => Promise<Answer>;
