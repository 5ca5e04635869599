/** Files that the newsroom sends: kept under the names they were sent with, so that a corrected page takes an earlier one's place. */
import { randomUUID } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';

/** Telegram lets bots download files up to 20 MB; what is said to be smaller, or says nothing, is counted all the same. */
export const MOST_UPLOAD_BYTES = 20 * 2 ** 20;

/**
 * Writes what is sent into `folder` under its safe name; the path. Into a new file beside the target, which it then takes the place
 * of: a link of that name is replaced and never written through, and of a transfer that breaks off or grows too large nothing stays.
 */
export async function keepUpload(
  folder: string,
  name: string,
  content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): Promise<string> {
  const target = join(folder, safeName(name));
  await mkdir(folder, { recursive: true });
  const draft = `${target}.${randomUUID()}.part`;
  const file = await open(draft, 'wx');
  let size = 0;
  try {
    for await (const part of content) {
      size += part.length;
      if (size > MOST_UPLOAD_BYTES) throw new Error('too large');
      await file.write(part);
    }
    await file.close();
    await rename(draft, target);
    return target;
  } catch (error) {
    await file.close().catch(() => {});
    await rm(draft, { force: true });
    throw error;
  }
}

/** The last part of the name, without what a file system or a shell takes amiss; never hidden, never empty. */
export function safeName(name: string): string {
  const plain = basename(name.toWellFormed().replaceAll('\\', '/'))
    .replace(/[^\p{L}\p{N}._ -]/gu, '_')
    .replace(/^\.+/, '')
    .trim();
  const [, stem = '', ending = ''] = /^(.*?)(\.[A-Za-z0-9]{1,8})?$/u.exec(plain) ?? [];
  return `${stem.slice(0, 60).toWellFormed() || 'file'}${ending}`;
}
