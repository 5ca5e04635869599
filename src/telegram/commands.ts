import type { Coverage } from '../types.ts';
import { dateWords } from '../wording/index.ts';
import { articlePage, headlines, pageOf } from './articles.ts';
import { button, keyboard } from './keyboards.ts';
import type { Messages } from './messages.ts';
import { type Calls, type Io, type Parts, speech } from './parts.ts';
import { answerQuestion } from './questions.ts';
import type { Incoming, Place } from './read-update.ts';
import { reply } from './replies.ts';
import { bold, joined, rich } from './rich-text.ts';

export type Command = Extract<Incoming, { kind: 'command' }>;
export type CommandHandler = (parts: Parts, command: Command, io: Io) => Promise<Calls>;

const LATEST = 8;
/** Buttons for districts: three rows of three at most. */
const MOST_DISTRICTS = 9;

/** What /start opens with: `a_<article>`, with a paragraph after it, or `q_<question>`. Payloads can be forged. */
type StartPayload = { readonly article: string; readonly paragraph: number } | { readonly question: string } | null;

export function readStartPayload(payload: string): StartPayload {
  const match = /^(?:a_(?<article>[a-z0-9]{1,24})(?:_(?<paragraph>\d{1,4}))?|q_(?<question>[a-z0-9]{6,16}))$/.exec(
    payload,
  );
  if (!match?.groups) return null;
  const { article, paragraph, question } = match.groups;
  if (question) return { question };
  return { article: article!, paragraph: paragraph ? Number(paragraph) : 0 };
}

export const start: CommandHandler = async (parts, command, io) => {
  const payload = readStartPayload(command.args);
  if (payload && 'article' in payload) return showArticle(parts, command, payload.article, payload.paragraph);
  if (payload) return reAsk(parts, command, payload.question, io);
  const { language, say } = speech(parts, command.place, command.user);
  const coverage = await parts.store.coverage();
  return reply(command.place, say.start(inWords(coverage, language)), {});
};

async function showArticle(parts: Parts, { place, user }: Command, id: string, paragraph: number): Promise<Calls> {
  const { language, say } = speech(parts, place, user);
  const article = await parts.store.article(id);
  if (!article) return reply(place, say.articleGone);
  const page = articlePage(article, pageOf(article, paragraph), language);
  return reply(place, page.content, { keyboard: page.keyboard });
}

async function reAsk(parts: Parts, command: Command, id: string, io: Io): Promise<Calls> {
  const { say } = speech(parts, command.place, command.user);
  const shared = parts.memory.question(id);
  if (!shared) return reply(command.place, say.shareGone);
  const heading = reply(command.place, bold(say.sharedQuestion(shared.text)));
  return [
    ...heading,
    ...(await answerQuestion(parts, { ...command, ...shared, user: command.user, edited: false }, io)),
  ];
}

/** The coverage with its dates as people write them. */
export function inWords(coverage: Coverage, language: 'zh' | 'en') {
  const words = (date: string | null) => (date === null ? null : dateWords(date, language));
  return { ...coverage, from: words(coverage.from), upTo: words(coverage.upTo) };
}

const fixed =
  (text: (say: Messages, parts: Parts) => string): CommandHandler =>
  async (parts, { place, user }) =>
    reply(place, text(speech(parts, place, user).say, parts));

export const help = fixed((say, { me }) => say.help(me.username));
export const about = fixed((say) => say.about);
export const privacy = fixed((say) => say.privacy);

export const ask: CommandHandler = async (parts, command, io) => {
  const { say } = speech(parts, command.place, command.user);
  if (command.args === '') return reply(command.place, say.askUsage, { to: command.message });
  return answerQuestion(parts, { ...command, text: command.args, edited: false }, io);
};

export const latest: CommandHandler = async (parts, { place, user, args }) =>
  latestIn(parts, place, user, args || null);

export async function latestIn(
  parts: Parts,
  place: Place,
  user: Command['user'],
  asked: string | null,
): Promise<Calls> {
  const { language, say } = speech(parts, place, user);
  const { districts } = await parts.store.coverage();
  const district = asked === null ? null : (districtNamed(asked, districts) ?? asked.slice(0, 40).toWellFormed());
  const articles = await parts.store.latest(LATEST, ...(district === null ? [] : [district]));
  if (articles.length === 0) return reply(place, say.latestNone(district));
  const choices =
    districts.length > 1 && district === null
      ? districts.slice(0, MOST_DISTRICTS).map((name, number) => button(name, { verb: 'district', number }))
      : [];
  return reply(place, joined([bold(say.latest(district)), headlines(articles, parts.links, language)], '\n'), {
    keyboard: keyboard(choices.slice(0, 3), choices.slice(3, 6), choices.slice(6)),
  });
}

/** 江津 names 江津区 as well; the shortest name that begins with what was typed. */
function districtNamed(typed: string, districts: readonly string[]): string | null {
  const begins = districts.filter((name) => name.startsWith(typed) || typed.startsWith(name));
  return begins.toSorted((a, b) => a.length - b.length)[0] ?? null;
}

export const sources: CommandHandler = async (parts, { place, user }) => {
  const { language, say } = speech(parts, place, user);
  return reply(place, rich(say.sources(inWords(await parts.store.coverage(), language))));
};

export const COMMANDS: Readonly<Record<string, CommandHandler>> = {
  start,
  help,
  about,
  privacy,
  ask,
  latest,
  sources,
};
