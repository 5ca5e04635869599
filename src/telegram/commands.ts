import { amountsIn } from '../reading/index.ts';
import { headlines } from './articles.ts';
import { coverageWords } from './coverage.ts';
import { follow, following } from './follow.ts';
import { button, keyboard } from './keyboards.ts';
import type { Messages } from './messages.ts';
import { broadcast, correct, isAdmin, stats, unanswered, withdraw, withdrawn } from './newsroom.ts';
import { type Calls, type Io, type Parts, speech } from './parts.ts';
import { progress } from './progress.ts';
import { answerQuestion, keepTold, sourcesOf, type Told } from './questions.ts';
import type { Incoming } from './read-update.ts';
import { reply } from './replies.ts';
import { bold, joined } from './rich-text.ts';
import { askForget, askLanguage } from './settings.ts';
import { freshnessLines } from './sources.ts';
import { start } from './start.ts';

type Command = Extract<Incoming, { kind: 'command' }>;
type Handler = (parts: Parts, command: Command, io: Io) => Promise<Calls> | Calls;

const LATEST = 8;
/** Buttons for districts: three rows of three at most. */
const MOST_DISTRICTS = 9;

const fixed =
  (text: (say: Messages, parts: Parts) => string): Handler =>
  (parts, { place, user }) =>
    reply(place, text(speech(place, user).say, parts));

const RESIDENTS: Readonly<Record<string, Handler>> = {
  start,
  help: fixed((say, { me }) => say.help(me.username)),
  about: fixed((say) => say.about),
  privacy: fixed((say) => say.privacy),
  ask,
  latest,
  progress: (parts, command, io) => progress(parts, { ...command, name: command.args }, io),
  follow: (parts, { place, user, args }) => follow(parts, place, user, args),
  following: (parts, { place, user }) => following(parts, place, user),
  sources,
  language: (_, { place, user }) => askLanguage(place, user),
  forget: (_, { place, user }) => askForget(place, user),
};

/** For the newsroom, in private: others are told what they are told of any unknown command. */
const NEWSROOM: Readonly<Record<string, Handler>> = { stats, unanswered, withdraw, withdrawn, correct, broadcast };

/** Carries out a command. Unknown ones are for another bot in groups, and a slip in private. */
export async function onCommand(parts: Parts, command: Command, io: Io): Promise<Calls> {
  const { name, place, user } = command;
  const handler = own(RESIDENTS, name) ?? (place.private && isAdmin(parts, user) ? own(NEWSROOM, name) : undefined);
  if (handler) return handler(parts, command, io);
  return place.private ? reply(place, speech(place, user).say.unknownCommand) : [];
}

const own = (handlers: Readonly<Record<string, Handler>>, name: string) =>
  Object.hasOwn(handlers, name) ? handlers[name] : undefined;

async function ask(parts: Parts, command: Command, io: Io): Promise<Calls> {
  const { say } = speech(command.place, command.user);
  if (command.args === '') return reply(command.place, say.askUsage, { to: command.message });
  return answerQuestion(parts, { ...command, text: command.args, edited: false }, io);
}

/** `/latest 3`, `/latest 第2页`, `/latest 临江`; of a day or a smaller place what the papers say, as to a question for its news. */
async function latest(parts: Parts, command: Command, io: Io): Promise<Calls> {
  const { args } = command;
  const { say } = speech(command.place, command.user, args);
  const bare = args.replace(/^第|页$/gu, '').trim();
  const [number] = amountsIn(bare).filter(
    ({ start, end, unit }) => start === 0 && end === bare.length && unit === null,
  );
  if (number)
    return latestIn(parts, command, io, null, bare === args ? { count: number.value } : { page: number.value });
  const { districts } = await parts.store.coverage();
  const district = args === '' ? null : districtNamed(args, districts);
  if (args === '' || district) return latestIn(parts, command, io, district);
  return answerQuestion(parts, { ...command, text: say.newsOf(args), edited: false, history: [] }, io);
}

/** Which of the newest: so many of them (one message holds 20), of the page that is counted from 1. */
type Which = { readonly count?: number; readonly page?: number };
const MOST_LATEST = 20;
const MOST_PAGES = 50;

/** The newest reports, of one district when it is given; buttons for the districts when it isn't. */
export async function latestIn(
  parts: Parts,
  told: Told,
  io: Io,
  district: string | null,
  { count = LATEST, page = 1 }: Which = {},
): Promise<Calls> {
  const { place, user } = told;
  const { language, say } = speech(place, user);
  const { districts } = await parts.store.coverage();
  const most = Math.min(Math.max(1, Math.trunc(count)), MOST_LATEST);
  const before = most * (Math.min(Math.max(1, Math.trunc(page)), MOST_PAGES) - 1);
  const newest = await parts.store.latest(before + most, ...(district === null ? [] : [district]));
  const articles = newest.slice(before);
  if (articles.length === 0) return reply(place, say.latestNone(district));
  const ids = articles.map(({ id }) => id);
  await keepTold(parts, told, say.newsOf(district ?? ''), ids, io);
  const choices = district === null && districts.length > 1 ? districts.slice(0, MOST_DISTRICTS) : [];
  const buttons = choices.map((name, number) => button(name, { verb: 'district', number }));
  return reply(place, joined([bold(say.latest(district)), headlines(articles, parts.links, language)], '\n'), {
    keyboard: keyboard(buttons.slice(0, 3), buttons.slice(3, 6), buttons.slice(6)),
  });
}

/** 临江 names 临江区 as well; the shortest name that fits. */
function districtNamed(typed: string, districts: readonly string[]): string | null {
  const fitting = districts.filter((name) => name.startsWith(typed) || typed.startsWith(name));
  return fitting.toSorted((a, b) => a.length - b.length)[0] ?? null;
}

/** In reply to an answer its sources, else what the index covers. */
async function sources(parts: Parts, { place, user, about }: Command): Promise<Calls> {
  if (about !== null && (await parts.memory.question(about))?.chat === place.chat)
    return sourcesOf(parts, place, user, about);
  const { language, say } = speech(place, user);
  const covered = say.sources(coverageWords(await parts.store.coverage(), language));
  return reply(place, joined([covered, ...freshnessLines(parts, language)], '\n'));
}
