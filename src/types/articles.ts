/** What goes in: Page → Article → Passage. */
import type { Statement } from './mentions.ts';

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
type Evidence = {
  readonly published: string | null;
  readonly eventDate: string | null;
  readonly district: string | null;
};

/** A head inside an article's text, over paragraph number `before` (counted from 0; the number of paragraphs where none follows). */
export type Subhead = { readonly before: number; readonly text: string };

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
  /**
   * Running text, lines joined, personal numbers masked; a paragraph holds no line break. An item of a list and a row of a table
   * are one each; the cells of a row stand apart by two blanks (`tableRows()` reads them with the heads of their columns).
   */
  readonly paragraphs: readonly string[];
  /** How many of the last paragraphs say what pictures show and are no running text; none where this is left out. */
  readonly captions?: number;
  /** Heads inside the text, in its order; they are no paragraphs. */
  readonly subheads: readonly Subhead[];
  /** The file's name without its folder. */
  readonly source: string;
  /** What the page it stands on calls its paper, where it does. */
  readonly paper?: string;
  /** Who publishes that page, as its head says: the village or school that 本村 (our village) and 我校 (our school) mean. */
  readonly publisher?: string;
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

/** What ranking looks at of an article, so that none but the best are read whole. */
export type ArticleText = Pick<Article, 'id' | 'published' | 'eventDate' | 'district'> & {
  /** Headline and text as terms are written (`searchableText`). */
  readonly text: string;
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
  readonly statements: readonly Statement[];
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
