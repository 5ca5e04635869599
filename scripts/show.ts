import { openApp } from '../src/app.ts';
import { InputError } from '../src/errors.ts';
import { dayIn } from '../src/indexing/index.ts';
import { createLog } from '../src/log.ts';
import { FILE_STAGES, mentionsIn, QUESTION_STAGES } from '../src/stages.ts';
import { runCommand } from './command.ts';

const flag = { type: 'boolean' } as const;
const print = (values: readonly unknown[]) =>
  process.stdout.write(values.map((value) => `${JSON.stringify(value)}\n`).join(''));

await runCommand({
  help: `
npm run --silent show -- STAGE WHAT… : what one stage makes, a JSON object a line.
  --articles FILE…    the articles cut from a page
  --statements FILE…  what the articles say, statement by statement, with the mentions of each and what it is about
  --mentions WHAT…    times, amounts, names, steps in a text, or in each line of a file; --day ISO: when it was printed
  --passages FILE…    the passages they are split into
  --lines FILE…       the role of each line of a page; --explain FILE… also says why
  --parsed QUESTION   what was understood of a question
  --frame QUESTION    its slots, cell by cell: what it names, when, which facts it asks for, what it takes for granted
  --hits QUESTION     the passages found for it, best first
  --about QUESTION    each statement looked at: about the same, another or an open thing, and why
  --scored QUESTION   each statement with its features, as [value, weight, product], best first
  --doubts QUESTION   what speaks for and against an answer, as [value, weight, product]
  --draft QUESTION    the sentences proposed, before they are verified
  --answer QUESTION   the verified answer
  --progress NAME     the dated steps reported of a project
  --index DIR         the index to ask (default: INDEX_DIR, or vectors/)`,
  options: {
    articles: flag,
    statements: flag,
    mentions: flag,
    day: { type: 'string' },
    passages: flag,
    lines: flag,
    explain: flag,
    parsed: flag,
    frame: flag,
    hits: flag,
    about: flag,
    scored: flag,
    doubts: flag,
    draft: flag,
    answer: flag,
    progress: flag,
    index: { type: 'string' },
  },
  run: async ({ values, positionals, config }) => {
    const flags: Readonly<Record<string, unknown>> = values;
    const file = Object.keys(FILE_STAGES).find((name) => flags[name] && (name !== 'lines' || !flags.explain));
    const question = Object.keys(QUESTION_STAGES).find((name) => flags[name]);
    if (values.mentions && file === undefined && question === undefined && positionals.length > 0) {
      for (const what of positionals) print(await mentionsIn(what, values.day ?? dayIn(config.TIME_ZONE, new Date())));
      return 0;
    }
    if ((file === undefined) === (question === undefined) || positionals.length === 0)
      throw new InputError({
        what: 'show a stage',
        why: 'it takes one stage and a file or a question',
        remedy: 'Run `npm run show -- --help`.',
      });
    if (file !== undefined) for (const path of positionals) print(await FILE_STAGES[file]!(path, config));
    if (question !== undefined) {
      const app = await openApp(config, createLog('warn'), { readOnly: true });
      for (const text of positionals) print(await QUESTION_STAGES[question]!(app, text));
      await app.close();
    }
    return 0;
  },
});
