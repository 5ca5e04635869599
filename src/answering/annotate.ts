import { isDates, readAgain, words } from '../reading/index.ts';
import type { Article, DraftSentence, Pointer, Quote } from '../types.ts';
import { projectsIn } from './about/projects.ts';
import { dateBrackets, type Insertion } from './brackets.ts';
import type { Candidate } from './candidates.ts';

/** Works have many names: 该项目 may mean a 小学 or a 公园. */
const WORKS = /^(?:项目|工程)$/;

/** What a sentence, as printed, names that a pointer to a `to` can mean: works before all that is named, else the last. */
function namedIn(printed: string, to: string): string | undefined {
  const text = printed.replace(/\s+/g, '');
  const works = WORKS.test(to) ? projectsIn(text) : [];
  const names = readAgain(text).flatMap((one) => ('name' in one && one.kind !== 'person' ? [one.name] : []));
  const name = [...names, ...works].findLast((one) => one.endsWith(to)) ?? works[0];
  return name !== undefined && text.includes(name) ? name : undefined;
}

/** What a pointer means: of 我区 the district of its article, of 该项目 and 项目建成后 what was named last before. */
function meantBy({ text, to }: Pointer, { earlier, article: { district } }: Candidate): string | undefined {
  if (/^[我该全][区县市]$/.test(text)) return district?.endsWith(to) ? district : undefined;
  if (!/^(?:该|项目|工程)/.test(text)) return undefined;
  return earlier.map((printed) => namedIn(printed, to)).find((name) => name !== undefined);
}

/** The first pointer of a sentence with what it means, where that is known and the sentence doesn't say it. */
function subjectInsertion(text: string, candidate: Candidate): readonly Insertion[] {
  for (const one of candidate.mentions) {
    const name = one.kind === 'pointer' ? meantBy(one, candidate) : undefined;
    const at = text.indexOf(one.text);
    // 云岭 says 云岭区.
    if (name === undefined || at < 0 || text.includes(name.slice(0, -1))) continue;
    const isTorn = words(text.slice(at))[0] !== words(one.text)[0];
    if (!isTorn) return [{ at: at + one.text.length, words: name }];
  }
  return [];
}

/**
 * A sentence that can be read alone: 今年, 上半年 and 昨日 carry their date, 该项目 and 我区 their name, in full-width
 * brackets. The rest stays word for word.
 */
export function annotate(text: string, candidate: Candidate): string {
  const inserted = [
    ...dateBrackets(text, candidate.article.published, candidate.earlier),
    ...subjectInsertion(text, candidate),
  ];
  return [...inserted]
    .sort((a, b) => b.at - a.at)
    .reduce((soFar, { at, words }) => `${soFar.slice(0, at)}（${words}）${soFar.slice(at)}`, text);
}

/** A sentence as it is printed, and where. */
export const quoteOf = ({ article, paragraph, text }: Candidate): Quote => ({
  article: article.id,
  paragraph,
  quote: text,
});

/** The sentences of `found` that quotes are of. */
export const quotedBy = (quotes: readonly Quote[], found: readonly Candidate[]): readonly Candidate[] =>
  found.filter((one) =>
    quotes.some((own) => own.article === one.article.id && own.paragraph === one.paragraph && own.quote === one.text),
  );

/** A sentence that is said alone. */
export const sentenceOf = (one: Candidate): DraftSentence => ({
  text: annotate(one.text, one),
  quotes: [quoteOf(one)],
});

/** 2024年4月10日的报道: what was reported earlier says so before its first word. */
const reportOf = ({ published }: Article): string => {
  const [year, ...rest] = (published ?? '').split('-').map(Number);
  return `${year}年${rest.map((part, at) => `${part}${'月日'[at]}`).join('')}的报道`;
};

/** A sentence of an earlier report beside what a newer one tells. */
export const ofEarlier = (one: Candidate): DraftSentence => {
  const said = sentenceOf(one);
  return { ...said, text: `（${reportOf(one.article)}）${said.text}` };
};

/** Whether `words` may stand in an inserted bracket: a date, the article's place or report, or its own words. */
export function mayInsert(words: string, article: Article): boolean {
  if (isDates(words) || words === article.district || words === reportOf(article)) return true;
  return [article.kicker, article.title, article.subtitle, ...article.paragraphs].some((own) =>
    own?.replace(/\s+/g, '').includes(words),
  );
}
