import { setImmediate } from 'node:timers/promises';
import {
  type Answerer,
  anotherOf,
  candidates,
  type DraftOptions,
  datedDraft,
  ENOUGH,
  glossesOf,
  isUnclear,
  mayChange,
  nearestTo,
  refusalOf,
  unreported,
  verify,
} from './answering/index.ts';
import { newestOf, refOf } from './listed.ts';
import { bounds, daysBetween } from './reading/index.ts';
import { isAbout } from './retrieval/question/chat/told.ts';
import { type DatedScope, datedScope } from './retrieval/question/dated.ts';
import { aloneAbout } from './retrieval/question/english/translate.ts';
import { asksOfNow, freshNow } from './retrieval/question/of-now.ts';
import { languageIn, questionOf } from './retrieval/question/parse.ts';
import { framed, readQuestion } from './retrieval/question/read.ts';
import type { Store } from './store/port.ts';
import { surest } from './surest.ts';
import type {
  Answer,
  AskOptions,
  AskPapers,
  Draft,
  FoundAnswer,
  Hit,
  Language,
  NotFoundAnswer,
  ParsedQuestion,
  Question,
  Told,
} from './types.ts';
import { furtherHits, type SearchDeps, understand } from './understand.ts';

export type AskDeps = SearchDeps & {
  readonly answerer: Answerer;
  /** Drafts when the answerer fails or nothing of its draft is verified. */
  readonly fallback?: Answerer;
  /** Evidence older than this many days is marked; the default is a year. */
  readonly staleAfterDays?: number;
  /** What to call the paper of a page that doesn't say it. */
  readonly paperName?: string | undefined;
};

const YEAR = 365;

async function notFound(question: ParsedQuestion, hits: readonly Hit[], store: Store): Promise<NotFoundAnswer> {
  const { upTo } = await store.coverage();
  const articles = nearestTo(question, hits);
  const nearest = articles.map(refOf);
  const event = unreported(
    question.text,
    articles.map(({ title, paragraphs }) => [title, ...paragraphs].join(' ')),
  );
  const { language, original, text } = question;
  const asked = original.history.length > 0 && language === 'zh' ? text : original.text;
  const answer = { kind: 'not-found', language, asked, upTo, nearest } as const;
  if (event && nearest.length > 0) return { ...answer, unreported: event };
  const another = anotherOf(question, candidates(hits));
  return another ? { ...answer, another } : answer;
}

/** The dated list that a question asks for by itself or, where that is no such question, as one of its chat; else `null`. */
async function listAsked(asked: ParsedQuestion, store: Store): Promise<DatedScope | null> {
  const { history } = asked.original;
  const alone = history.length === 0 ? asked : await readQuestion({ ...asked.original, history: [] }, store);
  return (await datedScope(alone, store)) ?? (history.length === 0 ? null : datedScope(asked, store));
}

/** Days of which nothing was reported, or a place that nobody wrote of; where another is named a report without a date may be of them. */
const isOfDays = ({ times, of, stage, family }: DatedScope): boolean =>
  (of.length > 0 && of.every(({ kind }) => kind === 'elsewhere')) ||
  (times.length > 0 &&
    stage === null &&
    family === null &&
    of.every(({ kind }) => kind === 'district' || kind === 'person'));

/** Whether an answer is from reports of what a follow-up asks the same of: 辣椒呢 (and peppers) is not answered with the field of millet. */
function tellsOf({ must = [] }: ParsedQuestion, answer: Answer, hits: readonly Hit[]): boolean {
  if (answer.kind !== 'found') return true;
  const cited = hits.filter(({ article }) => answer.citations.some((one) => one.article === article.id));
  return cited.every(({ article }) => isAbout(article, must));
}

/** Single letters and digits name nothing, and a foreign word only what some report prints; 1 or NEAR would fit anything. */
function namesSomething({ original, words, names }: ParsedQuestion, hits: readonly Hit[]): boolean {
  if (/\p{Script=Han}{2}/u.test(original.text) || names.length > 0) return true;
  const printed = hits.map(({ article }) => `${article.title}\n${article.paragraphs.join('\n')}`.toLowerCase());
  return words.some((word) => word.length > 1 && printed.some((report) => report.includes(word)));
}

/** The end of the last breath: those who breathe at once go on one after another, a turn of the event loop each. */
let lastBreath: Promise<void> = Promise.resolve();

/** Lets what has come meanwhile be served: pages, updates, health checks. An answer is 20 ms of work that nothing else interrupts. */
function breathe(): Promise<void> {
  lastBreath = lastBreath.then(() => setImmediate());
  return lastBreath;
}

/** The language of a message that is only talk: English in a word, if its chat is or Chinese chats don't say it (ok, hi). */
const talksIn = ({ text, history }: Question): Language =>
  /[A-Za-z]{4}/.test(text) && !/\p{Script=Han}/u.test(text) ? 'en' : languageIn(text, history.map(questionOf));

/** parse → retrieve → draft → verify. The only way from a question to an answer; never rejects for what was asked. */
export function createAsk(deps: AskDeps): AskPapers {
  const { store, answerer, fallback, staleAfterDays = YEAR, paperName = null } = deps;
  // Nobody waits twice for a model, which has been asked by then or has failed.
  const quick = fallback ?? answerer;
  const read = async (asked: ParsedQuestion) => surest(await understand(asked, deps), quick);
  const told = async (question: ParsedQuestion, draft: Draft): Promise<Told | null> => {
    const { sentences, citations } = await verify(draft, (id) => store.article(id), paperName);
    if (sentences.length === 0) return null;
    const asOf = newestOf(citations);
    const isOld = asOf !== null && daysBetween(bounds(asOf).to, question.original.today) > staleAfterDays;
    const stale = isOld && mayChange(question, sentences);
    const verified = { sentences, citations, asOf, stale };
    const glosses = question.language === 'en' ? glossesOf(question, verified) : [];
    return glosses.length > 0 ? { ...verified, glosses } : verified;
  };
  const found = async (question: ParsedQuestion, draft: Draft): Promise<FoundAnswer | null> => {
    const verified = draft.confidence < ENOUGH ? null : await told(question, draft);
    if (!verified) return null;
    const { by, confidence, caveat, unsure, short, otherwise, each, most } = draft;
    const isPrinted = (words: string) => verified.citations.some(({ quote }) => quote.includes(words));
    const isQuoted = short !== undefined && isPrinted(short);
    const areQuoted = each?.every((one) => isPrinted(one.short));
    const { readings, language } = question;
    const answer = { kind: 'found', language, ...verified, by, confidence } as const;
    return {
      ...answer,
      ...(isQuoted ? { short, ...(otherwise ? { otherwise } : {}) } : {}),
      ...(each && areQuoted ? { each, ...(most ? { most } : {}) } : {}),
      ...(caveat && caveat !== 'no-date' ? { caveat } : {}),
      ...(unsure ? { unsure } : {}),
      ...(readings.length > 0 ? { readings } : {}),
    };
  };
  const corrected = async (question: ParsedQuestion, hits: readonly Hit[], draft: Draft, premise: string) => {
    const verified = await told(question, draft);
    const near = draft.isNearest ? { isNearest: draft.isNearest } : {};
    const otherwise = verified ? { correction: { premise, ...near, ...verified } } : { unreported: premise };
    return { ...(await notFound(question, hits, store)), ...otherwise };
  };
  const undated = async (question: ParsedQuestion, hits: readonly Hit[], draft: Draft) => {
    const state = await told(question, draft);
    return state && { ...(await notFound(question, hits, store)), state };
  };
  const answerBy = async (by: Answerer, question: ParsedQuestion, hits: readonly Hit[], options: DraftOptions) => {
    const { more: _, ...plain } = options;
    const draft = await by.draft(question, hits, options);
    const read = draft.frame && (await framed(question, draft.frame, store));
    const readSo = read && (await readAgain(by, read, plain));
    if (readSo) return readSo;
    // A model that looked and found nothing is believed; a draft that can't be verified is drafted anew.
    if (draft.by === 'model' && draft.sentences.length === 0) return notFound(question, hits, store);
    const isPlain = draft.premise === undefined && draft.caveat !== 'no-date';
    const answer = (isPlain ? await found(question, draft) : null) ?? (await foundInChat(question, plain));
    if (answer) return answer;
    if (draft.premise !== undefined) return corrected(question, hits, draft, draft.premise);
    return draft.caveat === 'no-date' ? undated(question, hits, draft) : null;
  };

  /** What a follow-up asks, as it stands alone, in the reports that its chat is about: a pool's 小孩要不要票 (do children pay). */
  const foundInChat = async ({ inChat }: ParsedQuestion, options: AskOptions) => {
    if (!inChat) return null;
    const { parsed, hits } = await read(inChat.question);
    const own = hits.filter(({ article }) => inChat.articles.includes(article.id));
    const draft = own.length > 0 ? await quick.draft(parsed, own, options) : null;
    return draft && draft.premise === undefined && draft.caveat !== 'no-date' ? found(parsed, draft) : null;
  };

  /** What is found for a question as a model reads its chat; `null` for nothing. */
  const readAgain = async (by: Answerer, question: ParsedQuestion, options: AskOptions) => {
    const { parsed, hits } = await read(question);
    const more = () => furtherHits([question, parsed], hits, deps);
    const { frame: _, ...draft } = await by.draft(parsed, hits, { ...options, more });
    return draft.premise === undefined && draft.caveat !== 'no-date' ? found(parsed, draft) : null;
  };

  const answered = async (asked: ParsedQuestion, list: DatedScope | null, options: AskOptions) => {
    const dated = list && (await datedDraft(list, asked, store));
    const listed = dated && (await found(asked, dated));
    if (listed) return listed;
    if (list && (isOfDays(list) || list.except !== null || asked.beyond)) return notFound(asked, [], store);
    const { parsed, hits } = await read(asked);
    await breathe();
    if (!namesSomething(parsed, hits)) return notFound(parsed, [], store);
    const more = () => furtherHits([asked, parsed], hits, deps);
    const first = await answerBy(answerer, parsed, hits, { ...options, more }).catch((error: unknown) => {
      if (!fallback || options.signal?.aborted) throw error;
      return null;
    });
    const again = fallback && fallback !== answerer;
    const answer = first ?? (again ? await answerBy(fallback, parsed, hits, options) : null);
    return answer && tellsOf(asked.language === 'en' ? parsed : asked, answer, hits)
      ? answer
      : notFound(parsed, hits, store);
  };

  /** What is told of the thing of which a follow-up in English asks the same, where the same is not told of it. */
  const orAlone = async (first: FoundAnswer | NotFoundAnswer, { original }: ParsedQuestion, options: AskOptions) => {
    const text = first.kind === 'not-found' && original.history.length > 0 ? aloneAbout(original.text) : null;
    if (text === null) return first;
    const answer = await answered(await readQuestion({ ...original, text, history: [] }, store), null, options);
    return answer.kind === 'found' ? answer : first;
  };

  return async (question, options = {}): Promise<Answer> => {
    const reason = refusalOf(question.text);
    if (reason) return { kind: 'refused', language: talksIn(question), reason };
    const asked = await readQuestion(question, store);
    await breathe();
    if (isUnclear(asked)) return { kind: 'refused', language: asked.language, reason: 'unclear' };
    const list = await listAsked(asked, store);
    const answer = await orAlone(await answered(asked, list, options), asked, options);
    const fresh = asksOfNow(asked, list) ? await freshNow(asked, list, store) : null;
    return fresh ? { ...answer, fresh } : answer;
  };
}
