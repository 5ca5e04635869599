import type { Links } from '../links.ts';
import type { Newsroom } from '../newsroom.ts';
import type { Memory } from '../state/index.ts';
import type { Store } from '../store/port.ts';
import type { AskPapers, ChannelPost, Language, Log, SourceView, Timeline } from '../types.ts';
import { appLanguage, languageOf, type Messages, messages } from './messages.ts';
import type { HandlingContext, OutgoingCall } from './outgoing.ts';
import type { Asker, Me, Place } from './read-update.ts';
import type { Clock } from './transport/index.ts';

/** Everything the conversation works with. */
export type Parts = {
  readonly me: Me;
  readonly ask: AskPapers;
  /** For inline mode, where every keystroke is a question: an `ask` that never waits for a model. */
  readonly askQuickly: AskPapers;
  readonly store: Pick<Store, 'article' | 'statements' | 'latest' | 'coverage' | 'matching' | 'passages'>;
  readonly links: Links;
  readonly log: Log;
  readonly today: () => string;
  readonly now: () => number;
  readonly after: Clock['after'];
  readonly memory: Memory;
  readonly adminIds: readonly number[];
  readonly progress: ((name: string) => Promise<Timeline | null>) | null;
  /** What administrators may do beyond asking; where something is missing, its command says so. */
  readonly newsroom: Partial<Newsroom>;
  /** Where articles come from by themselves, when there are such sources. */
  readonly sources: SourceView | null;
  /** Keeps a post of a channel that is a source. */
  readonly takePost: (post: ChannelPost) => Promise<void> | void;
  /** Erases what the transport still holds of a chat. */
  readonly forgotten: (chat: number, isPrivate: boolean) => Promise<void>;
  /** Fetches a file somebody sent into the bot's own folder; its path. Rejects with `ProviderError`. */
  readonly download: (fileId: string, name: string) => Promise<string>;
};

/** What comes with each update: its number, a signal to stop by, and a way to show that something is being done. */
export type Io = HandlingContext & { readonly update: number };
export type Calls = readonly OutgoingCall[];

/** How to speak in a place: the chosen language, else that of the words just written, else that of the app. */
export function speech(place: Place | null, user: Asker, text = ''): { language: Language; say: Messages } {
  const chosen = place?.language ?? null;
  const language = chosen ?? (text === '' ? appLanguage(user.language) : languageOf(text, user.language));
  return { language, say: messages(language) };
}
