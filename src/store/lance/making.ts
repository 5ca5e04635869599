/**
 * How an index is made, and made anew: in tables of its own beside those there are, with the head `next`, which becomes the head in
 * one writing. Whoever is killed leaves the index as it was; its tables go with the next run, those of the index before when no
 * reader can be at them any more.
 */
import { StoreError } from '../../errors.ts';
import type { LockWriter } from '../../types.ts';
import type { OpenOptions } from '../port.ts';
import { among, type Connection, rowsOf } from './engine.ts';
import { type Head, type Notes, noHead, openNotes, versionsOf } from './head.ts';
import { wordsOf } from './new-words.ts';
import { dropTables, makeTables, type Tables, VERSION } from './tables.ts';
import { removeArticle } from './writing.ts';

type Place = { readonly db: Connection; readonly place: string; readonly lock: LockWriter };
type Figures = Omit<Head, 'at'>;

/** Makes what is missing, or begins anew, and refuses what can't be used. */
export async function prepare(at: Place, { create = false, rebuild = false, embedder }: OpenOptions): Promise<Notes> {
  const notes = await openNotes(at.db, false);
  const head = await notes?.head();
  if (rebuild || (!head && create)) return begin(at, rebuild ? 'next' : 'head', embedder);
  if (!notes || !head) {
    const remedy = 'Run `npm run index` to make one.';
    throw new StoreError({ what: `open the index "${at.place}"`, why: 'there is none', remedy });
  }
  const why =
    head.version !== VERSION
      ? 'it was made by another version of the program'
      : head.embedder.id !== embedder.id || head.embedder.dimensions !== embedder.dimensions
        ? `it was made with the embedder "${head.embedder.id}"`
        : null;
  if (why !== null)
    throw new StoreError({
      ...{ what: `open the index "${at.place}"`, why },
      remedy: 'Run `npm run index -- --rebuild`, or set EMBEDDER to the one it was made with.',
    });
  return notes;
}

/** Of two that find no index, the later one finds what the earlier one made. */
async function begin({ db, lock }: Place, name: 'head' | 'next', embedder: OpenOptions['embedder']): Promise<Notes> {
  const held = await lock();
  try {
    const notes = await openNotes(db, true);
    const before = await notes.head();
    if (before && name === 'head') return notes;
    const generation = name === 'head' ? 0 : (before?.generation ?? 0) + 1;
    const tables = await makeTables(db, embedder.dimensions, generation);
    await notes.forget(wordsOf({ generation }));
    await notes.put(name, JSON.stringify({ ...noHead(embedder, generation), at: await versionsOf(tables) }));
    return notes;
  } finally {
    held.release();
  }
}

/** The figures with which what was built takes the place of the index: without what was withdrawn since its page was put in. */
export async function inPlace(
  tables: Tables,
  figures: Figures,
  notes: Notes,
  keptMs: number,
  outdate: (figures: Figures) => Promise<void>,
): Promise<Figures> {
  const withdrawn = (await notes.withdrawals()).map(({ id }) => id);
  const there = new Set((await rowsOf(tables.article, among('id', withdrawn), ['id'])).map(({ id }) => String(id)));
  let left = figures;
  for (const id of there) left = (await removeArticle(tables, left, id)) ?? left;
  // What only a withdrawn article had must not stay among the new words.
  if (there.size > 0) await outdate(left);
  const before = await notes.head();
  const last = before ? [{ generation: before.generation ?? 0, until: Date.now() + keptMs }] : [];
  return { ...left, former: [...(before?.former ?? []), ...last] };
}

/** Drops what a killed or given up rebuild has left. Only for who has the turn to write. */
export async function dropUnfinished({ db, notes, lock }: Omit<Place, 'place'> & { readonly notes: Notes }) {
  if (!(await notes.head('next'))) return;
  const held = await lock();
  try {
    const [next, head] = [await notes.head('next'), await notes.head()];
    // The same ones: it was killed when they were in place already.
    if (next && next.made !== head?.made) await dropGeneration(db, notes, next.generation ?? 0);
    await notes.forget('next');
  } finally {
    held.release();
  }
}

/** Drops the tables of earlier indexes that no reader can be at any more. */
export async function dropFormer(db: Connection, notes: Notes, figures: Head): Promise<Head> {
  const { former = [] } = figures;
  const over = former.filter(({ until }) => until < Date.now());
  for (const { generation } of over) await dropGeneration(db, notes, generation);
  return over.length === 0 ? figures : { ...figures, former: former.filter((one) => !over.includes(one)) };
}

async function dropGeneration(db: Connection, notes: Notes, generation: number): Promise<void> {
  await dropTables(db, generation);
  await notes.forget(wordsOf({ generation }));
}
