/** What is known of the sources that the settings name. */
import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Config } from './config.ts';
import { ConfigError } from './errors.ts';
import {
  channelOf,
  freshnessOf,
  hasSourceState,
  itemFiles,
  itemsDir,
  keepPost,
  makeFetcher,
  openSourceState,
  placeOf,
  readSources,
  type Source,
  type SourceState,
  sourcesDir,
} from './sources/index.ts';
import type { Article, ChannelPost, SourceFreshness } from './types.ts';

export const clock = {
  now: () => Date.now(),
  wait: (ms: number, signal?: AbortSignal) => pause(ms, undefined, signal ? { signal } : {}),
};

/** The one way out, as the settings have it. */
export const fetcherOf = ({ FETCH_CONTACT, PUBLIC_URL, ALLOW_HOSTS }: Config) =>
  makeFetcher({ contact: FETCH_CONTACT ?? PUBLIC_URL ?? 'no contact given', allow: ALLOW_HOSTS, clock });

/** What the file said last: it is looked at for every question of the present, and 200 sources take 40 ms to read. */
let last: { readonly file: string; readonly text: string; readonly sources: readonly Source[] } | null = null;

/** The sources that the newsroom has named; none where it has no such file. */
export function sourcesOf({ SOURCES_FILE: file }: Config): readonly Source[] {
  if (!existsSync(file)) return [];
  const text = readFileSync(file, 'utf8');
  if (last?.file !== file || last.text !== text) last = { file, text, sources: readSources(text, file) };
  return last.sources;
}

/** How old what is told of the sources may be, in milliseconds: 200 of them are 15 ms of work, and many questions want it. */
const HELD = 2000;

/** What is known of the sources now: rounds are other processes' work. */
export function watchSources(config: Config) {
  const dir = sourcesDir(config.DATA_DIR);
  let state: SourceState | null = null;
  const opened = (): SourceState => {
    state ??= openSourceState(dir);
    return state;
  };
  /** None while the file can't be read, which the schedule says in the log. */
  const named = (): readonly Source[] => {
    try {
      return sourcesOf(config);
    } catch (error) {
      if (error instanceof ConfigError) return [];
      throw error;
    }
  };
  /** The source that brought a report which has a file of its own; `null` for another. */
  const itemPlace = (source: string): string | null =>
    source.endsWith('.item') && hasSourceState(dir) ? (opened().item(basename(source, '.item'))?.place ?? null) : null;
  let told: { readonly at: number; readonly of: readonly SourceFreshness[] } | null = null;
  return {
    timeZone: config.TIME_ZONE,
    /** None before the first visit: who only asks leaves no files. */
    freshness: (): readonly SourceFreshness[] => {
      if (told && Date.now() - told.at < HELD) return told.of;
      const sources = named();
      if (sources.length === 0 || (state === null && !hasSourceState(dir))) return [];
      told = { of: freshnessOf(sources, opened(), Date.now(), config.TIME_ZONE), at: Date.now() };
      return told.of;
    },
    /** By the source that brought it; of a file that lies in a folder, by the paper. `null` where nothing is noted. */
    licenceOf: ({ source: name, paper }: Pick<Article, 'source' | 'paper'>): string | null => {
      if (!existsSync(config.SOURCES_FILE)) return null;
      const place = itemPlace(name);
      const isOf = (one: Source) =>
        place === null ? one.kind === 'folder' && one.paper === paper : placeOf(one) === place;
      return named().find((one) => isOf(one) && one.licence !== undefined)?.licence ?? null;
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
