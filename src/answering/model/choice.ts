/** What a model answers: which of the numbered statements, and nothing in words of its own that anybody reads. */
import { z } from 'zod';

const MOST = 12;

/** As a model is asked for it. */
export const CHOICE = z.object({
  verdict: z.enum(['answered', 'partly', 'not-told', 'refused']),
  statements: z.array(z.number().int()).describe('numbers of the sentences, the most direct first'),
  first: z.string().describe('the words of a chosen sentence that answer first, verbatim; may be empty'),
  untold: z.array(z.string()).describe("what is not told, in the question's words"),
  frame: z
    .object({ about: z.string(), when: z.string(), where: z.string(), asks: z.string() })
    .describe(
      'of a follow-up: what it is about, its time, its place, what it asks, in words of the chat; may be empty',
    ),
});
export type Choice = z.infer<typeof CHOICE>;

const words = z.string().max(500).catch('');
const NO_FRAME: Choice['frame'] = { about: '', when: '', where: '', asks: '' };
/** As it is read: what is missing or of another type is empty, numbers may be words; without a verdict it is none. */
const READ = z.object({
  verdict: z
    .string()
    .transform((said) =>
      said
        .trim()
        .toLowerCase()
        .replace(/[\s_]+/g, '-'),
    )
    .pipe(CHOICE.shape.verdict),
  statements: z
    .array(z.unknown())
    .catch([])
    .transform((all) => all.slice(0, MOST).map(Number).filter(Number.isInteger)),
  first: words,
  untold: z
    .array(z.unknown())
    .catch([])
    .transform((all) => all.slice(0, MOST).filter((one) => typeof one === 'string')),
  frame: z.object({ about: words, when: words, where: words, asks: words }).catch(NO_FRAME),
});

/** A choice in what a model gave; `null` where it is none. */
export const choiceIn = (given: unknown): Choice | null => READ.safeParse(given).data ?? null;
