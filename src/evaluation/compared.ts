/** Texts in the forms that yardsticks compare them in, so that printing and script make no difference. */
import { normalise } from '../reading/index.ts';

/** In NFKC, simplified characters and lower case, without white space. */
export const bare = (text: string): string => normalise(text).replace(/\s+/g, '');

/** Letters and digits alone, in NFKC. */
export const letters = (text: string): string => text.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '');
