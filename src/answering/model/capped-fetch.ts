/** `fetch` whose bodies begin and end: a provider that is silent, never stops, or sends megabytes at once is cut off before anybody parses it. */

/** A choice has some hundred bytes; streamed piece by piece with its envelopes a hundred times that. */
const MOST_BYTES = 256 * 1024;

/** A reply that was cut off. */
class TooLong extends Error {}

/** Nothing came in time. */
class Silent extends Error {}

const isOrComesOf =
  (what: typeof TooLong | typeof Silent) =>
  (error: unknown): boolean =>
    error instanceof what || (error instanceof Error && isOrComesOf(what)(error.cause));

export const isTooLong = isOrComesOf(TooLong);
export const isSilent = isOrComesOf(Silent);

function capped(body: ReadableStream<Uint8Array>, heard: () => void): ReadableStream<Uint8Array> {
  let bytes = 0;
  return body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform: (chunk, controller) => {
        heard();
        bytes += chunk.byteLength;
        if (bytes > MOST_BYTES) controller.error(new TooLong(`the reply has more than ${MOST_BYTES} bytes`));
        else controller.enqueue(chunk);
      },
    }),
  );
}

/** Like `fetch`, but a body that has not begun after `firstMs` fails there, and one longer than the limit where it is reached. */
export const fetchWithin =
  (firstMs: number): typeof fetch =>
  async (input, init) => {
    const silence = new AbortController();
    const why = new Silent(`it has said nothing for ${firstMs} ms`);
    const timer = setTimeout(() => silence.abort(why), firstMs);
    const heard = () => clearTimeout(timer);
    const signal = init?.signal ? AbortSignal.any([init.signal, silence.signal]) : silence.signal;
    try {
      const response = await fetch(input, { ...init, signal });
      if (response.body) return new Response(capped(response.body, heard), response);
      heard();
      return response;
    } catch (error) {
      heard();
      throw error;
    }
  };
