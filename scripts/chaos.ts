/** `npm run chaos`: kills the real bot under load, drains a backlog, prints what was lost and repeated. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type BotProcess, drain, killRepeatedly } from '../tests/telegram/chaos.ts';

const HELP = `npm run chaos -- [--cycles 200] [--minutes 9] [--rate 20] [--drain 10000]
Kills the bot (src/main.ts) with SIGKILL under load, against a local Bot API server, then lets it answer a backlog.`;
const number = (fallback: string) => ({ type: 'string', default: fallback }) as const;
const options = {
  cycles: number('200'),
  minutes: number('9'),
  rate: number('20'),
  drain: number('10000'),
  help: { type: 'boolean' },
} as const;
const { values } = parseArgs({ options });
if (values.help) {
  console.log(HELP);
  process.exit(0);
}

const folder = mkdtempSync(join(tmpdir(), 'wenjin-chaos-'));
const bot =
  (state: string): BotProcess =>
  (server) => ({
    args: ['src/main.ts'],
    env: {
      PATH: process.env.PATH ?? '',
      BOT_TOKEN: server.token,
      TELEGRAM_API_ROOT: server.url,
      PORT: '0',
      EMBEDDER: 'hashed',
      INDEX_DIR: join(folder, 'vectors'),
      DATA_DIR: join(folder, state),
    },
  });
try {
  // The first start builds the index, which is not what is measured.
  await drain(bot('warm-up'), 1);
  const onCycle = (done: number) => process.stderr.write(`\r${done} kills`);
  const killed = await killRepeatedly({
    bot: bot('kills'),
    cycles: Number(values.cycles),
    budget: Number(values.minutes) * 60_000,
    rate: Number(values.rate),
    random: Math.random,
    onCycle,
  });
  const { refused, ...rest } = killed;
  process.stderr.write('\n');
  console.table({ ...rest, refused: refused.length });
  for (const reason of new Set(refused)) console.error(reason);
  const drained = await drain(bot('backlog'), Number(values.drain));
  console.table(drained);
  process.exitCode = killed.lost === 0 && drained.answered === drained.questions ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
