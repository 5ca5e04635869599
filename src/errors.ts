/**
 * Errors that people repair. Four classes, because four different people repair them: the operator's settings
 * (config), the files or words put in (input), the index on disk (store), a remote model or Telegram (provider).
 */

/** The three parts of a message an operator can act on. `remedy` is a full sentence, a command where there is one. */
export type Fault = {
  /** What could not be done, with its value: `read the page "a.txt"`. */
  readonly what: string;
  readonly why: string;
  readonly remedy: string;
  readonly cause?: unknown;
};

/** Base of the four classes; its message reads "Cannot *what*: *why*. *Remedy*". Never put a secret in a fault. */
export class WenjinError extends Error {
  readonly fault: Fault;

  constructor(fault: Fault) {
    super(
      `Cannot ${fault.what}: ${fault.why}. ${fault.remedy}`,
      fault.cause === undefined ? {} : { cause: fault.cause },
    );
    this.name = new.target.name;
    this.fault = fault;
  }
}

/** A setting is missing or wrong; the operator repairs it. */
export class ConfigError extends WenjinError {}
/** A file, argument or question is unusable; whoever supplied it repairs it. */
export class InputError extends WenjinError {}
/** The index is missing, damaged, locked or of another make; `npm run index` repairs it. */
export class StoreError extends WenjinError {}
/** A remote model, Telegram or another service failed; waiting or the provider's console repairs it. */
export class ProviderError extends WenjinError {}

/** One line for an operator's terminal: our own faults as they are, anything else by its first line. */
export function oneLine(error: unknown): string {
  if (error instanceof Error) return error.message.split('\n', 1)[0] ?? error.name;
  return String(error);
}
