import { readFile } from 'node:fs/promises';
import { publishedOf } from '../src/indexing/dates/index.ts';
import { readCrawled } from '../src/indexing/formats/index.ts';
import { pagesOfBytes } from '../src/indexing/read-pages.ts';
import { runCommand } from './command.ts';

const help = `
node scripts/check-dates.ts FILE.jsonl[.gz] [--together 8]
Takes the stated dates from an archive, puts articles of the same day together to pages, and prints how often the month of
such a page is inferred right, wrong or not at all.`;

await runCommand({
  help,
  options: { together: { type: 'string', default: '8' } },
  run: async ({ positionals: [path = ''], values }) => {
    const size = Number(values.together);
    const days = new Map<string, string[][]>();
    for await (const page of pagesOfBytes(await readFile(path), { path, page: path, name: path, bytes: 0 })) {
      const { text, metadata } = await page.input();
      const day = metadata.published?.slice(0, 10);
      if (day) days.set(day, [...(days.get(day)?.splice(0) ?? []), readCrawled(text).text.split('\n')]);
    }
    const counts = { right: 0, wrong: 0, undated: 0 };
    for (const [day, articles] of days)
      for (let at = 0; at + size <= articles.length; at += size) {
        const page = {
          fileName: '',
          stated: null,
          lines: [],
          articles: articles.slice(at, at + size),
          today: null,
        };
        const month = publishedOf(page).date?.slice(0, 7);
        if (month === undefined || month.length < 7) counts.undated += 1;
        else counts[month === day.slice(0, 7) ? 'right' : 'wrong'] += 1;
      }
    process.stdout.write(`${JSON.stringify(counts)}\n`);
    return 0;
  },
});
