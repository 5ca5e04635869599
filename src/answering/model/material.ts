/** What a model chooses from: the numbered statements of the best articles, as many as there is room for. */
import { questionOf } from '../../retrieval/index.ts';
import type { Hit, ParsedQuestion } from '../../types.ts';
import { titleOf } from '../citations.ts';
import type { Ranked } from '../rank.ts';
import { repeats } from '../repeats.ts';
import { type Stages, stagesOf } from '../stages.ts';
import { speaksToModel } from './instructions.ts';
import { asData, choosing, type PromptMessage } from './prompts.ts';

/** Articles beyond the tenth hold what is asked once in two hundred questions. */
const ARTICLES = 10;
/** Characters of statements: some 4,000 tokens; and for a local model, whose context is often 4,096 tokens in all. */
const ROOM = 5_000;
const ROOM_OF_LOCAL = 2_000;
/** A sentence is shown up to here; it is sent whole. */
const LONGEST_SHOWN = 300;
/** Follow-ups refer to the last question or two; more only costs tokens. */
const MAX_HISTORY = 3;
const MAX_QUESTION_LENGTH = 500;

export const roomFor = (model: string): number => (model.startsWith('ollama:') ? ROOM_OF_LOCAL : ROOM);

export type Material = {
  readonly stages: Stages;
  /** By number, from 1. */
  readonly statements: readonly Ranked[];
};

/** What a page says to a model is no statement; nor is a list as a whole, whose items are numbered each. */
const isShown = ({ candidate: { list, text } }: Ranked): boolean => list === undefined && !speaksToModel(text);

/** Statements by how likely they carry what is asked while there is room, then as they stand: best article first. */
export function materialFor(question: ParsedQuestion, hits: readonly Hit[], room: number): Material {
  const stages = stagesOf(question, hits, undefined, undefined, ARTICLES);
  let left = room;
  const shown = stages.ranked.filter(isShown).filter(({ candidate: { text } }) => {
    left -= Math.min(text.length, LONGEST_SHOWN);
    return left >= 0;
  });
  const inOrder = ({ candidate: a }: Ranked, { candidate: b }: Ranked) =>
    b.standing - a.standing ||
    (a.article.id < b.article.id ? -1 : a.article.id > b.article.id ? 1 : 0) ||
    a.ordinal - b.ordinal;
  return { stages, statements: shown.sort(inOrder) };
}

/** Shorter words may stand in any statement. */
const LEAST_WORDS = 2;

/** The material less some of its statements, wherever they are printed again, and less what has the words that they were taken for. */
export function without(material: Material, taken: readonly Ranked[], words: string): Material {
  const isFor = words.length >= LEAST_WORDS && taken.some(({ candidate: { text } }) => text.includes(words));
  const isTaken = ({ candidate: { plain, text } }: Ranked): boolean =>
    (isFor && text.includes(words)) ||
    taken.some((one) => repeats(plain, one.candidate.plain) || repeats(one.candidate.plain, plain));
  const rest = material.statements.filter((one) => !taken.includes(one) && !isTaken(one));
  return { ...material, statements: rest };
}

function linesOf({ statements }: Material): readonly string[] {
  return statements.flatMap(({ candidate: { article, text } }, at) => {
    const isFirst = statements[at - 1]?.candidate.article.id !== article.id;
    const title = titleOf(article);
    const head = `# ${speaksToModel(title) ? '' : asData(title)} (${article.published ?? '?'})`;
    return [...(isFirst ? [head] : []), `${at + 1}| ${asData(text.slice(0, LONGEST_SHOWN))}`];
  });
}

/** Rules, statements, the last questions of the chat, the question: nothing else of the index or the chat leaves the machine. */
export function messagesFor({ original }: ParsedQuestion, material: Material): readonly PromptMessage[] {
  const { history, text, today } = original;
  const short = (one: string) => asData(one.slice(0, MAX_QUESTION_LENGTH));
  const earlier = history.slice(-MAX_HISTORY).map((one) => `<earlier>${short(questionOf(one))}</earlier>`);
  const content = [...linesOf(material), ...earlier, `<question today="${today}">${short(text)}</question>`].join('\n');
  return [
    { role: 'system', content: choosing().text },
    { role: 'user', content },
  ];
}
