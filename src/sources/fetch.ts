/** The one way in which a source is fetched. Nothing else in the program opens a connection for one. */
import robotsModule, { type Robot } from 'robots-parser';
import { request } from 'undici';
import { oneLine } from '../errors.ts';
import type { Trouble } from '../types.ts';
import { ForbiddenAddress, type Resolve } from './addresses.ts';
import { readBody } from './body.ts';
import { textOf } from './charset.ts';
import { guardedAgent } from './connect.ts';
import { type Clock, makePace } from './pace.ts';

/** The package's types speak of a default export; what Node.js imports is the function itself. */
const robotsParser = robotsModule as unknown as (url: string, text: string) => Robot;

/** What makes a second visit cheap. */
export type Validators = { readonly etag?: string | undefined; readonly modified?: string | undefined };

export type Fetched =
  | {
      readonly kind: 'text';
      readonly url: string;
      readonly text: string;
      readonly type: string;
      readonly validators: Validators;
    }
  | { readonly kind: 'same' }
  /** 404 and 410 with `status`; only 410 says that it is for good. */
  | { readonly kind: 'gone'; readonly status: number }
  /** Nothing is known of the page: what is in the index stays. */
  | { readonly kind: 'failed'; readonly why: string; readonly because: Trouble };

type FetchOptions = {
  readonly contact: string;
  readonly allow?: readonly string[];
  readonly clock: Clock;
  readonly resolve?: Resolve;
  readonly limits?: Partial<typeof LIMITS>;
};

/** 8 MB is thirty times a long page; a news site's robots.txt asks for 1 s between requests, hardly ever for more than 30. */
const LIMITS = { bytes: 8 * 2 ** 20, ms: 20_000, hops: 5, gapMs: 500, longestGapMs: 30_000, robotsBytes: 512 * 1024 };
const AGENT = 'Wenjin';
const RETRY_SECONDS = 60;

type Answer = { readonly status: number; readonly header: (name: string) => string; readonly bytes: Uint8Array };
export type Fetcher = {
  readonly get: (url: string, known?: Validators, signal?: AbortSignal) => Promise<Fetched>;
  readonly close: () => Promise<void>;
};

/** Every hop of a redirect is asked by the same rules as an address that was given: scheme, address, robots.txt and pace. */
export function makeFetcher(options: FetchOptions): Fetcher {
  const limits = { ...LIMITS, ...options.limits };
  const agent = guardedAgent(options.allow ?? [], options.resolve);
  const pace = makePace(options.clock);
  const robots = new Map<string, Promise<Robot>>();
  const userAgent = `${AGENT}/0.1 (+${options.contact})`;

  async function ask(url: URL, known: Validators, most: number, outer?: AbortSignal): Promise<Answer> {
    const timed = AbortSignal.timeout(limits.ms);
    const signal = outer === undefined ? timed : AbortSignal.any([outer, timed]);
    const headers = {
      'user-agent': userAgent,
      'accept-encoding': 'gzip, deflate, br',
      ...(known.etag && { 'if-none-match': known.etag }),
      ...(known.modified && { 'if-modified-since': known.modified }),
    };
    const answer = await request(url, { dispatcher: agent, headers, signal, headersTimeout: limits.ms });
    const header = (name: string) => [answer.headers[name] ?? ''].flat()[0] ?? '';
    if (answer.statusCode !== 200) answer.body.on('error', () => undefined).destroy();
    const bytes =
      answer.statusCode === 200
        ? await readBody(answer.body, header('content-encoding').toLowerCase(), most)
        : new Uint8Array();
    return { status: answer.statusCode, header, bytes };
  }

  /** No robots.txt allows everything; one that can't be had allows nothing (RFC 9309), and is asked for again the next time. */
  async function readRobots(url: URL, signal?: AbortSignal): Promise<Robot> {
    // Wherever the file was found, it speaks for the host that was asked.
    const own = new URL('/robots.txt', url).href;
    let place = new URL(own);
    for (let hop = 0; hop <= limits.hops; hop += 1) {
      const { status, header, bytes } = await ask(place, {}, limits.robotsBytes, signal);
      if (status === 200) return robotsParser(own, new TextDecoder().decode(bytes));
      if (status >= 400 && status < 500 && status !== 429) return robotsParser(own, '');
      const target = status >= 300 && status < 400 ? parsedUrl(header('location'), place.href) : null;
      if (target === null || !isWeb(target)) throw new Error(`robots.txt answers ${status}`);
      place = target;
    }
    throw new Error('robots.txt is redirected too often');
  }
  function robotsOf(url: URL, signal?: AbortSignal): Promise<Robot> {
    const known = robots.get(url.origin);
    if (known !== undefined) return known;
    const reading = readRobots(url, signal);
    robots.set(url.origin, reading);
    reading.catch(() => robots.delete(url.origin));
    return reading;
  }

  async function hop(url: URL, known: Validators, signal?: AbortSignal): Promise<Fetched | URL> {
    if (!isWeb(url)) return failed(`"${url.protocol}" is neither http nor https`, 'address');
    const held = pace.held(url.host);
    if (held > 0) return failed(`${url.host} asked to be left alone for ${Math.ceil(held / 1000)} s`, 'held');
    const rules = await robotsOf(url, signal);
    if (rules.isAllowed(url.href, AGENT) === false) return failed('robots.txt disallows it', 'robots');
    const gap = Math.max(limits.gapMs, (rules.getCrawlDelay(AGENT) ?? 0) * 1000);
    await pace.turn(url.host, Math.min(gap, limits.longestGapMs), signal);
    const answer = await ask(url, known, limits.bytes, signal);
    return said(url, answer);
  }

  function said(url: URL, { status, header, bytes }: Answer): Fetched | URL {
    if (status === 304) return { kind: 'same' };
    if (status === 404 || status === 410) return { kind: 'gone', status };
    if (status === 429 || status === 503) {
      pace.hold(url.host, retryMs(header('retry-after'), options.clock.now()));
      return failed(`it answers ${status}`, 'held');
    }
    if (status >= 300 && status < 400)
      return parsedUrl(header('location'), url.href) ?? failed('it redirects to no address', 'answer');
    if (status !== 200) return failed(`it answers ${status}`, 'answer');
    const validators = { etag: header('etag') || undefined, modified: header('last-modified') || undefined };
    const type = header('content-type');
    return { kind: 'text', url: url.href, text: textOf(bytes, type, url.href), type, validators };
  }

  async function get(address: string, known: Validators = {}, signal?: AbortSignal): Promise<Fetched> {
    try {
      let at: Fetched | URL = new URL(address);
      for (let hops = 0; at instanceof URL && hops <= limits.hops; hops += 1)
        at = await hop(at, hops === 0 ? known : {}, signal);
      return at instanceof URL ? failed(`it is redirected more than ${limits.hops} times`, 'answer') : at;
    } catch (error) {
      signal?.throwIfAborted();
      return failed(oneLine(error), isForbidden(error) ? 'address' : 'network');
    }
  }
  return { get, close: () => agent.destroy() };
}

const parsedUrl = (address: string, base: string): URL | null => (address === '' ? null : URL.parse(address, base));
const isWeb = (url: URL): boolean => url.protocol === 'http:' || url.protocol === 'https:';
const failed = (why: string, because: Trouble): Fetched => ({ kind: 'failed', why, because });
const isForbidden = (error: unknown): boolean =>
  error instanceof ForbiddenAddress || (error instanceof Error && error.cause instanceof ForbiddenAddress);

function retryMs(value: string, now: number): number {
  const seconds = Number(value);
  if (value !== '' && Number.isFinite(seconds)) return seconds * 1000;
  const day = Date.parse(value);
  return Number.isNaN(day) ? RETRY_SECONDS * 1000 : Math.max(0, day - now);
}
