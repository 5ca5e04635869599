/** The page of one report is asked for out of its turn; what comes is kept as a round would keep it. */
import { basename } from 'node:path';
import { InputError } from '../errors.ts';
import { alone } from './alone.ts';
import type { Fetched, Fetcher } from './fetch.ts';
import { type ItemFiles, itemFiles, itemsDir } from './item-files.ts';
import { keepItem } from './keep.ts';
import { arrived, furtherPages } from './paged.ts';
import type { KnownItem, SourceState } from './state.ts';
import { type IndexDeps, takeOut } from './waiting.ts';

/** `gone`: taken down for good, and out of the index; `missed`: not there, and taken out when a round misses it again. */
export type Again =
  | { readonly kind: 'changed' | 'same' | 'gone' | 'missed' }
  | { readonly kind: 'failed'; readonly why: string };

export type AgainDeps = Pick<IndexDeps, 'removePages'> & {
  readonly fetcher: Pick<Fetcher, 'get'>;
  readonly dataDir: string;
  readonly now: () => number;
};

const ENDING = '.item';

/** The file of a report that came from a source; `null` for another. */
export const itemFileOf = (source: string, dataDir: string): string | null =>
  source.endsWith(ENDING) ? itemFiles(itemsDir(dataDir)).pathOf(basename(source, ENDING)) : null;

/** Whether a report has a page of its own that was read: what comes with its feed is got by the next round. */
export const hasPage = (source: string, dataDir: string): boolean =>
  source.endsWith(ENDING) && itemFiles(itemsDir(dataDir)).read(basename(source, ENDING))?.page !== undefined;

/** Rejects with `InputError` for what has no page, and with `ConfigError` while a round is at work. `source`: an article's. */
export const fetchAgain = (source: string, deps: AgainDeps): Promise<Again> =>
  alone(deps.dataDir, async (own) => {
    const known = hasPage(source, deps.dataDir) ? own.state.item(basename(source, ENDING)) : null;
    const url = known?.url ?? known?.final ?? null;
    if (known === null || url === null) throw noPage(source);
    const get = (address: string) => deps.fetcher.get(address);
    const answer = await arrived(await deps.fetcher.get(url, own.state.validators(url)), get);
    return take(answer, known, { ...deps, ...own, url });
  });

type Taking = AgainDeps & { readonly state: SourceState; readonly files: ItemFiles; readonly url: string };

async function take(answer: Fetched, known: KnownItem, deps: Taking): Promise<Again> {
  const { state, now } = deps;
  if (answer.kind === 'failed') return answer;
  if (answer.kind === 'same') state.put({ ...known, checked: now(), missed: null });
  else if (answer.kind === 'text') return keep(answer, known, deps);
  else if (answer.status === 410) await takeOut([known], deps);
  else state.put({ ...known, checked: now(), missed: known.missed ?? now() });
  return { kind: answer.kind === 'same' ? 'same' : answer.status === 410 ? 'gone' : 'missed' };
}

async function keep(answer: Fetched & { kind: 'text' }, known: KnownItem, deps: Taking): Promise<Again> {
  const { state, files, fetcher, url, now } = deps;
  const further = await furtherPages(answer, (address) => fetcher.get(address));
  if (further === null) return { kind: 'failed', why: 'one of its further pages could not be read' };
  const { more: _, ...before } = files.read(known.name)!;
  const more = further.length > 0 ? { more: further.map(({ text }) => text) } : {};
  const kept = keepItem({ ...before, page: answer.text, ...more }, known, known, { state, files, now });
  state.putAddress(url, further.length > 0 ? {} : answer.validators, now());
  return { kind: kept === 'same' ? 'same' : 'changed' };
}

const noPage = (source: string) =>
  new InputError({
    what: `fetch "${source}" again`,
    why: 'it is no page that was fetched',
    remedy: 'Read its file again instead.',
  });
