/** Arguments of a command line; `--help` is one of every command. */
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { InputError, oneLine } from './errors.ts';

export type Options = NonNullable<ParseArgsConfig['options']>;
export type Parsed<O extends Options> = ReturnType<typeof parseArgs<{ options: O; allowPositionals: true }>>;

/** The process's own arguments. Throws `InputError` for one that isn't among `options`. */
export function argumentsBy<O extends Options>(options: O, allowPositionals = true): Parsed<O> {
  try {
    return parseArgs({
      options: { ...options, help: { type: 'boolean', short: 'h' } },
      allowPositionals,
    }) as unknown as Parsed<O>;
  } catch (cause) {
    throw new InputError({
      what: 'read the arguments',
      why: oneLine(cause),
      remedy: 'Run it with --help to see what it takes.',
      cause,
    });
  }
}
