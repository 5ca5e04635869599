import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { InputError } from '../src/errors.ts';
import { bm25, fillFts5, fts5 } from './bench/baselines.ts';
import { KINDS, sampleOf } from './bench/convert.ts';
import { corporaIn, K, openFolder, ours, readCorpus, recall } from './bench/corpus.ts';
import { runCommand } from './command.ts';

const help = `
npm run corpora -- DIR [--only NAME,…]
Indexes every corpus in DIR (a folder each, with articles.jsonl and questions.jsonl; kept in NAME/index) and prints R@1 and
R@10 of Wenjin, of bigram BM25 and of FTS5 on the same questions. Public sets are never committed;
tests/retrieval/floor.test.ts holds the floor on pages of our own.
npm run corpora -- DIR --make NAME --kind KIND [--sample N] FILE…
Makes the corpus DIR/NAME of what was fetched (with --sample, of N articles at even distances and the questions about them):
  squad      CMRC 2018 (squad-style-data/*.json) or DRCD (*.json), a paragraph an article; joined: an entry an article
  rgb        RGB (data/zh_refine.json)
  documents  DataFountain 424: documents as lines of JSON (docid, context), questions as .csv (id, docid, question, …)
  archive    any archive .jsonl: headline → article, or a thinned sentence → article
  news       ARCHIVE.jsonl QUESTIONS.jsonl, 5,000 articles of it
  crud       CRUD-RAG: ARCHIVE.jsonl QuestAnswer*_quest_gt_save.json [QUESTIONS.jsonl that are asked already], 5,000 articles of it`;

const text = { type: 'string' } as const;

const share = ([first, ten]: readonly [number, number]) =>
  [first, ten].map((value) => value.toFixed(3).replace(/^0/, '')).join(' / ');

async function row(dir: string, name: string): Promise<string> {
  const { articles, questions } = await readCorpus(join(dir, name));
  const own = await openFolder(join(dir, name));
  const plain = bm25(articles);
  const db = new DatabaseSync(':memory:');
  fillFts5(db, articles);
  const engine = fts5(db);
  const cells = [
    await recall(questions, ours(own)),
    await recall(questions, async (question) => plain(question, K)),
    await recall(questions, async (question) => engine(question, K)),
  ].map(share);
  await own.store.close();
  return `| ${name} | ${articles.length} / ${questions.length} | ${cells.join(' | ')} |\n`;
}

await runCommand({
  help,
  options: { make: text, kind: text, sample: text, only: text },
  run: async ({ values: { make, kind = '', sample, only }, positionals: [dir, ...files] }) => {
    const remedy = 'Run `npm run corpora -- --help`.';
    if (!dir) throw new InputError({ what: 'corpora', why: 'no folder is named', remedy });
    if (make) {
      const convert = KINDS[kind];
      if (!convert)
        throw new InputError({ what: `make a corpus of kind "${kind}"`, why: 'there is no such kind', remedy });
      const made = convert(files);
      const { articles, questions } = sample ? sampleOf(made, Number(sample)) : made;
      const into = join(dir, make);
      await mkdir(into, { recursive: true });
      const jsonl = (rows: readonly unknown[]) => `${rows.map((one) => JSON.stringify(one)).join('\n')}\n`;
      await writeFile(join(into, 'articles.jsonl'), jsonl(articles));
      await writeFile(join(into, 'questions.jsonl'), jsonl(questions));
      return 0;
    }
    const names = only?.split(',') ?? (await corporaIn(dir));
    process.stdout.write(
      '| corpus | articles / questions | Wenjin | bigram BM25 | FTS5, jieba words |\n|---|---|---|---|---|\n',
    );
    for (const name of names) process.stdout.write(await row(dir, name));
    return 0;
  },
});
