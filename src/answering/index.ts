// What for: sentences that answer a question, each carried by a verbatim quote of a stored article.
// In: a parsed question and its hits. Out: a draft with a confidence, then verified sentences and their citations.
// Questions that no paper should answer (private data, attempts to redirect the bot) are recognised here too.
// Not here: finding articles (retrieval), wording for residents (wording), links (links).
export { anotherOf } from './about/another.ts';
export { candidates } from './candidates.ts';
export { mayChange } from './changing.ts';
export { titleOf, verify } from './citations.ts';
export { datedDraft } from './dated/dated.ts';
export { ENOUGH } from './doubts/index.ts';
export { createExtractiveAnswerer } from './extractive.ts';
export { glossesOf } from './glosses.ts';
export { createModelAnswerer } from './model/answerer.ts';
export { type CallOptions, tried } from './model/call.ts';
export { type ChatModel, createChatModel } from './model/chat-model.ts';
export { createRerank, type Rerank } from './model/reranked.ts';
export { nearestTo } from './near.ts';
export type { Answerer, DraftOptions } from './port.ts';
export { refusalOf } from './refusals.ts';
export { asksForShort } from './short.ts';
export { type Step, stepsOfProject } from './timeline.ts';
export { isUnclear } from './unclear.ts';
