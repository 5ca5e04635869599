import { articlesWith } from '../listed.ts';
import type { Timeline } from '../types.ts';
import { type Calls, type Io, type Parts, speech } from './parts.ts';
import { answerQuestion, keepTold, type Told } from './questions.ts';
import type { Asker, Place } from './read-update.ts';
import { renderTimeline } from './render.ts';
import { reply } from './replies.ts';
import { clean } from './rich-text.ts';
import { topicOf } from './topic.ts';

export type Wanted = Told & { readonly name: string };

/** A project's timeline; without a timeline maker, the answer to "how far is it". */
export async function progress(parts: Parts, wanted: Wanted, io: Io): Promise<Calls> {
  const { place, user } = wanted;
  const { language, say } = speech(place, user);
  const name = clean(wanted.name).replace(/\s+/g, ' ').trim().slice(0, 60).toWellFormed();
  if (name === '') return reply(place, say.progressUsage, { to: place.private ? null : wanted.message });
  if (!parts.progress)
    return answerQuestion(parts, { ...wanted, text: say.progressQuestion(name), edited: false, history: [] }, io);
  const timeline: Timeline | null = await parts.progress(name);
  if (!timeline || timeline.entries.length === 0) return reply(place, say.progressNone(name));
  const articles = [...new Set(timeline.citations.map(({ article }) => article))];
  await keepTold(parts, wanted, say.progressQuestion(name), articles, io);
  const { content, preview } = renderTimeline(timeline, { links: parts.links, language });
  return reply(place, content, { preview, to: place.private ? null : wanted.message });
}

/** The timeline of what an answered question is about. */
export async function progressOf(parts: Parts, place: Place, user: Asker, id: string, io: Io): Promise<Calls> {
  const { say } = speech(place, user);
  const asked = await parts.memory.question(id);
  if (!asked) return reply(place, say.tapExpired);
  const name = topicOf(asked.text, await articlesWith(asked.articles, parts.store)) ?? asked.text;
  return progress(parts, { place, user, message: asked.message, key: `timeline:${id}`, name }, io);
}
