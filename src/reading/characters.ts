/** What stands at a place of a text: characters by tables, since every character of an archive passes them, and patterns that are tried there. */

/** A flag for each character code: 1 for those of `chars`. */
export function flagged(chars: string): Uint8Array {
  const flags = new Uint8Array(0x10000);
  for (const char of chars) flags[char.charCodeAt(0)] = 1;
  return flags;
}

export const isDigit = (code: number): boolean => code >= 48 && code <= 57;

/** What a sticky pattern (`y`) finds at a place. */
export function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** Whether it finds something there. */
export const standsAt = (pattern: RegExp, text: string, at: number): boolean => matchAt(pattern, text, at) !== null;
