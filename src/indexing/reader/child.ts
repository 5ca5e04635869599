/** The process that reads and cuts files: whatever they do to it, they do it to nobody else. Ends with its parent. */
import { setImmediate as breath } from 'node:timers/promises';
import { cutPages, faultOf } from './cut.ts';
import type { Batch, CutPage, FileOrder, Manner, Order, Request } from './messages.ts';

/** A batch is handed over after so many pages, characters or milliseconds: progress is seen, and little is held twice. */
const PAGES = 64;
const CHARACTERS = 1_000_000;
const MILLISECONDS = 200;

type Reading = { readonly pages: AsyncGenerator<CutPage>; readonly bytes: () => number };

function open(order: FileOrder & Manner): Reading {
  let bytes = () => 0;
  const pages = cutPages(order, (stream) => {
    bytes = () => stream.bytesRead;
  });
  return { pages, bytes: () => bytes() };
}

async function next({ pages, bytes }: Reading, name: string): Promise<Omit<Batch, 'at'>> {
  const taken: CutPage[] = [];
  const until = Date.now() + MILLISECONDS;
  let characters = 0;
  try {
    while (taken.length < PAGES && characters < CHARACTERS && Date.now() < until) {
      const { value, done } = await pages.next();
      if (done) return { pages: taken, bytes: bytes(), done: true };
      taken.push(value);
      for (const { paragraphs } of value.articles) for (const { length } of paragraphs) characters += length;
      // What the channel can't hold at once of the batch before is written between two pages.
      await breath();
    }
    return { pages: taken, bytes: bytes(), done: false };
  } catch (error) {
    return { pages: taken, bytes: bytes(), done: true, fault: faultOf(error, name) };
  }
}

/** How many batches may still be handed over before one is taken. */
let room = 0;
let onRoom = (): void => {};

/** Hands over the batches of an order's files, each as soon as there is room for it: the reader needn't wait for who takes them. */
async function handOver({ files, ...manner }: Order): Promise<void> {
  for (const [at, one] of files.entries()) {
    const reading = open({ ...one, ...manner });
    for (let isDone = false; !isDone; room--) {
      while (room === 0)
        await new Promise<void>((resolve) => {
          onRoom = resolve;
        });
      const batch: Batch = { at, ...(await next(reading, one.file.name)) };
      process.send?.(batch);
      isDone = batch.done;
    }
  }
}

process.on('message', (request: Request) => {
  if (request.kind === 'open') {
    room = request.ahead;
    void handOver(request.order);
  } else {
    room += 1;
    onRoom();
  }
});
process.on('disconnect', () => process.exit(0));
// The parent decides when it is over; Ctrl-C in a terminal reaches the whole group.
process.on('SIGINT', () => {});
