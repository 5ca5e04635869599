import { InputError } from '../src/errors.ts';
import { SCENES, type Scene } from '../tests/chaos/index.ts';
import { runReplicas } from '../tests/state/replicas.ts';
import { chances } from '../tests/support/chances.ts';
import { drain, killRepeatedly, withWholeProgram } from '../tests/telegram/chaos.ts';
import { runCommand } from './command.ts';

const help = `
npm run chaos -- --quick [--scene N] [--seed N]
npm run chaos -- [--cycles 200] [--minutes 7] [--rate 20] [--drain 10000] [--replicas 3]
Lets go wrong what can: each scene starts the whole program against a local Bot API server and counts what must not happen.
  --quick      every scene once, a minute or so; part of .ci/run. Ends with 0 only when nothing was counted
  --scene N    only the scene with this number
  --seed N     the same chances as in an earlier run, which printed its own
Without --quick: kills the program with SIGKILL again and again under load, counts lost and repeated answers, then
starts it on a backlog. Ends with 0 only when nothing was lost. \`npm run soak -- MINUTES\` repeats all scenes.
  --cycles N   kills (default: 200)
  --minutes N  no new cycle begins after so many minutes (default: 7)
  --rate N     questions a second while the bot runs (default: 20)
  --drain N    questions waiting in the backlog (default: 10000)
  --replicas N instead: so many replicas with a trivial conversation on one PostgreSQL of their own, which is ended without
               warning too, at every tenth kill; counts what is lost, repeated and out of order
Scenes:
${SCENES.map(({ name, counts }, at) => `  ${at + 1}  ${name} (${counts})`).join('\n')}`;

const text = (value: string) => ({ type: 'string', default: value }) as const;
const options = {
  quick: { type: 'boolean' },
  scene: { type: 'string' },
  seed: { type: 'string' },
  cycles: text('200'),
  minutes: text('7'),
  rate: text('20'),
  drain: text('10000'),
  replicas: { type: 'string' },
} as const;

function chosen(scene: string | undefined): readonly Scene[] {
  if (scene === undefined) return SCENES;
  const one = SCENES[Number(scene) - 1];
  if (one) return [one];
  throw new InputError({
    what: `run scene "${scene}"`,
    why: 'there is no such scene',
    remedy: 'Run it with --help to see which there are.',
  });
}

/** Two scenes at a time, as most of them wait most of the time; how many of what must not happen were seen. */
async function quick(scenes: readonly Scene[], seed: number): Promise<number> {
  console.log(`seed ${seed}`);
  const left = [...scenes.entries()];
  let broken = 0;
  const lane = async () => {
    for (let next = left.shift(); next; next = left.shift()) broken += await tell(next[1], chances(seed + next[0]));
  };
  await Promise.all([lane(), lane()]);
  return broken === 0 ? 0 : 1;
}

async function tell({ name, counts, run }: Scene, random: () => number): Promise<number> {
  const started = performance.now();
  const { broken, tried, figures } = await run({ times: 1, random });
  const seconds = Math.round((performance.now() - started) / 1000);
  const more = Object.entries(figures).map(([what, figure]) => `, ${what} ${figure}`);
  const verdict = broken === 0 ? 'held  ' : 'BROKEN';
  console.log(`${verdict} ${name}: ${broken} of ${tried} (${counts})${more.join('')}; ${seconds} s`);
  return broken;
}

const long = ({ cycles, minutes, rate, drain: backlog }: Record<'cycles' | 'minutes' | 'rate' | 'drain', string>) =>
  withWholeProgram(async (bot) => {
    const onCycle = (done: number) => process.stderr.isTTY && process.stderr.write(`\r${done} kills `);
    const { refused, ...killed } = await killRepeatedly({
      bot: bot('kills'),
      cycles: Number(cycles),
      budget: Number(minutes) * 60_000,
      rate: Number(rate),
      random: Math.random,
      onCycle,
    });
    console.table({ ...killed, refused: refused.length });
    const drained = await drain(bot('backlog'), Number(backlog));
    console.table(drained);
    return killed.lost === 0 && drained.answered === drained.questions ? 0 : 1;
  });

await runCommand({
  help,
  options,
  run: async ({ values }) => {
    if (values.replicas) return chaosOfReplicas(Number(values.replicas), values);
    if (values.quick || values.scene) return quick(chosen(values.scene), Number(values.seed ?? Date.now() % 100_000));
    return long(values);
  },
});

type Values = { readonly cycles: string; readonly minutes: string; readonly rate: string };

async function chaosOfReplicas(replicas: number, { cycles, minutes, rate }: Values): Promise<number> {
  const { startPostgres } = await import('../tests/support/postgres.ts');
  const postgres = await startPostgres();
  const result = await runReplicas({
    ...{ url: await postgres.database(), by: 'webhook', replicas, lease: 10_000, killEvery: 2500, chats: 500 },
    ...{ kills: Number(cycles), ms: Number(minutes) * 60_000, rate: Number(rate), random: Math.random },
    crash: { every: 10, now: () => postgres.crash(500) },
    onKill: (done) => process.stderr.isTTY && process.stderr.write(`\r${done} kills `),
  });
  await postgres.stop();
  console.table(result);
  return result.lost === 0 && result.disordered === 0 ? 0 : 1;
}
