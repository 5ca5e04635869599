/** A follow-up as somebody else reads its chat: believed as far as it was said there, or is a name of the archive. */
import { plainly } from '../../../reading/index.ts';
import type { Store } from '../../../store/port.ts';
import type { ChatFrame, ParsedQuestion, Question } from '../../../types.ts';
import { questionOf } from '../parse.ts';
import { type ReadStore, readQuestion } from '../read.ts';

/** Longer words are no slot but a story. */
const LONGEST = 40;

async function verified(slot: string, said: readonly string[], store: Pick<Store, 'namesAmong'>): Promise<string> {
  const plain = plainly(slot).trim();
  if (plain.length < 2 || plain.length > LONGEST) return '';
  const isSaid = said.some((text) => text.includes(plain)) || (await store.namesAmong([plain])).length > 0;
  return isSaid ? plain : '';
}

/** The question read as if its chat had said `frame` alone; `null` where nothing of that holds or it changes nothing. */
export async function framed(
  { original, text }: ParsedQuestion,
  { about, when, where, asks }: ChatFrame,
  store: ReadStore,
): Promise<ParsedQuestion | null> {
  const said = [...original.history.map(questionOf), original.text].map(plainly);
  const slots = await Promise.all([when, where, about, asks].map((slot) => verified(slot, said, store)));
  const turn = [...new Set(slots)].filter(
    (slot, _, all) => !all.some((other) => other !== slot && other.includes(slot)),
  );
  if (original.history.length === 0 || turn.join('') === '') return null;
  const question: Question = { ...original, history: [turn.join('')] };
  const read = await readQuestion(question, store);
  return read.text === text ? null : read;
}
