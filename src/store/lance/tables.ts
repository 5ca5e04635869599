import { type Connection, type Engine, type Table, tableIn } from './engine.ts';

/** Raised whenever tables or encodings change; an index of another version has to be made anew. */
export const VERSION = 3;

/** What is versioned together; readers see all of them as one commit left them. */
export const NAMES = ['page', 'article', 'passage', 'mention', 'segment', 'removed'] as const;
export type Name = (typeof NAMES)[number];
export type Tables = Readonly<Record<Name, Table>>;

/** A row of each, from which its columns are known; an unknown date or district is an empty text, its truth is in `content`. */
const samples = (dimensions: number): Readonly<Record<Name, Record<string, unknown>>> => ({
  page: { key: 0, name: '', hash: '', articles: 0 },
  article: {
    ...{ key: 0, page: '', id: '', published: '', district: '', content: '', terms: '' },
    said: Buffer.from(' '),
  },
  // Numbers and short texts lie close together and cost little to read; each long value of a row is a read of its own.
  passage: {
    ...{ key: 0, article: 0, ordinal: 0, paragraph: 0, start: 0, length: 0, text: '', checksum: 0, terms: '' },
    ...{ small: Buffer.from(' '), vector: new Float32Array(dimensions).fill(0.5) },
  },
  mention: { text: '', kind: '', article: 0, id: '', published: '', statement: 0 },
  segment: { first: 0, last: 0, passages: 0, size: 0, at: 0, content: Buffer.from(' ') },
  removed: { first: 0, last: 0 },
});

/** An index that is made anew has tables of its own, beside those of the one before. */
const called = (name: Name, generation: number): string => (generation === 0 ? name : `${name}_${generation}`);

/** Makes the tables, or empties those that are there. */
export async function makeTables(db: Connection, dimensions: number, generation: number): Promise<Tables> {
  const made: [Name, Table][] = [];
  for (const [name, sample] of Object.entries(samples(dimensions)) as [Name, Record<string, unknown>][]) {
    const own = called(name, generation);
    const mode = (await tableIn(db, own)) ? 'overwrite' : 'create';
    const table = await db.createTable(own, [sample], { mode });
    await table.delete('true');
    made.push([name, table]);
  }
  return Object.fromEntries(made) as Tables;
}

export async function openTables(db: Connection, generation = 0): Promise<Tables> {
  const open = async (name: Name) => [name, await db.openTable(called(name, generation))] as const;
  return Object.fromEntries(await Promise.all(NAMES.map(open))) as Tables;
}

export async function dropTables(db: Connection, generation: number): Promise<void> {
  for (const name of NAMES)
    if (await tableIn(db, called(name, generation))) await db.dropTable(called(name, generation));
}

/** Passages from which on vectors are compared by their parts of space; one by one means to read all of them each time: 20 MB of 11,000. */
const PARTED_FROM = 4096;
/** Passages in a part: 134,000 in 64 parts take 6 s to part, fifteen times less than a graph of them takes. */
const PART_SIZE = 2048;
/**
 * Bits a dimension, and in a large index, where they are most of what the engine holds: 112 bytes a vector less. Of the 50 nearest
 * of 134,000, 96 % are found with 5, 90 % with 3; of the ten nearest 99.7 and 99.0 %.
 */
const BITS = { usual: 5, large: 3 } as const;
const LARGE = 500_000;
/** Parts that a question looks into, and their share where there are many. */
const LEAST_PROBED = 32;
const PROBED_SHARE = 0.2;
/** Made anew when there are so many times as many passages as were parted. */
const GROWN = 2;

const partsOf = (passages: number): number => Math.max(1, Math.round(passages / PART_SIZE));

/** How many parts a search looks into, of those that so many passages were put into. */
export const probesOf = (parted: number): number => Math.max(LEAST_PROBED, Math.round(PROBED_SHARE * partsOf(parted)));

/**
 * Brings indexes up to date, joins small files, and drops versions that no reader can still be at. `parted`, and what it
 * resolves with, is how many passages there were when their vectors were put into parts.
 */
export async function tidy(engine: Engine, tables: Tables, keptMs: number, parted: number): Promise<number> {
  const wanted = [
    ['page', 'name'],
    ['page', 'key'],
    ['article', 'key'],
    ['article', 'id'],
    ['article', 'page'],
    ['passage', 'key'],
    ['passage', 'article'],
    ['mention', 'text'],
    ['mention', 'article'],
  ] as const;
  for (const [name, column] of wanted) {
    if ((await tables[name].countRows()) === 0) continue;
    const isThere = (await tables[name].listIndices()).some(({ columns }) => columns.includes(column));
    if (!isThere) await tables[name].createIndex(column, { config: engine.Index.btree() });
  }
  const now = await putInParts(engine, tables.passage, parted);
  for (const name of NAMES)
    await tables[name].optimize({ cleanupOlderThan: new Date(Date.now() - keptMs), deleteUnverified: false });
  return now;
}

/** Those that come later are put into the parts there are. */
async function putInParts(engine: Engine, passage: Table, parted: number): Promise<number> {
  const passages = await passage.countRows();
  if (passages < Math.max(PARTED_FROM, GROWN * parted)) return parted;
  const numBits = BITS[passages < LARGE ? 'usual' : 'large'];
  const config = engine.Index.ivfRq({ distanceType: 'dot', numPartitions: partsOf(passages), numBits });
  await passage.createIndex('vector', { config });
  return passages;
}
