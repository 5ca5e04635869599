import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { createEmbedder } from '../src/embeddings/index.ts';
import { type LabelledArticle, type LabelledQuestion, measureRecall } from '../src/embeddings/measure.ts';
import { InputError } from '../src/errors.ts';
import { runCommand } from './command.ts';

const help = `
npm run measure-embedder -- ARCHIVE.jsonl.gz QUESTIONS.jsonl [--embedder static] [--articles 10000]
How often vectors alone find the article that answers: {"question": …, "relevant": [ids], "answers"?: […]} a line.
All articles that some question wants are kept, and as many others as --articles leaves room for.
`;

const read = (path: string) => (path.endsWith('.gz') ? gunzipSync(readFileSync(path)) : readFileSync(path)).toString();
const lines = (path: string) => read(path).trim().split('\n');

await runCommand({
  help,
  options: { embedder: { type: 'string', default: 'static' }, articles: { type: 'string', default: '10000' } },
  run: async ({ values, positionals: [archive, asked], signal }) => {
    if (!archive || !asked)
      throw new InputError({ what: 'measure', why: 'no archive or no questions were named', remedy: 'See --help.' });
    const questions = lines(asked).map((line) => JSON.parse(line) as LabelledQuestion & { answers?: unknown });
    const wanted = new Set(questions.flatMap(({ relevant }) => relevant));
    const all = lines(archive).map((line) => JSON.parse(line) as LabelledArticle);
    const every = Math.max(1, Math.floor(all.length / (Number(values.articles) - wanted.size)));
    const articles = all.filter(({ id }, at) => wanted.has(id) || at % every === 0);
    const embedder = await createEmbedder(values.embedder);
    for (const [name, part] of Object.entries(
      Object.groupBy(questions, ({ answers }) => (answers ? 'short' : 'headlines')),
    )) {
      const { questions: count, at1, at10 } = await measureRecall(embedder, articles, part ?? [], signal);
      console.log(
        `${embedder.id} ${articles.length} articles, ${count} ${name}: R@1 ${at1.toFixed(3)} R@10 ${at10.toFixed(3)}`,
      );
    }
    return 0;
  },
});
