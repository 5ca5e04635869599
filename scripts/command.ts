/** What all scripts share: `--help`, one line with a remedy on stderr for a failure, exit code 0 only on success. */
import { argumentsBy, type Options, type Parsed } from '../src/arguments.ts';
import { type Config, loadConfig } from '../src/config.ts';
import { oneLine } from '../src/errors.ts';

export type Command<O extends Options> = {
  /** Printed by `--help`. */
  readonly help: string;
  readonly options: O;
  /** Resolves to the exit code. `signal` aborts on Ctrl-C and SIGTERM. */
  readonly run: (args: Parsed<O> & { readonly config: Config; readonly signal: AbortSignal }) => Promise<number>;
};

/** Runs a script and ends the process. `--index DIR` overrides INDEX_DIR wherever a script has it. */
export async function runCommand<const O extends Options>({ help, options, run }: Command<O>): Promise<void> {
  const stopping = new AbortController();
  // Whoever reads a list may have seen enough of it (`| head`).
  process.stdout.on('error', ({ code }: NodeJS.ErrnoException) => process.exit(code === 'EPIPE' ? 0 : 1));
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => stopping.abort());
  try {
    const args = argumentsBy(options);
    if ('help' in args.values && args.values.help) process.stdout.write(`${help.trim()}\n`);
    else {
      const given = loadConfig();
      const index = (args.values as { index?: string }).index;
      const config = index ? { ...given, ...indexAt(index) } : given;
      process.exitCode = await run({ ...args, config, signal: stopping.signal });
    }
  } catch (error) {
    process.stderr.write(`${oneLine(error)}\n`);
    process.exitCode = 1;
  }
}

/** `--index` takes a folder or, like INDEX_URL, `lance:…`. */
const indexAt = (place: string): Partial<Config> =>
  place.startsWith('lance:') ? { INDEX_URL: place } : { INDEX_DIR: place, INDEX_URL: undefined };
