import { randomUUID } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Api } from 'grammy';
import { ProviderError } from '../errors.ts';

/** Milliseconds for 20 MB, the most a bot may download. */
const TIMEOUT = 60_000;

export type DownloadOptions = {
  readonly api: Api;
  readonly token: string;
  readonly apiRoot: string;
  readonly dataDir: string;
};

/**
 * Fetches a sent file into `uploads/` of the data folder, under the name it was sent with (a corrected page takes the
 * place of the earlier one). Rejects with `ProviderError` that doesn't tell the address, because the token is in it.
 */
export function createDownload({ api, token, apiRoot, dataDir }: DownloadOptions) {
  return async (fileId: string, name: string): Promise<string> => {
    const folder = join(dataDir, 'uploads');
    const target = join(folder, safeName(name));
    try {
      const { file_path: path } = await api.getFile(fileId);
      const response = await fetch(`${apiRoot.replace(/\/+$/, '')}/file/bot${token}/${path}`, {
        signal: AbortSignal.timeout(TIMEOUT),
      });
      if (!response.ok) throw new Error(`status ${response.status}`);
      await mkdir(folder, { recursive: true });
      await receive(response, target);
      return target;
    } catch {
      throw new ProviderError({
        what: `download the file "${safeName(name)}" from Telegram`,
        why: 'the transfer failed',
        remedy: 'Send it again.',
      });
    }
  };
}

/** Telegram lets bots download files up to 20 MB; what is said to be smaller, or says nothing, is counted all the same. */
const MOST_BYTES = 20 * 2 ** 20;

/**
 * Into a new file beside the target, which it then takes the place of: a link of that name is replaced and never written
 * through, and of a transfer that breaks off or grows too large nothing stays.
 */
async function receive(response: Response, target: string): Promise<void> {
  const draft = `${target}.${randomUUID()}.part`;
  const file = await open(draft, 'wx');
  let size = 0;
  try {
    for await (const part of response.body ?? []) {
      size += part.length;
      if (size > MOST_BYTES) throw new Error('too large');
      await file.write(part);
    }
    await file.close();
    await rename(draft, target);
  } catch (error) {
    await file.close().catch(() => {});
    await rm(draft, { force: true });
    throw error;
  }
}

/** The last part of the name, without what a file system or a shell takes amiss; never hidden, never empty. */
function safeName(name: string): string {
  const plain = basename(name.toWellFormed().replaceAll('\\', '/'))
    .replace(/[^\p{L}\p{N}._ -]/gu, '_')
    .replace(/^\.+/, '')
    .trim();
  const [, stem = '', ending = ''] = /^(.*?)(\.[A-Za-z0-9]{1,8})?$/u.exec(plain) ?? [];
  return `${stem.slice(0, 60).toWellFormed() || 'file'}${ending}`;
}
