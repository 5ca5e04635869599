import { readArticles } from '../../src/indexing/index.ts';

/** The articles of a file of this name and text. */
export const readAs = async (name: string, text: string) =>
  (await readArticles({ name, bytes: Buffer.from(text) }, { today: '2026-01-01', timeZone: 'Asia/Shanghai' })).flatMap(
    ({ articles }) => articles,
  );
