import type { NewWord } from '../../types.ts';
import type { Head, Notes } from './head.ts';

/** The archive's new words: one note, so that they change all at once. */
export function createWords(notes: Notes) {
  const NONE: readonly NewWord[] = [];
  type Noted = { readonly words: readonly NewWord[]; readonly through: number; readonly removed: number };
  let seen: string | null = null;
  let noted: Noted | null = null;
  const look = async (): Promise<Noted | null> => {
    const value = await notes.get('words');
    if (value === null) return null;
    if (value !== seen) {
      const next = JSON.parse(value) as Noted;
      // The same words are the same list, whatever else was noted.
      const isSame = noted !== null && JSON.stringify(noted.words) === JSON.stringify(next.words);
      noted = isSame ? { ...next, words: noted!.words } : next;
    }
    seen = value;
    return noted;
  };
  return {
    all: async () => (await look())?.words ?? NONE,
    replace: (words: readonly NewWord[], { lastPassage, removed }: Head) =>
      notes.put('words', JSON.stringify({ words, through: lastPassage, removed })),
    changedSince: async ({ lastPassage, removed, passages }: Head): Promise<number> => {
      const known = await look();
      if (!known || known.through === 0) return passages;
      return lastPassage - known.through + (removed - known.removed);
    },
    outdate: async (): Promise<void> => {
      const known = await look();
      if (known) await notes.put('words', JSON.stringify({ ...known, through: 0 }));
    },
  };
}
