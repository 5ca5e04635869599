import type { Mention } from '../types.ts';

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
