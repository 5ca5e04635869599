import { clauses, type Span } from '../reading/index.ts';

/** Shorter rests are not worth a cut. */
const LITTLE = 12;

/** Spans of `text` in their order, as they stand, with … where something was left out between them or at the end. */
export function joined(text: string, kept: readonly Span[]): string {
  return kept
    .map(({ start, end }, at) => {
      const next = kept[at + 1];
      const gap = next ? next.start - end > 1 : text.length - end > 1;
      const piece = text.slice(start, next && !gap ? next.start : end);
      return gap ? `${piece.replace(/[，,；;：:、\s]+$/, '')}…` : piece;
    })
    .join('');
}

/**
 * Cuts a long sentence to at most about `most` characters: whole clauses only, the first always (it names who and
 * when), then those worth most by `worthOf`. A sentence that fits, or has no clauses to drop, comes back as it is.
 */
export function trim(text: string, most: number, worthOf: (clause: string) => number): string {
  if (text.length <= most) return text;
  const pieces = clauses(text).map(({ start, end }) => ({ start, end, worth: worthOf(text.slice(start, end)) }));
  const [first, ...rest] = pieces;
  if (!first || rest.length === 0) return text;
  let room = most - (first.end - first.start);
  const kept = [first];
  for (const piece of [...rest].sort((a, b) => b.worth - a.worth || a.start - b.start)) {
    const length = piece.end - piece.start + 1;
    if (length > room) continue;
    kept.push(piece);
    room -= length;
    if (room < LITTLE) break;
  }
  return joined(
    text,
    kept.sort((a, b) => a.start - b.start),
  );
}
