/**
 * What for: the way between Telegram and the conversation, on which no question is lost.
 * In: a token, the bot's state, a handler. Out: updates handled and answered, in order per chat; counts; a clean stop.
 * Updates come by polling, or by webhook where a public address and a secret are given.
 * Not here: any wording, any understanding of what is asked.
 */
import { Api } from 'grammy';
import { realClock } from './clock.ts';
import { createDelivery, type DeliveryOptions } from './delivery.ts';
import { createCaller } from './outcome.ts';
import { type Polling, startPolling } from './polling.ts';
import { createWebhook } from './webhook.ts';

/** Every kind the conversation understands; `my_chat_member` tells of blocks and of being added to groups. */
export const ALLOWED_UPDATES = [
  'message',
  'edited_message',
  'guest_message',
  'callback_query',
  'inline_query',
  'my_chat_member',
] as const;

export type TransportOptions = Omit<DeliveryOptions, 'api' | 'clock'> & {
  readonly token: string;
  /** Base address of the Bot API server; a trailing slash is tolerated. */
  readonly apiRoot?: string;
  readonly clock?: DeliveryOptions['clock'];
  readonly allowedUpdates?: readonly string[];
  /** Webhook instead of polling; `url` is the public address that reaches `Transport.webhook`. */
  readonly webhook?: { readonly url: string; readonly secret: string };
};

export function createTransport(options: TransportOptions) {
  const { token, log, clock = realClock, allowedUpdates = ALLOWED_UPDATES } = options;
  const api = new Api(token, { apiRoot: (options.apiRoot ?? 'https://api.telegram.org').replace(/\/+$/, '') });
  let isRefused = false;
  const onUnauthorized = (): void => {
    if (isRefused) return;
    isRefused = true;
    options.onUnauthorized?.();
  };
  const delivery = createDelivery({ ...options, api, clock, onUnauthorized });
  const { accept, filling } = delivery;
  const webhook = options.webhook && createWebhook({ secret: options.webhook.secret, accept, log });
  let polling: Polling | null = null;

  return {
    api,
    delivery,
    /** The request handler to mount, when a webhook was asked for. */
    webhook,
    /** Takes up what an earlier run left and begins to receive. */
    start: async (): Promise<void> => {
      delivery.start();
      if (options.webhook === undefined) {
        polling = startPolling({ api, log, clock, allowedUpdates, accept, filling, onUnauthorized });
        return;
      }
      const { url, secret: secret_token } = options.webhook;
      const call = createCaller(api, 20_000, new AbortController().signal);
      const outcome = await call('setWebhook', { url, secret_token, allowed_updates: allowedUpdates });
      if (outcome.kind === 'unauthorized') onUnauthorized();
      else if (outcome.kind !== 'sent') log.error({ outcome: outcome.kind }, 'the webhook could not be set');
    },
    /** Stops receiving, finishes what is in flight, at most `grace` milliseconds. */
    stop: async (grace?: number): Promise<void> => {
      await polling?.stop();
      await delivery.stop(grace);
    },
  };
}

export type Transport = ReturnType<typeof createTransport>;
