/**
 * Sentences of a page that speak to a language model instead of to a reader ("ignore previous instructions"). A page
 * is data: such sentences are neither sent to a model nor said on its word.
 */
import { ordersIn } from '../instructions.ts';

/** How the turns of a chat are written down, and objects. */
const MARKUP =
  /<\|[a-z_]+\|>|<\/?(?:system|assistant|user|instructions?|passage)\b|\[\/?INST\]|^\s*(?:system|assistant|user)\s*[:：]|#{2,}\s*(?:system|instruction|response)/im;

/** Whether a sentence of a text reads like an instruction to a model. Errs on the side of yes: our own plan may still say it. */
export const speaksToModel = (text: string): boolean =>
  MARKUP.test(text) || text.split(/[。！？]/).some((sentence) => ordersIn(sentence, 'page'));
