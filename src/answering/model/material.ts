/** What a model chooses from: the numbered statements of the best articles, as many as there is room for. */
import { questionOf } from '../../retrieval/index.ts';
import type { Hit, ParsedQuestion } from '../../types.ts';
import { titleOf } from '../citations.ts';
import { repeats } from '../coverage.ts';
import { speaksToModel } from '../instructions.ts';
import type { Ranked } from '../rank.ts';
import { type Stages, stagesOf } from '../stages.ts';
import { asData } from './prompts.ts';

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

/** A paragraph that speaks to a model has no statements, since sentences tear orders apart; nor is a list as a whole one, whose items are numbered each. */
function shownOf(ranked: readonly Ranked[]): readonly Ranked[] {
  const known = new Map<string, boolean>();
  const speaks = (text: string): boolean => {
    const said = known.get(text) ?? speaksToModel(text);
    known.set(text, said);
    return said;
  };
  return ranked.filter(
    ({ candidate: { article, list, paragraph, text } }) =>
      list === undefined && ![article.paragraphs[paragraph] ?? '', text].some(speaks),
  );
}

/** Statements by how likely they carry what is asked while there is room, those of `hits` before those of `more`; then as they stand. */
export function materialFor(
  question: ParsedQuestion,
  hits: readonly Hit[],
  more: readonly Hit[],
  room: number,
): Material {
  const stages = stagesOf(question, [...hits, ...more], undefined, hits.length + more.length);
  const later = new Set(more.map(({ article }) => article.id));
  const isLater = ({ candidate: { article } }: Ranked) => later.has(article.id);
  const likely = shownOf(stages.ranked);
  let left = room;
  const shown = [...likely.filter((one) => !isLater(one)), ...likely.filter(isLater)].filter(
    ({ candidate: { text } }) => {
      left -= Math.min(text.length, LONGEST_SHOWN);
      return left >= 0;
    },
  );
  const inOrder = ({ candidate: a }: Ranked, { candidate: b }: Ranked) =>
    b.standing - a.standing ||
    (a.article.id < b.article.id ? -1 : a.article.id > b.article.id ? 1 : 0) ||
    a.ordinal - b.ordinal;
  return { stages, statements: shown.sort(inOrder) };
}

/** Shorter words may stand in any statement. */
const LEAST_WORDS = 2;

/** Whether two statements are one, or print the same. */
export const isSame = ({ candidate: a }: Ranked, { candidate: b }: Ranked): boolean =>
  a === b || repeats(a.plain, b.plain) || repeats(b.plain, a.plain);

/** Whether a statement has the words that answer first. */
export const saysSo = ({ candidate: { text } }: Ranked, words: string): boolean =>
  words.length >= LEAST_WORDS && text.includes(words);

/** The material less some of its statements, wherever they are printed again, and less what has the words that they were taken for. */
export function without(material: Material, taken: readonly Ranked[], words: string): Material {
  const isFor = taken.some((one) => saysSo(one, words));
  const isTaken = (one: Ranked): boolean => (isFor && saysSo(one, words)) || taken.some((other) => isSame(one, other));
  return { ...material, statements: material.statements.filter((one) => !isTaken(one)) };
}

/** The same with the last article first. */
export function reordered(material: Material): Material {
  const byArticle = Map.groupBy(material.statements, ({ candidate: { article } }) => article.id);
  return { ...material, statements: [...byArticle.values()].reverse().flat() };
}

function linesOf({ statements }: Material): readonly string[] {
  return statements.flatMap(({ candidate: { article, text } }, at) => {
    const isFirst = statements[at - 1]?.candidate.article.id !== article.id;
    const title = titleOf(article);
    const head = `# ${speaksToModel(title) ? '' : asData(title)} (${article.published ?? '?'})`;
    return [...(isFirst ? [head] : []), `${at + 1}| ${asData(text.slice(0, LONGEST_SHOWN))}`];
  });
}

/** Statements, the last questions of the chat, the question: nothing else of the index or the chat leaves the machine. */
export function contentFor({ original }: ParsedQuestion, material: Material): string {
  const { history, text, today } = original;
  const short = (one: string) => asData(one.slice(0, MAX_QUESTION_LENGTH));
  const earlier = history.slice(-MAX_HISTORY).map((one) => `<earlier>${short(questionOf(one))}</earlier>`);
  return [...linesOf(material), ...earlier, `<question today="${today}">${short(text)}</question>`].join('\n');
}
