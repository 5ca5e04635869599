import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How the server treats a request. */
export type Treatment =
  | 'right'
  | 'one-too-few'
  | 'one-too-many'
  | 'strings'
  | 'nulls'
  | 'zeros'
  | 'closes'
  | 'hangs'
  | 'no-json'
  | { readonly dimensions: number }
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly message?: string };

type SeenRequest = {
  readonly path: string;
  readonly texts: readonly string[];
  readonly key: string | undefined;
};

export type EmbeddingsServer = {
  /** The server's root; OpenAI's protocol is under `/v1`, Ollama's under `/api`. */
  readonly root: string;
  /** What the next requests get, one each; the last one stays. */
  readonly treat: (...treatments: readonly Treatment[]) => void;
  readonly requests: readonly SeenRequest[];
  readonly close: () => Promise<void>;
};

const DIMENSIONS = 8;

/** A vector of its own for each text, so that answers in the wrong order would show. */
function vectorOf(text: string, dimensions: number): number[] {
  const codes = Array.from(text, (char) => char.codePointAt(0) ?? 0);
  return Array.from(
    { length: dimensions },
    (_, at) => 1 + (codes.reduce((sum, code, k) => sum + code * (k + at + 1), 0) % 97),
  );
}

function answers(treatment: Treatment, texts: readonly string[]): unknown[] {
  const right = texts.map((text) => vectorOf(text, DIMENSIONS));
  if (treatment === 'one-too-few') return right.slice(1);
  if (treatment === 'one-too-many') return [...right, right[0]];
  if (treatment === 'strings') return right.map((vector) => vector.map(String));
  if (treatment === 'nulls') return right.map((vector) => [...vector.slice(1), null]);
  if (treatment === 'zeros') return right.map((vector) => vector.map(() => 0));
  if (typeof treatment === 'object' && 'dimensions' in treatment)
    return texts.map((text) => vectorOf(text, treatment.dimensions));
  return right;
}

function reply(response: ServerResponse, treatment: Treatment, path: string, texts: readonly string[]): void {
  if (treatment === 'hangs') return;
  if (treatment === 'closes') {
    response.destroy();
    return;
  }
  if (typeof treatment === 'object' && 'status' in treatment) {
    const error = { error: { message: treatment.message ?? 'no', type: 'test' } };
    response
      .writeHead(treatment.status, { 'content-type': 'application/json', ...treatment.headers })
      .end(JSON.stringify(error));
    return;
  }
  response.writeHead(200, { 'content-type': 'application/json' });
  const vectors = answers(treatment, texts);
  if (treatment === 'no-json') response.end('<html>gateway</html>');
  else if (path.startsWith('/api')) response.end(JSON.stringify({ model: 'm', embeddings: vectors }));
  else
    response.end(
      JSON.stringify({
        object: 'list',
        data: vectors.map((embedding, index) => ({ object: 'embedding', index, embedding })),
      }),
    );
}

async function read(request: IncomingMessage): Promise<{ readonly input: string | readonly string[] }> {
  let body = '';
  for await (const bytes of request.setEncoding('utf8')) body += bytes;
  return JSON.parse(body);
}

/** A loopback server that speaks the embeddings protocols of OpenAI and of Ollama, well or badly. */
export async function startEmbeddingsServer(): Promise<EmbeddingsServer> {
  let queue: Treatment[] = ['right'];
  const requests: SeenRequest[] = [];
  const server = createServer(async (request, response) => {
    const { input } = await read(request);
    const texts = typeof input === 'string' ? [input] : input;
    const path = request.url ?? '';
    requests.push({ path, texts, key: request.headers.authorization });
    reply(response, (queue.length > 1 ? queue.shift() : queue[0]) ?? 'right', path, texts);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    root: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    treat: (...treatments) => {
      queue = [...treatments];
    },
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
