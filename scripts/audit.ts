import { spawnSync } from 'node:child_process';
import { runCommand } from './command.ts';

const help = `
npm run audit
Asks the registry which packages that run in production have known faults. Ends with 1 when one of them is grave; a registry
that cannot be asked is said in a line, and fails nothing.`;

type Report = {
  readonly error?: { readonly code?: string; readonly summary?: string };
  readonly message?: string;
  readonly vulnerabilities?: Readonly<Record<string, { readonly severity: string }>>;
};

const GRAVE: readonly string[] = ['high', 'critical'];

function told({ vulnerabilities, message, error }: Report): number {
  if (!vulnerabilities) {
    console.log(`Not checked: the registry cannot be asked (${message ?? error?.summary ?? 'no answer'}).`);
    return 0;
  }
  const found = Object.entries(vulnerabilities);
  for (const [name, { severity }] of found) console.log(`${severity}: ${name}`);
  console.log(`${found.length} packages with known faults.`);
  return found.some(([, { severity }]) => GRAVE.includes(severity)) ? 1 : 0;
}

await runCommand({
  help,
  options: {},
  run: async () => {
    const { stdout } = spawnSync('npm', ['audit', '--json', '--omit=dev'], { encoding: 'utf8' });
    let report: Report = {};
    try {
      report = JSON.parse(stdout) as Report;
    } catch {}
    return told(report);
  },
});
