/** `fetch` whose bodies end: a provider that never stops, or sends megabytes at once, is cut off before anybody parses it. */

/** A choice has some hundred bytes; streamed piece by piece with its envelopes a hundred times that. */
const MOST_BYTES = 256 * 1024;

/** A reply that was cut off. */
class TooLong extends Error {}

/** Whether an error is that, or comes of it. */
export const isTooLong = (error: unknown): boolean =>
  error instanceof TooLong || (error instanceof Error && isTooLong(error.cause));

function capped(body: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> {
  let bytes = 0;
  return body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform: (chunk, controller) => {
        bytes += chunk.byteLength;
        if (bytes > MOST_BYTES) controller.error(new TooLong(`the reply has more than ${MOST_BYTES} bytes`));
        else controller.enqueue(chunk);
      },
    }),
  );
}

/** Like `fetch`, but a body longer than the limit fails where it is reached. */
export async function cappedFetch(input: string | URL | Request, init?: RequestInit): Promise<Response> {
  const response = await fetch(input, init);
  return response.body ? new Response(capped(response.body), response) : response;
}
