/**
 * What for: a strict local Bot API server, so that bots are tested against Telegram's rules without Telegram.
 * In: HTTP calls of a bot (any library) on a loopback port, and what a test lets residents do. Out: Bot API replies,
 * updates by getUpdates or webhook, and a record of what was accepted and what was refused, with the reason.
 * Not here: parse_mode markup (lengths are checked, tags aren't), media processing, payments, stickers, stories.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { createEngine, toCall } from './engine.ts';
import { ApiFailure } from './failure.ts';
import { createFaults, type Fault } from './faults.ts';
import { readBody, readPayload, writeFailure } from './http.ts';
import { createLimits, type Limits } from './limits.ts';
import { createPeople } from './people.ts';
import { createRecord } from './record.ts';
import { reply } from './replies.ts';
import { createUpdates } from './updates.ts';
import { createWebhookSender } from './webhook-sender.ts';
import { createWorld, type World } from './world.ts';

export { callProblems } from './engine.ts';

export { TELEGRAM_LIMITS } from './limits.ts';

export type { SentCall } from './record.ts';

export type ServerOptions = {
  readonly token?: string;
  /** A free one by default. */
  readonly port?: number;
  readonly faults?: readonly Fault[];
  /** Sending limits with real 429 replies; none by default. */
  readonly limits?: Limits;
  /** Milliseconds each call takes on its way; default 0. */
  readonly latency?: number;
  /** Milliseconds since 1970; dates of messages come from it. */
  readonly clock?: () => number;
  /** Milliseconds before a refused webhook delivery is tried again; default 20. */
  readonly webhookRetryDelay?: number;
};

export async function startBotApiServer(options: ServerOptions = {}) {
  const { token = '7000000001:local-test-token-0123456789abcdef', latency = 0, clock = Date.now } = options;
  const world = createWorld(clock);
  const updates = createUpdates(1);
  const faults = createFaults(options.faults ?? []);
  const record = createRecord();
  const limit = options.limits === undefined ? () => {} : createLimits(options.limits, clock);
  const webhook = createWebhookSender({
    updates,
    retryDelay: options.webhookRetryDelay ?? 20,
    onDelivery: record.notify,
    onReplyCall: ({ method, ...payload }) => void execute(toCall(String(method), payload), never).catch(() => {}),
  });
  const execute = createEngine({ world, updates, webhook, record, limit, clock });

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const body = await readBody(request);
    const [, file, given, rest = ''] = /^(\/file)?\/bot([^/]+)\/(.+)$/.exec(pathname) ?? [];
    if (given !== token) throw new ApiFailure(401, 'Unauthorized');
    if (file !== undefined) return sendFile(world, response, rest);
    const type = request.headers['content-type'] ?? '';
    const call = toCall(rest, await readPayload(rest, searchParams, type, body));
    const closed = new AbortController();
    response.on('close', () => closed.abort());
    response.on('close', record.enter(call.method));
    if (latency > 0) await wait(latency);
    const run = () => execute(call, closed.signal);
    await reply({ response, fault: faults.take(call), run, confirmed: updates.confirmed });
  };

  const listener = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      if (response.writableEnded || response.destroyed) return;
      writeFailure(
        response,
        error instanceof ApiFailure ? error : new ApiFailure(500, `Local server: ${String(error)}`),
      );
    });
  });
  // Longer than any test, so that no kept connection is closed under a client that is about to use it.
  listener.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => listener.listen(options.port ?? 0, '127.0.0.1', resolve));
  const { sent, refused, waitFor, until, callsOf, mostAtOnce } = record;

  return {
    url: `http://127.0.0.1:${(listener.address() as AddressInfo).port}`,
    token,
    ...createPeople(world, updates),
    sent,
    refused,
    waitFor,
    until,
    callsOf,
    mostAtOnce,
    /** How often getUpdates was asked. */
    polls: () => callsOf('getUpdates'),
    /** Queues an update as it stands, without its number; malformed ones too. */
    push: updates.add,
    inject: faults.add,
    clearFaults: faults.clear,
    /** Updates that the bot has not confirmed. */
    pending: () => updates.waiting().length,
    allowedUpdates: updates.allowed,
    webhookError: webhook.lastError,
    /** Chats with a draft that no sendMessage has ended. */
    openDrafts: () => [...world.chats.values()].filter(({ draft }) => draft !== null).map(({ chat }) => chat.id),
    message: (chat: number, id: number) => world.chats.get(chat)?.messages.get(id),
    close: async (): Promise<void> => {
      webhook.stop();
      updates.stop();
      listener.closeAllConnections();
      await new Promise((resolve) => listener.close(resolve));
    },
  };
}

export type BotApiServer = Awaited<ReturnType<typeof startBotApiServer>>;

const never = new AbortController().signal;

function sendFile(world: World, response: ServerResponse, path: string): void {
  const content = world.files.get(path.replace('documents/', ''));
  if (content === undefined) throw new ApiFailure(404, 'Not Found');
  response.writeHead(200).end(content);
}
