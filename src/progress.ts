import { type Step, stepsOfProject, verify } from './answering/index.ts';

import type { Embedder } from './embeddings/port.ts';
import { newestOf } from './listed.ts';
import { readQuestion, retrieve } from './retrieval/index.ts';
import type { Store } from './store/port.ts';
import type { Article, Citation, Hit, Timeline, TimelineEntry } from './types.ts';

export type ProgressDeps = {
  readonly store: Store;
  readonly embedder: Embedder;
  readonly today: () => string;
  readonly paperName?: string | undefined;
};

/** How far a project has come: its timeline, or `null` when no stored report speaks of it. */
export type TellProgress = (name: string) => Promise<Timeline | null>;

/** Reports of one project over ten years are a few dozen; each query finds its own share of them. */
const HITS = 60;
const MAX_NAME_LENGTH = 60;
const QUERIES = ['', '签约 开工 奠基', '主体 施工 完成', '竣工 建成 投用 开放', '总投资 建筑面积'];

/** Makes `progress(name)`: retrieve by several stages' words, read the articles, verify every quote. */
export function createProgress({ store, embedder, today, paperName }: ProgressDeps): TellProgress {
  const hitsFor = async (text: string) => {
    const question = await readQuestion({ text, history: [], today: today() }, store);
    return retrieve(question, { store, embedder }, { k: HITS });
  };
  return async (given) => {
    const name = given.trim().slice(0, MAX_NAME_LENGTH);
    if (!/[\p{L}\p{N}]{2}/u.test(name)) return null;
    const hits = (await Promise.all(QUERIES.map((words) => hitsFor(`${name} ${words}`)))).flat();
    const verified = await Promise.all(
      stepsOfProject(name, articlesOf(hits)).map((step) => verifiedStep(step, store, paperName ?? null)),
    );
    const steps = verified.filter((step) => step !== null);
    return steps.length === 0 ? null : timelineOf(name, steps);
  };
}

type VerifiedStep = { readonly step: Step; readonly citations: readonly Citation[] };

async function verifiedStep(step: Step, store: Store, paperName: string | null): Promise<VerifiedStep | null> {
  const draft = { sentences: [step.sentence], confidence: 1, by: 'extractive' } as const;
  const { citations } = await verify(draft, (id) => store.article(id), paperName);
  return citations.length > 0 ? { step, citations } : null;
}

function timelineOf(name: string, steps: readonly VerifiedStep[]): Timeline {
  const citations = steps.flatMap((one) => one.citations);
  let cited = 0;
  const entries = steps.map(({ step: { date, stage, expected, sentence }, citations: own }): TimelineEntry => {
    const positions = own.map(() => cited++);
    return { date, stage, expected, text: sentence.text, citations: positions };
  });
  return { name, entries, citations, asOf: newestOf(citations) };
}

const articlesOf = (hits: readonly Hit[]): readonly Article[] => [
  ...new Map(hits.map(({ article }) => [article.id, article])).values(),
];
