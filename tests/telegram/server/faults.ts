/** Faults a test can order: each is used up after `times` calls that match it. */

type FaultKind =
  /** 429 with `retryAfter` seconds. */
  | { readonly kind: '429'; readonly retryAfter: number }
  /** A JSON error with this code (500, 502, 403, 401, 409 …), nothing accepted. */
  | { readonly kind: 'error'; readonly code: number; readonly description?: string }
  /** An HTML page as a proxy would send; `accepted` says whether the call took effect all the same. */
  | { readonly kind: 'html'; readonly code: number; readonly accepted?: boolean }
  /** The connection is cut before the call takes effect. */
  | { readonly kind: 'reset-before' }
  /** The call takes effect, then the connection is cut without a reply. */
  | { readonly kind: 'reset-after' }
  /** No reply until the client gives up; `accepted` as above. */
  | { readonly kind: 'hang'; readonly accepted?: boolean }
  /** A late but proper reply. */
  | { readonly kind: 'slow'; readonly ms: number }
  /** For getUpdates: already confirmed updates are delivered once more. */
  | { readonly kind: 'duplicate' };

export type Fault = FaultKind & {
  /** Every method when left out. */
  readonly method?: string;
  readonly chat?: number;
  /** How often it strikes; default 1. */
  readonly times?: number;
};

type Call = { readonly method: string; readonly chat: number | null };

/** The faults still to come; `take` uses up the first that matches. */
export function createFaults(first: readonly Fault[]) {
  const orders: { fault: Fault; left: number }[] = [];
  const add = (fault: Fault): void => {
    orders.push({ fault, left: fault.times ?? 1 });
  };
  first.forEach(add);
  return {
    add,
    clear: (): void => {
      orders.length = 0;
    },
    take: (call: Call): Fault | undefined => {
      const order = orders.find(({ fault, left }) => left > 0 && strikes(fault, call));
      if (order !== undefined) order.left--;
      return order?.fault;
    },
  };
}

function strikes(fault: Fault, { method, chat }: Call): boolean {
  if (fault.kind === 'duplicate' && method !== 'getUpdates') return false;
  return (fault.method === undefined || fault.method === method) && (fault.chat === undefined || fault.chat === chat);
}
