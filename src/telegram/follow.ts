import { setImmediate } from 'node:timers/promises';
import { titleOf } from '../answering/index.ts';
import { maskPrivate } from '../indexing/privacy.ts';
import { articlesWith, refOf } from '../listed.ts';
import { normalise } from '../reading/index.ts';
import type { Follow } from '../state/index.ts';
import type { Article } from '../types.ts';
import { headlines } from './articles.ts';
import { button, keyboard } from './keyboards.ts';
import { messages } from './messages.ts';
import { type Calls, type Parts, speech } from './parts.ts';
import { type Asker, type Place, placeOf } from './read-update.ts';
import { reply } from './replies.ts';
import { bold, clean, joined, shortened } from './rich-text.ts';
import type { Notice } from './sources.ts';
import { isAbout, type Printed, printedOf, sentenceAbout, topicOf } from './topic.ts';

/** A resident follows a handful of things; more would be a feed. */
const MOST_FOLLOWS = 20;
/** What is new stands among the newest reports; old pages put into the index later are no news. */
const NEWEST = 200;
/** What a new follower is taken to know already. More than `NEWEST`, so that a withdrawn report can't make an old one look new. */
const KNOWN = 400;
const SHOWN = 5;
/** No messages from 21:00 to 8:00, by the clock of the papers' readers. */
const QUIET = { from: 21, to: 8, timeZone: 'Asia/Shanghai' };

/** Follows a name here. What the index holds about it already counts as known. */
export async function follow(parts: Parts, place: Place, user: Asker, typed: string): Promise<Calls> {
  const { say } = speech(place, user);
  const name = clean(maskPrivate(typed)).replace(/\s+/g, ' ').trim();
  if (name === '') return reply(place, say.followUsage);
  if (name.length < 2 || name.length > 40) return reply(place, say.followBadName);
  if ((await parts.memory.followsOf(place.chat)).length >= MOST_FOLLOWS)
    return reply(place, say.followTooMany(MOST_FOLLOWS));
  const about = articlesAbout(name, await newestArticles(parts, KNOWN));
  const wanted = { chat: place.chat, topic: place.topic ?? 0, user: user.id, name };
  const { follow: begun, isNew } = await parts.memory.follow(wanted, about.map(headlineKey));
  return reply(place, isNew ? say.followed(name) : say.followedAlready(name), {
    keyboard: keyboard([stopButton(say.stopFollowing(name), begun.id)]),
  });
}

/** Follows what a question is about. */
export async function followTopic(parts: Parts, place: Place, user: Asker, id: string): Promise<Calls> {
  const { say } = speech(place, user);
  const asked = await parts.memory.question(id);
  if (!asked) return reply(place, say.tapExpired);
  const name = topicOf(asked.text, await articlesWith(asked.articles, parts.store));
  return name === null ? reply(place, say.followUsage) : follow(parts, place, user, name);
}

/** What is followed here; each is a button that ends it. */
export async function following(parts: Parts, place: Place, user: Asker): Promise<Calls> {
  const { say } = speech(place, user);
  const follows = await parts.memory.followsOf(place.chat);
  if (follows.length === 0) return reply(place, say.followingNone);
  return reply(place, say.following, {
    keyboard: keyboard(...follows.map(({ id, name }) => [stopButton(say.stopFollowing(name), id)])),
  });
}

const stopButton = (label: string, number: number) => button(label, { verb: 'unfollow', number });

/**
 * Messages for followers about reports that are new since the last look: none in quiet hours, one a day for each
 * follow, and the same `once` for the same day, so that a crash between sending and remembering repeats nothing. Call
 * `remember` when the calls are safely stored.
 */
export async function followNews(parts: Parts): Promise<readonly Notice[]> {
  if (isQuiet(parts.now())) return [];
  const follows = (await parts.memory.follows()).filter(({ toldOn }) => toldOn !== parts.today());
  const byName = Map.groupBy(follows, ({ name }) => name);
  if (byName.size === 0) return [];
  const newest = await newestArticles(parts, NEWEST);
  const news: Notice[] = [];
  for (const [name, followers] of byName) {
    // A thousand names take a second; questions go first.
    await setImmediate();
    const about = articlesAbout(name, newest);
    for (const one of followers) news.push(...(await notice(parts, one, about)));
  }
  return news;
}

async function notice(parts: Parts, follow: Follow, about: readonly Article[]): Promise<readonly Notice[]> {
  const known = await parts.memory.knownTo(follow.id);
  const fresh = about.filter((article) => !known.has(headlineKey(article))).slice(0, SHOWN);
  if (fresh.length === 0) return [];
  const language = (await parts.memory.languageOf(follow.chat)) ?? 'zh';
  const say = messages(language);
  const place = placeOf(follow.chat, follow.topic);
  const first = sentenceAbout(follow.name, fresh[0]!);
  const content = joined(
    [
      bold(say.followNews(follow.name)),
      headlines(fresh.map(refOf), parts.links, language),
      first === null ? '' : shortened(clean(first), 300),
    ],
    '\n\n',
  );
  const today = parts.today();
  const calls = reply(place, content, {
    keyboard: keyboard([stopButton(say.stopFollowing(follow.name), follow.id)]),
    once: `follow:${follow.id}:${today}`,
    bulk: true,
  });
  const remember = () => parts.memory.told(follow.id, today, fresh.map(headlineKey));
  return [{ calls, remember }];
}

type Newest = readonly { readonly article: Article; readonly printed: Printed }[];

async function newestArticles({ store }: Parts, most: number): Promise<Newest> {
  const ids = (await store.latest(most)).map(({ id }) => id);
  return (await articlesWith(ids, store)).map((article) => ({ article, printed: printedOf(article) }));
}

const articlesAbout = (name: string, newest: Newest): readonly Article[] =>
  newest.filter(({ printed }) => isAbout(name, printed)).map(({ article }) => article);

/** The headline, because a page that is read again can give its articles other ids. */
const headlineKey = (article: Article) => normalise(titleOf(article)).slice(0, 200).toWellFormed();

export function isQuiet(now: number): boolean {
  const hour = Number(
    new Intl.DateTimeFormat('en-GB', { hour: 'numeric', hourCycle: 'h23', timeZone: QUIET.timeZone }).format(now),
  );
  return hour >= QUIET.from || hour < QUIET.to;
}
