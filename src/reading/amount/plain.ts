import type { Amount } from '../../types.ts';
import { points } from '../when/scan.ts';
import { amountsOf } from './read.ts';

/** Amounts of a plain text, its times left out. */
export const amountsInPlain = (plain: string): readonly Amount[] => amountsOf(plain, points(plain));
