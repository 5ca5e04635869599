import { InputError } from '../src/errors.ts';
import { SCENES } from '../tests/chaos/index.ts';
import { runCommand } from './command.ts';

const help = `
npm run soak -- MINUTES
Repeats the scenes of \`npm run chaos -- --quick\`, each round with other chances, until so many minutes are over, and
prints what each counted in all. Ends with 0 only when nothing that must not happen was seen.`;

function minutesOf(given: string | undefined): number {
  const minutes = Number(given);
  if (minutes > 0) return minutes;
  throw new InputError({
    what: `soak for "${given ?? ''}"`,
    why: 'it is no number of minutes',
    remedy: 'Try `npm run soak -- 60`.',
  });
}

await runCommand({
  help,
  options: {},
  run: async ({ positionals }) => {
    const until = performance.now() + minutesOf(positionals[0]) * 60_000;
    const sums = SCENES.map(({ name }) => ({ name, runs: 0, tried: 0, broken: 0 }));
    for (let round = 0; performance.now() < until; round++)
      for (const [at, { name, run }] of SCENES.entries()) {
        if (performance.now() >= until) break;
        const { tried, broken, figures } = await run({ times: 1, random: Math.random });
        const sum = sums[at]!;
        sums[at] = { name, runs: sum.runs + 1, tried: sum.tried + tried, broken: sum.broken + broken };
        if (broken > 0) console.log(`round ${round + 1}, ${name}: ${broken} broken ${JSON.stringify(figures)}`);
      }
    console.table(sums);
    return sums.every(({ broken }) => broken === 0) ? 0 : 1;
  },
});
