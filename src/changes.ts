/** What a correction changed: kept beside the corrections, since the old text goes from the index. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sentences } from './reading/index.ts';
import type { Article } from './types.ts';

/** Sentences that are no more, and those that took their place, each in the text's order. */
export type Changes = { readonly was: readonly string[]; readonly now: readonly string[] };

const MOST = 12;

const sentencesOf = ({ title, paragraphs }: Article): readonly string[] => [
  ...(title ? [title] : []),
  ...paragraphs.flatMap((text) => sentences(text).map(({ start, end }) => text.slice(start, end).trim())),
];

export function changesBetween(old: Article, corrected: Article): Changes {
  const [before, after] = [sentencesOf(old), sentencesOf(corrected)];
  const [had, has] = [new Set(before), new Set(after)];
  return {
    was: before.filter((text) => !has.has(text)).slice(0, MOST),
    now: after.filter((text) => !had.has(text)).slice(0, MOST),
  };
}

/** Keeps changes in `dir`, a file for each corrected article. */
export function createChanges(dir: string) {
  return {
    keep: async (article: string, changes: Changes): Promise<void> => {
      await mkdir(dir, { recursive: true });
      await writeFile(join(dir, `${article}.json`), JSON.stringify(changes));
    },
    /** `null` where nothing is known; `article` is an id out of the index. */
    of: async (article: string): Promise<Changes | null> => {
      const kept = await readFile(join(dir, `${article}.json`), 'utf8').catch(() => null);
      return kept === null ? null : (JSON.parse(kept) as Changes);
    },
  };
}
