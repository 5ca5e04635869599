/** Receives updates by webhook; Telegram is answered only after the update was written to disk. */
import { createHash, timingSafeEqual } from 'node:crypto';
import { ConfigError } from '../../errors.ts';
import type { Log } from '../../types.ts';
import { createInsistence, type InsistenceOptions } from './insistence.ts';
import { placeOf } from './place-of.ts';

/** Bytes of the largest body that is read: an update with 4,096 characters, all escaped, and its reply is some 60 KB. */
const MAX_BODY = 1_000_000;
/** Milliseconds; Telegram resolves the address before it answers. */
const ANNOUNCEMENT_TIMEOUT = 20_000;
const SECRET_HEADER = 'x-telegram-bot-api-secret-token';

export type WebhookOptions = {
  /** `secret_token` of setWebhook: `[A-Za-z0-9_-]`, 16 to 256 characters. */
  readonly secret: string;
  readonly accept: (updates: readonly unknown[]) => Promise<void>;
  readonly log: Log;
};

/**
 * A web-standard request handler (Hono: `app.post(path, (c) => webhook(c.req.raw))`). 401 before a byte of the body is
 * read, 413 over the cap, 400 for what is no update, 500 when it can't be written, so that Telegram sends it again.
 * Throws `ConfigError` without a secret: anybody could post updates then.
 */
export function createWebhook({ secret, accept, log }: WebhookOptions): (request: Request) => Promise<Response> {
  checkSecret(secret);
  const expected = digest(secret);
  return async (request) => {
    if (request.method !== 'POST') return new Response(null, { status: 405 });
    if (!timingSafeEqual(digest(request.headers.get(SECRET_HEADER) ?? ''), expected))
      return new Response(null, { status: 401 });
    const body = await readCapped(request);
    if (body === null) return new Response(null, { status: 413 });
    const update = parseUpdate(body);
    if (update === null) return new Response(null, { status: 400 });
    try {
      await accept([update]);
      return new Response(null, { status: 200 });
    } catch (error) {
      log.error({ reason: placeOf(error) }, 'an update cannot be written to bot.db; Telegram will send it again');
      return new Response(null, { status: 500 });
    }
  };
}

export type AnnouncementOptions = Omit<InsistenceOptions, 'timeout'> & {
  /** The public address that reaches the request handler. */
  readonly url: string;
  readonly secret: string;
  readonly allowedUpdates: readonly string[];
};

/** Tells Telegram where to deliver, until it has heard; resolves when it has, when stopped, or on a refused token. */
export async function announceWebhook(options: AnnouncementOptions): Promise<void> {
  const insist = createInsistence({ ...options, timeout: ANNOUNCEMENT_TIMEOUT });
  const { url, secret: secret_token, allowedUpdates: allowed_updates } = options;
  await insist('setWebhook', { url, secret_token, allowed_updates });
}

function checkSecret(secret: string): void {
  if (/^[A-Za-z0-9_-]{16,256}$/.test(secret)) return;
  throw new ConfigError({
    what: 'receive updates by webhook',
    why: 'the webhook secret is missing, too short or holds other characters than A-Z a-z 0-9 _ -',
    remedy: 'Set WEBHOOK_SECRET to 16 to 256 such characters, for example from `openssl rand -hex 32`.',
  });
}

/** Digests have one length, as the constant-time comparison asks for. */
const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** `null` when the body is over the cap, whatever its length header says. */
async function readCapped(request: Request): Promise<string | null> {
  if (Number(request.headers.get('content-length') ?? 0) > MAX_BODY) return null;
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of request.body ?? []) {
    size += part.length;
    if (size > MAX_BODY) return null;
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

function parseUpdate(body: string): unknown {
  try {
    const value = JSON.parse(body) as { readonly update_id?: unknown } | null;
    return Number.isSafeInteger(value?.update_id) ? value : null;
  } catch {
    return null;
  }
}
