/** The process that reads and cuts files: whatever they do to it, they do it to nobody else. Ends with its parent. */
import { type Fault, InputError, oneLine } from '../../errors.ts';
import { statementsOf } from '../../reading/index.ts';
import { articlesOfPage } from '../articles.ts';
import { pagesOfFile, type RawPage } from '../read-pages.ts';
import { checkLimits } from './limits.ts';
import type { Batch, CutPage, Order, Request } from './messages.ts';

/** A batch is handed over after so many pages, characters or milliseconds: progress is seen, and little is held twice. */
const PAGES = 64;
const CHARACTERS = 1_000_000;
const MILLISECONDS = 200;

type Reading = { readonly pages: AsyncGenerator<CutPage>; readonly bytes: () => number };

/** A page cut and read. */
async function taken(page: RawPage, { file, today, timeZone }: Order): Promise<CutPage> {
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

function open(order: Order): Reading {
  const { file, known, only } = order;
  let bytes = () => 0;
  async function* cut(): AsyncGenerator<CutPage> {
    await checkLimits(file);
    const raw = pagesOfFile(file, (stream) => {
      bytes = () => stream.bytesRead;
    });
    for await (const page of raw) {
      if (only !== null && !only.has(page.page)) continue;
      const { page: name, hash } = page;
      if (known.get(name) === hash) yield { page: name, hash, articles: [], statements: [], unchanged: true };
      else yield await taken(page, order);
    }
  }
  return { pages: cut(), bytes: () => bytes() };
}

/** Without its cause, which need not survive the way to the parent. */
function faultOf(error: unknown, name: string): Fault {
  if (error instanceof InputError) {
    const { what, why, remedy } = error.fault;
    return { what, why, remedy };
  }
  return { what: `read "${name}"`, why: oneLine(error), remedy: 'Check that the file is whole and may be read.' };
}

async function next({ pages, bytes }: Reading, name: string): Promise<Batch> {
  const taken: CutPage[] = [];
  const until = Date.now() + MILLISECONDS;
  let characters = 0;
  try {
    while (taken.length < PAGES && characters < CHARACTERS && Date.now() < until) {
      const { value, done } = await pages.next();
      if (done) return { pages: taken, bytes: bytes(), done: true };
      taken.push(value);
      for (const { paragraphs } of value.articles) for (const { length } of paragraphs) characters += length;
    }
    return { pages: taken, bytes: bytes(), done: false };
  } catch (error) {
    return { pages: taken, bytes: bytes(), done: true, fault: faultOf(error, name) };
  }
}

let reading: Reading | null = null;
let name = '';
process.on('message', (request: Request) => {
  if (request.kind === 'open') {
    void reading?.pages.return(undefined);
    reading = open(request.order);
    name = request.order.file.name;
    return;
  }
  if (reading) void next(reading, name).then((batch) => process.send?.(batch));
});
process.on('disconnect', () => process.exit(0));
// The parent decides when it is over; Ctrl-C in a terminal reaches the whole group.
process.on('SIGINT', () => {});
