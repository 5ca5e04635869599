import { plainly, readAgain } from '../../reading/index.ts';
import type { Store } from '../../store/port.ts';
import type { ChatFrame, Earlier, NewWord, ParsedQuestion, Question } from '../../types.ts';
import { perArticle } from '../per-article.ts';
import { isAttribute } from './chat/slots.ts';
import { type ChatStore, isElsewhere, toldBy } from './chat/told.ts';
import { alone, type Turn } from './chat/turn.ts';
import { isOfItsOwnTime, saysNothing, turnAfter } from './chat/turns.ts';
import { type Known, stretchesOf } from './content-words.ts';
import { englishOf } from './english/as-asked.ts';
import { type AsPrinted, englishIn, parseQuestion, questionOf, readTexts } from './parse.ts';

/** The store gives the same list until others are put in, so the names in it are picked out once. */
const namesIn = perArticle(
  (words: readonly NewWord[]): Known => new Set(words.flatMap(({ word, isName }) => (isName ? [word] : []))),
);

/** Names have three characters and more; shorter ones are in every dictionary, or pieces of longer words. */
const SHORTEST = 3;
const LONGEST = 14;
const RUN = /[\p{Script=Han}A-Za-z\d·]{3,}/gu;
/** Names are looked for in so many characters of a question; what is longer is pasted text. */
const LONGEST_QUESTION = 120;

/** What reading a question takes of the archive. */
export type ReadStore = ChatStore & Pick<Store, 'newWords' | 'namesAmong'>;

/** Things and persons of the archive that stand in a question or in its chat, as the statements' mentions have them. */
async function mentionedIn(question: Question, store: Pick<Store, 'namesAmong'>): Promise<readonly string[]> {
  const texts = [question.text, ...question.history.map(questionOf)].map(plainly);
  const runs = texts.flatMap((text) => text.slice(0, LONGEST_QUESTION).match(RUN) ?? []);
  const known = await store.namesAmong([...new Set(runs.flatMap((run) => stretchesOf(run, SHORTEST, LONGEST)))]);
  const numbered = texts.flatMap((text) =>
    readAgain(text.slice(0, LONGEST_QUESTION)).flatMap((one) =>
      one.kind === 'thing' && one.number !== null && one.proper !== '' ? [one.name] : [],
    ),
  );
  return [...known.filter(({ kind }) => kind !== 'body').map(({ name }) => name), ...numbered];
}

const articlesOf = (earlier: Earlier | undefined) => (typeof earlier === 'object' ? earlier.articles : undefined);

/**
 * The question as its chat makes it whole: what was answered to the turns before tells what it may go on from. `reports`:
 * those that the last turn was answered from.
 */
async function turnIn(
  question: Question,
  store: ReadStore,
  asPrinted: AsPrinted,
  known: Known,
): Promise<{ readonly turn: Turn; readonly reports: readonly string[] }> {
  const english = englishIn(question, asPrinted);
  const asIs = ({ text }: Turn) => {
    const parsed = parseQuestion({ ...question, text, history: [] }, { known });
    const { terms, each } = englishOf(parsed.words, english);
    return terms.length === 0 ? parsed : { ...parsed, terms: [...parsed.terms, ...terms], inEnglish: each };
  };
  const turns: Turn[] = [];
  const texts = readTexts(question, asPrinted).map(({ text }) => text);
  const next = async (text: string): Promise<Turn> => {
    const turn = turnAfter(text, turns, known);
    const told = turns.at(-1)?.told;
    if (turn.itself === undefined || !told) return turn;
    const itself = alone(turn.itself);
    const isOther =
      isOfItsOwnTime(itself.text, told) || (await isElsewhere(asIs(itself), turns.at(-1)?.text ?? '', told, store));
    return isOther ? itself : turn;
  };
  for (const [at, text] of texts.slice(0, -1).entries()) {
    if (saysNothing(text, known)) continue;
    const turn = await next(text);
    turns.push({ ...turn, told: await toldBy(asIs(turn), articlesOf(question.history[at]), store) });
  }
  return { turn: await next(texts.at(-1) ?? ''), reports: turns.at(-1)?.told?.ids ?? [] };
}

/** Analyses a question as one about this archive: what it calls by a name of its own is one word. */
export async function readQuestion(
  question: Question,
  store: ReadStore,
  asPrinted: AsPrinted = {},
): Promise<ParsedQuestion> {
  const [words, mentioned] = await Promise.all([store.newWords(), mentionedIn(question, store)]);
  const known = mentioned.length === 0 ? namesIn(words) : namesIn(words).union(new Set(mentioned));
  if (question.history.length === 0) return parseQuestion(question, { ...asPrinted, known });
  const { turn, reports } = await turnIn(question, store, asPrinted, known);
  const read = (of: Question, as: Pick<Turn, 'text' | 'taken' | 'must' | 'beyond'>) =>
    parseQuestion(of, { ...asPrinted, known, turn: as });
  const parsed = read(question, turn);
  if (turn.itself === undefined || turn.taken === '' || reports.length === 0) return parsed;
  const alone = read({ ...question, history: [] }, { text: turn.itself, taken: '' });
  // 投资多少 (how much was invested) names nothing either: what was spoken of is meant, and nothing else its report tells of.
  const spokenOf = alone.nouns.every(isAttribute) ? { spokenOf: turn.taken } : {};
  return { ...parsed, inChat: { question: { ...alone, ...spokenOf }, articles: reports } };
}

/** Longer words are no slot but a story. */
const LONGEST_SLOT = 40;

async function verified(slot: string, said: readonly string[], store: Pick<Store, 'namesAmong'>): Promise<string> {
  const plain = plainly(slot).trim();
  if (plain.length < 2 || plain.length > LONGEST_SLOT) return '';
  const isSaid = said.some((text) => text.includes(plain)) || (await store.namesAmong([plain])).length > 0;
  return isSaid ? plain : '';
}

/**
 * A follow-up as somebody else reads its chat, as if that had said `frame` alone: believed as far as it was said there, or is a name of the
 * archive; `null` where nothing of that holds or it changes nothing.
 */
export async function framed(
  { original, text }: ParsedQuestion,
  { about, when, where, asks }: ChatFrame,
  store: ReadStore,
): Promise<ParsedQuestion | null> {
  const said = [...original.history.map(questionOf), original.text].map(plainly);
  const slots = await Promise.all([when, where, about, asks].map((slot) => verified(slot, said, store)));
  const turn = [...new Set(slots)].filter(
    (slot, _, all) => !all.some((other) => other !== slot && other.includes(slot)),
  );
  if (original.history.length === 0 || turn.join('') === '') return null;
  const question: Question = { ...original, history: [turn.join('')] };
  const read = await readQuestion(question, store);
  return read.text === text ? null : read;
}
