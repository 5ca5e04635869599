import { type App, openApp } from '../src/app.ts';
import { InputError } from '../src/errors.ts';
import { createLog } from '../src/log.ts';
import { type Half, readQuestion, retrieveArticles } from '../src/retrieval/index.ts';
import type { Hit, Question } from '../src/types.ts';
import { runCommand } from './command.ts';
import { readQuestionLines } from './question-lines.ts';

const help = `
npm run search -- [--index DIR] [--k 10] [--only words|vectors] QUESTION
npm run --silent search -- [--index DIR] [--k 10] [--only words|vectors] --jsonl < questions
Retrieval alone: the articles found for a question, one hit an article, best first.
  --jsonl      a line in, {qid, question, history?}; a line out, {qid, hits: [{article, id, title, passage, score}], ms}
  --k N        at most so many articles (default: 10)
  --only HALF  words or vectors: one half of the hybrid alone
  --index DIR  the index (default: INDEX_DIR, or vectors/)`;

const text = { type: 'string' } as const;
const options = { index: text, k: text, only: text, jsonl: { type: 'boolean' } } as const;
const bad = (what: string, why: string) => new InputError({ what, why, remedy: 'Run `npm run search -- --help`.' });

function readOptions({ k = '10', only }: { readonly k?: string | undefined; readonly only?: string | undefined }) {
  if (!/^[1-9]\d{0,3}$/.test(k)) throw bad(`show --k ${k} articles`, 'it is not a number from 1 to 9999');
  if (only !== undefined && only !== 'words' && only !== 'vectors')
    throw bad(`search by "${only}" alone`, 'it is neither words nor vectors');
  return { k: Number(k), ...(only ? { only: only as Half } : {}) };
}

async function search(app: App, question: Question, chosen: ReturnType<typeof readOptions>) {
  const started = performance.now();
  const hits = await retrieveArticles(await readQuestion(question, app.store), app, chosen);
  return { hits, ms: Math.round((performance.now() - started) * 10) / 10 };
}

const forProgram = ({ article, passage, score }: Hit) => {
  const { id, externalId, title } = article;
  return { article: id, id: externalId, title, passage: passage.text, score: Math.round(score * 1e4) / 1e4 };
};
const forPerson = ({ article, passage, score }: Hit, at: number) =>
  `${at + 1}. ${article.title ?? '（无标题）'}  ${article.published ?? ''}  ${score.toFixed(2)}\n   ${passage.text.replace(/\s+/g, ' ').slice(0, 120)}\n`;

await runCommand({
  help,
  options,
  run: async ({ values, positionals, config }) => {
    const chosen = readOptions(values);
    if (!values.jsonl && positionals.length === 0) throw bad('search', 'there is no question');
    const app = await openApp(config, createLog('error'), { readOnly: true });
    try {
      if (!values.jsonl) {
        const { hits, ms } = await search(
          app,
          { text: positionals.join(' '), history: [], today: app.today() },
          chosen,
        );
        process.stdout.write(`${hits.map(forPerson).join('')}${hits.length} articles in ${ms} ms\n`);
        return 0;
      }
      for await (const { qid, question } of readQuestionLines(process.stdin, app.today())) {
        const { hits, ms } = await search(app, question, chosen);
        process.stdout.write(`${JSON.stringify({ qid, hits: hits.map(forProgram), ms })}\n`);
      }
      return 0;
    } finally {
      await app.close();
    }
  },
});
