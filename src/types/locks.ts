/** How the turn to write is waited for. */
export type WriterWait = {
  /** Milliseconds after which the wait is given up, from the first look at the lock on; without end by default. */
  readonly ms?: number;
  readonly signal?: AbortSignal | undefined;
  /** Called once, with who is writing now (`process 123, since …`). */
  readonly onWait?: (holder: string) => void;
};

/** Held until it is released, or its process ends. `check` rejects when it was lost meanwhile. */
export type WriterLock = { readonly release: () => void; readonly check?: () => Promise<void> };
export type LockWriter = (wait?: WriterWait) => Promise<WriterLock>;
