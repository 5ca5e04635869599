import { readFile } from 'node:fs/promises';
import { maskPrivate } from '../src/indexing/privacy.ts';
import { pagesOfBytes } from '../src/indexing/read-pages.ts';
import { runCommand } from './command.ts';

const help = `
node scripts/check-privacy.ts FILE…
Prints what the masking of personal numbers changes in files of any format, with some words around each place, and how
many articles it changes: to look for false positives in an archive. The numbers themselves are not printed.`;

/** Each mask with the words around it. */
const places = (masked: string) =>
  Array.from(masked.matchAll(/[^\n]{0,24}(?:〔已隐去〕|某某?遗失)[^\n]{0,12}/g), String);

await runCommand({
  help,
  options: {},
  run: async ({ positionals }) => {
    let [articles, changed] = [0, 0];
    const started = performance.now();
    for (const path of positionals) {
      const file = { path, page: path, name: path, bytes: 0 };
      for await (const page of pagesOfBytes(await readFile(path), file)) {
        const { text } = await page.input();
        const masked = maskPrivate(text);
        articles += 1;
        if (masked === text) continue;
        changed += 1;
        for (const place of places(masked)) process.stdout.write(`${page.page}\t${place}\n`);
      }
    }
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    process.stdout.write(`${changed} of ${articles} texts changed, ${seconds} seconds\n`);
    return 0;
  },
});
