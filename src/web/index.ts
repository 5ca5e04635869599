// The web reader: article pages that a citation opens at the words it quotes, lists that lead to every article, what was told of
// a thing over time, a page to ask on, and the same as JSON and feeds.
// In: requests; the store's articles, search and the `ask` use case. Out: HTML pages, JSON, feeds, /healthz, /metrics.
// It deliberately has no accounts and no cookies for readers, needs no script, and has no state that outlives it.
export { createWeb } from './app.ts';
export { type RunningPlayground, startPlayground } from './playground/index.ts';
export { type RunningWeb, serveWeb } from './serve.ts';
