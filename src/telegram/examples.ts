import { attributeOf } from '../reading/index.ts';
import type { Answer, Language, Mention, Statement } from '../types.ts';
import { messages } from './messages.ts';
import type { Parts } from './parts.ts';

const EXAMPLES = 3;
/** Reports looked through for examples. */
const TRIED = 24;
/** A name without quotation marks, that fits a button on a phone. */
const NAME = /^[\p{Script=Han}A-Za-z\d·]{4,16}$/u;

/**
 * Questions to begin with, made from what the newest reports tell of named things and tried out, so that each has an answer. They are kept
 * until the index changes, because a button only carries an example's number.
 */
export async function examples(parts: Parts, language: Language): Promise<readonly string[]> {
  const { articles, upTo } = await parts.store.coverage();
  const stamp = `${language}:${articles}:${upTo}`;
  const kept = parts.memory.note(`examples:${language}`);
  const known = kept === null ? null : (JSON.parse(kept) as { stamp: string; questions: string[] });
  if (known?.stamp === stamp) return known.questions;
  const questions = await answeredExamples(parts, language);
  parts.memory.putNote(`examples:${language}`, JSON.stringify({ stamp, questions }));
  return questions;
}

/** The example a button names, as it was offered; `null` when there are fewer now. */
export function exampleNumber(parts: Parts, language: Language, number: number): string | null {
  const kept = parts.memory.note(`examples:${language}`);
  return kept === null ? null : ((JSON.parse(kept) as { questions: string[] }).questions[number] ?? null);
}

/** What a resident would ask of a thing, by what a statement tells of it. */
type ExampleKind = 'when' | 'progress' | 'invested';

function kindOf({ text, mentions }: Statement): ExampleKind | null {
  const steps = mentions.filter((one) => one.kind === 'step' && one.stage !== 'figures');
  const isDated = mentions.some((one) => one.kind === 'when' && one.tense === 'planned' && one.range !== null);
  if (isDated && steps.some((one) => one.kind === 'step' && one.status === 'planned')) return 'when';
  if (steps.some((one) => one.kind === 'step' && (one.status === 'under-way' || one.status === 'done')))
    return 'progress';
  const isInvested = (one: Mention) =>
    one.kind === 'amount' && attributeOf(text, one, 'printed')?.attribute === 'invested';
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

/** Of things in headlines first, each of another kind of question while there are such. */
async function answeredExamples(parts: Parts, language: Language): Promise<readonly string[]> {
  const { exampleQuestion } = messages(language);
  const questions: string[] = [];
  const kinds = new Set<ExampleKind>();
  const newest = await parts.store.latest(TRIED);
  for (const [isHeaded, isNew] of [
    [true, true],
    [true, false],
    [false, true],
    [false, false],
  ] as const)
    for (const { id, title } of newest) {
      const told = toldOf(await parts.store.statements(id)).find(
        ({ name, kind }) => title.includes(name) === isHeaded && !kinds.has(kind) === isNew,
      );
      const question = told && exampleQuestion(told.name, told.kind);
      if (!question || questions.includes(question) || questions.length === EXAMPLES) continue;
      const answer: Answer = await parts.askQuickly({ text: question, history: [], today: parts.today() });
      if (answer.kind !== 'found' || !answer.citations.some(({ article }) => article === id)) continue;
      questions.push(question);
      kinds.add(told.kind);
    }
  return questions;
}
