/** Reads calls from HTTP requests and writes Bot API replies. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { ApiFailure } from './failure.ts';
import { methodShape } from './schema.ts';

export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

/** Parameters from the query string, JSON, url-encoded or multipart body, as the Bot API takes them. */
export async function readPayload(
  method: string,
  query: URLSearchParams,
  type: string,
  body: Buffer,
): Promise<Record<string, unknown>> {
  const fromQuery = typed(method, query);
  if (body.length === 0) return fromQuery;
  if (type.startsWith('application/json')) return { ...fromQuery, ...parseObject(body.toString('utf8')) };
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
  return { ...fromQuery, ...typed(method, form as Iterable<readonly [string, string | Blob]>) };
}

function parseObject(text: string): object {
  const value = parseJson(text);
  if (typeof value === 'object' && value !== null) return value;
  throw new ApiFailure(400, "Bad Request: can't parse JSON object");
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Forms carry strings only: what isn't meant to be a string is parsed as JSON. */
function typed(method: string, entries: Iterable<readonly [string, string | Blob]>): Record<string, unknown> {
  const fields = methodShape(method)?.fields ?? {};
  const value = (name: string, raw: string | Blob): unknown => {
    if (typeof raw !== 'string' || fields[name]?.types.includes('String')) return raw;
    return parseJson(raw) ?? raw;
  };
  const all = [...entries];
  const texts = all.filter(([, raw]) => typeof raw === 'string').map(([, raw]) => raw);
  /** A file under a name of its own, which another field refers to. */
  const isAttachment = (name: string) => texts.some((text) => String(text).includes(`attach://${name}`));
  return Object.fromEntries(all.filter(([name]) => !isAttachment(name)).map(([name, raw]) => [name, value(name, raw)]));
}

export function writeResult(response: ServerResponse, result: unknown): void {
  write(response, 200, 'application/json', JSON.stringify({ ok: true, result }));
}

export function writeFailure(response: ServerResponse, failure: ApiFailure): void {
  const { code: error_code, message: description, parameters } = failure;
  write(response, error_code, 'application/json', JSON.stringify({ ok: false, error_code, description, parameters }));
}

export function writeHtml(response: ServerResponse, code: number): void {
  write(
    response,
    code,
    'text/html',
    `<html><head><title>${code}</title></head><body><h1>${code}</h1>nginx</body></html>`,
  );
}

function write(response: ServerResponse, code: number, type: string, body: string): void {
  response.writeHead(code, { 'content-type': type }).end(body);
}
