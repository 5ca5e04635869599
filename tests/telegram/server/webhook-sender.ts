/** Delivers updates to the bot's webhook as Telegram does: secret header, several connections, retry until 2xx. */
import type { Updates } from './updates.ts';

export type WebhookSettings = {
  readonly url: string;
  readonly secret: string | undefined;
  readonly maxConnections: number;
};
type SenderOptions = {
  readonly updates: Updates;
  /** Milliseconds before a refused delivery is tried again; Telegram waits longer. */
  readonly retryDelay: number;
  /** A delivery was taken or refused. */
  readonly onDelivery: () => void;
  /** A reply to the POST may carry a method call. */
  readonly onReplyCall: (call: Readonly<Record<string, unknown>>) => void;
};

export function createWebhookSender({ updates, retryDelay, onDelivery, onReplyCall }: SenderOptions) {
  let settings: WebhookSettings | null = null;
  let lastError: string | null = null;
  const flying = new Set<number>();
  const stopping = new AbortController();

  const deliver = async ({ update_id, update }: { update_id: number; update: unknown }): Promise<void> => {
    const { url, secret } = settings!;
    const headers = {
      'content-type': 'application/json',
      ...(secret === undefined ? {} : { 'x-telegram-bot-api-secret-token': secret }),
    };
    const { signal } = stopping;
    const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(update), signal });
    const body = await response.text();
    if (!response.ok) throw new Error(`Wrong response from the webhook: ${response.status}`);
    updates.settle(update_id);
    if (body.startsWith('{')) onReplyCall(JSON.parse(body) as Record<string, unknown>);
  };

  const pump = (): void => {
    if (settings === null || stopping.signal.aborted) return;
    for (const next of updates.waiting()) {
      if (flying.size >= settings.maxConnections) return;
      if (flying.has(next.update_id)) continue;
      flying.add(next.update_id);
      void deliver(next).then(
        () => done(next.update_id, 0),
        (error: Error) => {
          lastError = error.message;
          done(next.update_id, retryDelay);
        },
      );
    }
  };

  const done = (update_id: number, delay: number): void => {
    onDelivery();
    setTimeout(() => {
      flying.delete(update_id);
      pump();
    }, delay);
  };

  updates.onAdd(pump);
  return {
    set: (next: WebhookSettings | null): void => {
      settings = next;
      pump();
    },
    settings: (): WebhookSettings | null => settings,
    lastError: (): string | null => lastError,
    stop: (): void => stopping.abort(),
  };
}

export type WebhookSender = ReturnType<typeof createWebhookSender>;
