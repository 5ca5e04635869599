import { setImmediate } from 'node:timers/promises';
import { type Answerer, type DraftOptions, datedDraft, isUnclear, refusalOf } from './answering/index.ts';
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
  FoundAnswer,
  Hit,
  Language,
  NotFoundAnswer,
  ParsedQuestion,
  Question,
} from './types.ts';
import { furtherHits, type SearchDeps, understand } from './understand.ts';
import { found, foundInstead, isPlain, notFound, type Papers } from './verified.ts';

export type AskDeps = SearchDeps &
  Papers & {
    readonly answerer: Answerer;
    /** Drafts when the answerer fails or nothing of its draft is verified. */
    readonly fallback?: Answerer;
  };

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

type Asking = AskDeps & { readonly quick: Answerer };

/** The reading of a question that the papers answer most surely, with its hits. */
const read = async (asked: ParsedQuestion, deps: Asking) => surest(await understand(asked, deps), deps.quick);

/** What a follow-up asks, as it stands alone, in the reports that its chat is about: a pool's 小孩要不要票 (do children pay). */
async function foundInChat({ inChat }: ParsedQuestion, options: AskOptions, deps: Asking) {
  if (!inChat) return null;
  const { parsed, hits } = await read(inChat.question, deps);
  const own = hits.filter(({ article }) => inChat.articles.includes(article.id));
  const draft = own.length > 0 ? await deps.quick.draft(parsed, own, options) : null;
  return draft && isPlain(draft) ? found(parsed, draft, deps) : null;
}

/** What is found for a question as a model reads its chat; `null` for nothing. */
async function readAgain(by: Answerer, question: ParsedQuestion, options: AskOptions, deps: Asking) {
  const { parsed, hits } = await read(question, deps);
  const more = () => furtherHits([question, parsed], hits, deps);
  const { frame: _, ...draft } = await by.draft(parsed, hits, { ...options, more });
  return isPlain(draft) ? found(parsed, draft, deps) : null;
}

/** What one answerer makes of a question and its hits; `null` where nothing of it can be said. */
async function answerBy(
  by: Answerer,
  question: ParsedQuestion,
  hits: readonly Hit[],
  options: DraftOptions,
  deps: Asking,
): Promise<FoundAnswer | NotFoundAnswer | null> {
  const { more: _, ...plain } = options;
  const draft = await by.draft(question, hits, options);
  const reading = draft.frame && (await framed(question, draft.frame, deps.store));
  const readSo = reading && (await readAgain(by, reading, plain, deps));
  if (readSo) return readSo;
  // A model that looked and found nothing is believed; a draft that can't be verified is drafted anew.
  if (draft.by === 'model' && draft.sentences.length === 0) return notFound(question, hits, deps);
  const answer = isPlain(draft) ? await found(question, draft, deps) : null;
  return answer ?? (await foundInChat(question, plain, deps)) ?? foundInstead(question, hits, draft, deps);
}

/** The answer by the first answerer, else by the one that stands in for it. */
async function drafted(
  question: ParsedQuestion,
  hits: readonly Hit[],
  options: DraftOptions,
  deps: Asking,
): Promise<FoundAnswer | NotFoundAnswer | null> {
  const { answerer, fallback } = deps;
  const first = await answerBy(answerer, question, hits, options, deps).catch((error: unknown) => {
    if (!fallback || options.signal?.aborted) throw error;
    return null;
  });
  if (first || !fallback || fallback === answerer) return first;
  const { more: _, ...plain } = options;
  return answerBy(fallback, question, hits, plain, deps);
}

/** The answer to a question as it was read: a dated list where one is asked for, else what the reports found for it tell. */
async function answered(asked: ParsedQuestion, list: DatedScope | null, options: AskOptions, deps: Asking) {
  const dated = list && (await datedDraft(list, asked, deps.store));
  const listed = dated && (await found(asked, dated, deps));
  if (listed) return listed;
  if (list && (isOfDays(list) || list.except !== null || asked.beyond)) return notFound(asked, [], deps);
  const { parsed, hits } = await read(asked, deps);
  await breathe();
  if (!namesSomething(parsed, hits)) return notFound(parsed, [], deps);
  const more = () => furtherHits([asked, parsed], hits, deps);
  const answer = await drafted(parsed, hits, { ...options, more }, deps);
  return answer && tellsOf(asked.language === 'en' ? parsed : asked, answer, hits)
    ? answer
    : notFound(parsed, hits, deps);
}

/** What is told of the thing of which a follow-up in English asks the same, where the same is not told of it. */
async function orAlone(
  first: FoundAnswer | NotFoundAnswer,
  { original }: ParsedQuestion,
  options: AskOptions,
  deps: Asking,
) {
  const text = first.kind === 'not-found' && original.history.length > 0 ? aloneAbout(original.text) : null;
  if (text === null) return first;
  const asked = await readQuestion({ ...original, text, history: [] }, deps.store);
  const answer = await answered(asked, null, options, deps);
  return answer.kind === 'found' ? answer : first;
}

/** parse → retrieve → draft → verify. The only way from a question to an answer; never rejects for what was asked. */
export function createAsk(own: AskDeps): AskPapers {
  // Nobody waits twice for a model, which has been asked by then or has failed.
  const deps = { ...own, quick: own.fallback ?? own.answerer };
  const { store } = deps;
  return async (question, options = {}): Promise<Answer> => {
    const reason = refusalOf(question.text);
    if (reason) return { kind: 'refused', language: talksIn(question), reason };
    const asked = await readQuestion(question, store);
    await breathe();
    if (isUnclear(asked)) return { kind: 'refused', language: asked.language, reason: 'unclear' };
    const list = await listAsked(asked, store);
    const answer = await orAlone(await answered(asked, list, options, deps), asked, options, deps);
    const fresh = asksOfNow(asked, list) ? await freshNow(asked, list, store) : null;
    return fresh ? { ...answer, fresh } : answer;
  };
}
