/** One small request, so that an operator learns at the start what is wrong with a model. */
import { oneLine, ProviderError } from '../../errors.ts';
import { remedyFor } from './call.ts';
import type { ChatModel } from './chat-model.ts';
import { CHOICE } from './choice.ts';

const TRIAL =
  'Reply with {"verdict":"not-told","statements":[],"first":"","untold":[],"frame":{"about":"","when":"","where":"","asks":""}}';

/** Rejects with `ProviderError`, whose remedy is for what the provider said. */
export async function tried(model: ChatModel, timeoutMs: number): Promise<void> {
  try {
    await model.ask(
      [{ role: 'user', content: TRIAL }],
      { name: 'choose', schema: CHOICE },
      AbortSignal.timeout(timeoutMs),
    );
  } catch (cause) {
    throw new ProviderError({
      what: `ask "${model.id}"`,
      why: oneLine(cause).replace(/\.$/, ''),
      remedy: remedyFor(cause),
      cause,
    });
  }
}
