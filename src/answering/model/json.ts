/** The JSON object in what a model wrote, read leniently: fences and words around it, trailing commas, a missing end. */

/** Longer replies are no choice of sentences; nothing behind it is looked at. */
export const LONGEST_REPLY = 8_000;

const TRAILING_COMMAS = /,(?=\s{0,20}[}\]])/g;

/** The object, or `null` where there is none to be read. Takes time linear in the text. */
export async function objectIn(reply: string): Promise<object | null> {
  const { parsePartialJson } = await import('@langchain/core/output_parsers');
  const text = reply.slice(0, LONGEST_REPLY);
  const [start, end] = [text.indexOf('{'), text.lastIndexOf('}') + 1];
  if (start === -1) return null;
  const parsed = [text.slice(start, end), text.slice(start)].map((piece) =>
    parsePartialJson(piece.replace(TRAILING_COMMAS, '')),
  );
  return parsed.find((value) => value !== null && typeof value === 'object' && !Array.isArray(value)) ?? null;
}
