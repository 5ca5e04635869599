/** The bytes of an answer, unpacked, up to a limit that counts what comes out and not what came in. */
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';

const UNPACK = { gzip: createGunzip, 'x-gzip': createGunzip, deflate: createInflate, br: createBrotliDecompress };

/** Rejects as soon as more than `most` bytes have come out, when the answer is cut off, and when its packing is unknown. */
export async function readBody(body: Readable, encoding: string, most: number): Promise<Uint8Array> {
  const unpack = UNPACK[encoding as keyof typeof UNPACK];
  if (unpack === undefined && encoding !== '' && encoding !== 'identity')
    throw new Error(`it is packed as "${encoding}", which wasn't asked for`);
  const chunks: Uint8Array[] = [];
  let size = 0;
  const collect = async (stream: AsyncIterable<Uint8Array>) => {
    for await (const chunk of stream) {
      size += chunk.length;
      if (size > most) throw new Error(`it is larger than ${most} bytes`);
      chunks.push(chunk);
    }
  };
  await (unpack === undefined ? pipeline(body, collect) : pipeline(body, unpack(), collect));
  return Buffer.concat(chunks);
}
