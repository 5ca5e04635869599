/** Links to stored articles. A model never writes one: they are made here, from ids that came out of the store. */

export type Links = {
  /**
   * Address of an article, at paragraph `paragraph` (from 0) when given, with characters `start` to `end` of it marked; below 0 are
   * its heads, which stand on top. `null` when nothing serves it.
   */
  readonly article: (
    id: string,
    paragraph?: number,
    span?: { readonly start: number; readonly end: number },
  ) => string | null;
};

export type LinkOptions = {
  /** Base address of the web reader as residents reach it, without a slash at its end. */
  readonly publicUrl?: string | undefined;
  /** The bot's user name, without `@`. */
  readonly botName?: string | undefined;
};

/**
 * An article's path in the web reader. A fragment never reaches the server, so the words to mark stand in the query as well:
 * `?s=3.12-45#p3` are characters 12 to 45 of the third paragraph.
 */
export function articlePath(
  id: string,
  paragraph = -1,
  span?: { readonly start: number; readonly end: number },
): string {
  if (paragraph < 0) return `/articles/${id}`;
  const n = paragraph + 1;
  return `/articles/${id}${span ? `?s=${n}.${span.start}-${span.end}` : ''}#p${n}`;
}

/**
 * The web reader where there is one (`PUBLIC_URL/articles/<id>#p<n>`), else the bot's deep link, which shows the
 * article in the chat. Anchors count paragraphs from 1, as readers do.
 */
export function createLinks({ publicUrl, botName }: LinkOptions): Links {
  const base = publicUrl ? publicUrl.replace(/\/+$/, '') : undefined;
  return {
    article: (id, paragraph, span) => {
      if (base !== undefined) return `${base}${articlePath(id, paragraph, span)}`;
      return botName ? `https://t.me/${botName}?start=a_${id}` : null;
    },
  };
}

/** The article that a person names: an id, or a link as people copy it (`…/articles/ID#p3`, `…?start=a_ID`); empty for anything else. */
export function articleIn(typed: string): string {
  return (
    /(?:\/articles\/|[?&]start=a_|^a_)?([a-z0-9]{1,24})(?:_\d+)?(?:\?s=[\d.-]+)?(?:#p\d+)?$/.exec(typed.trim())?.[1] ??
    ''
  );
}

/** Telegram hands over 64 of `[A-Za-z0-9_-]` with a deep link. */
const LONGEST_PAYLOAD = 64;
const FOLLOWS = 'f_';

/** What a deep link hands over to follow a name; `null` for one that is too long for it. */
export function followPayload(name: string): string | null {
  const payload = `${FOLLOWS}${Buffer.from(name).toString('base64url')}`;
  return payload.length <= LONGEST_PAYLOAD ? payload : null;
}

/** The name in such a payload; `null` for any other. */
export function nameToFollow(payload: string): string | null {
  if (!payload.startsWith(FOLLOWS)) return null;
  const name = Buffer.from(payload.slice(FOLLOWS.length), 'base64url').toString();
  return followPayload(name) === payload ? name : null;
}
/** Characters that are not seen, or turn what is read around: what a link shows would not be where it leads. */
const UNSEEN = /[\p{Cc}\p{Cf}\s\\]/u;
const LONGEST = 2000;

/**
 * Whether an address that an input states may be given to residents: a page of the web under a name, without credentials,
 * unseen characters, or a host that is a number, a machine's own or of no public zone.
 */
export function mayBeLinked(address: string): boolean {
  if (address.length > LONGEST || UNSEEN.test(address) || !URL.canParse(address)) return false;
  const { protocol, username, password, hostname } = new URL(address);
  if (!/^https?:$/.test(protocol) || username !== '' || password !== '') return false;
  if (UNSEEN.test(decoded(address))) return false;
  return (
    /\.(?:[a-z]{2,}|xn--[a-z0-9-]+)$/.test(hostname) &&
    !/\.(?:local|localhost|internal|lan|home|onion|arpa)$/.test(hostname)
  );
}

const decoded = (address: string): string => {
  try {
    return decodeURIComponent(address).replace(/[ \t]/g, '');
  } catch {
    return address;
  }
};
/** Characters of a quote that are named whole; of a longer one its first and last clauses are enough to find it. */
const NAMED_WHOLE = 48;
/** Characters that a clause needs to be found alone. */
const SHORTEST_CLAUSE = 5;
/** What stands in the place of what is masked is on no publisher's page. */
const MASKED = '〔';

const encoded = (text: string) => encodeURIComponent(text).replaceAll('-', '%2D');

/** Where a clause ends: a browser finds only what begins and ends with words. */
const CLAUSE_END = /[，。；：！？、,;:!?]/u;

function fragmentOf(quote: string): string {
  const text = quote.toWellFormed().replace(/\s+/g, ' ').trim();
  if (text.length <= NAMED_WHOLE) return text.includes(MASKED) ? '' : encoded(text);
  const inner = [...text.slice(0, -1)].map((one, at) => (CLAUSE_END.test(one) ? at : -1)).filter((at) => at >= 0);
  const first = inner.find((at) => at >= SHORTEST_CLAUSE);
  const last = inner.findLast((at) => text.length - at - 1 > SHORTEST_CLAUSE);
  const [start, end] = [text.slice(0, first), text.slice(last === undefined ? 0 : last + 1)];
  if (first === undefined || last === undefined || last < first || `${start}${end}`.includes(MASKED)) return '';
  return `${encoded(start)},${encoded(end)}`;
}

/**
 * The publisher's own page, opened at the quoted words where the browser can (a text fragment); `null` for what is no
 * address of the web.
 */
export function publisherLink(url: string | null, quote: string): string | null {
  const page = url !== null && /^https?:\/\//i.test(url) ? URL.parse(url) : null;
  if (page === null) return null;
  // Telegram shows its posts itself.
  const fragment = page.hostname === 't.me' ? '' : fragmentOf(quote);
  return fragment === '' ? page.href : `${page.href}${page.hash === '' ? '#' : ''}:~:text=${fragment}`;
}
