import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { readVerified } from './arrays-file.ts';
import { countPassages } from './catch-up.ts';
import { type Extent, fileIdentity, fingerprint, newestVouched, vouchedExtent } from './derived.ts';
import { emptyGraph, type Graph, readGraph } from './graph.ts';
import { createListIndex, isOutgrown, parseLists } from './list-index.ts';
import { loadHnswlib, type Near, type NearName, type Points, type VectorSpace } from './near.ts';

/** Up to so many passages their vectors are a graph, found more surely and made in some seconds; beyond, lists: a seventieth of the memory. */
const GRAPH_UP_TO = 8192;
/** Points of removed passages stay in a graph as way-marks; beyond this share it is made from nothing. */
const GONE_SHARE = 0.25;

const NEAR_FILES: readonly NearName[] = ['news.hnsw', 'news.lists'];

/** Which of the files an index of this size should have. */
export const nearNameFor = (db: DatabaseSync): NearName =>
  countPassages(db) > GRAPH_UP_TO ? 'news.lists' : 'news.hnsw';

/** The newest of the files that the database vouches for; it may be gone or damaged. */
export const newestNear = (db: DatabaseSync) =>
  NEAR_FILES.flatMap((name) => newestVouched(db, name) ?? []).toSorted((a, b) => b.through - a.through)[0] ?? null;

/** What is in the file that the index should have, or else in the other one; `null` when none is there, whole and this index's. */
export async function loadNear(
  db: DatabaseSync,
  dir: string,
  points: Points,
  dimensions: number,
): Promise<Near | null> {
  const byName = {
    'news.hnsw': () => loadGraph(db, dir, points, dimensions),
    'news.lists': () => loadLists(db, dir, points, dimensions),
  };
  const due = nearNameFor(db);
  return (await byName[due]()) ?? (await byName[due === 'news.hnsw' ? 'news.lists' : 'news.hnsw']());
}

async function loadGraph(db: DatabaseSync, dir: string, points: Points, dimensions: number): Promise<Graph | null> {
  const path = join(dir, 'news.hnsw');
  const identity = fileIdentity(path);
  const bytes = fingerprint(path);
  const extent = bytes && vouchedExtent(db, 'news.hnsw', bytes);
  if (!extent) return null;
  const graph = await readGraph(points, dimensions, path, extent);
  // A writer put a newer file in place between the check and the load: what was loaded isn't what was verified.
  return fileIdentity(path) === identity ? graph : loadGraph(db, dir, points, dimensions);
}

function loadLists(db: DatabaseSync, dir: string, points: Points, dimensions: number): Near | null {
  const stored = storedLists(db, dir);
  return stored && createListIndex(points, dimensions, stored);
}

function storedLists(db: DatabaseSync, dir: string) {
  const file = readVerified(join(dir, 'news.lists'));
  const extent = file && vouchedExtent(db, 'news.lists', file);
  const lists = extent && parseLists(file.bytes);
  return lists ? { lists, extent } : null;
}

/** What to go on with, be it the one on disk or an empty one; `null` where hnswlib isn't installed. */
export async function openNear(db: DatabaseSync, dir: string, space: VectorSpace): Promise<Near | null> {
  const points = await loadHnswlib(space);
  if (!points) return null;
  const { dimensions } = space;
  if (nearNameFor(db) === 'news.lists') {
    const stored = storedLists(db, dir);
    return createListIndex(points, dimensions, stored && !isOutgrown(stored.lists, countPassages(db)) ? stored : null);
  }
  const graph = await loadGraph(db, dir, points, dimensions);
  const gone = graph ? 1 - countUpTo(db, graph.extent()) / graph.size() : 1;
  return graph && gone <= GONE_SHARE ? graph : emptyGraph(points, dimensions);
}

const countUpTo = (db: DatabaseSync, { through }: Extent) =>
  Number(db.prepare('SELECT count(*) AS n FROM passage WHERE key <= ?').get(through)?.n);
