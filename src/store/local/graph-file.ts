import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** hnswlib's header: six sizes, the top level and its entry, then five parameters; all 8 bytes but the middle two. */
const HEADER_BYTES = 96;
const COUNT_AT = 16;
const POINT_BYTES_AT = 24;

/**
 * Whether a file that hnswlib wrote holds `points` points to its last byte. hnswlib doesn't notice a write that fails, as
 * on a full disk. The file's end is walked as its reader does: the size of each point's upper links, then those links.
 */
export function isWholeGraphFile(path: string, points: number): boolean {
  const file = openSync(path, 'r');
  try {
    const { size } = fstatSync(file);
    const header = Buffer.alloc(HEADER_BYTES);
    if (readSync(file, header, 0, HEADER_BYTES, 0) < HEADER_BYTES) return false;
    if (header.readBigUInt64LE(COUNT_AT) !== BigInt(points)) return false;
    const upper = HEADER_BYTES + points * Number(header.readBigUInt64LE(POINT_BYTES_AT));
    if (upper > size) return false;
    const links = Buffer.alloc(size - upper);
    return readSync(file, links, 0, links.length, upper) === links.length && countLinks(links, points) === links.length;
  } finally {
    closeSync(file);
  }
}

/** Bytes that the upper links of `points` points take, by the sizes that stand before them; more than there are if cut. */
function countLinks(links: Buffer, points: number): number {
  let at = 0;
  for (let i = 0; i < points; i++) at += 4 + (at + 4 <= links.length ? links.readUInt32LE(at) : links.length);
  return at;
}
