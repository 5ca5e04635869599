import type { When } from '../types.ts';
import type { Names } from './set-apart.ts';

/** What is known beside a text that is read. */
export type ReadContext = {
  /** The day (or month, or year) it was printed, ISO: what 昨日 and 今年 are read against. Unknown, they have no range. */
  readonly day?: string | null;
  /** It is said on that very day: a question, not a report that may tell of what was said in the old year. */
  readonly live?: boolean;
  /** Times of the text before, nearest last: 当日 and a bare 18日 go on from them. */
  readonly before?: readonly When[];
  /** Names that the archive uses and no dictionary has. */
  readonly names?: Names;
};
