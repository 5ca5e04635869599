import { type App, openApp } from '../src/app.ts';
import { InputError } from '../src/errors.ts';
import { createLinks, type Links } from '../src/links.ts';
import { createLog } from '../src/log.ts';
import { renderForTerminal } from '../src/terminal/render.ts';
import type { Answer, Question } from '../src/types.ts';
import { answerText } from '../src/wording/index.ts';
import { runCommand } from './command.ts';
import { readQuestionLines } from './question-lines.ts';

const help = `
npm run --silent ask -- [--index DIR] QUESTION
npm run --silent ask -- [--index DIR] --jsonl < questions
Answers a question from the indexed papers, with sources.
  --jsonl      a line in, {qid, question, history?}; a line out, in the same order:
               {qid, kind, short, text, citations: [{article, title, published, source, url, quote}], ms}
  --index DIR  the index (default: INDEX_DIR, or vectors/)`;

async function timed(app: App, question: Question) {
  const started = performance.now();
  const answer = await app.ask(question);
  return { answer, ms: Math.round((performance.now() - started) * 10) / 10 };
}

/** Our reader's address of the cited paragraph where there is a reader, else the publisher's own. */
const citationsOf = (answer: Answer, links: Links) =>
  (answer.kind === 'found' ? answer.citations : []).map(
    ({ article, paragraph, title, published, source, url, quote }) => {
      return { article, title, published, source, url: links.article(article, paragraph) ?? url, quote };
    },
  );

await runCommand({
  help,
  options: { index: { type: 'string' }, jsonl: { type: 'boolean' } },
  run: async ({ values, positionals, config }) => {
    if (!values.jsonl && positionals.length === 0)
      throw new InputError({ what: 'ask', why: 'there is no question', remedy: 'Run `npm run ask -- --help`.' });
    const app = await openApp(config, createLog('error'), { readOnly: true });
    const links = createLinks({ publicUrl: config.PUBLIC_URL });
    try {
      if (!values.jsonl) {
        const { answer } = await timed(app, { text: positionals.join(' '), history: [], today: app.today() });
        process.stdout.write(renderForTerminal(answer, links));
        return 0;
      }
      for await (const { qid, question } of readQuestionLines(process.stdin, app.today())) {
        const { answer, ms } = await timed(app, question);
        const { kind } = answer;
        const short = (kind === 'found' && answer.short) || null;
        const line = { qid, kind, short, text: answerText(answer), citations: citationsOf(answer, links), ms };
        process.stdout.write(`${JSON.stringify(line)}\n`);
      }
      return 0;
    } finally {
      await app.close();
    }
  },
});
