import { amountsIn, indexTerms, inPrint, isDatePiece, paraphrases, synonyms } from '../reading/index.ts';
import type { Store, WeightedTerm } from '../store/port.ts';
import type { Amount, ParsedQuestion } from '../types.ts';

/** Another form of a term and how much of the term's weight it carries. */
type Variant = { readonly form: string; readonly factor: number };

/** A term of the question with its importance and the other forms that papers print for it. */
export type QueryTerm = {
  readonly text: string;
  /** What it counts beside a word of the question that is as rare: 1, and less where it repeats another's evidence or tells little. */
  readonly share: number;
  /** Inverse document frequency in this archive, times its share. */
  readonly weight: number;
  /** A content word of the question, not only a character bigram or a part of a word. */
  readonly word: boolean;
  readonly variants: readonly Variant[];
};

/** A bigram says half as much as a word: the words' own bigrams are in the list too (measured, docs/design/retrieval.md). */
const BIGRAM_WEIGHT = 0.5;
/** Words that ask, and bigrams with them, are common; but 需要多长时间 may stand in the report as it stands here. */
const ASKING_WEIGHT = 0.25;
/** Words that ask count only when no more than one passage in 25 has them: 是 and 多少 cost time and tell nothing. */
const RARE_ENOUGH = 1 / 25;
/** Pieces of a date whose span is understood (2023, 年, 7, 月): the article's own date says more than finding them in its text. */
const DATE_PIECE_WEIGHT = 0.25;
/** A synonym counts this much of the word it stands for: 竣工 for 完工 is good evidence, but not the asker's word. */
const SYNONYM_WEIGHT = 0.5;
/** What may be told for a word that no report has (走俏 for 好卖): better than nothing, and no more. */
const PARAPHRASE_WEIGHT = 0.25;

/** Okapi's idf, never negative: a word of half of all passages still counts a little. */
const idf = (count: number, passages: number): number => Math.log(1 + (passages - count + 0.5) / (count + 0.5));

/** The question's terms, each once, weighted by how rare they are in the archive. */
export async function weighTerms(question: ParsedQuestion, store: Store): Promise<readonly QueryTerm[]> {
  const words = new Set(question.words);
  const content = new Set([...question.terms, ...question.words]);
  const texts = [...new Set([...content, ...indexTerms(question.text)])];
  const amounts = amountsIn(question.text);
  const { passages, counts } = await store.termStatistics(texts);
  return texts.flatMap((text, i) => {
    const count = counts[i] ?? 0;
    const word = words.has(text);
    if (!content.has(text) && count > passages * RARE_ENOUGH) return [];
    const isDate = question.time !== null && isDatePiece(text);
    const share = isDate ? DATE_PIECE_WEIGHT : word ? 1 : content.has(text) ? BIGRAM_WEIGHT : ASKING_WEIGHT;
    const variants = word ? [...written(text, amounts), ...printedFor(text, count === 0)] : [];
    return [{ text, share, weight: idf(count, passages) * share, word, variants }];
  });
}

/** An amount as the question wrote it: its word is the value in digits, which no paper prints. */
const written = (word: string, amounts: readonly Amount[]): readonly Variant[] =>
  amounts.filter(({ value }) => String(value) === word).map(({ text }) => ({ form: text, factor: 1 }));

/** What papers print for the same thing and, where the word itself stands in no report, what they may tell in its place. */
function printedFor(word: string, isUnheardOf: boolean): readonly Variant[] {
  const same = [...synonyms(word), ...inPrint(word)].map((form) => ({ form, factor: SYNONYM_WEIGHT }));
  const loose = isUnheardOf ? paraphrases(word) : [];
  return [...same, ...loose.map((form) => ({ form, factor: PARAPHRASE_WEIGHT }))];
}

/** What to look up in the word index, which knows how rare a term is: the terms by their shares, and their synonyms by less. */
export function searchTerms(terms: readonly QueryTerm[]): readonly WeightedTerm[] {
  const asked = new Map(terms.map(({ text, share }) => [text, share]));
  for (const { variants } of terms)
    for (const { form, factor } of variants) if (!asked.has(form)) asked.set(form, factor);
  return [...asked].map(([term, weight]) => ({ term, weight }));
}
