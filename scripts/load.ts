import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { openApp } from '../src/app.ts';
import type { Config } from '../src/config.ts';
import { createLog } from '../src/log.ts';
import { createWeb, serveWeb } from '../src/web/index.ts';
import { drain, withWholeProgram } from '../tests/telegram/chaos.ts';
import { measureLoad } from '../tests/telegram/load.ts';
import type { ReaderLoad, ReaderLoadOptions } from '../tests/web/load.ts';
import { measurePaint } from '../tests/web/paint.ts';
import { runCommand } from './command.ts';

const help = `
npm run load -- [--reader [--pages 200]] [--rate 100] [--seconds 15] [--questions tests/gold/questions.jsonl]
Measures the whole program against a local Bot API server, each question from another resident: first as many questions
as it answers, then so many a second. Milliseconds are from the question's arrival to the answer's; under a minute in all.
  --reader       measures article pages instead, 200 at 50 a second, while five questions a second are answered, and how
                 soon one is seen in Chromium
  --pages N      article pages asked for (default: 200)
  --rate N       questions a second in the second part (default: 100)
  --seconds N    how long each part is measured, 20 at most (default: 15)
  --questions F  a JSON object a line with a "question" (default: tests/gold/questions.jsonl)`;

const text = (value: string) => ({ type: 'string', default: value }) as const;
const options = {
  reader: { type: 'boolean' as const },
  pages: text('200'),
  rate: text('100'),
  seconds: text('15'),
  questions: text('tests/gold/questions.jsonl'),
};

const questionsIn = (file: string): readonly string[] =>
  readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => String(JSON.parse(line).question));

/** Articles looked at in a browser. */
const PAINTED = 20;

/** Who reads must not hold up who serves: what is measured is the server. */
async function apart(load: ReaderLoadOptions): Promise<ReaderLoad> {
  const worker = new Worker(new URL('../tests/web/load-child.ts', import.meta.url), { workerData: load });
  const [measured] = await once(worker, 'message');
  await worker.terminate();
  return measured;
}

/** Milliseconds of article pages, the bytes of the largest, and how soon one is seen in a browser. */
async function readerUnderLoad(config: Config, questions: readonly string[], count: number): Promise<number> {
  const app = await openApp(config, createLog('error'), { readOnly: true });
  const web = await serveWeb(createWeb({ ...app, articles: app.store }), { port: 0, host: '127.0.0.1' });
  try {
    const ids = (await app.store.latest(100)).map(({ id }) => id);
    const measured = { url: web.url, ids, questions, rate: 50 };
    await apart({ ...measured, count: 100 });
    console.table({ 'under load': await apart({ ...measured, count }) });
    const paint = await measurePaint(ids.slice(0, PAINTED).map((id) => `${web.url}/articles/${id}`));
    if (paint) console.table({ 'in a browser': paint });
    return 0;
  } finally {
    await web.close();
    await app.close();
  }
}

await runCommand({
  help,
  options,
  run: ({ values, config }) => {
    const texts = questionsIn(values.questions);
    if (values.reader) return readerUnderLoad(config, texts, Number(values.pages));
    return withWholeProgram(async (bot) => {
      const seconds = Math.min(20, Number(values.seconds));
      // The first start builds the index, which is not what is measured.
      await drain(bot('warm-up'), 1);
      const most = await measureLoad({ bot: bot('most'), texts, seconds, rate: null });
      const paced = await measureLoad({ bot: bot('paced'), texts, seconds, rate: Number(values.rate) });
      console.table({ 'as many as it answers': most, [`${values.rate} a second`]: paced });
      return most.answered === most.questions && paced.answered === paced.questions ? 0 : 1;
    });
  },
});
