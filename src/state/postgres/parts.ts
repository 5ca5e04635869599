import type { Queue } from '../port.ts';
import type { createChats } from './chats.ts';
import type { Client } from './client.ts';
import type { HeldWork } from './held.ts';
import type { Lanes } from './lanes.ts';

export type QueueOptions = {
  readonly client: Client;
  readonly lanes: Lanes;
  readonly held: HeldWork;
  readonly now: () => number;
  readonly onWork: Queue['onWork'];
  /** There may be something to take. */
  readonly wake: () => void;
};
/** What the parts of the queue share. */
export type Parts = Omit<QueueOptions, 'onWork'> & { readonly chats: ReturnType<typeof createChats> };
