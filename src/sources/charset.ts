/** The text of an answer. Headers and declarations are often wrong, so each has to fit the bytes. */
import { decodeText } from '../indexing/formats/decode.ts';

const DECLARED = /charset\s*=\s*["']?([\w-]+)|<\?xml[^>]*\bencoding\s*=\s*["']([\w-]+)/i;
const HEAD_BYTES = 2048;

function strictly(bytes: Uint8Array, label: string | undefined): string | null {
  try {
    return label === undefined ? null : new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

const declared = (text: string): string | undefined => {
  const found = DECLARED.exec(text);
  return found?.[1] ?? found?.[2];
};

/** UTF-8 where the bytes are valid UTF-8, else what the header, then the page declares and fits, else what reads most like Chinese. */
export function textOf(bytes: Uint8Array, contentType: string, name: string): string {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, HEAD_BYTES));
  for (const label of ['utf-8', declared(contentType), declared(head)]) {
    const text = strictly(bytes, label);
    if (text !== null) return text;
  }
  return decodeText(bytes, name);
}
