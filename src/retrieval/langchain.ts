/** The index as a LangChain retriever. A leaf: imported by `asRetriever` only when somebody asks for one. */
import { Document } from '@langchain/core/documents';
import { BaseRetriever, type BaseRetrieverInput } from '@langchain/core/retrievers';
import type { Hit } from '../types.ts';
import { readQuestion } from './question/read.ts';
import { type RetrieveDeps, type RetrieveOptions, retrieve } from './retrieve.ts';

/** What a chain finds beside the text: enough to cite the place without asking the store again. */
export type PassageMetadata = {
  readonly article: string;
  readonly passage: number;
  readonly paragraph: number;
  readonly title: string | null;
  readonly published: string | null;
  readonly district: string | null;
  readonly source: string;
  readonly url: string | null;
  readonly score: number;
};

export type RetrieverOptions = RetrieveOptions & {
  /** The day questions are asked, ISO: 去年 means the year before it. */
  readonly today: () => string;
};

/** LangChain wants a class here: chains call `invoke`, which calls `_getRelevantDocuments`. */
class NewsRetriever extends BaseRetriever<PassageMetadata> {
  static override lc_name = () => 'WenjinRetriever';
  readonly lc_namespace = ['wenjin', 'retrieval'];
  readonly #deps: RetrieveDeps;
  readonly #options: RetrieverOptions;

  constructor(deps: RetrieveDeps, options: RetrieverOptions, fields?: BaseRetrieverInput) {
    super(fields);
    this.#deps = deps;
    this.#options = options;
  }

  override async _getRelevantDocuments(text: string): Promise<Document<PassageMetadata>[]> {
    const asked = { text, history: [], today: this.#options.today() };
    const question = await readQuestion(asked, this.#deps.store);
    return (await retrieve(question, this.#deps, this.#options)).map(toDocument);
  }
}

/** A retriever over the same index and ranking as `retrieve`; the text of each result is a passage, verbatim. */
export const createRetriever = (deps: RetrieveDeps, options: RetrieverOptions): BaseRetriever<PassageMetadata> =>
  new NewsRetriever(deps, options);

function toDocument({ article, passage, score }: Hit): Document<PassageMetadata> {
  const { title, published, district, source, url } = article;
  const { ordinal, paragraph, text } = passage;
  return new Document({
    id: `${article.id}/${ordinal}`,
    pageContent: text,
    metadata: { article: article.id, passage: ordinal, paragraph, title, published, district, source, url, score },
  });
}
