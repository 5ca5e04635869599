/** Questions that newcomers are offered: a resident's words for what the papers tell. */
import { sumPrinted } from './reading/index.ts';
import type { Store } from './store/port.ts';
import type { Answer, AskPapers, Coverage, Mention, Statement } from './types.ts';
import { exampleQuestion } from './wording/index.ts';

export type ExampleDeps = {
  readonly store: Pick<Store, 'latest' | 'statements'>;
  /** One that never waits for a model. */
  readonly ask: AskPapers;
  readonly today: () => string;
};

/** Reports looked through for examples. */
const TRIED = 24;
/** A name without quotation marks, that fits a button on a phone. */
const NAME = /^[\p{Script=Han}A-Za-z\d·]{4,16}$/u;

/** What a resident would ask of a thing, by what a statement tells of it. */
type ExampleKind = Parameters<typeof exampleQuestion>[1];

function kindOf({ text, mentions }: Statement): ExampleKind | null {
  const steps = mentions.filter((one) => one.kind === 'step' && one.stage !== 'figures');
  const isDated = mentions.some((one) => one.kind === 'when' && one.tense === 'planned' && one.range !== null);
  if (isDated && steps.some((one) => one.kind === 'step' && one.status === 'planned')) return 'when';
  if (steps.some((one) => one.kind === 'step' && (one.status === 'under-way' || one.status === 'done')))
    return 'progress';
  const isInvested = (one: Mention) =>
    one.kind === 'amount' && one.quantity === 'money' && sumPrinted(text, one.start, one.end) === 'spent';
  return mentions.some(isInvested) ? 'invested' : null;
}

/** Things by name with what is told of them, in reading order. */
function toldOf(statements: readonly Statement[]): readonly { readonly name: string; readonly kind: ExampleKind }[] {
  const things = new Set(
    statements.flatMap(({ mentions }) => mentions.map((one) => (one.kind === 'thing' ? one.name : ''))),
  );
  return statements.flatMap((statement) => {
    const kind = kindOf(statement);
    const name = statement.about.find((one) => things.has(one) && NAME.test(one));
    return kind === null || name === undefined ? [] : [{ name, kind }];
  });
}

/**
 * Questions to begin with, made from what the newest reports tell of named things and tried out, so that each has an answer: of things in
 * headlines first, each of another kind of question while there are such.
 */
export async function answeredExamples({ store, ask, today }: ExampleDeps, most: number): Promise<readonly string[]> {
  const questions: string[] = [];
  const kinds = new Set<ExampleKind>();
  const newest = await store.latest(TRIED);
  for (const [isHeaded, isNew] of [
    [true, true],
    [true, false],
    [false, true],
    [false, false],
  ] as const)
    for (const { id, title } of newest) {
      const told = toldOf(await store.statements(id)).find(
        ({ name, kind }) => title.includes(name) === isHeaded && !kinds.has(kind) === isNew,
      );
      const question = told && exampleQuestion(told.name, told.kind);
      if (!question || questions.includes(question) || questions.length === most) continue;
      const answer: Answer = await ask({ text: question, history: [], today: today() });
      if (answer.kind !== 'found' || !answer.citations.some(({ article }) => article === id)) continue;
      questions.push(question);
      kinds.add(told.kind);
    }
  return questions;
}

const OFFERED = 5;

/**
 * Makes `examples()`: what is known of them now; they are worked out meanwhile, and again when the index has changed, so that nobody
 * waits for them.
 */
export function createExamples(
  deps: ExampleDeps & { readonly store: Pick<Store, 'latest' | 'statements' | 'coverage'> },
): () => Promise<readonly string[]> {
  let seen: Coverage | undefined;
  let known: readonly string[] = [];
  return async () => {
    const now = await deps.store.coverage();
    if (now === seen) return known;
    seen = now;
    answeredExamples(deps, OFFERED).then(
      (questions) => {
        known = questions;
      },
      () => {
        seen = undefined;
      },
    );
    return known;
  };
}
