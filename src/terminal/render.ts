/** An answer as plain text for a terminal: numbered sentences, then the source of each. */
import type { Links } from '../links.ts';
import type { Answer, Told } from '../types.ts';
import { answerText, insteadOf, shortText } from '../wording/index.ts';

function toldIn(answer: Answer): Told | undefined {
  if (answer.kind === 'not-found') return insteadOf(answer, answer.language)?.told;
  return answer.kind === 'found' ? answer : undefined;
}

export function renderForTerminal(answer: Answer, links: Links): string {
  const { before, words } = answer.kind === 'found' ? shortText(answer) : { before: '', words: '' };
  const text = `${words && `${before}${words}\n`}${answerText(answer)}`;
  const told = toldIn(answer);
  if (!told) return `\n${text}\n`;
  const sources = told.citations.map(({ article, paragraph, title, published, source, url }, n) => {
    const link = links.article(article, paragraph) ?? url;
    return `  [${n + 1}] ${title}（${[published, source].filter(Boolean).join('，')}）${link ? `\n      ${link}` : ''}`;
  });
  return `\n${text}\n\n${sources.join('\n')}\n`;
}
