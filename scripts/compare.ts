import { InputError } from '../src/errors.ts';
import { type Agreement, agreementOf, agreementTable } from '../src/evaluation/agreement.ts';
import { readGold } from '../src/evaluation/index.ts';
import { QUESTION_SETS } from '../src/evaluation/sets.ts';
import { runCommand } from './command.ts';
import { withIndexOf, withLanceOf } from './scratch.ts';

const help = `
npm run compare -- [--verbose] [SET…]
Asks every question of every set in the repository twice: of an index in a folder and of the same index moved into LanceDB. Counts
the answers of the same kind with the same citations, and ends with 0 when they are 99 % of all.
  SET        only these sets, as \`npm run evaluate -- --all\` names them
  --verbose  says which questions are answered otherwise, but never of sets held out`;

const ENOUGH = 0.99;

await runCommand({
  help,
  options: { verbose: { type: 'boolean' } },
  run: async ({ values: { verbose }, positionals, config }) => {
    const chosen = QUESTION_SETS.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
    if (chosen.length === 0)
      throw new InputError({ what: 'compare', why: 'there is no such set', remedy: 'Name none to take all of them.' });
    const rows: Agreement[] = [];
    for (const [pages, sets] of Map.groupBy(chosen, (set) => set.pages))
      await withIndexOf(config, pages, (app) =>
        withLanceOf(app, async (other) => {
          for (const { name, gold, heldOut } of sets) {
            const row = await agreementOf(name, await readGold(gold), [app.ask, other.ask], app.today());
            rows.push(row);
            if (verbose && !heldOut) for (const text of row.others) process.stdout.write(`${name}: ${text}\n`);
          }
        }),
      );
    process.stdout.write(`${agreementTable(rows)}\n`);
    const [same, questions] = [rows.map((row) => row.same), rows.map((row) => row.questions)].map((all) =>
      all.reduce((sum, one) => sum + one, 0),
    );
    return same! >= ENOUGH * questions! ? 0 : 1;
  },
});
