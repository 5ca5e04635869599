/** Sources and index meet here: one round of fetching into the index that the settings name. */
import { openApp } from './app.ts';
import type { Config } from './config.ts';
import { ConfigError } from './errors.ts';
import { fetchRound, placeOf, type Round } from './sources/index.ts';
import type { Log } from './types.ts';
import { clock, fetcherOf, sourcesOf } from './watching.ts';

type Options = Omit<NonNullable<Parameters<typeof fetchRound>[2]>, 'joining'> & {
  /** As in a round; a source is named by its address, folder or channel. */
  readonly joining?: ((join: (place: string) => void) => void) | undefined;
  /** Only these of the sources, by their address or folder. */
  readonly places?: readonly string[] | undefined;
};

/** Visits the sources and indexes what they brought. Rejects with `ConfigError` when there are none, or another round is at it. */
export async function fetchOnce(
  config: Config,
  log: Log,
  { places, joining, ...options }: Options = {},
): Promise<Round> {
  const all = sourcesOf(config);
  const sources = places === undefined ? all : all.filter((source) => places.includes(placeOf(source)));
  if (sources.length === 0) throw noSources(config, places);
  const app = await openApp(config, log, { create: true });
  const fetcher = fetcherOf(config);
  try {
    return await fetchRound(
      sources,
      {
        ...{ fetcher, log, dataDir: config.DATA_DIR, timeZone: config.TIME_ZONE, now: clock.now },
        ...{ index: app.index, removePages: app.removePages },
      },
      {
        ...options,
        joining: (join) =>
          joining?.((place) => {
            const source = sourcesOf(config).find((one) => placeOf(one) === place);
            if (source) join(source);
          }),
      },
    );
  } finally {
    await fetcher.close();
    await app.close();
  }
}

const noSources = ({ SOURCES_FILE: file }: Config, places: readonly string[] | undefined) =>
  new ConfigError({
    what: 'fetch the sources',
    why: places === undefined ? `"${file}" names none` : `"${file}" doesn't name ${places.join(', ')}`,
    remedy: 'Add one with `npm run sources -- add ADDRESS`.',
  });
