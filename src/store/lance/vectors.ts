/**
 * The vectors of all passages in memory, a byte a dimension as they are stored: a question compares a hundred, and each one read is a
 * read of its own. Of a district's archive (65,000 articles: 61 MB); of a province's they would take more than all else together, and are
 * read when they are asked for.
 */
import { filled, isAscending, orderOf, placeOf } from '../local/arrays.ts';
import { decodeVector, type StoredVector } from '../local/codec.ts';
import type { Table } from './engine.ts';
import type { Head } from './head.ts';
import { stacked } from './merge.ts';

/** Bytes that they may take. */
const MOST = 128 << 20;
/** Besides the dimensions: a scale and a key. */
const MORE_BYTES = 8;

/** Vectors of passages whose keys ascend. */
type Block = { readonly keys: Uint32Array; readonly scales: Float32Array; readonly steps: Int8Array };

export type Vectors = (key: number) => StoredVector | undefined;

/**
 * From head to head: reads what came since it read last. `null` where they are too many. Those of removed passages are held on, until
 * they are as many as the living, or take the room of new ones: then all is read anew.
 */
export function createVectors(most = MOST) {
  let blocks: readonly Block[] = [];
  let [made, through] = ['', 0];
  const update = async (passage: Table, head: Head): Promise<Vectors | null> => {
    const { dimensions } = head.embedder;
    if (made !== head.made) [blocks, made, through] = [[], head.made, 0];
    const room = Math.floor(most / (dimensions + MORE_BYTES));
    const rows = blocks.reduce((sum, { keys }) => sum + keys.length, 0);
    // Keys given out since are what will be read at most.
    if (rows > 2 * head.passages || rows + head.lastPassage - through > room) [blocks, through] = [[], 0];
    if (head.passages > room) return null;
    if (through < head.lastPassage) {
      const block = await readAfter(passage, through, dimensions);
      blocks = stacked(blocks, block, ({ keys }) => keys.length, joined);
      through = head.lastPassage;
    }
    const held = blocks;
    return (key) => vectorIn(held, key, dimensions);
  };
  let last: Promise<unknown> = Promise.resolve();
  return (passage: Table, head: Head): Promise<Vectors | null> => {
    const next = last.then(() => update(passage, head));
    last = next.catch(() => {});
    return next;
  };
}

/** Batch by batch: all at once would be in memory three times. */
async function readAfter(passage: Table, after: number, dimensions: number): Promise<Block> {
  const where = `key > ${after}`;
  const rows = await passage.countRows(where);
  const block = roomFor(rows, dimensions);
  let at = 0;
  for await (const batch of passage.query().where(where).select(['key', 'small'])) {
    const [keys, vectors] = [batch.getChild('key')!, batch.getChild('small')!];
    for (let row = 0; row < batch.numRows; row++, at++) {
      const { scale, steps } = decodeVector(vectors.get(row));
      block.keys[at] = Number(keys.get(row));
      block.scales[at] = scale;
      block.steps.set(steps, at * dimensions);
    }
  }
  return inOrder(block, dimensions);
}

const roomFor = (rows: number, dimensions: number): Block => ({
  ...{ keys: new Uint32Array(rows), scales: new Float32Array(rows) },
  steps: new Int8Array(rows * dimensions),
});

function inOrder(block: Block, dimensions: number): Block {
  const { keys, scales, steps } = block;
  if (isAscending(keys)) return block;
  const ordered = roomFor(keys.length, dimensions);
  orderOf(keys).forEach((from, to) => {
    ordered.keys[to] = keys[from]!;
    ordered.scales[to] = scales[from]!;
    ordered.steps.set(steps.subarray(from * dimensions, (from + 1) * dimensions), to * dimensions);
  });
  return ordered;
}

const joined = (a: Block, b: Block): Block => ({
  keys: filled(new Uint32Array(a.keys.length + b.keys.length), a.keys, b.keys),
  scales: filled(new Float32Array(a.scales.length + b.scales.length), a.scales, b.scales),
  steps: filled(new Int8Array(a.steps.length + b.steps.length), a.steps, b.steps),
});

function vectorIn(blocks: readonly Block[], key: number, dimensions: number): StoredVector | undefined {
  const block = blocks.find(({ keys }) => key <= (keys.at(-1) ?? 0));
  if (!block) return undefined;
  const at = placeOf(block.keys, key);
  if (at < 0) return undefined;
  return { scale: block.scales[at]!, steps: block.steps.subarray(at * dimensions, (at + 1) * dimensions) };
}
