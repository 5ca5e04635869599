import { InputError } from '../src/errors.ts';
import { moveState } from '../src/upkeep/index.ts';
import { runCommand } from './command.ts';

const help = `
npm run migrate -- --from DIR|postgres://… --to DIR|postgres://…
Moves the bot's state (questions waiting, followers, feedback) from a folder into a PostgreSQL database, or back. Stop
the bot first. Every row is compared at the end; a run that was cut short is repeated. What is moved stays where it was.
The index is not moved: \`npm run index -- --index lance:…\` makes one of the same papers.
  --from  where the state is now (a DATA_DIR, or a DATABASE_URL)
  --to    where it shall be`;

await runCommand({
  help,
  options: { from: { type: 'string' }, to: { type: 'string' } },
  run: async ({ values: { from, to } }) => {
    if (!from || !to)
      throw new InputError({
        what: 'move the state',
        why: '--from or --to is missing',
        remedy: 'Run `npm run migrate -- --from data --to postgres://…`.',
      });
    for (const { table, rows } of await moveState(from, to)) process.stdout.write(`${table}: ${rows}\n`);
    process.stdout.write('All rows are the same on both sides.\n');
    return 0;
  },
});
