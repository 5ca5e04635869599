import { type Block, textsOf } from './block.ts';
import * as pattern from './patterns.ts';
import type { Share } from './sharing.ts';

/** Editors say little; a column of questions and answers that they introduce is an article of its own. In columns. */
const LONGEST_NOTE = 800;
const isOnlyText = ({ region: { blocks } }: Share) =>
  blocks.every((block) => block.kind === 'text' && !pattern.ASKED.test(block.whole.plain)) &&
  blocks.reduce((all, block) => all + block.whole.width, 0) <= LONGEST_NOTE;
const opens = (share: Share | undefined, wanted: RegExp) =>
  share !== undefined && isOnlyText(share) && wanted.test(textsOf(share.region.blocks)[0]?.whole.plain ?? '');

const blocksOf = ({ before, region, after }: Share): readonly Block[] => [...before, ...region.blocks, ...after];
const fitOf = (a: Share, b: Share) => new Map([...a.fit, ...b.fit]);

/** Gives what the editors say about an article to that article: 编者按 to the one below, 编后 to the one above. */
export function joinNotes(shares: readonly Share[]): readonly Share[] {
  const joined: Share[] = [];
  let note: Share | undefined;
  for (const share of shares) {
    const above = joined.at(-1);
    const own = note ? { ...share, before: [...blocksOf(note), ...share.before], fit: fitOf(note, share) } : share;
    note = undefined;
    if (own === share && opens(share, pattern.AFTERWORD) && above)
      joined[joined.length - 1] = { ...above, after: [...above.after, ...blocksOf(share)], fit: fitOf(above, share) };
    else if (own === share && opens(share, pattern.EDITORS_NOTE)) note = share;
    else joined.push(own);
  }
  return note ? [...joined, note] : joined;
}
