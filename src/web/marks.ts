import { html } from 'hono/html';
import type { Markup } from './pages/frame.ts';

type Span = { readonly start: number; readonly end: number };

/** `3.12-45` of an address: characters 12 to 45 of paragraph 3 (from 1); `null` for anything else. */
export function spanAsked(asked: string | undefined): (Span & { readonly paragraph: number }) | null {
  const [paragraph, start, end, ...more] = (asked ?? '').split(/[.-]/).map(Number);
  if (more.length > 0 || ![paragraph, start, end].every(Number.isSafeInteger)) return null;
  return { paragraph: paragraph! - 1, start: start!, end: end! };
}

/** `text` with `spans` of it (sorted, apart) as `<mark>`. */
export function marked(text: string, spans: readonly Span[]): Markup {
  let at = 0;
  const pieces = spans.map(({ start, end }) => {
    const before = text.slice(at, start);
    at = end;
    return html`${before}<mark>${text.slice(start, end)}</mark>`;
  });
  return html`${pieces}${text.slice(at)}`;
}

/** Where `words` stand in `text`, sorted; what touches or overlaps is one. */
export function placesOf(words: readonly string[], text: string): readonly Span[] {
  const found = words.flatMap((word) => {
    const spans: Span[] = [];
    for (let at = text.indexOf(word); word !== '' && at >= 0; at = text.indexOf(word, at + word.length))
      spans.push({ start: at, end: at + word.length });
    return spans;
  });
  const merged: Span[] = [];
  for (const span of found.sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last && span.start <= last.end) merged[merged.length - 1] = { ...last, end: Math.max(last.end, span.end) };
    else merged.push(span);
  }
  return merged;
}
