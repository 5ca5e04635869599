import type { Mention } from '../types.ts';
import type { KnownName, WeightedTerm } from './port.ts';

/**
 * What a mention is looked up by: a name as it is read, the first day of a time that is certain, a step's stage, an
 * event's word, what kind of quantity an amount is. `null` for what nobody looks up: pointers, uncertain times.
 */
export function lookedUpBy(mention: Mention): string | null {
  switch (mention.kind) {
    case 'when':
      return mention.range?.from ?? null;
    case 'amount':
      return mention.quantity;
    case 'step':
      return mention.stage;
    case 'event':
      return mention.event;
    case 'pointer':
      return null;
    default:
      return mention.name;
  }
}

/** The `limit` names of most articles, those before others. */
export const mostTold = (names: readonly KnownName[], limit: number): readonly KnownName[] =>
  names.toSorted((a, b) => b.articles - a.articles || byName(a, b)).slice(0, limit);

/** In the order of their bytes, as SQLite has them. */
export const byName = (a: KnownName, b: KnownName) => Buffer.compare(Buffer.from(a.name), Buffer.from(b.name));

/** Terms of a search, each once, with what they count. */
export const weightsOf = (terms: readonly (string | WeightedTerm)[]): ReadonlyMap<string, number> =>
  new Map(terms.map((one) => (typeof one === 'string' ? [one, 1] : [one.term, one.weight])));
