import type { Newsroom } from '../../src/newsroom.ts';
import { createWeb } from '../../src/web/index.ts';
import { type Papers, TODAY } from '../support/papers.ts';

const quiet = { info: () => {}, warn: () => {}, error: () => {} };

/** The reader over a real index. */
export const webOver = (papers: Omit<Papers, 'folder'> & { readonly newsroom?: Newsroom }, log = quiet) =>
  createWeb({ ...papers, articles: papers.store, today: () => TODAY, log });

/** Markup that would run if it were shown as anything but text: `alert` sets a mark on the page. */
export const HOSTILE: readonly string[] = [
  '<script>window.hit=1</script>',
  '<img src=x onerror="window.hit=1">',
  '<svg onload="window.hit=1"><script>window.hit=1</script></svg>',
  '"><script>window.hit=1</script>',
  "'><img src=x onerror=window.hit=1>",
  '</title><script>window.hit=1</script>',
  '</textarea><svg/onload=window.hit=1>',
  'javascript:window.hit=1',
  '<a href="javascript:window.hit=1">点这里</a>',
  '<iframe srcdoc="<script>parent.hit=1</script>"></iframe>',
  '<body onload=window.hit=1>',
  '<details open ontoggle=window.hit=1>',
  '<input autofocus onfocus=window.hit=1>',
  '{{constructor.constructor("window.hit=1")()}}',
  '$' + '{window.hit=1}',
  '<style>@import "javascript:window.hit=1"</style>',
  '<math><mtext></mtext><script>window.hit=1</script></math>',
  '&lt;script&gt;window.hit=1&lt;/script&gt;',
  '<!--><script>window.hit=1</script-->',
  '<meta http-equiv="refresh" content="0;url=javascript:window.hit=1">',
];
