import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningWeb, serveWeb } from '../../src/web/index.ts';
import { TIMEOUTS } from '../../src/web/serve.ts';
import { LAKE_PAGE, openPapers, type Papers } from '../support/papers.ts';
import { webOver } from './support.ts';

let papers: Papers;
let web: RunningWeb;
const SLOW = { headersTimeout: 1000, requestTimeout: 1500, connectionsCheckingInterval: 200 };
beforeAll(async () => {
  papers = await openPapers({ 'lake.md': LAKE_PAGE });
  web = await serveWeb(webOver(papers), { port: 0, host: '127.0.0.1', timeouts: SLOW });
});
afterAll(async () => {
  await web.close();
  await papers.close();
});

/** Opens a connection that says `first` and then nothing more; `closed` resolves when it was cut off. */
function slow(first: string): { readonly socket: Socket; readonly closed: Promise<void> } {
  const { port } = new URL(web.url);
  const socket = connect(Number(port), '127.0.0.1', () => socket.write(first || ' '));
  socket.on('error', () => {});
  socket.resume();
  return { socket, closed: new Promise((resolve) => socket.once('close', () => resolve())) };
}

test('2,000 slow connections are cut off, and a reader is served meanwhile', { timeout: 60_000 }, async () => {
  const heads = [
    '',
    'GET / HTTP/1.1\r\n',
    'GET / HTTP/1.1\r\nHost: a\r\nX-Slow: ',
    'POST /api/ask HTTP/1.1\r\nHost: a\r\nContent-Length: 90\r\n\r\n{',
  ];
  const connections = Array.from({ length: 2000 }, (_, n) => slow(heads[n % heads.length]!));
  const started = performance.now();
  expect((await fetch(`${web.url}/browse`)).status).toBe(200);
  expect(performance.now() - started).toBeLessThan(20_000);
  await Promise.all(connections.map(({ closed }) => closed));
  expect((await fetch(`${web.url}/`)).status).toBe(200);
});

test('as served, nobody holds a connection longer than half a minute', () => {
  expect(Math.max(...Object.values(TIMEOUTS))).toBeLessThan(30_000);
});
