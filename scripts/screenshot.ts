import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { chromium } from 'playwright-core';
import { InputError } from '../src/errors.ts';
import { runCommand } from './command.ts';

await runCommand({
  help: `
npm run screenshot -- URL FILE.png [--width 1000] [--height 760] : a picture of a page, for the README.
  Needs Chromium (apt-get install chromium fonts-noto-cjk).`,
  options: { width: { type: 'string', default: '1000' }, height: { type: 'string', default: '760' } },
  run: async ({ values, positionals: [url, file] }) => {
    if (!url || !file)
      throw new InputError({
        what: 'take a picture',
        why: 'it takes an address and a file',
        remedy: 'Run it with --help.',
      });
    const browser = await chromium.launch({
      executablePath: '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu'],
    });
    const viewport = { width: Number(values.width), height: Number(values.height) };
    const tab = await browser.newPage({ viewport, deviceScaleFactor: 2, locale: 'zh-CN' });
    await tab.goto(url);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, await tab.screenshot());
    await browser.close();
    return 0;
  },
});
