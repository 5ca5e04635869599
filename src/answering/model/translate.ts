/** Sentences of a draft in the language of who asked, clause by clause; what can't be checked stays as it is printed. */
import { z } from 'zod';
import type { Draft } from '../../types.ts';
import type { Call } from './call.ts';
import { canPass, checkedTranslation, clausesIn } from './marked.ts';
import { asData, translating } from './prompts.ts';

const TRANSLATION = z.object({ clauses: z.array(z.string()) });
const isText = (one: unknown): one is string => typeof one === 'string' && one.length <= 1_000;
const read = (given: unknown): readonly string[] | null => {
  const clauses = z.object({ clauses: z.array(z.unknown()).max(200) }).safeParse(given).data?.clauses;
  return clauses?.map((one) => (isText(one) ? one : '')) ?? null;
};

const HAN = /\p{Script=Han}/u;

/** `printedOn`: the day of an article by its id, which tells the year of its dates. */
export async function translated(
  draft: Draft,
  printedOn: (article: string) => string | null,
  call: Call,
  signal: AbortSignal,
): Promise<Draft> {
  const sentences = draft.sentences.map(({ text, quotes: [quote] }) => {
    const clauses = HAN.test(text) ? clausesIn(text, quote ? printedOn(quote.article) : null) : [];
    return clauses.every(canPass) ? clauses : [];
  });
  const all = sentences.flat();
  if (all.length === 0) return draft;
  const content = all.map(({ text }, at) => `${at + 1}| ${asData(text)}`).join('\n');
  const messages = [
    { role: 'system', content: translating().text },
    { role: 'user', content },
  ] as const;
  const form = { name: 'translate', schema: TRANSLATION };
  const given = await call({ prompt: translating(), messages, form, read }, signal);
  const checked = all.map((clause, at) => checkedTranslation(given[at] ?? '', clause));
  let from = 0;
  return {
    ...draft,
    sentences: draft.sentences.map((sentence, at) => {
      const own = checked.slice(from, from + sentences[at]!.length);
      from += sentences[at]!.length;
      return own.length > 0 && own.every((one) => one !== null)
        ? { ...sentence, translation: own.join(' ') }
        : sentence;
    }),
  };
}
