import { InputError } from '../src/errors.ts';
import { SCENES, type Scene } from '../tests/chaos/index.ts';
import { runFlood } from '../tests/state/flood.ts';
import { runReplicas } from '../tests/state/replicas.ts';
import { chances } from '../tests/support/chances.ts';
import type { Postgres } from '../tests/support/postgres.ts';
import { drain, killRepeatedly, withWholeProgram } from '../tests/telegram/chaos.ts';
import { runCommand } from './command.ts';

const help = `
npm run chaos -- --quick [--scene N] [--times N] [--seed N]
npm run chaos -- [--cycles 200] [--minutes 7] [--rate 20] [--drain 10000] [--replicas 3]
Lets go wrong what can: each scene starts the whole program against a local Bot API server and counts what must not happen.
  --quick      every scene once, a minute or so; part of .ci/run. Ends with 0 only when nothing was counted
  --scene N    only the scene with this number
  --times N    everything so many times as often (default: 1); 21 with the scene of hostile files reads them all
  --seed N     the same chances as in an earlier run, which printed its own
Without --quick: kills the program with SIGKILL again and again under load, counts lost and repeated answers, then
starts it on a backlog. Ends with 0 only when nothing was lost. \`npm run soak -- MINUTES\` repeats all scenes.
  --cycles N   kills (default: 200)
  --minutes N  no new cycle begins after so many minutes (default: 7)
  --rate N     questions a second while the bot runs (default: 20)
  --drain N    questions waiting in the backlog (default: 10000)
  --replicas N instead: so many replicas with a trivial conversation on one PostgreSQL of their own, which is ended without
               warning too, at every tenth kill; counts what is lost, out of order, repeated, and repeated in
               chats that nobody who was killed held at that moment (unexplained)
Scenes:
${SCENES.map(({ name, counts }, at) => `  ${at + 1}  ${name} (${counts})`).join('\n')}`;

/** Milliseconds in which a dead replica's chats are others', and what a flooder may add to others' times. */
const TAKEOVER = 15_000;
const MAY_ADD = 0.1;
/** Milliseconds with the flood, and without it. */
const TURN = 10_000;

const text = (value: string) => ({ type: 'string', default: value }) as const;
const options = {
  quick: { type: 'boolean' },
  scene: { type: 'string' },
  times: text('1'),
  seed: { type: 'string' },
  cycles: text('200'),
  minutes: text('7'),
  rate: text('20'),
  drain: text('10000'),
  replicas: { type: 'string' },
  crashes: { type: 'string' },
  flood: { type: 'boolean' },
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

/** Three scenes at a time, as most of them wait most of the time; how many of what must not happen were seen. */
async function quick(scenes: readonly Scene[], times: number, seed: number): Promise<number> {
  console.log(`seed ${seed}`);
  const left = [...scenes.entries()];
  let broken = 0;
  const lane = async () => {
    for (let next = left.shift(); next; next = left.shift())
      broken += await tell(next[1], times, chances(seed + next[0]));
  };
  await Promise.all([lane(), lane(), lane()]);
  return broken === 0 ? 0 : 1;
}

async function tell({ name, counts, run }: Scene, times: number, random: () => number): Promise<number> {
  const started = performance.now();
  const { broken, tried, figures } = await run({ times, random });
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
    if (values.replicas) return (values.flood ? floodOf : chaosOfReplicas)(Number(values.replicas), values);
    if (values.quick || values.scene)
      return quick(chosen(values.scene), Number(values.times), Number(values.seed ?? Date.now() % 100_000));
    return long(values);
  },
});

type Values = Readonly<Record<'cycles' | 'minutes' | 'rate', string>> & { readonly crashes?: string | undefined };

/** Works on a PostgreSQL of its own. */
async function withPostgres<T>(work: (postgres: Postgres) => Promise<T>): Promise<T> {
  const { startPostgres } = await import('../tests/support/postgres.ts');
  const postgres = await startPostgres();
  return work(postgres).finally(() => postgres.stop());
}

async function chaosOfReplicas(replicas: number, { cycles, minutes, rate, crashes }: Values): Promise<number> {
  const [kills, ms] = [Number(cycles), Number(minutes) * 60_000];
  const every = Math.max(1, Math.floor(kills / Number(crashes ?? kills / 10)));
  const result = await withPostgres(async (postgres) =>
    runReplicas({
      ...{ url: await postgres.database(), by: 'webhook', replicas, lease: 10_000, chats: 500 },
      ...{ kills, ms, killEvery: Math.min(2500, (0.9 * ms) / kills), rate: Number(rate), random: Math.random },
      crash: { every, now: () => postgres.crash(500) },
      onKill: (done) => process.stderr.isTTY && process.stderr.write(`\r${done} kills `),
    }),
  );
  console.table(result);
  const { lost, disordered, unexplained, longestTakeover } = result;
  return lost + disordered + unexplained === 0 && longestTakeover <= TAKEOVER ? 0 : 1;
}

async function floodOf(replicas: number, { minutes, rate }: Values): Promise<number> {
  const ms = Number(minutes) * 60_000;
  // Short turns, so that whatever else the machine does falls on both alike.
  const turns = Math.max(5, Math.round(ms / 2 / TURN));
  const result = await withPostgres(async (postgres) =>
    runFlood({ url: await postgres.database(), replicas, turns, ms: ms / 2 / turns, rate: Number(rate), flood: 100 }),
  );
  const added = result.floodedP95 / result.calmP95 - 1;
  console.table({ ...result, added: `${Math.round(100 * added)} %` });
  return result.lost === 0 && added <= MAY_ADD ? 0 : 1;
}
