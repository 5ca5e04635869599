import type { NewWord } from '../../types.ts';
import type { Head, Notes } from './head.ts';
import { once } from './once.ts';

/** The name of the note; an index made anew has one of its own. */
export const wordsOf = ({ generation = 0 }: Pick<Head, 'generation'>): string =>
  generation === 0 ? 'words' : `words ${generation}`;

/** The archive's new words: one note, so that they change all at once. */
export function createWords(notes: Notes) {
  type Noted = { readonly words: readonly NewWord[]; readonly through: number; readonly removed: number };
  const NONE: Noted = { words: [], through: 0, removed: 0 };
  const look = async (head: Head): Promise<Noted> => {
    const value = await notes.get(wordsOf(head));
    return value === null ? NONE : (JSON.parse(value) as Noted);
  };
  let kept: { readonly of: string; readonly words: () => Promise<readonly NewWord[]> } | null = null;
  return {
    /** The same list until others are put in. */
    all: (head: Head): Promise<readonly NewWord[]> => {
      const of = `${head.made} ${head.words}`;
      if (kept?.of !== of) kept = { of, words: once(async () => (await look(head)).words) };
      return kept.words();
    },
    replace: async (words: readonly NewWord[], head: Head): Promise<Head> => {
      await notes.put(wordsOf(head), JSON.stringify({ words, through: head.lastPassage, removed: head.removed }));
      return { ...head, words: head.words + 1 };
    },
    changedSince: async (head: Head): Promise<number> => {
      const { lastPassage, removed, passages } = head;
      const known = await look(head);
      if (known.through === 0) return passages;
      return lastPassage - known.through + (removed - known.removed);
    },
    outdate: async (head: Head): Promise<void> =>
      notes.put(wordsOf(head), JSON.stringify({ ...(await look(head)), through: 0 })),
  };
}
