import { type App, openApp } from '../src/app.ts';
import { InputError } from '../src/errors.ts';
import { createLinks, type Links } from '../src/links.ts';
import { toldIn } from '../src/listed.ts';
import { createLog } from '../src/log.ts';
import { languageOf } from '../src/retrieval/question/parse.ts';
import { renderForTerminal } from '../src/terminal/render.ts';
import type { Citation, Question } from '../src/types.ts';
import { answerText, freshNote, noTimelineText, timelineText } from '../src/wording/index.ts';
import { runCommand } from './command.ts';
import { readQuestionLines } from './question-lines.ts';

const help = `
npm run --silent ask -- [--index DIR] QUESTION
npm run --silent ask -- [--index DIR] --jsonl < questions
Answers a question from the indexed papers, with sources.
  --jsonl      a line in, {qid, question, history?}; a line out, in the same order:
               {qid, kind, short, text, citations: [{article, title, published, source, paper, url, quote}], ms};
               "/progress NAME" as a question: the dated steps of a project
  --index DIR  the index (default: INDEX_DIR, or vectors/)`;

/** The publisher's own address where it is known, else our reader's address of the cited paragraph. */
const shown = (links: Links, citations: readonly Citation[]) =>
  citations.map(({ article, paragraph, title, published, source, paper, url, quote }) => {
    return { article, title, published, source, paper, url: url ?? links.article(article, paragraph), quote };
  });

const PROGRESS = /^\/progress\s+/u;

/** What a question, or `/progress NAME`, is answered with. */
async function told(app: App, question: Question) {
  if (PROGRESS.test(question.text)) {
    const name = question.text.replace(PROGRESS, '').trim();
    const language = languageOf(name);
    const timeline = await app.progress(name);
    const kind = timeline ? 'found' : 'not-found';
    const text = timeline ? timelineText(timeline, language) : noTimelineText(name, language);
    return { kind, short: null, text, citations: timeline?.citations ?? [] };
  }
  const answer = await app.ask(question);
  const short = (answer.kind === 'found' && answer.short) || null;
  const fresh = answer.kind === 'refused' ? '' : freshNote(answer, answer.language);
  const text = [answerText(answer), fresh].filter(Boolean).join('\n');
  return { kind: answer.kind, short, text, citations: toldIn(answer)?.citations ?? [] };
}

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
        const answer = await app.ask({ text: positionals.join(' '), history: [], today: app.today() });
        process.stdout.write(renderForTerminal(answer, links));
        return 0;
      }
      for await (const { qid, question } of readQuestionLines(process.stdin, app.today())) {
        const started = performance.now();
        const { citations, ...answer } = await told(app, question);
        const ms = Math.round((performance.now() - started) * 10) / 10;
        const line = { qid, ...answer, citations: shown(links, citations), ms };
        process.stdout.write(`${JSON.stringify(line)}\n`);
      }
      return 0;
    } finally {
      await app.close();
    }
  },
});
