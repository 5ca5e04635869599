import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setImmediate as nextTurn, setTimeout } from 'node:timers/promises';

/** How the server treats a request; as a stream of chunks, or as one body where none is asked for. */
export type Behaviour =
  | { readonly reply: string }
  /** One byte at a time. */
  | { readonly reply: string; readonly bytewise: true }
  /** Cut off after `cutAt` bytes, then closed or reset. */
  | { readonly reply: string; readonly cutAt: number; readonly reset?: boolean }
  /** Not a byte. */
  | { readonly silent: true }
  /** A piece every so many milliseconds. */
  | { readonly reply: string; readonly everyMs: number }
  /** The first half, then nothing more. */
  | { readonly reply: string; readonly hang: true }
  | { readonly status: number; readonly body: string; readonly headers?: Readonly<Record<string, string>> }
  | { readonly garbage: string | Buffer }
  /** The reply again and again, never ending. */
  | { readonly endless: string };

export type OpenAiServer = {
  readonly baseUrl: string;
  /** What the next requests get; the last one stays. */
  readonly behave: (...behaviours: readonly Behaviour[]) => void;
  /** What a request gets is made of its messages. */
  readonly answer: (reply: (messages: readonly { role: string; content: string }[]) => string) => void;
  /** Tools are refused from now on, as by providers that have none. */
  readonly refuseTools: () => void;
  readonly requests: readonly { readonly authorization: string | undefined; readonly body: string }[];
  readonly close: () => Promise<void>;
};

type Asked = {
  readonly stream?: boolean;
  readonly tools?: readonly { function: { name: string } }[];
  readonly messages: readonly { role: string; content: string }[];
};
const USAGE = { prompt_tokens: 700, completion_tokens: 40, total_tokens: 740 };
const HEAD = { id: 'c1', created: 1, model: 'test' };
const event = (data: object) => `data: ${JSON.stringify({ ...HEAD, object: 'chat.completion.chunk', ...data })}\n\n`;
const piece = (content: string) =>
  event({ choices: [{ index: 0, delta: { role: 'assistant', content }, finish_reason: null }] });

/** A reply as a server-sent event stream of chat completion chunks, three characters a chunk, with its usage. */
const streamed = (reply: string): string =>
  [
    ...(reply.match(/[\s\S]{1,3}/gu) ?? ['']).map(piece),
    event({ choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] }),
    event({ choices: [], usage: USAGE }),
    'data: [DONE]\n\n',
  ].join('');

function whole(reply: string, { tools = [] }: Asked): string {
  const call = { id: 't1', type: 'function', function: { name: tools[0]?.function.name, arguments: reply } };
  const message =
    tools.length > 0 ? { role: 'assistant', content: null, tool_calls: [call] } : { role: 'assistant', content: reply };
  return JSON.stringify({
    ...HEAD,
    object: 'chat.completion',
    choices: [{ index: 0, message, finish_reason: 'stop' }],
    usage: USAGE,
  });
}
/** A call of the first tool as a stream of chunks, three characters of its arguments a chunk. */
function streamedCall(reply: string, { tools = [] }: Asked): string {
  const delta = (call: object) =>
    event({
      choices: [{ index: 0, delta: { role: 'assistant', tool_calls: [{ index: 0, ...call }] }, finish_reason: null }],
    });
  return [
    delta({ id: 't1', type: 'function', function: { name: tools[0]?.function.name, arguments: '' } }),
    ...(reply.match(/[\s\S]{1,3}/gu) ?? ['']).map((piece) => delta({ function: { arguments: piece } })),
    event({ choices: [{ index: 0, delta: {}, finish_reason: 'tool_calls' }] }),
    event({ choices: [], usage: USAGE }),
    'data: [DONE]\n\n',
  ].join('');
}
/** Bodies by what they were made of: making a long one takes longer than reading it, and it is the reading that is measured. */
const bodies = new Map<string, Buffer>();
function bodyOf(reply: string, asked: Asked): Buffer {
  const key = `${asked.stream ?? ''} ${asked.tools?.[0]?.function.name ?? ''} ${reply}`;
  const body =
    bodies.get(key) ??
    Buffer.from(asked.stream ? (asked.tools ? streamedCall(reply, asked) : streamed(reply)) : whole(reply, asked));
  bodies.set(key, body);
  return body;
}

/** A loopback server that speaks the chat protocol of OpenAI-compatible endpoints, and can break it in every way. */
export async function startOpenAiServer(): Promise<OpenAiServer> {
  let queue: readonly Behaviour[] = [];
  let made: ((messages: Asked['messages']) => string) | null = null;
  let hasTools = true;
  const requests: { authorization: string | undefined; body: string }[] = [];
  const server = createServer(async (request, response) => {
    const body = await read(request);
    requests.push({ authorization: request.headers.authorization, body });
    const asked = JSON.parse(body) as Asked;
    const next = made ? { reply: made(asked.messages) } : (queue[0] ?? { status: 500, body: 'no behaviour' });
    if (queue.length > 1) queue = queue.slice(1);
    if (!hasTools && asked.tools) response.writeHead(400).end('{"error":{"message":"tools are not supported"}}');
    else await answer(response, next, asked);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    behave: (...behaviours) => {
      queue = behaviours;
      made = null;
    },
    answer: (reply) => {
      made = reply;
    },
    refuseTools: () => {
      hasTools = false;
    },
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function read(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const bytes of request.setEncoding('utf8')) body += bytes;
  return body;
}

async function answer(response: ServerResponse, behaviour: Behaviour, asked: Asked): Promise<void> {
  if ('status' in behaviour) {
    response.writeHead(behaviour.status, behaviour.headers).end(behaviour.body);
    return;
  }
  if ('silent' in behaviour) return;
  response.writeHead(200, { 'content-type': asked.stream ? 'text/event-stream' : 'application/json' });
  if ('garbage' in behaviour) response.end(behaviour.garbage);
  else if ('endless' in behaviour) await forever(response, asked.stream ? piece(behaviour.endless) : behaviour.endless);
  else {
    const body = bodyOf(behaviour.reply, asked);
    if ('hang' in behaviour) response.write(body.subarray(0, body.length >> 1));
    else if ('everyMs' in behaviour) await slowly(response, body, behaviour.everyMs);
    else if ('bytewise' in behaviour) await bytewise(response, body);
    else if (!('cutAt' in behaviour)) response.end(body);
    else if (behaviour.reset) response.write(body.subarray(0, behaviour.cutAt), () => response.destroy());
    else response.end(body.subarray(0, behaviour.cutAt));
  }
}

async function forever(response: ServerResponse, text: string): Promise<void> {
  while (!response.destroyed && !response.closed) {
    const isFull = !response.write(text.repeat(8));
    await (isFull ? Promise.race([once(response, 'drain'), once(response, 'close')]) : nextTurn());
  }
}

/** Hundred bytes at a time. */
async function slowly(response: ServerResponse, body: Buffer, everyMs: number): Promise<void> {
  for (let at = 0; at < body.length && !response.destroyed; at += 100) {
    response.write(body.subarray(at, at + 100));
    await setTimeout(everyMs);
  }
  response.end();
}

async function bytewise(response: ServerResponse, body: Buffer): Promise<void> {
  for (const byte of body) {
    response.write(Buffer.of(byte));
    if (byte % 8 === 0) await nextTurn();
  }
  response.end();
}
