import { createRerank } from '../src/answering/index.ts';
import type { Config } from '../src/config.ts';
import { readGold } from '../src/evaluation/index.ts';
import { type Reranked, rerankedOf, rerankTable } from '../src/evaluation/rerankers.ts';
import { QUESTION_SETS } from '../src/evaluation/sets.ts';
import { createSearch } from '../src/search.ts';
import type { Chooser } from './chooser.ts';
import { withIndexOf } from './scratch.ts';

/** The questions of every set as searches, in our own order and in that of the model: a table. */
export async function reranking(config: Config, { model }: Chooser): Promise<string> {
  const rows: Reranked[] = [];
  for (const [pages, sets] of Map.groupBy(QUESTION_SETS, (set) => set.pages))
    await withIndexOf(config, pages, async (app) => {
      const rerank = createRerank({ model, log: app.log, timeoutMs: config.LLM_TIMEOUT_MS });
      for (const { name, gold } of sets)
        rows.push(await rerankedOf(name, await readGold(gold), createSearch(app, app.today), rerank));
    });
  return rerankTable(rows);
}
