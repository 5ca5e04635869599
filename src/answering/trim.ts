import { clauses, type Span } from '../reading/index.ts';

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

/** So many times the room a sentence may take whole, where the clause worth most doesn't fit; of a longer one the first and that one are kept. */
const MUCH = 3;

/**
 * What is kept of a long sentence in at most about `most` characters: whole clauses only, the first always (it names who and
 * when), then those worth most by `worthOf`; all of a sentence that fits, has no clauses to drop, or would lose the clause worth
 * most (已完成80% would be said of another of its projects).
 */
export function clausesKept(text: string, most: number, worthOf: (clause: string) => number): readonly Span[] {
  const [first, ...rest] = clauses(text);
  if (text.length <= most || !first || rest.length === 0) return [{ start: 0, end: text.length }];
  let room = most - (first.end - first.start);
  const kept = [first];
  const worthIn = ({ start, end }: Span): number => worthOf(text.slice(start, end));
  const worth = new Map(rest.map((piece) => [piece, worthIn(piece)]));
  for (const piece of rest.toSorted((a, b) => worth.get(b)! - worth.get(a)! || a.start - b.start)) {
    const length = piece.end - piece.start + 1;
    if (length > room) continue;
    kept.push(piece);
    room -= length;
  }
  const best = Math.max(...worth.values());
  const hasBest = worthIn(first) >= best || kept.some((piece) => worth.get(piece) === best);
  if (!hasBest && text.length <= MUCH * most) return [{ start: 0, end: text.length }];
  return (hasBest ? kept : [first, ...rest.filter((piece) => worth.get(piece) === best).slice(0, 1)]).sort(
    (a, b) => a.start - b.start,
  );
}

/** The same as a text, with … where something was left out. */
export const trim = (text: string, most: number, worthOf: (clause: string) => number): string =>
  joined(text, clausesKept(text, most, worthOf));
