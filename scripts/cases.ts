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
  --verbose   prints what is wrong; a held-out folder whose faults were read is no longer held out`;

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
    const kinds = readdirSync(dir).filter((name) => existsSync(join(dir, name, 'in')));
    const total = { right: 0, all: 0, forbidden: 0 };
    for (const name of kinds.sort()) {
      const { right, all, forbidden, cuts, faults } = await kindOf(join(dir, name), config);
      process.stdout.write(
        `${name.padEnd(28)} ${right} of ${all} answers, ${forbidden} forbidden; ${cuts.all - cuts.faults.length} of ${cuts.all} cuts\n`,
      );
      if (verbose) process.stdout.write(faults.map((fault) => `    ${fault}\n`).join(''));
      total.right += right;
      total.all += all;
      total.forbidden += forbidden;
    }
    process.stdout.write(`${total.right} of ${total.all} answers right, ${total.forbidden} forbidden\n`);
    return 0;
  },
});
