/** What is known of the sources that the settings name. */
import { existsSync, readFileSync } from 'node:fs';
import type { Config } from './config.ts';
import { ConfigError } from './errors.ts';
import {
  channelOf,
  freshnessOf,
  hasSourceState,
  itemFiles,
  itemsDir,
  keepPost,
  openSourceState,
  placeOf,
  readSources,
  type Source,
  type SourceState,
  sourcesDir,
} from './sources/index.ts';
import type { ChannelPost, SourceFreshness } from './types.ts';

/** The sources that the newsroom has named; none where it has no such file. */
export function sourcesOf({ SOURCES_FILE: file }: Config): readonly Source[] {
  return existsSync(file) ? readSources(readFileSync(file, 'utf8'), file) : [];
}

/** What is known of the sources now, read anew each time: rounds are other processes' work. */
export function watchSources(config: Config) {
  const dir = sourcesDir(config.DATA_DIR);
  let state: SourceState | null = null;
  const opened = (): SourceState => {
    state ??= openSourceState(dir);
    return state;
  };
  return {
    timeZone: config.TIME_ZONE,
    /** None while the file can't be read, which the schedule says in the log, and before the first visit: who only asks leaves no files. */
    freshness: (): readonly SourceFreshness[] => {
      try {
        const sources = sourcesOf(config);
        if (sources.length === 0 || (state === null && !hasSourceState(dir))) return [];
        return freshnessOf(sources, opened(), Date.now(), config.TIME_ZONE);
      } catch (error) {
        if (error instanceof ConfigError) return [];
        throw error;
      }
    },
    /** Each with its schedule; a file that can't be read is reported by whoever asks. */
    scheduled: () =>
      sourcesOf(config).map((source) => {
        const place = placeOf(source);
        return { place, schedule: source.schedule, tried: opened().source(place)?.tried ?? null };
      }),
    /** Keeps a post of a channel that is named as a source; its place when there is something to index, else `null`. */
    keepPost: (post: ChannelPost): string | null => {
      const source = channelOf(sourcesOf(config), post);
      if (source === null) return null;
      const files = itemFiles(itemsDir(config.DATA_DIR));
      return keepPost(post, source, config.TIME_ZONE, { state: opened(), files, now: Date.now })
        ? placeOf(source)
        : null;
    },
    folders: () => sourcesOf(config).flatMap((source) => (source.kind === 'folder' ? [source.path] : [])),
    close: () => state?.close(),
  };
}
