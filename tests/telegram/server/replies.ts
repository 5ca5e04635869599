/** Answers a request: properly, or as the fault that strikes it has it. */
import type { ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { ApiFailure } from './failure.ts';
import type { Fault } from './faults.ts';
import { writeHtml, writeResult } from './http.ts';

type ReplyOptions = {
  readonly response: ServerResponse;
  readonly fault: Fault | undefined;
  /** Carries out the call. */
  readonly run: () => Promise<unknown>;
  /** Updates the bot has confirmed already, for the `duplicate` fault. */
  readonly confirmed: () => readonly unknown[];
};

export async function reply({ response, fault, run, confirmed }: ReplyOptions): Promise<void> {
  switch (fault?.kind) {
    case '429':
      throw new ApiFailure(429, `Too Many Requests: retry after ${fault.retryAfter}`, {
        retry_after: fault.retryAfter,
      });
    case 'error':
      throw new ApiFailure(fault.code, fault.description ?? 'Internal Server Error');
    case 'reset-before':
      return cut(response);
    case 'reset-after':
      await run();
      return cut(response);
    case 'html':
      if (fault.accepted === true) await run();
      return writeHtml(response, fault.code);
    case 'hang':
      if (fault.accepted === true) await run();
      return;
    case 'duplicate':
      return writeResult(response, [...confirmed(), ...((await run()) as readonly unknown[])].slice(0, 100));
    case 'slow':
      await wait(fault.ms);
      return writeResult(response, await run());
    case undefined:
      return writeResult(response, await run());
  }
}

/** The client sees ECONNRESET. */
function cut(response: ServerResponse): void {
  response.socket?.resetAndDestroy();
}
