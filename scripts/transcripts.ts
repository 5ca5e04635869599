/** `npm run transcripts`: plays a conversation of each kind against the local Bot API server and writes it down as text. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { CONVERSATIONS, transcript } from '../tests/telegram/transcripts.ts';

const HELP = `Writes docs/transcripts/: one conversation of each kind with the bot, played against the local Bot API server.

  npm run transcripts [-- --out DIR] [NAME…]

Names: ${Object.keys(CONVERSATIONS).join(', ')}`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { help: { type: 'boolean' }, out: { type: 'string', default: 'docs/transcripts' } },
});
if (values.help) {
  console.log(HELP);
} else {
  mkdirSync(values.out, { recursive: true });
  for (const name of positionals.length > 0 ? positionals : Object.keys(CONVERSATIONS)) {
    const { text, refused } = await transcript(name);
    writeFileSync(join(values.out, `${name}.md`), text);
    console.log(`${name}: ${text.split('\n').length} lines, ${refused.length} calls refused`);
    if (refused.length > 0) process.exitCode = 1;
  }
}
