/** How many entries of a notice have what a question counts: 登残疾证遗失的有几个人. */
import { mayLieIn } from '../reading/index.ts';
import { perArticle } from '../retrieval/per-article.ts';
import type { Article, DraftSentence, Hit, ParsedQuestion } from '../types.ts';
import { plainOf } from './candidates.ts';

/** Entries of one notice open alike. */
const OPENING = 2;
const FEWEST = 3;
const COUNTING = /(?:几|多少)(?:个人?|人|位|名|家|条|份|张|本|则|户|件)/;
/** Words for where something was printed say nothing of the matter. */
const OF_PRINT = /^(?:报纸|报|期|版|启事|公告|公示|通知|人|名单|声明|登报?|刊登|见报|消息)$/;
const TOLD = /^写到“(?<word>[^“”]{2,12})”的共(?<count>\d+)条$/;

const opening = (text: string): string => text.replace(/^[\s●•◆■○·-]+/, '').slice(0, OPENING);

/** A notice's paragraphs that open like most of them. */
const entriesOf = perArticle(({ kind, paragraphs }: Article): readonly string[] => {
  if (kind !== 'notice') return [];
  const alike = [...Map.groupBy(paragraphs, opening).values()].sort((a, b) => b.length - a.length)[0] ?? [];
  return alike.length >= FEWEST ? alike : [];
});

const having = (article: Article, word: string): readonly string[] =>
  entriesOf(article).filter((entry) => plainOf(entry).includes(plainOf(word)));

/** Whether `words` tells how many entries of the notice have a word, and that is so. */
export function countsEntries(words: string, article: Article): boolean {
  const told = TOLD.exec(words)?.groups;
  return told !== undefined && having(article, told.word ?? '').length === Number(told.count);
}

const isOfTime = ({ published }: Article, { time }: ParsedQuestion): boolean =>
  time === null || (published !== null && mayLieIn(published, time));

/** The first entry with how many there are like it; `null` unless all nouns of the question are the notice's. */
export function countedEntries(question: ParsedQuestion, hits: readonly Hit[]): DraftSentence | null {
  if (!COUNTING.test(question.text)) return null;
  const nouns = [...new Set([...question.nouns, ...question.names])].filter((noun) => !OF_PRINT.test(noun));
  for (const article of new Set(hits.map((hit) => hit.article))) {
    if (!isOfTime(article, question)) continue;
    const told = plainOf([article.district, article.title, article.source, ...article.paragraphs].join(' '));
    const word = nouns.find((noun) => noun.length > 1 && having(article, noun).length >= FEWEST);
    const [first, ...others] = word === undefined ? [] : having(article, word);
    if (first === undefined || !nouns.every((noun) => told.includes(plainOf(noun)))) continue;
    return {
      text: `${first}（写到“${word}”的共${others.length + 1}条）`,
      quotes: [{ article: article.id, paragraph: article.paragraphs.indexOf(first), quote: first }],
    };
  }
  return null;
}
