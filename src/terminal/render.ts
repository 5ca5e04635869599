/** An answer as plain text for a terminal: numbered sentences, then the source of each. */
import type { Links } from '../links.ts';
import type { Answer } from '../types.ts';
import { answerText } from '../wording/index.ts';

export function renderForTerminal(answer: Answer, links: Links): string {
  const text = answerText(answer);
  const told = answer.kind === 'not-found' ? answer.correction : answer.kind === 'found' ? answer : undefined;
  if (!told) return `\n${text}\n`;
  const sources = told.citations.map(({ article, paragraph, title, published, source, url }, n) => {
    const link = links.article(article, paragraph) ?? url;
    return `  [${n + 1}] ${title}（${[published, source].filter(Boolean).join('，')}）${link ? `\n      ${link}` : ''}`;
  });
  return `\n${text}\n\n${sources.join('\n')}\n`;
}
