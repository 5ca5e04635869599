/** Carries out one call: its form, its limits, its effect on chats, updates or the webhook, and its entry in the record. */
import { ApiFailure, badRequest } from './failure.ts';
import { perform } from './methods.ts';
import type { ApiCall, ServerRecord } from './record.ts';
import { ruleProblems } from './rules.ts';
import { methodShape, schemaProblems } from './schema.ts';
import { conflict, type PollRequest, type Updates } from './updates.ts';
import type { WebhookSender } from './webhook-sender.ts';
import type { World } from './world.ts';

type EngineOptions = {
  readonly world: World;
  readonly updates: Updates;
  readonly webhook: WebhookSender;
  readonly record: ServerRecord;
  readonly limit: (chat: number) => void;
  readonly clock: () => number;
};

const WEBHOOK_ACTIVE =
  "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first";
/** Methods that ask for something; they are left out of `sent`. */
const READ_ONLY = /^get/;
/** Sending methods that no limit counts. */
const UNLIMITED = new Set(['sendChatAction', 'sendMessageDraft']);

/** Why Telegram would refuse this call whatever its chats are like; empty when it wouldn't. No server needed. */
export function callProblems(method: string, payload: Readonly<Record<string, unknown>>): readonly string[] {
  const problems = schemaProblems(method, payload);
  return problems.length > 0 ? problems : ruleProblems(method, payload);
}

export function toCall(method: string, payload: Readonly<Record<string, unknown>>): ApiCall {
  const chat = Number(payload.chat_id);
  return { method, chat: Number.isSafeInteger(chat) ? chat : null, payload };
}

/** Returns the function that carries out a call; it rejects with `ApiFailure` where Telegram would refuse. */
export function createEngine({ world, updates, webhook, record, limit, clock }: EngineOptions) {
  const checkForm = (call: ApiCall): void => {
    if (methodShape(call.method) === undefined) {
      record.refuse(call, `method "${call.method}" is unknown`, 'form');
      throw new ApiFailure(404, 'Not Found');
    }
    const problems = callProblems(call.method, call.payload);
    if (problems.length === 0) return;
    record.refuse(call, problems.join('; '), 'form');
    throw badRequest(problems[0]!);
  };

  const poll = (request: PollRequest, closed: AbortSignal): Promise<readonly unknown[]> => {
    if (webhook.settings() !== null) throw conflict(WEBHOOK_ACTIVE);
    const answered = updates.getUpdates(request, closed);
    record.notify();
    return answered;
  };

  const setWebhook = ({ method, payload }: ApiCall): true => {
    const url = method === 'deleteWebhook' ? '' : String(payload.url);
    updates.allow(payload.allowed_updates as readonly string[] | undefined);
    if (payload.drop_pending_updates === true) updates.confirm(Number.MAX_SAFE_INTEGER);
    const secret = payload.secret_token as string | undefined;
    webhook.set(url === '' ? null : { url, secret, maxConnections: Number(payload.max_connections ?? 40) });
    return true;
  };

  const webhookInfo = () => ({
    url: webhook.settings()?.url ?? '',
    has_custom_certificate: false,
    pending_update_count: updates.waiting().length,
    ...(webhook.lastError() === null ? {} : { last_error_message: webhook.lastError() }),
  });

  const act = (call: ApiCall): unknown => {
    if (call.method === 'getWebhookInfo') return webhookInfo();
    if (call.method === 'setWebhook' || call.method === 'deleteWebhook') return setWebhook(call);
    try {
      return perform(world, call.method, call.payload);
    } catch (error) {
      const isRefusal = error instanceof ApiFailure && error.code === 400 && error.parameters === undefined;
      if (isRefusal) record.refuse(call, error.message, 'state');
      throw error;
    }
  };

  return async (call: ApiCall, closed: AbortSignal): Promise<unknown> => {
    const { method, chat } = call;
    checkForm(call);
    if (method === 'getUpdates') return poll(call.payload as PollRequest, closed);
    if (chat !== null && method.startsWith('send') && !UNLIMITED.has(method)) limit(chat);
    const result = act(call);
    if (!READ_ONLY.test(method)) record.accept({ ...call, result, at: clock() });
    return result;
  };
}
