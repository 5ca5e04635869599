import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How the server treats a request for a reply. */
type Behaviour =
  | { readonly reply: string }
  /** Sends the recorded stream of `reply`, cut off after `bytes`, then closes or resets the connection. */
  | { readonly reply: string; readonly cutAt: number; readonly reset?: boolean }
  | { readonly status: number; readonly body: string; readonly headers?: Readonly<Record<string, string>> }
  /** Sends `reply` up to its middle, then nothing more. */
  | { readonly reply: string; readonly hang: true }
  | { readonly garbage: string };

export type OpenAiServer = {
  readonly baseUrl: string;
  /** What the next requests get; the last one stays. */
  readonly behave: (...behaviours: readonly Behaviour[]) => void;
  readonly requests: readonly { readonly authorization: string | undefined; readonly body: string }[];
  readonly close: () => Promise<void>;
};

/** A reply as a server-sent event stream of chat completion chunks, three characters a chunk, with its usage. */
export function recordedStream(reply: string): string {
  const event = (data: object) =>
    `data: ${JSON.stringify({ id: 'c1', object: 'chat.completion.chunk', created: 1, model: 'test', ...data })}\n\n`;
  const chunks = reply.match(/[\s\S]{1,3}/gu) ?? [];
  return [
    event({ choices: [{ index: 0, delta: { role: 'assistant', content: '' }, finish_reason: null }] }),
    ...chunks.map((content) => event({ choices: [{ index: 0, delta: { content }, finish_reason: null }] })),
    event({ choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] }),
    event({ choices: [], usage: { prompt_tokens: 700, completion_tokens: 40, total_tokens: 740 } }),
    'data: [DONE]\n\n',
  ].join('');
}

/** A loopback server that speaks the streaming chat protocol of OpenAI-compatible endpoints. */
export async function startOpenAiServer(): Promise<OpenAiServer> {
  let queue: Behaviour[] = [];
  const requests: { authorization: string | undefined; body: string }[] = [];
  const server = createServer(async (request, response) => {
    requests.push({ authorization: request.headers.authorization, body: await read(request) });
    answer(response, (queue.length > 1 ? queue.shift() : queue[0]) ?? { status: 500, body: 'no behaviour' });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    behave: (...behaviours) => {
      queue = [...behaviours];
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

function answer(response: ServerResponse, behaviour: Behaviour): void {
  if ('status' in behaviour) {
    response.writeHead(behaviour.status, behaviour.headers).end(behaviour.body);
    return;
  }
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  if ('garbage' in behaviour) {
    response.end(behaviour.garbage);
    return;
  }
  const stream = Buffer.from(recordedStream(behaviour.reply));
  if ('hang' in behaviour) {
    response.write(stream.subarray(0, stream.length >> 1));
    return;
  }
  if (!('cutAt' in behaviour)) {
    response.end(stream);
    return;
  }
  const part = stream.subarray(0, behaviour.cutAt);
  if (behaviour.reset) response.write(part, () => response.destroy());
  else response.end(part);
}
