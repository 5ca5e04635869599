import { embedderOf, lockOf } from '../src/app.ts';
import type { Config } from '../src/config.ts';
import { InputError } from '../src/errors.ts';
import { moveIndex, moveState } from '../src/upkeep/index.ts';
import { runCommand } from './command.ts';

const help = `
npm run migrate -- --from DIR|postgres://… --to DIR|postgres://…
npm run migrate -- --from DIR|lance:… --to DIR|lance:…
Moves the bot's state (questions waiting, followers, feedback) from a folder into a PostgreSQL database, or the index from a
folder into LanceDB, or back. Stop the bot before its state is moved. Everything is compared at the end, by counts and hashes;
a run that was cut short is repeated, and goes on where it was. What is moved stays where it was.
  --from  where it is now: a DATA_DIR or a DATABASE_URL; an INDEX_DIR or an INDEX_URL
  --to    where it shall be`;

async function state(from: string, to: string): Promise<void> {
  for (const { table, rows } of await moveState(from, to)) process.stdout.write(`${table}: ${rows}\n`);
  process.stdout.write('All rows are the same on both sides.\n');
}

async function index(from: string, to: string, config: Config, signal: AbortSignal): Promise<void> {
  const onPages = (done: number) => process.stderr.isTTY && process.stderr.write(`\r${done} pages `);
  const embedder = await embedderOf(config);
  const { pages, articles, passages, hash } = await moveIndex(from, to, {
    embedder,
    ...lockOf(config),
    signal,
    onPages,
  });
  process.stdout.write(`pages: ${pages}\narticles: ${articles}\npassages: ${passages}\n`);
  process.stdout.write(`All of it is the same on both sides (${hash.slice(0, 16)}).\n`);
}

await runCommand({
  help,
  options: { from: { type: 'string' }, to: { type: 'string' } },
  run: async ({ values: { from, to }, config, signal }) => {
    if (!from || !to)
      throw new InputError({
        what: 'move the state or the index',
        why: '--from or --to is missing',
        remedy: 'Run `npm run migrate -- --from data --to postgres://…`, or `--from vectors --to lance:…`.',
      });
    if ([from, to].some((place) => place.startsWith('lance:'))) await index(from, to, config, signal);
    else await state(from, to);
    return 0;
  },
});
