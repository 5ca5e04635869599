import { createHash } from 'node:crypto';

/** A short stamp of anything that is plain JSON: equal for equal content. */
export const stampOf = (...shown: readonly unknown[]): string =>
  createHash('sha256').update(JSON.stringify(shown)).digest('base64url').slice(0, 22);
