import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { type Extent, fileIdentity, fingerprint, vouchedExtent } from './derived.ts';
import { type Graph, type GraphMaker, loadHnswlib, type VectorSpace } from './graph.ts';

/** Points of removed passages stay in a graph as way-marks; beyond this share it is made from nothing. */
const GONE_SHARE = 0.25;

/** The graph in `news.hnsw`; `null` when the file is missing, damaged or not this index's. */
export async function loadGraph(db: DatabaseSync, dir: string, maker: GraphMaker): Promise<Graph | null> {
  const path = join(dir, 'news.hnsw');
  const identity = fileIdentity(path);
  const bytes = fingerprint(path);
  const extent = bytes && vouchedExtent(db, 'news.hnsw', bytes);
  if (!extent) return null;
  const graph = await maker.load(path, extent);
  // A writer put a newer file in place between the check and the load: what was loaded isn't what was verified.
  return fileIdentity(path) === identity ? graph : loadGraph(db, dir, maker);
}

/** The graph to go on with: the one on disk, or an empty one; `null` where hnswlib isn't installed. */
export async function openGraph(db: DatabaseSync, dir: string, space: VectorSpace): Promise<Graph | null> {
  const maker = await loadHnswlib(space);
  if (!maker) return null;
  const graph = await loadGraph(db, dir, maker);
  if (!graph) return maker.empty();
  const gone = 1 - countUpTo(db, graph.extent()) / graph.size();
  return gone > GONE_SHARE ? maker.empty() : graph;
}

const countUpTo = (db: DatabaseSync, { through }: Extent) =>
  Number(db.prepare('SELECT count(*) AS n FROM passage WHERE key <= ?').get(through)?.n);
