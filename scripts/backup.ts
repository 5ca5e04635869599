import { InputError } from '../src/errors.ts';
import { backUp } from '../src/upkeep/index.ts';
import { runCommand } from './command.ts';

const help = `
npm run backup -- DIR [--index DIR] [--data DIR]
Copies the index and the bot's state into DIR, also while the bot runs. Keep DIR safe: it holds residents' questions.
  --index DIR  the index (default: INDEX_DIR, or vectors/)
  --data DIR   the bot's state (default: DATA_DIR, or data/)`;

await runCommand({
  help,
  options: { index: { type: 'string' }, data: { type: 'string' } },
  run: async ({ values, positionals: [dir], config }) => {
    if (!dir)
      throw new InputError({ what: 'backup', why: 'no folder is named', remedy: 'Run `npm run backup -- DIR`.' });
    const places = { index: config.INDEX_DIR, data: values.data ?? config.DATA_DIR };
    const { files, bytes } = await backUp(places, dir);
    process.stdout.write(`Backed up ${files} files, ${Math.ceil(bytes / 1024)} kB.\n`);
    return 0;
  },
});
