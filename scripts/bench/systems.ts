/** The systems that `npm run bench` compares, each behind the same three steps: build, open, search. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { createEmbedder } from '../../src/embeddings/index.ts';
import { chunk } from '../../src/indexing/chunk.ts';
import { indexPages } from '../../src/indexing/index.ts';
import { indexTerms, words } from '../../src/reading/index.ts';
import { readQuestion, retrieveArticles } from '../../src/retrieval/index.ts';
import { openStore } from '../../src/store/index.ts';
import { fillFts5, fts5 } from './baselines.ts';

type BenchArticle = { readonly id: string; readonly text: string };

/** Ids of the articles found, best first, each once. */
type Search = (question: string) => Promise<readonly string[]>;

export type System = {
  readonly label: string;
  /** Indexes the articles of `archive` (a `.jsonl` file) into the folder `dir`. */
  readonly build: (archive: string, dir: string) => Promise<void>;
  readonly open: (dir: string) => Promise<Search>;
};

/** The day after the last report of the bench archive. */
const TODAY = '2023-08-21';
const K = 10;

const EMBEDDER = 'static';

const readArchive = async (archive: string): Promise<readonly BenchArticle[]> =>
  (await readFile(archive, 'utf8'))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

/** The whole program's search, with its index in a folder or in LanceDB. */
const own = (label: string, place: (dir: string) => string): System => ({
  label,
  build: async (archive, dir) => {
    const embedder = await createEmbedder(EMBEDDER);
    const store = await openStore(place(dir), { embedder, create: true });
    await indexPages([archive], { store, embedder, today: TODAY });
    await store.close();
  },
  open: async (dir) => {
    const embedder = await createEmbedder(EMBEDDER);
    const store = await openStore(place(dir), { embedder, readOnly: true });
    return async (text) => {
      const hits = await retrieveArticles(
        await readQuestion({ text, history: [], today: TODAY }, store),
        { store, embedder },
        { k: K },
      );
      return hits.map(({ article }) => article.externalId ?? article.id);
    };
  },
});
const wenjin = own('Wenjin', (dir) => dir);
const lance = own('Wenjin, its index in LanceDB', (dir) => `lance:${dir}`);

const minisearch: System = {
  label: 'MiniSearch, jieba words',
  build: async (archive, dir) => {
    const index = await createMiniSearch();
    index.addAll(await readArchive(archive));
    await writeFile(join(dir, 'index.json'), JSON.stringify(index));
  },
  open: async (dir) => {
    const { default: MiniSearch } = await import('minisearch');
    const index = MiniSearch.loadJSON(await readFile(join(dir, 'index.json'), 'utf8'), MINISEARCH);
    return async (text) =>
      index
        .search(text)
        .slice(0, K)
        .map(({ id }) => String(id));
  },
};
const MINISEARCH = { fields: ['text'], tokenize: words, processTerm: (term: string) => term };
async function createMiniSearch() {
  const { default: MiniSearch } = await import('minisearch');
  return new MiniSearch<BenchArticle>(MINISEARCH);
}

const orama: System = {
  label: 'Orama, Mandarin tokenizer',
  build: async (archive, dir) => {
    const { insertMultiple, save } = await import('@orama/orama');
    const index = await createOrama();
    await insertMultiple(index, [...(await readArchive(archive))]);
    await writeFile(join(dir, 'index.json'), JSON.stringify(save(index)));
  },
  open: async (dir) => {
    const { load, search } = await import('@orama/orama');
    const index = await createOrama();
    load(index, JSON.parse(await readFile(join(dir, 'index.json'), 'utf8')));
    return async (text) => {
      const { hits } = await search(index, { term: text, properties: ['text'], limit: K });
      return hits.map(({ id }) => id);
    };
  },
};
async function createOrama() {
  const { create } = await import('@orama/orama');
  const { createTokenizer } = await import('@orama/tokenizers/mandarin');
  return create({ schema: { text: 'string' }, components: { tokenizer: createTokenizer() } });
}

const hnswlib: System = {
  label: 'LangChain HNSWLib, the same vectors',
  build: async (archive, dir) => {
    const { Document } = await import('@langchain/core/documents');
    const { HNSWLib } = await import('@langchain/community/vectorstores/hnswlib');
    const embeddings = await langchainEmbeddings();
    const index = new HNSWLib(embeddings, { space: 'cosine' });
    for (const { id, text } of await readArchive(archive)) {
      const passages = chunk({ id, paragraphs: text.split('\n').filter((line) => line.trim() !== '') });
      const found = passages.map((passage) => new Document({ pageContent: passage.text, metadata: { id } }));
      if (found.length > 0) await index.addDocuments(found);
    }
    await index.save(dir);
  },
  open: async (dir) => {
    const { HNSWLib } = await import('@langchain/community/vectorstores/hnswlib');
    const index = await HNSWLib.load(dir, await langchainEmbeddings());
    // Five passages for each article wanted: a long report has several that are near.
    return async (text) => {
      const found = await index.similaritySearch(text, 5 * K);
      return [...new Set(found.map(({ metadata }) => String(metadata.id)))].slice(0, K);
    };
  },
};
async function langchainEmbeddings() {
  const { Embeddings } = await import('@langchain/core/embeddings');
  const embedder = await createEmbedder(EMBEDDER);
  return new (class extends Embeddings {
    constructor() {
      super({});
    }
    embedDocuments = async (texts: string[]) =>
      (await embedder.embed(texts, 'passage')).map((vector) => Array.from(vector));
    embedQuery = async (text: string) => Array.from((await embedder.embed([text], 'question'))[0]!);
  })();
}

const sqlite: System = {
  label: 'SQLite FTS5, jieba words',
  build: async (archive, dir) => {
    const db = new DatabaseSync(join(dir, 'articles.db'));
    fillFts5(db, await readArchive(archive));
    db.close();
  },
  open: async (dir) => {
    const find = fts5(new DatabaseSync(join(dir, 'articles.db'), { readOnly: true }));
    return async (text) => find(text, K);
  },
};

/** LanceDB's full-text index over our own terms, cut at blanks and not changed further. */
const lancedb: System = {
  label: 'LanceDB FTS, our terms',
  build: async (archive, dir) => {
    const engine = await import('@lancedb/lancedb');
    const articles = await readArchive(archive);
    const rows = articles.map(({ id, text }) => ({ id, terms: termsOf(text) }));
    const table = await (await engine.connect(dir)).createTable('article', rows);
    const exact = { stem: false, removeStopWords: false, asciiFolding: false, lowercase: false, withPosition: false };
    await table.createIndex('terms', { config: engine.Index.fts({ baseTokenizer: 'whitespace', ...exact }) });
  },
  open: async (dir) => {
    const engine = await import('@lancedb/lancedb');
    const table = await (await engine.connect(dir)).openTable('article');
    return async (text) => {
      const query = table.query().fullTextSearch(new engine.MatchQuery(termsOf(text), 'terms'));
      const found = await query.select(['id', '_score']).limit(K).toArray();
      return found.map(({ id }) => String(id));
    };
  },
};
const termsOf = (text: string): string => indexTerms(text).join(' ');

export const SYSTEMS: Readonly<Record<string, System>> = { wenjin, lance, sqlite, lancedb, orama, minisearch, hnswlib };
