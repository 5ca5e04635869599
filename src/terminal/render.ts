/** An answer as plain text for a terminal: what answers first, the sentences, then the source of each. */
import { type Links, publisherLink } from '../links.ts';
import type { Answer, Citation, Language, Told } from '../types.ts';
import { answerText, freshNote, insteadOf, openingText, paperText, shortLines } from '../wording/index.ts';

function toldIn(answer: Answer): Told | undefined {
  if (answer.kind === 'not-found') return insteadOf(answer, answer.language)?.told;
  return answer.kind === 'found' ? answer : undefined;
}

/** Numbered lines that name the paper of each citation, its day and its addresses: the publisher's and the reader's. */
export const sourceLines = (citations: readonly Citation[], links: Links, language: Language): string =>
  citations
    .map((citation, n) => {
      const { article, paragraph, title, published, source, url, quote } = citation;
      const addresses = [publisherLink(url, quote), links.article(article, paragraph, citation)];
      const origin = [paperText(citation, language) || source, published].filter(Boolean).join('，');
      return `  [${n + 1}] ${title}（${origin}）${addresses.map((one) => (one ? `\n      ${one}` : '')).join('')}`;
    })
    .join('\n');

export function renderForTerminal(answer: Answer, links: Links): string {
  // What has to be said before the answer stands before its first words too.
  const first = answer.kind === 'found' && openingText(answer) === '' ? shortLines(answer) : [];
  const fresh = answer.kind === 'refused' ? '' : freshNote(answer, answer.language);
  const said = `${first.map(({ before, words }) => `${before}${words}\n`).join('')}${answerText(answer)}`;
  const text = [said, fresh].filter(Boolean).join('\n');
  const told = toldIn(answer);
  return told ? `\n${text}\n\n${sourceLines(told.citations, links, answer.language)}\n` : `\n${text}\n`;
}
