/** A model's answers kept in a file, a line each, and given again from it: comparing models costs their tokens once. */
import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import type { ChatModel } from '../answering/index.ts';
import { InputError } from '../errors.ts';

type Ask = ChatModel['ask'];
type Line = { readonly key: string; readonly reply: Awaited<ReturnType<Ask>> };

const keyOf = (messages: Parameters<Ask>[0]): string =>
  createHash('sha256').update(JSON.stringify(messages)).digest('hex').slice(0, 24);

/** Tokens of all that was asked, and how often there was no reply. */
export type Spent = {
  readonly asked: number;
  readonly failed: number;
  readonly input: number;
  readonly output: number;
};

/** Counts what is asked. */
export function counted(model: ChatModel): { readonly model: ChatModel; readonly spent: () => Spent } {
  let spent: Spent = { asked: 0, failed: 0, input: 0, output: 0 };
  const ask: Ask = async (...parts) => {
    spent = { ...spent, asked: spent.asked + 1, failed: spent.failed + 1 };
    const reply = await model.ask(...parts);
    const { input = 0, output = 0 } = reply.usage ?? {};
    spent = { ...spent, failed: spent.failed - 1, input: spent.input + input, output: spent.output + output };
    return reply;
  };
  return { model: { ...model, ask }, spent: () => spent };
}

/** Writes each reply to `file` as it comes. The file has no question and no passage, only what the model replied. */
export const recording = (model: ChatModel, file: string): ChatModel => ({
  ...model,
  ask: async (messages, ...rest) => {
    const reply = await model.ask(messages, ...rest);
    appendFileSync(file, `${JSON.stringify({ key: keyOf(messages), reply } satisfies Line)}\n`);
    return reply;
  },
});

/** Gives the replies of `file`; rejects for what was not asked when it was written. Rejects with `InputError` where there is no file. */
export function replaying(id: string, file: string): ChatModel {
  if (!existsSync(file))
    throw new InputError({
      what: `replay "${file}"`,
      why: 'there is no such file',
      remedy: 'Record it first: `npm run evaluate -- --model SPEC --record FILE`.',
    });
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  const replies = new Map(lines.map((line) => JSON.parse(line) as Line).map(({ key, reply }) => [key, reply]));
  return {
    id,
    ask: async (messages) => {
      const reply = replies.get(keyOf(messages));
      if (!reply) throw new Error('this was not asked when the file was recorded');
      return reply;
    },
  };
}
