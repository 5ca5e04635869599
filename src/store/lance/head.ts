/**
 * What makes several tables one: the head says which version of each belongs together, and is written last. Readers go
 * from head to head, so that none ever sees half a page; what a killed writer left behind a head is undone by the next one.
 */
import { randomUUID } from 'node:crypto';
import type { EmbedderIdentity, Withdrawal } from '../port.ts';
import { type Connection, literal, rowsOf, type Table, tableIn } from './engine.ts';
import { NAMES, type Name, openTables, type Tables, VERSION } from './tables.ts';

export type Head = {
  readonly version: number;
  /** Another one whenever the index is made anew: its keys begin again. */
  readonly made: string;
  /** How often the index was made anew: its tables are called by it. Heads of earlier programs have none, as the first. */
  readonly generation?: number;
  /** Whose tables are still there for readers, until when (milliseconds). */
  readonly former?: readonly { readonly generation: number; readonly until: number }[];
  readonly embedder: EmbedderIdentity;
  readonly at: Readonly<Record<Name, number>>;
  /** The last keys that were given out; no key is given out twice. */
  readonly lastPage: number;
  readonly lastArticle: number;
  readonly lastPassage: number;
  /** Passages that went, ever. */
  readonly removed: number;
  /** Articles that went, ever; and how often the new words changed. */
  readonly gone: number;
  readonly words: number;
  /** Passages that are there, and that were there when vectors were put into parts of space. */
  readonly passages: number;
  readonly parted: number;
};

/** The head in use, and that of an index that is to take its place. */
export type HeadName = 'head' | 'next';

export const noHead = (embedder: EmbedderIdentity, generation: number): Omit<Head, 'at'> => ({
  ...{ version: VERSION, generation },
  made: randomUUID(),
  embedder: { id: embedder.id, dimensions: embedder.dimensions },
  ...{ lastPage: 0, lastArticle: 0, lastPassage: 0, removed: 0, gone: 0, words: 0, passages: 0, parted: 0 },
});

export type Notes = Awaited<ReturnType<typeof notesIn>>;

/** `null` where there are none and none are to be made. */
export const openNotes = async <Create extends boolean>(
  db: Connection,
  create: Create,
): Promise<Create extends true ? Notes : Notes | null> =>
  (create || (await tableIn(db, 'note')) ? await notesIn(db) : null) as Notes;

/** Small values by name, and withdrawals, which no rebuilding touches. */
async function notesIn(db: Connection) {
  const open = async (name: string, sample: Record<string, unknown>): Promise<Table> => {
    const there = await tableIn(db, name);
    if (there) return there;
    const table = await db.createTable(name, [sample]);
    await table.delete('true');
    return table;
  };
  const note = await open('note', { name: '', value: '' });
  const withdrawn = await open('withdrawn', { id: '', at: 0, note: '' });
  const get = async (name: string): Promise<string | null> => {
    const [row] = await rowsOf(note, `name = ${literal(name)}`, ['value']);
    return row ? String(row.value) : null;
  };
  const put = (name: string, value: string) => upsert(note, 'name', { name, value });
  return {
    get,
    put,
    /** Each put adds a file and a version. */
    tidy: async (keptMs: number): Promise<void> => {
      const cleanupOlderThan = new Date(Date.now() - keptMs);
      for (const table of [note, withdrawn]) await table.optimize({ cleanupOlderThan, deleteUnverified: false });
    },
    head: async (name: HeadName = 'head'): Promise<Head | null> => {
      const value = await get(name);
      return value === null ? null : (JSON.parse(value) as Head);
    },
    forget: async (name: string): Promise<void> => {
      await note.delete(`name = ${literal(name)}`);
    },
    withdraw: (id: string, more?: Omit<Withdrawal, 'id'>) =>
      upsert(withdrawn, 'id', { id, at: Date.now(), note: more ? JSON.stringify(more) : '' }),
    withdrawals: async (): Promise<readonly Withdrawal[]> => {
      const rows = await rowsOf(withdrawn, 'true', ['id', 'at', 'note']);
      const unknown = { title: null, on: null, sketch: null, by: null };
      return rows
        .toSorted((a, b) => Number(a.at) - Number(b.at))
        .map(({ id, note: more }) => ({ id: String(id), ...unknown, ...(more ? JSON.parse(String(more)) : {}) }));
    },
  };
}

const upsert = async (table: Table, key: string, row: Record<string, unknown>): Promise<void> => {
  await table.mergeInsert(key).whenMatchedUpdateAll().whenNotMatchedInsertAll().execute([row]);
};

export async function versionsOf(tables: Tables): Promise<Head['at']> {
  const versions = await Promise.all(NAMES.map(async (name) => [name, await tables[name].version()] as const));
  return Object.fromEntries(versions) as Head['at'];
}

/** The tables as a head has them, for reading. */
export async function tablesAt(db: Connection, { at, generation }: Head): Promise<Tables> {
  const tables = await openTables(db, generation);
  await Promise.all(NAMES.map((name) => tables[name].checkout(at[name])));
  return tables;
}

/** Takes back what a writer that died wrote behind the head. */
export async function backTo(tables: Tables, at: Head['at']): Promise<void> {
  for (const name of NAMES) {
    const table = tables[name];
    await table.checkoutLatest();
    if ((await table.version()) === at[name]) continue;
    await table.checkout(at[name]);
    await table.restore();
    await table.checkoutLatest();
  }
}
