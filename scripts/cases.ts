import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../src/config.ts';
import { InputError } from '../src/errors.ts';
import { type Case, type Cut, faultOf, faultsOfCut } from '../src/evaluation/cases.ts';
import { readArticles } from '../src/indexing/index.ts';
import { answerText } from '../src/wording/index.ts';
import { runCommand } from './command.ts';
import { withIndexOf } from './scratch.ts';

const help = `
npm run --silent cases -- DIR [--verbose]
Small inputs of one kind of fault each: a folder of DIR a kind, with its inputs (in/), its questions (cases.jsonl:
{qid, question, must, mustNot, refuse, cite}) and what its files are cut into (articles.jsonl). Prints how many are right.
A folder with its inputs beside questions.txt, a question a line, and what is right in prose (expected.md): how many are answered.
  --verbose   prints what is wrong, and each answer where nothing says as data what is right; a held-out folder whose faults were read is no longer held out`;

async function linesOf<One>(path: string): Promise<readonly One[]> {
  if (!existsSync(path)) return [];
  return (await readFile(path, 'utf8'))
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line));
}

async function cutsWrong(folder: string): Promise<{ readonly all: number; readonly faults: readonly string[] }> {
  const cuts = await linesOf<Cut>(join(folder, 'articles.jsonl'));
  const faults = await Promise.all(
    cuts.map(async (cut) => {
      const bytes = await readFile(join(folder, 'in', cut.file));
      const articles = (await readArticles({ name: cut.file, bytes })).flatMap((page) => page.articles);
      const wrong = faultsOfCut(cut, articles);
      return wrong.length === 0 ? [] : [`${cut.file}: ${wrong.join('; ')}`];
    }),
  );
  return { all: cuts.length, faults: faults.flat() };
}

async function kindOf(folder: string, config: Config) {
  const cases = await linesOf<Case>(join(folder, 'cases.jsonl'));
  const faults: string[] = [];
  let forbidden = 0;
  await withIndexOf(config, join(folder, 'in'), async (app) => {
    for (const one of cases) {
      const asked = { text: one.question, history: one.history ?? [], today: one.today ?? app.today() };
      const answer = await app.ask(asked);
      const titles = answer.kind === 'found' ? answer.citations.map(({ title }) => title) : [];
      const text = answerText(answer);
      const fault = faultOf(one, { found: answer.kind === 'found', text, titles });
      if (fault) faults.push(`${one.qid} ${one.question}: ${fault.why}\n      ${text}`);
      if (fault?.forbidden) forbidden += 1;
    }
  });
  const cuts = await cutsWrong(folder);
  return {
    right: cases.length - faults.length,
    all: cases.length,
    forbidden,
    cuts,
    faults: [...faults, ...cuts.faults],
  };
}

/** What stands beside inputs and is none; a control is indexed by who compares with it. */
const NO_INPUT = /^(?:expected\.md|questions\.txt)$|-control\./;

/** A folder whose inputs lie beside its questions: nothing says as data what is right, so its answers are for a reader. */
async function answeredIn(folder: string, config: Config) {
  const names = readdirSync(folder).filter((name) => !NO_INPUT.test(name));
  const path = join(folder, 'questions.txt');
  const questions = existsSync(path) ? (await readFile(path, 'utf8')).split('\n').filter((line) => line.trim()) : [];
  if (names.length === 0 || questions.length === 0) return { answers: [], answered: 0 };
  return withIndexOf(
    config,
    names.map((name) => join(folder, name)),
    async (app) => {
      const answers: string[] = [];
      let answered = 0;
      for (const text of questions) {
        const answer = await app.ask({ text, history: [], today: app.today() });
        if (answer.kind === 'found') answered += 1;
        answers.push(`${text}\n      ${answerText(answer).replaceAll('\n', '\n      ')}`);
      }
      return { answers, answered };
    },
  );
}

await runCommand({
  help,
  options: { verbose: { type: 'boolean' } },
  run: async ({ values: { verbose }, positionals: [dir], config }) => {
    if (dir === undefined || !existsSync(dir))
      throw new InputError({
        what: 'run the cases',
        why: dir === undefined ? 'no folder is named' : `there is no folder "${dir}"`,
        remedy: 'Run `npm run cases -- --help`.',
      });
    const kinds = readdirSync(dir, { withFileTypes: true }).flatMap((entry) =>
      entry.isDirectory() ? [entry.name] : [],
    );
    if (kinds.length === 0)
      throw new InputError({
        what: 'run the cases',
        why: `"${dir}" has no folder of a kind`,
        remedy: 'Name the folder above them; `npm run cases -- --help` says what is in each.',
      });
    const total = { right: 0, all: 0, forbidden: 0, answered: 0, read: 0 };
    for (const name of kinds.sort()) {
      if (!existsSync(join(dir, name, 'in'))) {
        const { answers, answered } = await answeredIn(join(dir, name), config);
        process.stdout.write(
          answers.length === 0
            ? `${name.padEnd(28)} no questions.txt with inputs beside it\n`
            : `${name.padEnd(28)} ${answered} of ${answers.length} questions answered\n`,
        );
        if (verbose) process.stdout.write(answers.map((answer) => `    ${answer}\n`).join(''));
        total.answered += answered;
        total.read += answers.length;
        continue;
      }
      const { right, all, forbidden, cuts, faults } = await kindOf(join(dir, name), config);
      process.stdout.write(
        `${name.padEnd(28)} ${right} of ${all} answers, ${forbidden} forbidden; ${cuts.all - cuts.faults.length} of ${cuts.all} cuts\n`,
      );
      if (verbose) process.stdout.write(faults.map((fault) => `    ${fault}\n`).join(''));
      total.right += right;
      total.all += all;
      total.forbidden += forbidden;
    }
    if (total.all > 0)
      process.stdout.write(`${total.right} of ${total.all} answers right, ${total.forbidden} forbidden\n`);
    if (total.read > 0)
      process.stdout.write(
        `${total.answered} of ${total.read} questions answered; what is right is said in prose: read --verbose beside expected.md\n`,
      );
    return 0;
  },
});
