/**
 * Keeps tokens and residents' words out of logs. grammY's errors hold both: `HttpError` the request's address with the
 * token in it (visible to `util.inspect`), `GrammyError` the payload; a handler's error may quote the question. So the
 * transport logs no error and no message of one, only its class and the place in our code.
 */
export function placeOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const frame = error.stack?.split('\n').find((line) => /^\s+at .*\.ts:\d+/.test(line));
  const place = frame === undefined ? undefined : /([\w.-]+\.ts:\d+)/.exec(frame)?.[1];
  return place === undefined ? error.name : `${error.name} at ${place}`;
}
