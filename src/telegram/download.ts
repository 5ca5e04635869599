import { join } from 'node:path';
import type { Api } from 'grammy';
import { ProviderError } from '../errors.ts';
import { keepUpload, safeName } from '../uploads.ts';

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
    try {
      const { file_path: path } = await api.getFile(fileId);
      const response = await fetch(`${apiRoot.replace(/\/+$/, '')}/file/bot${token}/${path}`, {
        signal: AbortSignal.timeout(TIMEOUT),
      });
      if (!response.ok) throw new Error(`status ${response.status}`);
      return await keepUpload(join(dataDir, 'uploads'), name, response.body ?? []);
    } catch {
      throw new ProviderError({
        what: `download the file "${safeName(name)}" from Telegram`,
        why: 'the transfer failed',
        remedy: 'Send it again.',
      });
    }
  };
}
