/** Where articles come from, and how fresh what came is. */
import type { Article } from './articles.ts';

/**
 * What went wrong at a source's last visit. `address`: not to be reached; `held`: it asked to be left alone; `answer`: no page
 * under its address; `network`: no whole answer; `unreadable`: it is no list of reports; `none`: no report in its issue.
 */
export type Trouble = 'address' | 'robots' | 'held' | 'answer' | 'network' | 'unreadable' | 'none';

/** The sources as fronts see them, read anew each time. */
export type SourceView = {
  readonly freshness: () => readonly SourceFreshness[];
  readonly timeZone: string;
  /** What the newsroom notes of the rights in an article, by the source that it came from; `null` where nothing. */
  readonly licenceOf?: (article: Pick<Article, 'source' | 'paper'>) => string | null;
};

/** Moments are in ms since 1970; `null` for never. */
export type SourceFreshness = {
  /** Its address, folder or channel. */
  readonly place: string;
  readonly paper: string;
  readonly district: string | null;
  /** What the newsroom notes of the rights in its reports. */
  readonly licence?: string | undefined;
  readonly tried: number | null;
  readonly succeeded: number | null;
  /** The day of its newest report. */
  readonly newest: string | null;
  readonly articles: number;
  readonly trouble: Trouble | null;
  /** What exactly went wrong, for the newsroom. */
  readonly detail: string | null;
  /** Days since its newest report, where they are more than it usually takes. */
  readonly silent: number | null;
};

/** A post as the bot got it; moments in ms. */
export type ChannelPost = {
  readonly channel: number;
  /** Its public name without `@`; `null` for a private channel. */
  readonly username: string | null;
  readonly message: number;
  readonly at: number;
  readonly edited: number | null;
  readonly text: string;
};
