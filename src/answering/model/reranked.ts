/** What a model finds best of a search's reports stands second, behind ours: none falls by more than a place, none is added, lost or changed. */
import { z } from 'zod';
import { ProviderError } from '../../errors.ts';
import type { Hit } from '../../types.ts';
import { titleOf } from '../citations.ts';
import { speaksToModel } from '../instructions.ts';
import { type CallOptions, createCall } from './call.ts';
import { roomFor } from './material.ts';
import { asData, reranking } from './prompts.ts';

/** Hits with the one that suits the words of a search best as the second; in the order given where nobody knows better. */
export type Rerank = (text: string, hits: readonly Hit[]) => Promise<readonly Hit[]>;

/** Further reports are seldom opened; they stay behind, as they were. */
const MOST = 20;
const LONGEST_SEARCH = 500;

const BEST = z.object({ best: z.number().int().describe('number of the report that fits best') });
/** As it is read: a number may be a word, and what is no number of a report is passed over later. */
const READ = z.object({ best: z.coerce.number() });
const bestIn = (given: unknown): number | null => READ.safeParse(given).data?.best ?? null;

/** Headline, day and passage as far as there is room; nothing of them that speaks to a model. */
function lineOf({ article, passage }: Hit, at: number, room: number): string {
  const speaks = [article.paragraphs[passage.paragraph] ?? '', passage.text].some(speaksToModel);
  const title = titleOf(article);
  const told = [speaksToModel(title) ? '' : title, `(${article.published ?? '?'})`, speaks ? '' : passage.text];
  return `${at + 1}| ${asData(told.join(' ').slice(0, room))}`;
}

/** Makes a way to reorder hits; where the model fails, stalls or rests, they stay as they are. */
export function createRerank(options: CallOptions): Rerank {
  const call = createCall(options);
  const room = roomFor(options.model.id);
  return async (text, hits) => {
    const best = hits.slice(0, MOST);
    if (best.length < 2) return hits;
    const lines = best.map((hit, at) => lineOf(hit, at, Math.floor(room / MOST)));
    const content = [...lines, `<search>${asData(text.slice(0, LONGEST_SEARCH))}</search>`].join('\n');
    const wanted = { prompt: reranking(), content, form: { name: 'best', schema: BEST }, read: bestIn };
    const chosen = await call(wanted, AbortSignal.timeout(options.timeoutMs)).catch((error: unknown) => {
      if (error instanceof ProviderError) return 0;
      throw error;
    });
    const named = best[chosen - 1];
    return named ? [...new Set([hits[0]!, named, ...hits])] : hits;
  };
}
