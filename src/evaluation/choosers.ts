/** Stand-ins for a chat model: one that knows what is wanted, one that throws dice, one that picks the worst. */
import type { Answerer, ChatModel } from '../answering/index.ts';
import { asData } from '../answering/model/prompts.ts';
import type { ChatFrame } from '../types.ts';
import { isRight } from './answers.ts';
import { letters } from './compared.ts';
import type { Gold, GoldQuestion } from './gold.ts';

type Numbered = { readonly n: number; readonly text: string };

type Prompted = {
  readonly statements: readonly Numbered[];
  readonly earlier: readonly string[];
  readonly question: string;
};

/** The numbered statements, the chat and the question of a prompt, as it is sent. */
function promptOf(content: string): Prompted {
  const statements = Array.from(content.matchAll(/^(\d+)\| (.*)$/gm), ([, n, text = '']) => ({ n: Number(n), text }));
  const earlier = Array.from(content.matchAll(/^<earlier>(.*)<\/earlier>$/gm), ([, text = '']) => text);
  return { statements, earlier, question: /<question[^>]*>(.*)<\/question>$/s.exec(content)?.[1] ?? '' };
}

/** Answers to which a chooser picked something, and those that say all of it. */
export type Kept = { readonly picked: number; readonly sent: number };

/** Counts of an answerer's drafts how many say what `picked` tells was picked for each. */
export function keeping(answerer: Answerer, picked: () => readonly string[]) {
  let kept: Kept = { picked: 0, sent: 0 };
  const draft: Answerer['draft'] = async (...parts) => {
    const made = await answerer.draft(...parts);
    const wanted = picked();
    const quotes = made.sentences.flatMap(({ quotes: all }) => all.map(({ quote }) => asData(quote)));
    const isSent = wanted.every((text) => quotes.some((quote) => quote.includes(text) || text.includes(quote)));
    if (wanted.length > 0) kept = { picked: kept.picked + 1, sent: kept.sent + (isSent ? 1 : 0) };
    return made;
  };
  return { answerer: { draft } satisfies Answerer, kept: () => kept };
}

/** What a chooser makes of statements; `null`: not told. */
type Picks = { readonly numbers: readonly number[]; readonly first?: string; readonly isPart?: boolean };
type Pick = (statements: readonly Numbered[], question: string) => Picks | null;

/** How a chooser reads a chat. */
type Reads = (question: string, earlier: readonly string[]) => Partial<ChatFrame>;

/** A stand-in, with the statements that it picked when it was first asked since this was last looked at. */
export type StandIn = ChatModel & { readonly picked: () => readonly string[] };

function chooser(id: string, pick: Pick, reads: Reads = () => ({})): StandIn {
  let first: readonly string[] | null = null;
  return {
    id,
    picked: () => {
      const taken = first ?? [];
      first = null;
      return taken;
    },
    ask: async (messages) => {
      const { statements, earlier, question } = promptOf(messages.at(-1)?.content ?? '');
      const picks = pick(statements, question);
      const { numbers = [], first: words = '', isPart = false } = picks ?? {};
      first ??= statements.filter(({ n }) => numbers.includes(n)).map(({ text }) => text);
      const verdict = picks === null ? 'not-told' : isPart ? 'partly' : 'answered';
      const frame = { about: '', when: '', where: '', asks: '', ...reads(question, earlier) };
      return { value: { verdict, statements: numbers, first: words, untold: [], frame }, text: '', usage: null };
    },
  };
}

const pairsOf = (text: string): ReadonlySet<string> =>
  new Set(Array.from(letters(text)).map((one, at, all) => one + (all[at + 1] ?? '')));

/** Of what a statement and the evidence share, so much of the shorter: rows are said with the heads of their columns. */
const SAME = 0.4;

function isOfEvidence(text: string, evidence: string): boolean {
  const [few, many] = [pairsOf(text), pairsOf(evidence)].sort((a, b) => a.size - b.size) as [
    ReadonlySet<string>,
    ReadonlySet<string>,
  ];
  return few.intersection(many).size >= SAME * few.size;
}

/** The fewest statements, likeliest first, that have all that is wanted: one that its evidence says, then what adds most. */
function goldPicks(
  { must_include, must_not_include = [], evidence }: GoldQuestion,
  all: readonly Numbered[],
): Picks | null {
  const allowed = all.filter(({ text }) => isRight(text, [], must_not_include));
  const isEvidence = ({ text }: Numbered) => evidence.some((words) => isOfEvidence(text, words));
  const picked: Numbered[] = [];
  let open = [...must_include];
  while (open.length > 0) {
    const worth = (one: Numbered) =>
      open.filter((entry) => isRight(one.text, [entry])).length + (isEvidence(one) ? 0.5 : 0);
    const able = picked.length > 0 || evidence.length === 0 ? allowed : allowed.filter(isEvidence);
    const best = able.reduce<Numbered | null>((a, b) => (a === null || worth(b) > worth(a) ? b : a), null);
    if (best === null || worth(best) < 1) break;
    picked.push(best);
    open = open.filter((entry) => !isRight(best.text, [entry]));
  }
  if (picked.length === 0) return null;
  const words = must_include.flat().find((entry) => picked.some(({ text }) => text.includes(entry)));
  return { numbers: picked.map(({ n }) => n), isPart: open.length > 0, ...(words ? { first: words } : {}) };
}

const squeezed = (text: string): string => text.replace(/\s+/g, ' ');

/** Picks what the gold wants; where no statement has it, or the question has no answer, it says so. */
export function oracle(golds: readonly Gold[]): StandIn {
  const known = new Map(
    golds.flatMap(({ questions }) => questions.map((one) => [squeezed(one.question), one] as const)),
  );
  return chooser(
    'oracle',
    (statements, question) => {
      const gold = known.get(question);
      return gold ? goldPicks(gold, statements) : null;
    },
    (question, earlier) => ({ about: longestIn(earlier, known.get(question)?.evidence ?? []) }),
  );
}

/** The longest piece of what was said that stands in the evidence. */
function longestIn(said: readonly string[], evidence: readonly string[]): string {
  const pieces = said.flatMap((text) =>
    Array.from(text, (_, start) =>
      Array.from(text.slice(start), (__, size) => text.slice(start, start + size + 1)),
    ).flat(),
  );
  const printed = pieces.filter((piece) => piece.length > 1 && evidence.some((text) => text.includes(piece)));
  return printed.reduce((best, piece) => (piece.length > best.length ? piece : best), '');
}

const MOST_RANDOM = 3;

/** Numbers below `below`, the same ones at every run. */
export function dice(seed = 1): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

/** Up to three statements by lot, the same ones at every run; one time in `refuses` it says that nothing is told. */
export function random(refuses = 0, seed = 1): StandIn {
  const next = dice(seed);
  return chooser('random', (statements) =>
    statements.length === 0 || (refuses > 0 && next(refuses) === 0)
      ? null
      : { numbers: Array.from({ length: 1 + next(MOST_RANDOM) }, () => statements[next(statements.length)]!.n) },
  );
}

/** The statements that share most (`sign` 1) or least (-1) of the question's characters, and always an answer. */
const bySharing = (id: string, sign: 1 | -1): StandIn =>
  chooser(id, (statements, question) => {
    const shared = ({ text }: Numbered) => [...new Set(question)].filter((char) => text.includes(char)).length;
    const best = [...statements].sort((a, b) => sign * (shared(b) - shared(a)));
    return { numbers: best.slice(0, MOST_RANDOM).map(({ n }) => n) };
  });

/** Reads every chat as if it still went on about what it began with, and looks for that the next time. */
export function misreading(): StandIn {
  let isRead = true;
  const worst = eager();
  const ask: ChatModel['ask'] = async (messages, ...rest) => {
    const { earlier } = promptOf(messages.at(-1)?.content ?? '');
    isRead = !isRead || earlier.length === 0;
    if (isRead) return worst.ask(messages, ...rest);
    const frame = { about: earlier[0], when: '', where: '', asks: '' };
    return { value: { verdict: 'not-told', statements: [], first: '', untold: [], frame }, text: '', usage: null };
  };
  return { id: 'misreading', picked: worst.picked, ask };
}

/** Picks what has least to do with the question. */
export const hostile = (): StandIn => bySharing('hostile', -1);
/** Never says that nothing is told. */
export const eager = (): StandIn => bySharing('eager', 1);
