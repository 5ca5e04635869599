/** What a model's pick among a search's reports is worth: stand-ins that know the right report, know it mostly, throw dice, or hide it. */
import type { ChatModel, Rerank } from '../answering/index.ts';
import type { SearchPapers } from '../search.ts';
import type { Hit } from '../types.ts';
import { dice } from './choosers.ts';
import { letters } from './compared.ts';
import type { Gold, GoldQuestion } from './gold.ts';
import { placeOf, type RetrievalPlace, recallRows, TELLING } from './retrieval.ts';
import { padded } from './table.ts';

/** Whether a line of a prompt is of a report that a question is about: its headline, or what its evidence begins with. */
type IsRight = (line: string) => boolean;

const LINE = /^(\d+)\| (.*)$/gm;

function rightFor({ gold_article_titles: titles, evidence }: GoldQuestion): IsRight {
  const signs = [...titles.map((title) => title ?? ''), ...evidence.map((text) => letters(text).slice(0, TELLING))];
  const known = signs.map(letters).filter((sign) => sign !== '');
  return (line) => known.some((sign) => letters(line).includes(sign));
}

/** A stand-in picks the line that `worth` gives most. */
const reranker = (id: string, known: ReadonlyMap<string, IsRight>, worth: (isRight: boolean) => number): ChatModel => ({
  id,
  ask: async (messages) => {
    const content = messages.at(-1)?.content ?? '';
    const search = /<search>(.*)<\/search>$/s.exec(content)?.[1] ?? '';
    const isRight = known.get(search) ?? (() => false);
    const lines = Array.from(content.matchAll(LINE), ([, n, text = '']) => ({
      n: Number(n),
      by: worth(isRight(text)),
    }));
    const best = lines.sort((a, b) => b.by - a.by)[0]?.n ?? 0;
    return { value: { best }, text: '', usage: null };
  },
});

/** A noisy one misses what is right in one line of three, and takes one line of ten for right. */
const [MISSES, TAKES] = [3, 10] as const;

/** The stand-ins by name. */
export function rerankers(golds: readonly Gold[]): Readonly<Record<string, () => ChatModel>> {
  const asked = golds.flatMap(({ questions }) => questions);
  const known = new Map(asked.map((one) => [one.question.replace(/\s+/g, ' '), rightFor(one)] as const));
  const next = dice();
  const noisy = (is: boolean) => Number(is ? next(MISSES) > 0 : next(TAKES) === 0);
  return {
    oracle: () => reranker('oracle', known, Number),
    noisy: () => reranker('noisy', known, noisy),
    random: () => reranker('random', known, () => next(1_000)),
    hostile: () => reranker('hostile', known, (is) => -Number(is)),
  };
}

/** Where the right report of each search stands, in our own order and in that of the model. */
export type Reranked = {
  readonly name: string;
  readonly own: readonly RetrievalPlace[];
  readonly ordered: readonly RetrievalPlace[];
};

/** Puts the questions of one set that need no chat as searches. */
export async function rerankedOf(
  name: string,
  { questions }: Gold,
  search: SearchPapers,
  rerank: Rerank,
): Promise<Reranked> {
  const articles = (hits: readonly Hit[]) => hits.map(({ article }) => article);
  const own: RetrievalPlace[] = [];
  const ordered: RetrievalPlace[] = [];
  for (const question of questions) {
    const { history = [], gold_article_titles: titles, evidence } = question;
    if (history.length > 0 || !(titles.some(Boolean) || evidence.length > 0)) continue;
    const { hits } = await search(question.question);
    own.push(placeOf(question, articles(hits)));
    ordered.push(placeOf(question, articles(await rerank(question.question, hits))));
  }
  return { name, own, ordered };
}

/** A line for each set, then one for all. */
export function rerankTable(sets: readonly Reranked[]): string {
  const all = { name: 'all', own: sets.flatMap(({ own }) => own), ordered: sets.flatMap(({ ordered }) => ordered) };
  const line = ({ name, own, ordered }: Reranked) => {
    const rows = [own, ordered].map((places) => recallRows(places)[0]!);
    const share = (k: 'at1' | 'at3' | 'at10') => rows.map((row) => (100 * row[k]).toFixed(1)).join(' → ');
    return [name, String(own.length), share('at1'), share('at3'), share('at10')];
  };
  return padded(['set', 'searches', 'right report first, %', 'in 3', 'in 10'], [...sets, all].map(line));
}
