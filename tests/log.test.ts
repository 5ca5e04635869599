import { expect, test } from 'vitest';
import { createLog } from '../src/log.ts';

function logged(write: (log: ReturnType<typeof createLog>) => void): string {
  const lines: string[] = [];
  write(createLog('info', { write: (line: string) => void lines.push(line) }));
  return lines.join('');
}
const TOKEN = '123456789:AAF-abcdefghijklmnopqrstuvwxyz012345';

test('createLog() masks a bot token in messages, strings, nested fields and errors', () => {
  const error = new Error(`Network request for 'getMe' failed! https://api.telegram.org/bot${TOKEN}/getMe\nstack`, {
    cause: { url: TOKEN },
  });
  const text = logged((log) => log.error({ error, url: `/bot${TOKEN}/x`, deep: { list: [TOKEN] } }, `with ${TOKEN}`));
  expect(text).not.toContain(TOKEN);
  expect(text).toContain('〔token〕');
});

test('createLog() keeps only the first line of an error', () => {
  expect(logged((log) => log.warn({ error: new Error('first\nsecond') }, 'x'))).not.toContain('second');
});
