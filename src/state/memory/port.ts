/** What the conversation remembers between messages; the part of the state that knows of questions and residents. */
import type { Answer, Earlier, Language } from '../../types.ts';

export type AskedQuestion = {
  readonly id: string;
  readonly chat: number;
  /** The forum topic's thread, 0 for none. */
  readonly topic: number;
  readonly user: number;
  readonly message: number;
  /** Personal numbers masked. */
  readonly text: string;
  /** Earlier questions it was read with, oldest first. */
  readonly history: readonly Earlier[];
  readonly kind: Answer['kind'];
  /** Ids of the cited articles, each once, in the order of the citations. */
  readonly articles: readonly string[];
  readonly askedAt: number;
  /** A stamp of the reply, to know when an edited question changes nothing. */
  readonly shown: string;
  /** The update that asked it: an edit that is handled again after a crash is known by it. */
  readonly byUpdate: number;
};

type NewQuestion = Omit<AskedQuestion, 'askedAt'> & { readonly tookMs: number };

export type Follow = {
  readonly id: number;
  readonly chat: number;
  /** The forum topic's thread, 0 for none. */
  readonly topic: number;
  readonly name: string;
  /** The last day a message went out for it, ISO; at most one a day. */
  readonly toldOn: string | null;
};

type NewFollow = Pick<Follow, 'chat' | 'topic' | 'name'> & { readonly user: number };

type Complaint = { readonly question: string; readonly reason: number | null; readonly at: number };

/** Something the newsroom started and has to confirm with a button. */
export type Job =
  | { readonly kind: 'upload'; readonly pages: readonly string[] }
  | { readonly kind: 'withdraw'; readonly article: string; readonly title: string }
  | { readonly kind: 'correct'; readonly article: string; readonly title: string; readonly text: string }
  | { readonly kind: 'broadcast'; readonly text: string };

/** What the conversation remembers. Every write may be repeated, since an update can be handled twice after a crash. */
export type Memory = {
  /** Notes that somebody is there, so that broadcasts reach the chat. */
  readonly sawChat: (chat: number, isPrivate: boolean) => Promise<void>;
  readonly chatGone: (chat: number) => Promise<void>;
  /** The language chosen with /language, or `null`. */
  readonly languageOf: (chat: number) => Promise<Language | null>;
  readonly speak: (chat: number, to: Language | null) => Promise<void>;
  /** Chats that haven't removed the bot. */
  readonly chats: () => Promise<readonly number[]>;
  /** A small value that outlives restarts: which menus are set, for example. */
  readonly note: (name: string) => Promise<string | null>;
  readonly putNote: (name: string, value: string) => Promise<void>;
  /**
   * A question's id: short enough for buttons and links, the same when its update is handled again, and not to be
   * guessed from chat and message numbers, because whoever knows it can open the shared question.
   */
  readonly questionId: (chat: number, message: number | string) => string;
  readonly putQuestion: (asked: NewQuestion) => Promise<void>;
  readonly question: (id: string) => Promise<AskedQuestion | null>;
  /** A person begins anew: what was asked in that place before `message` is no history of later questions. */
  readonly openAnew: (chat: number, topic: number, user: number, message: number) => Promise<void>;
  /** One person's last questions in one place before the message `before`, with what answered them, oldest first, not older than `forMs`. */
  readonly history: (
    chat: number,
    topic: number,
    user: number,
    before: number,
    most: number,
    forMs: number,
  ) => Promise<readonly Earlier[]>;
  /** Who was given an answer from this article, first asked first. */
  readonly citing: (article: string) => Promise<readonly AskedQuestion[]>;
  /** Questions of the last `days` days by the kind of their answer, and the time within which 95 % were answered. */
  readonly questionCounts: (
    days: number,
  ) => Promise<{ readonly counts: ReadonlyMap<string, number>; readonly p95: number | null }>;
  /** What was asked without finding an answer, most often asked first. */
  readonly unanswered: (most: number) => Promise<readonly { readonly text: string; readonly times: number }[]>;
  /** One vote for each person and question; a later one takes its place. `reason` numbers `Messages.reasons`. */
  readonly vote: (question: string, user: number, vote: 'up' | 'down', reason: number | null) => Promise<void>;
  /** Questions whose answer somebody found wrong, newest first; `reason` numbers `Messages.reasons`. */
  readonly complaints: (most: number) => Promise<readonly Complaint[]>;
  readonly voteCounts: (days: number) => Promise<{ readonly up: number; readonly down: number }>;
  /** Follows a name, the follower knowing these headlines already; the follow, and whether it is new. */
  readonly follow: (
    wanted: NewFollow,
    headlines: readonly string[],
  ) => Promise<{ readonly follow: Follow; readonly isNew: boolean }>;
  readonly followsOf: (chat: number) => Promise<readonly Follow[]>;
  /** Ends a follow of this chat; its name, or `null` when the chat has no such follow (buttons can be forged). */
  readonly unfollow: (id: number, chat: number) => Promise<string | null>;
  /** All follows of chats that still have the bot. */
  readonly follows: () => Promise<readonly Follow[]>;
  /** Headlines a follow has been told of, or that were there before it. */
  readonly knownTo: (follow: number) => Promise<ReadonlySet<string>>;
  /** Remembers that a message with these headlines went out on a day. */
  readonly told: (follow: number, day: string, headlines: readonly string[]) => Promise<void>;
  readonly putJob: (id: string, admin: number, job: Job) => Promise<void>;
  readonly job: (id: string) => Promise<Job | null>;
  /** Erases what is older than the days it is kept. */
  readonly purge: () => Promise<void>;
  /** Erases a private chat with all of its person's questions and votes anywhere, or one person's traces in a group. */
  readonly forget: (chat: number, user: number, isPrivate: boolean) => Promise<void>;
  /** A group became a supergroup: what is known of it goes on under its new number. */
  readonly moveChat: (from: number, to: number) => Promise<void>;
};
