/** Pages of a file, cut and read: what the reading process does, and what is done here for small plain texts. */
import { type Fault, InputError, oneLine } from '../../errors.ts';
import { statementsOf } from '../../reading/index.ts';
import { articlesOfPage } from '../articles.ts';
import { pagesOfFile, type RawPage } from '../read-pages.ts';
import { checkLimits } from './limits.ts';
import type { CutPage, FileOrder, Manner } from './messages.ts';

type OneOrder = FileOrder & Manner;

/** A page cut and read. */
async function taken(page: RawPage, { file, today, timeZone }: OneOrder): Promise<CutPage> {
  const { page: name, hash } = page;
  const warnings: string[] = [];
  const reading = { today, timeZone, warn: (message: string) => void warnings.push(message) };
  try {
    const articles = await articlesOfPage(page, file.name, reading);
    return { page: name, hash, articles, statements: articles.map(statementsOf), warnings };
  } catch (error) {
    return { page: name, hash, articles: [], statements: [], fault: faultOf(error, file.name) };
  }
}

/** The pages of a file one by one; `onStream` hears of the stream that an archive is read by. */
export async function* cutPages(
  order: OneOrder,
  onStream: (stream: { readonly bytesRead: number }) => void = () => {},
): AsyncGenerator<CutPage> {
  const { file, known, only } = order;
  await checkLimits(file);
  for await (const page of pagesOfFile(file, onStream)) {
    if (only !== null && !only.has(page.page)) continue;
    const { page: name, hash } = page;
    if (known.get(name) === hash) yield { page: name, hash, articles: [], statements: [], unchanged: true };
    else yield await taken(page, order);
  }
}

/** Without its cause, which need not survive the way to the parent. */
export function faultOf(error: unknown, name: string): Fault {
  if (error instanceof InputError) {
    const { what, why, remedy } = error.fault;
    return { what, why, remedy };
  }
  return { what: `read "${name}"`, why: oneLine(error), remedy: 'Check that the file is whole and may be read.' };
}
