import { embedderOf, lockOf } from '../src/app.ts';
import { InputError } from '../src/errors.ts';
import { openStore } from '../src/store/index.ts';
import { otherPages, rareCharacters } from './bench/other-articles.ts';
import { runCommand } from './command.ts';

const help = `
npm run multiply -- --from INDEX --to INDEX [--times 10]
Makes an index many times as large as one that is there, for measuring: each page is put in so many times, all but the first with
other ids, other names and other figures in place of its own. Written as any index is; nothing is read or embedded anew, so what it
takes says nothing about indexing. Its articles are nobody's: not for residents.
  --from   an index, as INDEX_DIR or INDEX_URL has it
  --to     where the large one shall be; nothing may be there
  --times  how many times as large (10)`;

/** Pages read at once, and those by which it is judged what is rare. */
const BATCH = 256;
const JUDGED = 4096;

await runCommand({
  help,
  options: { from: { type: 'string' }, to: { type: 'string' }, times: { type: 'string', default: '10' } },
  run: async ({ values: { from, to, times }, config, signal }) => {
    const number = Number(times);
    if (!from || !to || !(Number.isInteger(number) && number > 0))
      throw new InputError({
        what: 'multiply an index',
        why: '--from or --to is missing, or --times is no number',
        remedy: 'Run `npm run multiply -- --from vectors --to lance:./large --times 10`.',
      });
    const common = { embedder: await embedderOf(config), ...lockOf(config) };
    const source = await openStore(from, { ...common, readOnly: true });
    const target = await openStore(to, { ...common, create: true });
    if ((await target.pages()).length > 0)
      throw new InputError({ what: 'multiply an index', why: `"${to}" holds pages`, remedy: 'Name an empty place.' });
    const rare = rareCharacters((await source.pagesAfter(0, JUDGED)).map(({ page }) => page));
    const copies = Array.from({ length: number - 1 }, (_, copy) => otherPages(rare, copy + 1));
    await target.exclusively(async () => {
      for (let [after, read, done] = [0, BATCH, 0]; read === BATCH; ) {
        const stored = await source.pagesAfter(after, BATCH);
        const pages = stored.map(({ page }) => page);
        for (const put of [pages, ...copies.map((copy) => copy(pages))]) {
          signal.throwIfAborted();
          await target.replacePages(put);
        }
        [after, read, done] = [stored.at(-1)?.key ?? after, stored.length, done + stored.length];
        process.stderr.write(`${done} pages, ${number} times; ${Math.round(process.uptime())} s\n`);
      }
      const words = await source.newWords();
      if (words.length > 0) await target.replaceNewWords(words);
      await target.settle();
    });
    const { articles, passages } = await target.coverage();
    process.stdout.write(`articles: ${articles}\npassages: ${passages}\n`);
    await Promise.all([source.close(), target.close()]);
    return 0;
  },
});
