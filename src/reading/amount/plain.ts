import type { Amount } from '../../types.ts';
import { dates } from '../dates.ts';
import { amountsOf } from './read.ts';

/** Amounts of a plain text, its times left out. */
export const amountsInPlain = (plain: string): readonly Amount[] => amountsOf(plain, dates(plain));
