import type { Body, Person, Place, Pointer, Thing } from '../../types.ts';
import type { ReadContext } from '../context.ts';

/** Persons, bodies, places, things and what points to them, in a plain text. */
export const readNames = (
  _plain: string,
  _context: ReadContext,
): readonly (Person | Body | Place | Thing | Pointer)[] => [];
