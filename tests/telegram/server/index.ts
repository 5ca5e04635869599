/**
 * What for: a strict local Bot API server, so that bots are tested against Telegram's rules without Telegram.
 * In: HTTP calls of a bot (any library) on a loopback port, and what a test lets residents do. Out: Bot API replies,
 * updates by getUpdates or webhook, and a record of what was accepted and what was refused, with the reason.
 * Not here: parse_mode markup (lengths are checked, tags aren't), media processing, payments, stickers, stories.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { ApiFailure, badRequest } from './failure.ts';
import { createFaults, type Fault } from './faults.ts';
import { readBody, readPayload, writeFailure, writeHtml, writeResult } from './http.ts';
import { createLimits, type Limits } from './limits.ts';
import { perform } from './methods.ts';
import { createPeople } from './people.ts';
import { ruleProblems } from './rules.ts';
import { methodShape, schemaProblems } from './schema.ts';
import { conflict, createUpdates, type PollRequest } from './updates.ts';
import { createWebhookSender } from './webhook-sender.ts';
import { createWorld } from './world.ts';

export type { Fault } from './faults.ts';
export { TELEGRAM_LIMITS } from './limits.ts';
export { RESIDENT, type Who } from './people.ts';
export { BOT } from './world.ts';

export type ApiCall = {
  readonly method: string;
  readonly chat: number | null;
  readonly payload: Readonly<Record<string, unknown>>;
};
/** An accepted call. `at` is when, in milliseconds; a reply that a fault swallowed is accepted all the same. */
export type SentCall = ApiCall & { readonly result: unknown; readonly at: number };
/** `form`: the call can never be right. `state`: a chat, message or query isn't there (any more). */
export type RefusedCall = { readonly call: ApiCall; readonly reason: string; readonly kind: 'form' | 'state' };

export type ServerOptions = {
  readonly token?: string;
  readonly faults?: readonly Fault[];
  /** Sending limits with real 429 replies; none by default. */
  readonly limits?: Limits;
  /** Milliseconds each reply takes; default 0. */
  readonly latency?: number;
  /** Milliseconds since 1970; dates of messages come from it. */
  readonly clock?: () => number;
  /** Milliseconds before the webhook is tried again; default 20. */
  readonly webhookRetryDelay?: number;
  readonly firstUpdateId?: number;
};

/** Why Telegram would refuse this call whatever its chats are like; empty when it wouldn't. No server needed. */
export function callProblems(method: string, payload: Readonly<Record<string, unknown>>): readonly string[] {
  const problems = schemaProblems(method, payload);
  return problems.length > 0 ? problems : ruleProblems(method, payload);
}

/** Methods that ask for something; they are left out of `sent`. */
const READ_ONLY = /^get/;
const UNLIMITED = new Set(['sendChatAction', 'sendMessageDraft']);

export async function startBotApiServer(options: ServerOptions = {}) {
  const { token = '7000000001:local-test-token', latency = 0, clock = Date.now } = options;
  const world = createWorld(clock);
  const updates = createUpdates(options.firstUpdateId ?? 1);
  const faults = createFaults(options.faults ?? []);
  const limit = options.limits === undefined ? () => {} : createLimits(options.limits, clock);
  const sent: SentCall[] = [];
  const refused: RefusedCall[] = [];
  const watchers = new Set<() => void>();
  const webhook = createWebhookSender({
    updates,
    retryDelay: options.webhookRetryDelay ?? 20,
    onReplyCall: ({ method, ...payload }) => void execute(toCall(String(method), payload), never).catch(() => {}),
  });

  const refuse = (call: ApiCall, reason: string, kind: RefusedCall['kind']): void => {
    refused.push({ call, reason, kind });
    for (const watcher of watchers) watcher();
  };

  const execute = async (call: ApiCall, closed: AbortSignal): Promise<unknown> => {
    const { method, payload, chat } = call;
    if (method === 'getUpdates') {
      const updates = poll(payload as PollRequest, closed);
      for (const watcher of watchers) watcher();
      return updates;
    }
    const problems = callProblems(method, payload);
    if (problems.length > 0) {
      refuse(call, problems.join('; '), 'form');
      throw badRequest(problems[0]!);
    }
    if (chat !== null && method.startsWith('send') && !UNLIMITED.has(method)) limit(chat);
    const result = method.endsWith('Webhook') || method === 'getWebhookInfo' ? settle(call) : act(call);
    if (!READ_ONLY.test(method)) sent.push({ ...call, result, at: clock() });
    for (const watcher of watchers) watcher();
    return result;
  };

  const act = (call: ApiCall): unknown => {
    try {
      return perform(world, call.method, call.payload);
    } catch (error) {
      if (error instanceof ApiFailure && error.code === 400 && error.parameters === undefined)
        refuse(call, error.message, 'state');
      throw error;
    }
  };

  let polls = 0;
  const atOnce = new Map<string, { now: number; most: number }>();
  const enter = (method: string): (() => void) => {
    const count = atOnce.get(method) ?? { now: 0, most: 0 };
    count.now++;
    count.most = Math.max(count.most, count.now);
    atOnce.set(method, count);
    return () => void count.now--;
  };

  const poll = (request: PollRequest, closed: AbortSignal): Promise<readonly unknown[]> => {
    polls++;
    const problems = schemaProblems('getUpdates', request);
    if (problems.length > 0) throw badRequest(problems[0]!);
    if (webhook.settings() !== null)
      throw conflict(
        "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
      );
    return updates.getUpdates(request, closed);
  };

  const settle = ({ method, payload }: ApiCall): unknown => {
    const url = method === 'deleteWebhook' ? '' : String(payload.url ?? '');
    const current = webhook.settings();
    if (method === 'getWebhookInfo')
      return { url: current?.url ?? '', has_custom_certificate: false, pending_update_count: updates.waiting().length };
    updates.allow(payload.allowed_updates as readonly string[] | undefined);
    if (payload.drop_pending_updates === true) updates.confirm(Number.MAX_SAFE_INTEGER);
    const secret = payload.secret_token as string | undefined;
    webhook.set(url === '' ? null : { url, secret, maxConnections: Number(payload.max_connections ?? 40) });
    return true;
  };

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const body = await readBody(request);
    const path = /^(\/file)?\/bot([^/]+)\/(.+)$/.exec(pathname);
    if (path === null || path[2] !== token) throw new ApiFailure(401, 'Unauthorized');
    if (path[1] !== undefined) return sendFile(response, path[3]!);
    const method = path[3]!;
    const call = toCall(method, await readPayload(method, searchParams, request.headers['content-type'] ?? '', body));
    if (methodShape(method) === undefined) {
      refuse(call, `method "${method}" is unknown`, 'form');
      throw new ApiFailure(404, 'Not Found');
    }
    response.on('close', enter(method));
    if (latency > 0) await wait(latency);
    await reply(call, faults.take(call), response);
  };

  const sendFile = (response: ServerResponse, path: string): void => {
    const content = world.files.get(path.replace('documents/', ''));
    if (content === undefined) throw new ApiFailure(404, 'Not Found');
    response.writeHead(200).end(content);
  };

  const reply = async (call: ApiCall, fault: Fault | undefined, response: ServerResponse): Promise<void> => {
    const closed = new AbortController();
    response.on('close', () => closed.abort());
    const run = () => execute(call, closed.signal);
    switch (fault?.kind) {
      case '429':
        throw new ApiFailure(429, `Too Many Requests: retry after ${fault.retryAfter}`, {
          retry_after: fault.retryAfter,
        });
      case 'error':
        throw new ApiFailure(fault.code, fault.description ?? 'Internal Server Error');
      case 'html':
        if (fault.accepted === true) await run();
        return writeHtml(response, fault.code);
      case 'reset-after':
        await run();
        return void response.socket?.resetAndDestroy();
      case 'reset-before':
        return void response.socket?.resetAndDestroy();
      case 'hang':
        if (fault.accepted === true) await run();
        return;
      case 'slow':
        await wait(fault.ms);
        break;
      case 'duplicate':
        return writeResult(response, [...updates.confirmed(), ...((await run()) as readonly unknown[])].slice(0, 100));
    }
    writeResult(response, await run());
  };

  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      if (response.writableEnded || response.destroyed) return;
      writeFailure(
        response,
        error instanceof ApiFailure ? error : new ApiFailure(500, `Local server: ${String(error)}`),
      );
    });
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  /** Resolves with `probe`'s first value that isn't undefined, looked at after every call; rejects after `ms`. */
  const watch = <T>(probe: () => T | undefined, ms: number): Promise<T> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        const value = probe();
        if (value === undefined) return;
        clearTimeout(timer);
        watchers.delete(look);
        resolve(value);
      };
      const timer = setTimeout(() => {
        watchers.delete(look);
        reject(
          new Error(`nothing of the kind within ${ms} ms; sent: ${summary(sent)}; refused: ${JSON.stringify(refused)}`),
        );
      }, ms);
      watchers.add(look);
      look();
    });

  return {
    url,
    token,
    sent: sent as readonly SentCall[],
    refused: refused as readonly RefusedCall[],
    ...createPeople(world, updates),
    /** Queues an update as it stands, without its number; malformed ones too. */
    push: updates.add,
    inject: faults.add,
    clearFaults: faults.clear,
    /** The first accepted call, earlier ones included, that fits. */
    waitFor: (predicate: (call: SentCall) => boolean, ms = 10_000) => watch(() => sent.find(predicate), ms),
    /** Resolves as soon as the condition holds, looked at after every call. */
    until: (condition: () => boolean, ms = 10_000) => watch(() => condition() || undefined, ms),
    /** How often getUpdates was asked. */
    polls: () => polls,
    /** The most calls of a method that were open at the same time. */
    mostAtOnce: (method: string) => atOnce.get(method)?.most ?? 0,
    /** A resident deletes a message. */
    deleteMessage: (chat: number, id: number) => world.chats.get(chat)?.messages.delete(id) ?? false,
    /** Updates that the bot has not confirmed. */
    pending: () => updates.waiting().length,
    allowedUpdates: updates.allowed,
    webhookError: webhook.lastError,
    /** Drafts that no sendMessage has ended, by chat. */
    openDrafts: () => [...world.chats.values()].filter((c) => c.draft !== null).map((c) => c.chat.id),
    message: (chat: number, id: number) => world.chats.get(chat)?.messages.get(id),
    close: async (): Promise<void> => {
      webhook.stop();
      updates.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export type BotApiServer = Awaited<ReturnType<typeof startBotApiServer>>;

const never = new AbortController().signal;

function toCall(method: string, payload: Readonly<Record<string, unknown>>): ApiCall {
  const chat = Number(payload.chat_id);
  return { method, chat: Number.isSafeInteger(chat) ? chat : null, payload };
}

const summary = (sent: readonly SentCall[]): string =>
  sent
    .slice(-5)
    .map((call) => `${call.method}→${call.chat}: ${String(call.payload.text ?? '').slice(0, 60)}`)
    .join(' | ');
