import type { NewWord } from '../../types.ts';
import type { Head, Notes } from './head.ts';
import { once } from './once.ts';

/** The archive's new words: one note, so that they change all at once. */
export function createWords(notes: Notes) {
  type Noted = { readonly words: readonly NewWord[]; readonly through: number; readonly removed: number };
  const NONE: Noted = { words: [], through: 0, removed: 0 };
  const look = async (): Promise<Noted> => {
    const value = await notes.get('words');
    return value === null ? NONE : (JSON.parse(value) as Noted);
  };
  let kept: { readonly of: number; readonly words: () => Promise<readonly NewWord[]> } | null = null;
  return {
    /** The same list until others are put in. */
    all: (head: Head): Promise<readonly NewWord[]> => {
      if (kept?.of !== head.words) kept = { of: head.words, words: once(async () => (await look()).words) };
      return kept.words();
    },
    replace: async (words: readonly NewWord[], head: Head): Promise<Head> => {
      await notes.put('words', JSON.stringify({ words, through: head.lastPassage, removed: head.removed }));
      return { ...head, words: head.words + 1 };
    },
    changedSince: async ({ lastPassage, removed, passages }: Head): Promise<number> => {
      const known = await look();
      if (known.through === 0) return passages;
      return lastPassage - known.through + (removed - known.removed);
    },
    outdate: async (): Promise<void> => notes.put('words', JSON.stringify({ ...(await look()), through: 0 })),
  };
}
