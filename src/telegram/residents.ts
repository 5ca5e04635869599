import type { Residents } from '../newsroom.ts';
import { messages } from './messages.ts';
import { corrections, told, withdrawnText } from './newsroom.ts';
import type { Calls, Parts } from './parts.ts';

const DAYS = 30;

/** What the newsroom's page shows of the bot's memory, and the notices it has sent. */
export function residentsOf(parts: Parts, enqueue: (calls: Calls) => Promise<void>): Residents {
  const { memory } = parts;
  return {
    unanswered: memory.unanswered,
    complaints: async (most, language) =>
      (await memory.complaints(most)).map(({ question, reason, at }) => {
        const label = reason === null ? null : (messages(language).reasons[reason] ?? null);
        return { question, reason: label, at };
      }),
    counts: async () => {
      const { counts } = await memory.questionCounts(DAYS);
      const [found, notFound] = [counts.get('found') ?? 0, counts.get('not-found') ?? 0];
      return { found, notFound, refused: counts.get('refused') ?? 0, ...(await memory.voteCounts(DAYS)) };
    },
    told: async (article) => (await told(parts, article)).length,
    tellWithdrawn: async (article, title) => enqueue(await corrections(parts, article, withdrawnText(title))),
  };
}
