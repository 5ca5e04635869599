import { findings, repair } from '../src/upkeep/index.ts';
import { runCommand } from './command.ts';

const help = `
npm run doctor [-- --repair] [--index DIR]
Looks at Node.js, folders, disk, index, the bot's state, port, token, clock and webhook, and says what to do. No secrets are printed.
  --repair     makes missing folders and a damaged bot.db whole (the damaged file is kept)`;

const SIGNS = { ok: '✓', warning: '!', broken: '✗' } as const;

await runCommand({
  help,
  options: { index: { type: 'string' }, repair: { type: 'boolean' } },
  run: async ({ values, config }) => {
    const stamp = new Date().toISOString().slice(0, 19).replace(/\D/g, '');
    if (values.repair) for (const done of repair(config, stamp)) process.stdout.write(`${done}\n`);
    const found = await findings(config);
    for (const { part, state, says, remedy } of found)
      process.stdout.write(`${SIGNS[state]} ${part}: ${says}${remedy ? `. ${remedy}` : ''}\n`);
    return found.some(({ state }) => state === 'broken') ? 1 : 0;
  },
});
