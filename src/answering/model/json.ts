/** The JSON object in what a model wrote, read leniently: fences and words around it, trailing commas, a missing end. */

/** Longer replies are no choice of sentences; nothing behind it is looked at. */
export const LONGEST_REPLY = 8_000;

/** Where each bracket that is still open at the end of `text` closes, the innermost first. */
function unclosed(text: string): string {
  const open: string[] = [];
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const char = text[at];
    if (char === '\\') at++;
    else if (char === '"') quoted = !quoted;
    else if (!quoted && (char === '{' || char === '[')) open.push(char === '{' ? '}' : ']');
    else if (!quoted && (char === '}' || char === ']')) open.pop();
  }
  return `${quoted ? '"' : ''}${open.reverse().join('')}`;
}

const withoutCommas = (text: string): string => text.replace(/,(?=\s{0,20}[}\]])/g, '');

function parsed(text: string): object | null {
  try {
    const value: unknown = JSON.parse(text);
    return value !== null && typeof value === 'object' && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}

/** The object, or `null` where there is none to be read. Takes time linear in the text. */
export function objectIn(reply: string): object | null {
  const text = reply.slice(0, LONGEST_REPLY);
  const start = text.indexOf('{');
  if (start === -1) return null;
  const end = text.lastIndexOf('}');
  const whole = end > start ? parsed(withoutCommas(text.slice(start, end + 1))) : null;
  if (whole) return whole;
  const rest = text.slice(start);
  return parsed(withoutCommas(`${rest}${unclosed(rest)}`));
}
