import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openApp } from '../src/app.ts';
import { understand } from '../src/ask.ts';
import { compared, evaluate, printed, readGold, scorecard } from '../src/evaluation/index.ts';
import { readArticles } from '../src/indexing/index.ts';
import { createLog } from '../src/log.ts';
import { readQuestion, retrieveArticles } from '../src/retrieval/index.ts';
import { runCommand } from './command.ts';

const help = `
npm run evaluate -- [--gold DIR] [--seeds DIR] [--save FILE] [--compare FILE]
Measures articles, retrieval and answers on gold data, in an index of its own, and writes docs/scorecard.md.
  --gold DIR      gold data (default: tests/gold)
  --seeds DIR     the pages it is about (default: seeds)
  --save FILE     keeps the report as JSON; --compare FILE shows what changed since such a report
With LLM_MODEL set the same questions are put to that model.`;

const text = { type: 'string' } as const;

await runCommand({
  help,
  options: { gold: text, seeds: text, save: text, compare: text },
  run: async ({ values: { gold = join('tests', 'gold'), seeds = 'seeds', save, compare }, config }) => {
    const folder = await mkdtemp(join(tmpdir(), 'wenjin-evaluate-'));
    const app = await openApp({ ...config, INDEX_DIR: folder }, createLog('error'), { create: true });
    try {
      await app.index([seeds]);
      const report = await evaluate(
        await readGold(gold),
        {
          articlesOf: async (name) =>
            (await readArticles({ name, bytes: await readFile(join(seeds, name)) })).flatMap(
              ({ articles }) => articles,
            ),
          search: async (question) =>
            (await retrieveArticles(await readQuestion(question, app.store), app)).map(({ article }) => article),
          ask: (question) => app.ask(question),
          drafted: async (question) => {
            const { parsed, hits } = await understand(await readQuestion(question, app.store), app);
            const { sentences } = await app.answerer.draft(parsed, hits, {});
            const read = [...new Map(hits.map(({ article }) => [article.id, article])).values()];
            return { read, text: sentences.map(({ text }) => text).join('') };
          },
          article: (id) => app.store.article(id),
        },
        app.today(),
      );
      process.stdout.write(`${printed(report)}\n`);
      if (compare) process.stdout.write(`\n${compared(report, JSON.parse(await readFile(compare, 'utf8')))}\n`);
      if (save) await writeFile(save, JSON.stringify(report));
      if (!config.LLM_MODEL) await writeFile(join('docs', 'scorecard.md'), scorecard(report));
      return 0;
    } finally {
      await app.close();
      await rm(folder, { recursive: true, force: true });
    }
  },
});
