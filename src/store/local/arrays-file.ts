import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { type DerivedName, type Fingerprint, temporaryName } from './derived.ts';
import { ifThere } from './faults.ts';

/*
 * A derived file of typed arrays: a word that says what it is, their lengths in bytes, then the arrays, each begun at a multiple
 * of four. It is mapped onto typed arrays as it is read, without a copy. Little-endian, as every machine Node 24 runs on.
 */

const padding = (bytes: number): number => -bytes & 3;

/** Writes the temporary file for `name`, to be published as what it returns. Throws when the disk is full. */
export function writeArrays(
  dir: string,
  name: DerivedName,
  magic: number,
  arrays: readonly ArrayBufferView[],
): Fingerprint {
  const file = openSync(join(dir, temporaryName(name)), 'w');
  let checksum = 0;
  let size = 0;
  const write = ({ buffer, byteOffset, byteLength }: ArrayBufferView) => {
    const bytes = new Uint8Array(buffer, byteOffset, byteLength);
    for (let at = 0; at < byteLength; ) at += writeSync(file, bytes, at);
    checksum = crc32(bytes, checksum);
    size += byteLength;
  };
  try {
    write(Uint32Array.of(magic, ...arrays.map(({ byteLength }) => byteLength)));
    for (const array of arrays) {
      write(array);
      write(new Uint8Array(padding(array.byteLength)));
    }
  } finally {
    closeSync(file);
  }
  return { checksum, size };
}

/** A file's bytes with their fingerprint: read once, so that what was verified is what is used. */
export function readVerified(path: string): (Fingerprint & { readonly bytes: Buffer }) | null {
  const bytes = ifThere(() => readFileSync(path));
  return bytes && { bytes, checksum: crc32(bytes), size: bytes.length };
}

/** The `count` arrays of a file whose fingerprint was vouched for, as bytes; `null` when another version wrote it. */
export function arraysIn(file: Buffer, magic: number, count: number): readonly Uint8Array[] | null {
  // Small files come out of Node's shared pool, where they may begin at an odd place.
  const bytes = file.byteOffset % 4 === 0 ? file : new Uint8Array(file);
  const [found, ...lengths] = new Uint32Array(bytes.buffer, bytes.byteOffset, 1 + count);
  if (found !== magic) return null;
  let at = bytes.byteOffset + 4 * (1 + count);
  return lengths.map((length) => {
    const part = new Uint8Array(bytes.buffer, at, length);
    at += length + padding(length);
    return part;
  });
}

/** Bytes of an array as its numbers, without a copy. */
export const asNumbers = ({ buffer, byteOffset, byteLength }: Uint8Array): Uint32Array =>
  new Uint32Array(buffer, byteOffset, byteLength / 4);
