import { InputError } from '../src/errors.ts';
import { restore } from '../src/upkeep/index.ts';
import { runCommand } from './command.ts';

const help = `
npm run restore -- DIR [--index DIR] [--data DIR]
Puts the backup in DIR in the place of index and state. The index is changed over under a running bot; its state isn't.
  --index DIR  the index (default: INDEX_DIR, or vectors/)
  --data DIR   the bot's state (default: DATA_DIR, or data/)`;

await runCommand({
  help,
  options: { index: { type: 'string' }, data: { type: 'string' } },
  run: async ({ values, positionals: [dir], config }) => {
    if (!dir)
      throw new InputError({ what: 'restore', why: 'no folder is named', remedy: 'Run `npm run restore -- DIR`.' });
    const places = { index: config.INDEX_DIR, data: values.data ?? config.DATA_DIR };
    const { files, bytes } = await restore(dir, places);
    process.stdout.write(`Restored ${files} files, ${Math.ceil(bytes / 1024)} kB.\n`);
    return 0;
  },
});
