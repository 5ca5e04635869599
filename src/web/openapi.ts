const json = (description: string, properties: Readonly<Record<string, unknown>>) => ({
  description,
  content: { 'application/json': { schema: { type: 'object', properties } } },
});
const string = { type: 'string' };
const nullable = { type: ['string', 'null'] };
const list = (items: unknown) => ({ type: 'array', items });
const integer = { type: 'integer' };

const citation = {
  type: 'object',
  properties: {
    ...{ article: string, paragraph: { ...integer, description: 'counted from 0' }, quote: string },
    ...{ start: integer, end: integer, title: string, published: nullable, paper: nullable, district: nullable },
    address: { ...string, description: 'opens the article at the quoted words' },
  },
};
const sentence = { type: 'object', properties: { text: string, citations: list(integer), translation: string } };
const fault = (description: string) => json(description, { error: string });
const turned = { 429: fault('Too many requests; see Retry-After.'), 503: fault('Busy; see Retry-After.') };
const parameter = (name: string, where: 'query' | 'path') => ({ name, in: where, required: true, schema: string });

/** The API as OpenAPI 3.1 describes it; tests hold answers against it. */
export const OPENAPI = {
  openapi: '3.1.0',
  info: { title: 'Wenjin', version: '1', description: 'Answers from local papers, every sentence with its source.' },
  paths: {
    '/api/ask': {
      post: {
        summary: 'Ask a question',
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: {
                type: 'object',
                required: ['question'],
                properties: { question: { ...string, maxLength: 500 }, history: { ...list(string), maxItems: 10 } },
              },
            },
          },
        },
        responses: {
          200: json('An answer, or why there is none.', {
            kind: { enum: ['found', 'not-found', 'refused'] },
            ...{ language: { enum: ['zh', 'en'] }, text: string, fresh: nullable, short: nullable, reason: string },
            ...{ sentences: list(sentence), citations: list(citation), nearest: list({ type: 'object' }) },
          }),
          400: fault('The body is not a question.'),
          413: fault('The body is too large.'),
          ...turned,
        },
      },
    },
    '/api/search': {
      get: {
        summary: 'Find reports',
        parameters: [parameter('q', 'query')],
        responses: {
          200: json('Reports, best first.', { query: string, words: list(string), hits: list({ type: 'object' }) }),
          400: fault('Nothing is asked.'),
          ...turned,
        },
      },
    },
    '/api/articles/{id}': {
      get: {
        summary: 'An article as it is stored',
        parameters: [parameter('id', 'path')],
        responses: {
          200: json('The article.', { id: string, title: nullable, published: nullable, paragraphs: list(string) }),
          404: fault('No such article.'),
          410: fault('The article was withdrawn.'),
        },
      },
    },
  },
} as const;
