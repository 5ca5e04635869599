/** What became of a call of the Bot API, as the policy tells the cases apart. */
import { type Api, GrammyError, HttpError } from 'grammy';

export type Outcome =
  | { readonly kind: 'sent'; readonly result: unknown }
  /** 429: nothing was accepted; this chat waits. */
  | { readonly kind: 'wait'; readonly seconds: number }
  /** 403 and the like: the chat can't be written to any more. */
  | { readonly kind: 'closed'; readonly reason: string }
  | { readonly kind: 'migrated'; readonly to: number }
  /** The message to be edited is gone. */
  | { readonly kind: 'no-message' }
  /** The token isn't valid (any more). */
  | { readonly kind: 'unauthorized' }
  /** Telegram wasn't reached: certainly nothing was accepted. */
  | { readonly kind: 'unreached'; readonly reason: string }
  /** 5xx, a cut connection, no reply in time: it may have been accepted or not. */
  | { readonly kind: 'ambiguous'; readonly reason: string }
  /** Telegram will never take this call. */
  | { readonly kind: 'refused'; readonly reason: string };

/** Connecting failed before a request was written (Node's codes, and the TLS handshake's). */
const UNREACHED =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL|CERT_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED|ERR_TLS)/;
const CLOSED =
  /chat not found|user is deactivated|PEER_ID_INVALID|not enough rights to send|CHAT_WRITE_FORBIDDEN|bot is not a member/i;
const NO_MESSAGE = /message to edit not found|message can't be edited|MESSAGE_ID_INVALID/i;

/** Reads an error of grammY's `Api`. Reasons hold no token: neither the request's address nor its payload is looked at. */
function outcomeOf(error: unknown): Outcome {
  if (error instanceof GrammyError) return telegramOutcome(error);
  if (!(error instanceof HttpError))
    return { kind: 'refused', reason: error instanceof Error ? error.name : 'unknown' };
  const { code, name } = Object(error.error) as { readonly code?: unknown; readonly name?: string };
  const reason = typeof code === 'string' ? code : (name ?? 'network error');
  return { kind: UNREACHED.test(reason) ? 'unreached' : 'ambiguous', reason };
}

function telegramOutcome({ error_code: code, description, parameters }: GrammyError): Outcome {
  const reason = `${code} ${description}`.slice(0, 200);
  if (code === 429) return { kind: 'wait', seconds: Math.max(1, parameters.retry_after ?? 1) };
  if (parameters.migrate_to_chat_id !== undefined) return { kind: 'migrated', to: parameters.migrate_to_chat_id };
  if (code === 401) return { kind: 'unauthorized' };
  if (code >= 500) return { kind: 'ambiguous', reason };
  if (code === 403 || CLOSED.test(description)) return { kind: 'closed', reason };
  if (/message is not modified/i.test(description)) return { kind: 'sent', result: true };
  return NO_MESSAGE.test(description) ? { kind: 'no-message' } : { kind: 'refused', reason };
}

/** Makes one call; never rejects. */
export type Caller = (method: string, payload: Readonly<Record<string, unknown>>) => Promise<Outcome>;

/**
 * Calls through grammY's `Api` and gives up after `timeout` milliseconds or when `signal` aborts. Its own limit of 500
 * seconds would hold a place among eight for too long.
 */
export function createCaller(api: Api, timeout: number, signal: AbortSignal): Caller {
  const raw = api.raw as unknown as Readonly<
    Record<string, (payload: object, signal: AbortSignal) => Promise<unknown>>
  >;
  return async (method, payload) => {
    try {
      const limit = AbortSignal.any([signal, AbortSignal.timeout(timeout)]);
      // grammY's getMe takes no payload: what stands first would be taken for the signal.
      const called = method === 'getMe' ? api.getMe(limit as never) : raw[method]!(payload, limit);
      return { kind: 'sent', result: await called };
    } catch (error) {
      return outcomeOf(error);
    }
  };
}
