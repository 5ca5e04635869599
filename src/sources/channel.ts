/** A Telegram channel as a source: each post is a report, under the address that Telegram gives it. */

import { isSentence } from '../indexing/formats/index.ts';
import { dayIn, type Item } from '../indexing/index.ts';
import type { ChannelPost } from '../types.ts';
import { itemName } from './item-files.ts';
import { type KeepDeps, keepItem } from './keep.ts';
import { placeOf, type Source } from './sources.ts';

type ChannelSource = Extract<Source, { kind: 'channel' }>;

/** 早上好 (good morning) is no report; neither is what is left of one whose text was taken away. */
const SHORTEST = 20;
const LONGEST_TITLE = 60;
/** Telegram writes a private channel's number behind this one. */
const PRIVATE = /^-100/;

const addressOf = ({ username, channel, message }: ChannelPost): string =>
  username === null
    ? `https://t.me/c/${String(channel).replace(PRIVATE, '')}/${message}`
    : `https://t.me/${username}/${message}`;

/** The source that a post belongs to, by the channel's number or its public name. */
export const channelOf = (sources: readonly Source[], { channel, username }: ChannelPost): ChannelSource | null =>
  sources
    .filter((one) => one.kind === 'channel')
    .find((one) => one.channel === channel || one.channel.toString().toLowerCase() === `@${username}`.toLowerCase()) ??
  null;

/** A headline stands in a line of its own, and is no sentence. */
function cut(text: string): { readonly title: string | null; readonly text: string } {
  const [first = '', ...others] = text.trim().split('\n');
  const title = first.replace(/^[【[]|[】\]]$/g, '').trim();
  const rest = others.join('\n').trim();
  const isTitle = rest.length >= SHORTEST && title !== '' && title.length <= LONGEST_TITLE && !isSentence(title);
  return isTitle ? { title, text: rest } : { title: null, text: text.trim() };
}

const itemOf = (
  post: ChannelPost,
  { paper, district }: ChannelSource,
  dayOf: (moment: number) => string,
): Item & { readonly published: string } => ({
  ...{ url: addressOf(post), author: null, paper, district: district ?? null, ...cut(post.text) },
  published: dayOf(post.at),
  // An edit on the day of a post is seen by its text.
  updated: post.edited !== null && dayOf(post.edited) > dayOf(post.at) ? dayOf(post.edited) : null,
});

/**
 * Keeps a post as a report; an edit takes the place of what was there, and one that left no text takes the report out. Says
 * whether there is anything to index. Telegram tells no bot of posts that are deleted.
 */
export function keepPost(post: ChannelPost, source: ChannelSource, timeZone: string, deps: KeepDeps): boolean {
  const place = placeOf(source);
  const name = itemName(`${place}\n${post.message}`);
  const known = deps.state.item(name);
  if (post.text.trim().length < SHORTEST) {
    if (known === null || known.status === 'gone') return false;
    deps.state.put({ ...known, missed: deps.now() });
    return true;
  }
  const read = itemOf(post, source, (moment) => dayIn(timeZone, new Date(moment)));
  const item = known === null ? { ...read, updated: null } : read;
  const about = { name, place, url: item.url, final: item.url, guid: null, published: item.published, whole: true };
  return keepItem(item, about, known, deps) !== 'same';
}
