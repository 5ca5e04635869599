/** Public question sets as corpora of one form, `articles.jsonl` and `questions.jsonl`: what an operator has fetched goes in. */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

export type CorpusArticle = { readonly id: string; readonly text: string };
export type CorpusQuestion = {
  readonly qid: string;
  readonly question: string;
  readonly relevant: readonly string[];
  /** Of a question that was asked as residents ask; the public news have headlines too, and those have none. */
  readonly answers?: readonly string[];
};
export type Corpus = { readonly articles: readonly CorpusArticle[]; readonly questions: readonly CorpusQuestion[] };

const read = (file: string): string =>
  (file.endsWith('.gz') ? gunzipSync(readFileSync(file)) : readFileSync(file)).toString('utf8');
const lines = <T>(file: string): readonly T[] =>
  read(file)
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

type Squad = {
  readonly data: readonly {
    readonly paragraphs: readonly {
      readonly id: string;
      readonly context: string;
      readonly qas: readonly { readonly id: string; readonly question: string }[];
    }[];
  }[];
};

/** CMRC 2018 (`squad-style-data`) and DRCD: a paragraph an article; `joined`: an entry's paragraphs are one long article without a title. */
function squad(files: readonly string[], joined: boolean): Corpus {
  const entries = files.flatMap((file) => (JSON.parse(read(file)) as Squad).data);
  const units = entries.flatMap(({ paragraphs }) => (joined ? [paragraphs] : paragraphs.map((one) => [one])));
  const filled = units.filter(([first]) => first !== undefined);
  return {
    articles: filled.map((unit) => ({ id: unit[0]!.id, text: unit.map(({ context }) => context).join('\n') })),
    questions: filled.flatMap((unit) =>
      unit.flatMap(({ qas }) => qas.map(({ id, question }) => ({ qid: id, question, relevant: [unit[0]!.id] }))),
    ),
  };
}

type Rgb = {
  readonly id: number;
  readonly query: string;
  readonly positive: readonly (string | readonly string[])[];
  readonly negative: readonly string[];
};

/** RGB (`zh_refine.json`): each passage an article; right are those that its question counts as positive. */
function rgb([file]: readonly string[]): Corpus {
  const asked = lines<Rgb>(file!);
  const ids = new Map<string, string>();
  const idOf = (text: string): string => {
    if (!ids.has(text)) ids.set(text, `rgb-${ids.size}`);
    return ids.get(text)!;
  };
  for (const { positive, negative } of asked) [...positive.flat(), ...negative].forEach(idOf);
  return {
    articles: [...ids].map(([text, id]) => ({ id, text })),
    questions: asked.map(({ id, query, positive }) => ({
      qid: `rgb-${id}`,
      question: query,
      relevant: positive.flat().map(idOf),
    })),
  };
}

type Document = { readonly docid: string; readonly context: string };

/** Documents a line (`{docid, context}`), and tables whose lines begin `id,docid,question` (DataFountain 424: residents' questions about official documents). */
function documents(files: readonly string[]): Corpus {
  const texts = new Map(
    files
      .filter((file) => file.endsWith('.json'))
      .flatMap((file) => lines<Document>(file))
      .map(({ docid, context }) => [docid, context]),
  );
  const rows = files.filter((file) => !file.endsWith('.json')).flatMap((file) => read(file).split('\n'));
  const asked = rows.map((row) => row.split(/[,\t]/)).filter(([, docid]) => texts.has(docid ?? ''));
  return {
    articles: [...texts].map(([id, text]) => ({ id, text })),
    questions: asked.map(([qid, docid, question]) => ({ qid: qid!, question: question!, relevant: [docid!] })),
  };
}

type Archived = { readonly id: string; readonly text: string; readonly title?: string };

const SENTENCE = /[^。！？\n]{16,}[。！？]/g;
/** Questions made of an archive: more than this many say nothing new. */
const MADE = 600;

/** Every `size`-th of a list, spread evenly. */
export function spread<T>(all: readonly T[], size: number): readonly T[] {
  const every = Math.max(1, all.length / size);
  return Array.from({ length: Math.min(size, all.length) }, (_, n) => all[Math.floor(n * every)]!);
}

/** So many of a corpus's articles, spread evenly, and the questions that they alone answer. */
export function sampleOf({ articles, questions }: Corpus, size: number): Corpus {
  const kept = spread(articles, size);
  const ids = new Set(kept.map(({ id }) => id));
  return { articles: kept, questions: questions.filter(({ relevant }) => relevant.every((id) => ids.has(id))) };
}

/** Every third character pair of a sentence taken out, so that what is asked stands in no text as it is. */
const thinned = (sentence: string): string =>
  Array.from(sentence.match(/.{1,2}/gsu) ?? [])
    .filter((_, i) => i % 3 !== 2)
    .join('');

/** An archive's own articles: their headlines are asked for their texts; where there are none, one sentence of each, thinned, out of its middle. */
function archive([file]: readonly string[]): Corpus {
  const all = lines<Archived>(file!);
  const asked = spread(all, MADE).flatMap(({ id, text, title }) => {
    const sentences = text.match(SENTENCE) ?? [];
    const middle = sentences[sentences.length >> 1];
    const question = title ?? (middle && thinned(middle));
    return question ? [{ qid: id, question, relevant: [id] }] : [];
  });
  return { articles: all.map(({ id, text }) => ({ id, text })), questions: asked };
}

type Crud = Readonly<Record<string, { readonly question?: readonly string[]; readonly answers?: readonly string[] }>>;

/** An answer that says less than this (是, "yes"; 3) stands in any article. */
const TELLING = 2;

/**
 * CRUD-RAG's questions (`QuestAnswer*_quest_gt_save.json`, by id of the article they were made of) about an archive whose ids end
 * with those; of it the articles asked about and others, 5,000 in all. Only questions whose answer that article has as it stands:
 * those of several documents are also asked of the others. What a further `.jsonl` asks already is left out.
 */
function crud([archiveFile, ...files]: readonly string[]): Corpus {
  const all = lines<CorpusArticle>(archiveFile!);
  const byEnd = new Map(all.map((one) => [one.id.slice(one.id.lastIndexOf('-') + 1), one]));
  const known = files.filter((file) => file.endsWith('.jsonl')).flatMap((file) => lines<CorpusQuestion>(file));
  const asked = new Set(known.map(({ question }) => question));
  const questions: CorpusQuestion[] = [];
  for (const file of files.filter((name) => name.endsWith('.json')))
    for (const [item, { question: texts = [], answers = [] }] of Object.entries(JSON.parse(read(file)) as Crud)) {
      const article = byEnd.get(item);
      for (const [n, question] of texts.entries()) {
        const answer = (answers[n] ?? '').replace(/。$/, '');
        if (answer.length < TELLING || asked.has(question) || !article?.text.includes(answer)) continue;
        asked.add(question);
        questions.push({ qid: `${item}-${asked.size}`, question, relevant: [article.id], answers: [answer] });
      }
    }
  const wanted = new Set(questions.flatMap(({ relevant }) => relevant));
  return { articles: sampled(all, wanted, SAMPLED), questions };
}

/** Articles of an archive that a corpus is made of: search among so many is measured in seconds. */
const SAMPLED = 5000;

/** `ARCHIVE.jsonl QUESTIONS.jsonl` as they are; of the archive the articles asked about and others, 5,000 in all. */
function news([file, questionsFile]: readonly string[]): Corpus {
  const questions = lines<CorpusQuestion>(questionsFile!);
  const wanted = new Set(questions.flatMap(({ relevant }) => relevant));
  return { articles: sampled(lines<CorpusArticle>(file!), wanted, SAMPLED), questions };
}

/** All articles that a question is about, and others at even distances up to `size`. */
export function sampled<T extends { readonly id: string }>(
  all: readonly T[],
  wanted: ReadonlySet<string>,
  size: number,
): readonly T[] {
  const others = all.filter(({ id }) => !wanted.has(id));
  const taken = new Set(spread(others, Math.max(0, size - (all.length - others.length))));
  return all.filter((one) => wanted.has(one.id) || taken.has(one));
}

export const KINDS: Readonly<Record<string, (files: readonly string[]) => Corpus>> = {
  squad: (files) => squad(files, false),
  joined: (files) => squad(files, true),
  rgb,
  documents,
  archive,
  news,
  crud,
};
