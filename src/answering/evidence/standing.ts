/** Where a sentence tells what lies ahead. */
import { marksOf } from '../../reading/index.ts';
import type { Sign } from './signs.ts';

/** Words of what lies ahead, as signs of one strength. */
export const plansIn = (text: string, strength: number): readonly Sign[] =>
  marksOf(text)
    .filter(({ type }) => type === 'planned')
    .map(({ start, end }) => ({ start, end, strength }));
