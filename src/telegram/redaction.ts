/**
 * Keeps tokens and residents' words out of logs. grammY's errors hold both: `HttpError` the request's address with the
 * token in it (visible to `util.inspect`), `GrammyError` the payload. So no error object is logged by the transport;
 * for those that others log, `createLogOptions` gives pino a serializer and a last net under every line.
 */
import type { LoggerOptions } from 'pino';

/** A bot token as @BotFather hands it out, also inside an address. */
const TOKEN = /\b\d{6,12}:[A-Za-z0-9_-]{20,}/g;

export const withoutTokens = (text: string): string => text.replace(TOKEN, '[token]');

/** An error by its class and the place in our code, without its message, which may quote a resident. */
export function placeOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const frame = error.stack?.split('\n').find((line) => /^\s+at .*\.ts:\d+/.test(line));
  const place = frame === undefined ? undefined : /([\w.-]+\.ts:\d+)/.exec(frame)?.[1];
  return place === undefined ? error.name : `${error.name} at ${place}`;
}

/** Only what names the error and its place survives; `message` is kept for our own classes, which hold no secrets. */
function serializeError(error: unknown): Readonly<Record<string, unknown>> {
  if (!(error instanceof Error)) return { type: typeof error };
  const { error_code: code } = error as { readonly error_code?: unknown };
  const isOurs = 'fault' in error;
  return {
    type: error.name,
    place: placeOf(error),
    ...(code === undefined ? {} : { code }),
    ...(isOurs ? { message: withoutTokens(error.message) } : {}),
  };
}

/** Fields that carry what residents wrote; a log line that names them is censored. */
const CENSORED = ['text', 'question', 'payload', 'token', 'update', 'content', 'message.text'].flatMap((name) => [
  name,
  `*.${name}`,
]);

/** Options for pino: errors by name and place, telling fields censored, tokens cut from every finished line. */
export function createLogOptions(): LoggerOptions {
  return {
    serializers: { err: serializeError, error: serializeError, cause: serializeError },
    redact: { paths: CENSORED.filter((path) => path !== 'update'), censor: '[left out]' },
    hooks: { streamWrite: withoutTokens },
  };
}
