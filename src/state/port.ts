/**
 * What must not be lost, as the bot sees it: what was asked and isn't answered (`Queue`), what the conversation remembers
 * (`Memory`), and which of several processes does what only one may do (`Lead`). All functions reject when the state can't
 * be read or written; none throws synchronously, unless it says so.
 */
import type { Update } from 'grammy/types';
import type { Memory } from './memory/port.ts';

export type * from './memory/port.ts';

export type OutgoingMethod =
  | 'sendMessage'
  | 'editMessageText'
  | 'editMessageReplyMarkup'
  | 'deleteMessage'
  | 'answerCallbackQuery'
  | 'answerInlineQuery'
  | 'answerGuestQuery'
  | 'sendChatAction'
  | 'setMessageReaction'
  | 'setMyCommands'
  | 'deleteMyCommands'
  | 'setMyDescription'
  | 'setMyShortDescription'
  | 'leaveChat';

/** One call of the Bot API, not yet made. */
export type OutgoingCall = {
  readonly method: OutgoingMethod;
  /** Whose order and rate limit the call belongs to; `null` where no chat is concerned (inline, guest, menus). */
  readonly chat: number | null;
  /** The parameters as the Bot API names them, `chat_id` included; plain JSON. */
  readonly payload: Readonly<Record<string, unknown>>;
  /**
   * `durable`: stored with the done-mark of its update and sent until Telegram has answered, across crashes.
   * `best-effort`: tried once, right away, failures are only counted (typing, answers to button presses).
   */
  readonly importance: 'durable' | 'best-effort';
  /**
   * Keeps the id of the message Telegram creates under (chat, key), for a later edit: see `Delivery.messageOf`.
   * An `editMessageText` whose payload has no `message_id` is given the one kept under its key when it is sent; where
   * none is kept it is sent as a new message.
   */
  readonly key?: string;
  /** A second call with the same `once` is dropped for good, and an ambiguous send isn't repeated (follow notices). */
  readonly once?: string;
  /** Gives way to replies and keeps below Telegram's broadcast limit (broadcasts, notices to many). */
  readonly bulk?: boolean;
};

export type Arrival = {
  readonly update_id: number;
  /** Updates of one lane are handled in order: a chat, or a user where no chat of ours is concerned. */
  readonly lane: string;
  readonly chat: number | null;
  readonly user: number | null;
  readonly isGroup: boolean;
  /** When it was asked, in milliseconds; of button presses and inline queries when it came in. */
  readonly asked: number;
  /** Whether a person wants something, so that it counts for the rate limits. */
  readonly byPerson: boolean;
  /** Set by Telegram when a group became a supergroup: the new number. */
  readonly migratedTo: number | null;
};

export type WaitingUpdate = Pick<Arrival, 'update_id' | 'lane' | 'asked'>;
/** What the sender has in memory of a stored call; the rest stays in the state until it is sent. */
export type QueuedCall = { readonly id: number; readonly lane: string; readonly isBulk: boolean };
/** A call as it is to be sent now (its chat may have moved), and how many sends may have been accepted. */
export type StoredCall = { readonly call: OutgoingCall; readonly doubtful: number };
/** What a process is to do. */
export type Work = { readonly updates: readonly WaitingUpdate[]; readonly calls: readonly QueuedCall[] };

export type LoadedUpdate = {
  readonly update: Update;
  readonly received: number;
  /** How often handling began and never ended, for the process died. */
  readonly crashes: number;
  readonly failures: number;
};

/** An update at the door, with what is said about it at once (that somebody asks too fast). */
export type Admission = {
  readonly arrival: Arrival;
  readonly content: unknown;
  readonly received: number;
  /** False: only its number is kept. */
  readonly waits: boolean;
  readonly notices: readonly OutgoingCall[];
};

/** How an update ends: its replies, and what its chat learns of it. */
export type Ending = {
  readonly calls: readonly OutgoingCall[];
  readonly chat: number | null;
  /** The chat's new number. */
  readonly movedTo: number | null;
  /** Said first when the chat wasn't apologised to since the update was asked; `null` when it didn't wait long. */
  readonly late: readonly OutgoingCall[] | null;
};

export const laneOf = (chat: number): string => `chat${chat}`;

/**
 * Updates from the moment they arrive until they are answered, and the replies until Telegram has them. What a process
 * holds of a lane no other holds; only what it was given by `take`, `admit`, `end`, `setAside` or `store` may be passed back.
 */
export type Queue = {
  /** What waits for this process and wasn't given to it before. */
  readonly take: () => Promise<Work>;
  /** Calls `listen` whenever `take` may have something. */
  readonly onWork: (listen: () => void) => void;
  /** Which of these numbers were admitted before. */
  readonly known: (ids: readonly number[]) => Promise<ReadonlySet<number>>;
  /** Writes updates, each once, safe from a power failure when it resolves; chats that write can be written to again. */
  readonly admit: (updates: readonly Admission[]) => Promise<Work>;
  /** `null` when it is done, erased, or another process's by now. */
  readonly load: (from: WaitingUpdate) => Promise<LoadedUpdate | null>;
  /** Handling begins: counted until it ends, so that a process's death is known. */
  readonly begin: (from: WaitingUpdate) => Promise<void>;
  /** Handling was broken off by a stop: as if it hadn't begun. */
  readonly cancel: (from: WaitingUpdate) => Promise<void>;
  readonly fail: (from: WaitingUpdate) => Promise<void>;
  /** The done-mark and the replies in one transaction; `null` when another process has the lane by now. */
  readonly end: (from: WaitingUpdate, ending: Ending) => Promise<readonly QueuedCall[] | null>;
  /** Keeps an update that can't be handled for whoever looks into it, with what its sender is told. */
  readonly setAside: (from: WaitingUpdate, calls: readonly OutgoingCall[]) => Promise<readonly QueuedCall[] | null>;
  /** Stores calls that answer no update; those to closed chats are left out. */
  readonly store: (calls: readonly OutgoingCall[]) => Promise<readonly QueuedCall[]>;
  /** `null` when dropped, or another process's. */
  readonly loadCall: (queued: QueuedCall) => Promise<StoredCall | null>;
  /** Counts a send of which nobody knows whether Telegram took it; `by` -1 takes that back. Safe from a power failure if `synced`. */
  readonly doubt: (queued: QueuedCall, by: 1 | -1, safety?: 'synced') => Promise<void>;
  /** A call is through with; `reply`: Telegram's number of its message, kept under the call's key. */
  readonly remove: (
    queued: QueuedCall,
    reply?: { readonly chat: number; readonly key: string; readonly message: number },
  ) => Promise<void>;
  readonly messageOf: (chat: number, key: string) => Promise<number | null>;
  readonly dropMessage: (chat: number, key: string) => Promise<void>;
  /** The chat can't be written to until somebody writes there; what waits for it is dropped. */
  readonly close: (chat: number) => Promise<void>;
  /** What waits or is known under the old number belongs to the new one, in the memory too. */
  readonly move: (from: number, to: number) => Promise<void>;
  /** Erases what the queue holds of a chat, as far as no reply to it waits. */
  readonly forget: (chat: number) => Promise<void>;
  /** Goes on with that, once the last reply is out; resolves with whether nothing is left to forget. */
  readonly forgetRest: () => Promise<boolean>;
  /** How often a name came up within the seconds from the first time on, this one included. */
  readonly tally: (name: string, seconds: number, at: number) => Promise<number>;
  readonly countSetAside: () => Promise<number>;
  readonly prune: () => Promise<void>;
  /** Rejects when the state can't be written now. */
  readonly probe: () => Promise<void>;
};

/** Which of several processes does what only one may do: polling, news for followers, broadcasts. */
export type Lead = {
  readonly isMine: () => boolean;
  /** Calls `listen` when it becomes this process's (at once when it is), and when it no longer is. */
  readonly onChange: (listen: (isMine: boolean) => void) => void;
};

export type State = {
  readonly queue: Queue;
  readonly memory: Memory;
  readonly lead: Lead;
  /** What keeps the state from being used, with remedies; nothing when all is well. Never rejects. */
  readonly faults: () => Promise<readonly string[]>;
  /** Gives back what this process holds: others may go on with it at once. */
  readonly close: () => Promise<void>;
};

/** One step of the tables' history. Never changed once released; its name is its identity. */
export type Migration = { readonly name: string; readonly sql: string };

/** The state can't be reached now; what was asked of it may have been done or not. Nobody's fault but the line's. */
export class StateAway extends Error {
  constructor(cause: unknown) {
    super('the state cannot be reached', { cause });
    this.name = 'StateAway';
  }
}
