/**
 * A stand-in for object storage: what S3's protocol is to LanceDB, in memory. It honours `If-None-Match`, as real ones do, which
 * is what keeps two writers from making the same version; signatures aren't looked at.
 */
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

export type ObjectStorage = {
  /** What has to be in the environment of whoever uses it. */
  readonly environment: Readonly<Record<string, string>>;
  /** Copies all objects below a prefix (`bucket/prefix`). */
  readonly copy: (from: string, to: string) => void;
  /** Removes all objects below a prefix. */
  readonly remove: (prefix: string) => void;
  readonly close: () => Promise<void>;
};

type Objects = Map<string, Buffer>;
type Reply = { readonly status?: number; readonly body?: string | Buffer; readonly headers?: Record<string, string> };

const etags = new WeakMap<Buffer, string>();
function etagOf(body: Buffer): string {
  const etag = etags.get(body) ?? `"${createHash('md5').update(body).digest('hex')}"`;
  etags.set(body, etag);
  return etag;
}
const xml = (name: string, content: string): Reply => ({
  body: `<?xml version="1.0" encoding="UTF-8"?><${name}>${content}</${name}>`,
  headers: { 'content-type': 'application/xml' },
});
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const fault = (status: number, code: string): Reply => ({ status, ...xml('Error', `<Code>${code}</Code>`) });

function read(objects: Objects, key: string, range: string | undefined): Reply {
  const body = objects.get(key);
  if (!body) return fault(404, 'NoSuchKey');
  const headers = { etag: etagOf(body), 'last-modified': new Date(0).toUTCString(), 'accept-ranges': 'bytes' };
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(range ?? '') ?? [];
  if (from === '' && to === '') return { body, headers };
  const start = from === '' ? Math.max(0, body.length - Number(to)) : Number(from);
  const end = from === '' || to === '' ? body.length : Math.min(body.length, Number(to) + 1);
  const part = { 'content-range': `bytes ${start}-${end - 1}/${body.length}` };
  return { status: 206, body: body.subarray(start, end), headers: { ...headers, ...part } };
}

function list(objects: Objects, bucket: string, query: URLSearchParams): Reply {
  const [prefix, delimiter, after] = ['prefix', 'delimiter', 'start-after'].map((name) => query.get(name) ?? '');
  const folders = new Set<string>();
  const found: string[] = [];
  const below = [...objects].filter(([name]) => name.startsWith(`${bucket}/${prefix}`));
  for (const [name, body] of below.sort(([a], [b]) => (a < b ? -1 : 1))) {
    const key = name.slice(bucket.length + 1);
    if (key <= after!) continue;
    const cut = delimiter ? key.indexOf(delimiter, prefix!.length) : -1;
    if (cut >= 0) folders.add(key.slice(0, cut + 1));
    else
      found.push(
        `<Contents><Key>${escaped(key)}</Key><LastModified>2026-01-01T00:00:00.000Z</LastModified>` +
          `<ETag>${etagOf(body)}</ETag><Size>${body.length}</Size></Contents>`,
      );
  }
  const common = [...folders].map((name) => `<CommonPrefixes><Prefix>${escaped(name)}</Prefix></CommonPrefixes>`);
  return xml('ListBucketResult', `<IsTruncated>false</IsTruncated>${found.join('')}${common.join('')}`);
}

function createStorage() {
  const objects: Objects = new Map();
  const uploads = new Map<string, Map<number, Buffer>>();
  const put = (key: string, body: Buffer): Reply => {
    objects.set(key, body);
    return { headers: { etag: etagOf(body) } };
  };
  const write = (key: string, query: URLSearchParams, body: Buffer, { headers }: IncomingMessage): Reply => {
    const upload = uploads.get(query.get('uploadId') ?? '');
    if (upload) {
      upload.set(Number(query.get('partNumber')), body);
      return { headers: { etag: etagOf(body) } };
    }
    if (headers['if-none-match'] === '*' && objects.has(key)) return fault(412, 'PreconditionFailed');
    const source = headers['x-amz-copy-source'];
    if (source === undefined) return put(key, body);
    const copied = objects.get(decodeURIComponent(String(source)).replace(/^\//, ''));
    if (!copied) return fault(404, 'NoSuchKey');
    put(key, copied);
    return xml('CopyObjectResult', `<ETag>${etagOf(copied)}</ETag>`);
  };
  const post = (key: string, query: URLSearchParams, body: Buffer): Reply => {
    if (query.has('delete')) {
      const bucket = key.split('/', 1)[0];
      for (const [, name] of String(body).matchAll(/<Key>(.*?)<\/Key>/g)) objects.delete(`${bucket}/${name}`);
      return xml('DeleteResult', '');
    }
    if (query.has('uploads')) {
      const id = `upload${uploads.size}`;
      uploads.set(id, new Map());
      return xml('InitiateMultipartUploadResult', `<UploadId>${id}</UploadId>`);
    }
    const parts = uploads.get(query.get('uploadId') ?? '') ?? new Map<number, Buffer>();
    const whole = Buffer.concat([...parts].sort(([a], [b]) => a - b).map(([, part]) => part));
    put(key, whole);
    return xml('CompleteMultipartUploadResult', `<ETag>${etagOf(whole)}</ETag>`);
  };
  const answer = async (request: IncomingMessage): Promise<Reply> => {
    const { pathname, searchParams } = new URL(request.url!, 'http://storage');
    const key = decodeURIComponent(pathname).slice(1);
    const body = await buffer(request);
    if (request.method === 'PUT') return write(key, searchParams, body, request);
    if (request.method === 'POST') return post(key, searchParams, body);
    if (request.method === 'DELETE') {
      objects.delete(key);
      return { status: 204 };
    }
    const isBucket = searchParams.has('list-type');
    return isBucket ? list(objects, key.replace(/\/$/, ''), searchParams) : read(objects, key, request.headers.range);
  };
  return { objects, answer };
}

export async function startObjectStorage(): Promise<ObjectStorage> {
  const { objects, answer } = createStorage();
  const server = createServer(async (request, response) => send(request, response, await answer(request)));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    environment: {
      ...{ AWS_ENDPOINT: `http://127.0.0.1:${port}`, AWS_ALLOW_HTTP: 'true', AWS_REGION: 'us-east-1' },
      ...{ AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test' },
    },
    copy: (from, to) => {
      for (const [key, body] of [...objects]) if (key.startsWith(`${from}/`)) objects.set(key.replace(from, to), body);
    },
    remove: (prefix) => {
      for (const key of [...objects.keys()]) if (key.startsWith(`${prefix}/`)) objects.delete(key);
    },
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function send(
  { method }: IncomingMessage,
  response: ServerResponse,
  { status = 200, body = '', headers }: Reply,
): void {
  const bytes = Buffer.from(body);
  response.writeHead(status, { ...headers, 'content-length': bytes.length });
  response.end(method === 'HEAD' ? undefined : bytes);
}
