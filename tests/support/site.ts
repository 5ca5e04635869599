/** Serves tests/fixtures/site on loopback and plays its redirects.json, with a second server that must never be asked. */
import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';

const HERE = 'tests/fixtures/site';
type Rule = {
  path: string;
  status: number;
  location?: string;
  headers?: Record<string, string>;
  body?: string;
  wait_ms?: number;
  endless?: string;
  every_ms?: number;
  gzip_zeros_mb?: number;
};
type Play = {
  phases: Record<string, { root: string; over?: string; gone?: string[] }>;
  rules: Rule[];
  validators: { path: string; etag?: string; last_modified?: string }[];
  types: { path?: string; prefix?: string; content_type: string }[];
};
const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.htm': 'text/html',
  '.xml': 'application/xml',
  '.json': 'application/feed+json',
  '.txt': 'text/plain; charset=utf-8',
  '.png': 'image/png',
};
const listen = (server: Server) =>
  new Promise<number>((done) => server.listen(0, '127.0.0.1', () => done((server.address() as AddressInfo).port)));

export async function serveSite() {
  const play = JSON.parse(readFileSync(join(HERE, 'redirects.json'), 'utf8')) as Play;
  let phase = 'before';
  const seen: { path: string; headers: IncomingHttpHeaders }[] = [];
  const leaks: string[] = [];
  const secret = createServer((request, response) => {
    leaks.push(request.url ?? '');
    response.end('secret');
  });
  const insidePort = await listen(secret);
  const fill = (text: string) =>
    text.replaceAll('{inside}', `http://127.0.0.1:${insidePort}`).replaceAll('{inside_port}', String(insidePort));
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://x').pathname);
    seen.push({ path, headers: request.headers });
    const rule = play.rules.find((one) => one.path === path);
    if (rule) return act(rule, response, fill);
    const { root, over, gone = [] } = play.phases[phase]!;
    const name = normalize(path.endsWith('/') ? `${path}index.html` : path);
    const files = [over, root].flatMap((folder) => (folder ? [join(HERE, folder, name)] : []));
    const file = files.find((one) => existsSync(one) && statSync(one).isFile());
    if (gone.includes(path) || file === undefined) return void response.writeHead(404).end('<title>404</title>');
    const fits = (one: Play['types'][number]) =>
      one.path === path || (one.prefix && path.startsWith(one.prefix) && extname(path) === '.htm');
    const type = play.types.find(fits)?.content_type ?? TYPES[extname(file)] ?? 'application/octet-stream';
    const known = play.validators.find((one) => one.path === path);
    const same =
      known &&
      ((known.etag && request.headers['if-none-match'] === known.etag) ||
        (known.last_modified && request.headers['if-modified-since'] === known.last_modified));
    response.writeHead(same ? 304 : 200, {
      'content-type': type,
      ...(known?.etag && { etag: known.etag }),
      ...(known?.last_modified && { 'last-modified': known.last_modified }),
    });
    if (same) response.end();
    else createReadStream(file).pipe(response);
  });
  const port = await listen(server);
  const close = () => {
    for (const one of [server, secret]) {
      one.closeAllConnections();
      one.close();
    }
  };
  return {
    origin: `http://127.0.0.1:${port}`,
    port,
    insidePort,
    seen,
    leaks,
    setPhase: (to: string) => (phase = to),
    close,
  };
}

function act(rule: Rule, response: ServerResponse, fill: (text: string) => string): void {
  if (rule.wait_ms) return void setTimeout(() => response.end(rule.body), rule.wait_ms).unref();
  response.writeHead(rule.status, { ...rule.headers, ...(rule.location && { location: fill(rule.location) }) });
  // Members of a gzip file may stand one behind the other: one megabyte is packed, not two hundred.
  if (rule.gzip_zeros_mb)
    return void response.end(Buffer.concat(Array(rule.gzip_zeros_mb).fill(gzipSync(Buffer.alloc(2 ** 20)))));
  if (rule.endless) {
    const timer = setInterval(() => response.write(rule.endless), rule.every_ms);
    return void response.on('close', () => clearInterval(timer));
  }
  if (rule.headers?.['content-length'])
    return void response.write(fill(rule.body ?? ''), () => void setTimeout(() => response.destroy(), 50));
  response.end(fill(rule.body ?? ''));
}
