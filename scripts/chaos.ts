import { drain, killRepeatedly, withWholeProgram } from '../tests/telegram/chaos.ts';
import { runCommand } from './command.ts';

const help = `
npm run chaos -- [--cycles 200] [--minutes 7] [--rate 20] [--drain 10000]
Kills the whole program with SIGKILL again and again under load, against a local Bot API server, and counts lost and
repeated answers; then starts it on a backlog. Ends with 0 only when nothing was lost.
  --cycles N   kills (default: 200)
  --minutes N  no new cycle begins after so many minutes (default: 7)
  --rate N     questions a second while the bot runs (default: 20)
  --drain N    questions waiting in the backlog (default: 10000)`;

const text = (value: string) => ({ type: 'string', default: value }) as const;
const options = { cycles: text('200'), minutes: text('7'), rate: text('20'), drain: text('10000') };

await runCommand({
  help,
  options,
  run: ({ values }) =>
    withWholeProgram(async (bot) => {
      // The first start builds the index, which is not what is measured.
      await drain(bot('warm-up'), 1);
      const onCycle = (done: number) => process.stderr.isTTY && process.stderr.write(`\r${done} kills `);
      const { refused, ...killed } = await killRepeatedly({
        bot: bot('kills'),
        cycles: Number(values.cycles),
        budget: Number(values.minutes) * 60_000,
        rate: Number(values.rate),
        random: Math.random,
        onCycle,
      });
      console.table({ ...killed, refused: refused.length });
      const drained = await drain(bot('backlog'), Number(values.drain));
      console.table(drained);
      return killed.lost === 0 && drained.answered === drained.questions ? 0 : 1;
    }),
});
