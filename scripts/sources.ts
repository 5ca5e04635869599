import { existsSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import type { Config } from '../src/config.ts';
import { InputError } from '../src/errors.ts';
import { discover, freshnessOf, openSourceState, readSources, sourcesDir, withSource } from '../src/sources/index.ts';
import { fetcherOf, sourcesOf } from '../src/watching.ts';
import { freshnessLine } from '../src/wording/index.ts';
import { runCommand } from './command.ts';

const help = `
npm run sources -- list
npm run sources -- add ADDRESS [--kind KIND] [--paper NAME] [--district NAME] [--licence TEXT] [--schedule "0 * * * *"] [--keep-days N]
Where articles come from (sources.yaml, or SOURCES_FILE). Adding finds out what an address is (feed, sitemap, epaper, page; a folder of
this machine; @name, t.me/name or t.me/c/123 of a Telegram channel that the bot is in) and writes the entry.
  list   each source with its last visit, its newest report and what is wrong with it`;

function list(config: Config): number {
  const state = openSourceState(sourcesDir(config.DATA_DIR));
  try {
    const all = freshnessOf(sourcesOf(config), state, Date.now(), config.TIME_ZONE);
    if (all.length === 0) process.stdout.write('No sources yet. Add one with `npm run sources -- add ADDRESS`.\n');
    for (const one of all) {
      const detail = one.detail === null ? '' : `\n    ${one.detail}`;
      process.stdout.write(`${freshnessLine(one, 'en', Date.now(), config.TIME_ZONE)}\n    ${one.place}${detail}\n`);
    }
    return 0;
  } finally {
    state.close();
  }
}

type Fields = { readonly [field: string]: string | number };

/** A channel's number or public name as people copy it; `null` for anything else. */
function channelIn(address: string): string | number | null {
  const [, name, number] =
    /^(?:@|(?:https?:\/\/)?t\.me\/)(?:([A-Za-z]\w{3,31})|c\/(\d+))(?:\/\d*)?$/.exec(address) ?? [];
  return number === undefined ? (name && `@${name}`) || null : Number(`-100${number}`);
}

async function entryOf(address: string, kind: string | undefined, config: Config): Promise<Fields> {
  if (existsSync(address) && statSync(address).isDirectory()) return { kind: 'folder', path: address, paper: '' };
  const channel = channelIn(address);
  if (channel !== null) return { kind: 'channel', channel, paper: '' };
  const fetcher = fetcherOf(config);
  try {
    const all = await discover(address, fetcher);
    const found = kind === undefined ? all[0] : all.find((one) => one.kind === kind);
    const others = all.filter((one) => one !== found);
    for (const one of others)
      process.stdout.write(`It also has: ${one.kind}, ${one.url}, reports listed: ${one.reports}\n`);
    if (found === undefined) throw notOfKind(address, kind ?? '');
    process.stdout.write(`Found: ${found.kind}, reports listed: ${found.reports}\n`);
    return { kind: found.kind, url: found.url, paper: found.paper };
  } finally {
    await fetcher.close();
  }
}

const notOfKind = (address: string, kind: string) =>
  new InputError({
    what: `add "${address}"`,
    why: `it is no ${kind}`,
    remedy: 'Leave --kind out to see what it is.',
  });

function write(file: string, entry: Fields): void {
  const before = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const after = withSource(before, entry);
  readSources(after, file);
  writeFileSync(`${file}.new`, after);
  renameSync(`${file}.new`, file);
}

await runCommand({
  help,
  options: {
    ...{ kind: { type: 'string' }, paper: { type: 'string' }, district: { type: 'string' } },
    ...{ licence: { type: 'string' }, schedule: { type: 'string' }, 'keep-days': { type: 'string' } },
  } as const,
  run: async ({ values, positionals: [command, address], config }) => {
    if (command === 'list') return list(config);
    if (command !== 'add' || address === undefined)
      throw new InputError({
        what: 'work on the sources',
        why: 'neither `list` nor `add ADDRESS` is said',
        remedy: 'Run it with --help.',
      });
    const { paper, district, licence, schedule } = values;
    const found = await entryOf(address, values.kind, config);
    const given = Object.entries({ paper, district, licence, schedule }).filter(([, value]) => value !== undefined);
    const keep = values['keep-days'] === undefined ? {} : { keepDays: Number(values['keep-days']) };
    const entry = { ...found, ...Object.fromEntries(given), ...keep } as Fields;
    if (!entry.paper)
      throw new InputError({
        what: `add "${address}"`,
        why: 'nothing says which paper it is',
        remedy: 'Name it with --paper NAME.',
      });
    write(config.SOURCES_FILE, entry);
    process.stdout.write(
      `Added to ${config.SOURCES_FILE}: ${Object.entries(entry)
        .map(([name, value]) => `${name}: ${value}`)
        .join(', ')}\n`,
    );
    return 0;
  },
});
