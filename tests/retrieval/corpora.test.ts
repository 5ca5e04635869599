import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { KINDS, sampleOf } from '../../scripts/bench/convert.ts';

const ARTICLES = [
  { id: 'news-g-0a', text: '湖心路小学9月1日开学，首批招收学生一百二十名。' },
  { id: 'news-g-0b', text: '城东水厂昨日通水，日供水三万吨。' },
  { id: 'news-d1-7', text: '周末有小雨。' },
];

/** As CRUD-RAG has it: by id of the article, its questions and their answers side by side. */
const ASKED = {
  '0a': {
    question: ['湖心路小学招多少人？', '是不是9月开学？', '谁是校长？'],
    answers: ['一百二十名。', '是', '无法推断'],
  },
  '0b': { question: ['日供水多少？', '水厂何时通水？'], answers: ['三万吨', '昨日'] },
  '0c': { question: ['什么桥通车了？'], answers: ['长桥'] },
  gone: {},
};

describe('public question sets', () => {
  let folder = '';
  const at = (name: string) => join(folder, name);

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'wenjin-corpora-'));
    const jsonl = (rows: readonly unknown[]) => rows.map((row) => JSON.stringify(row)).join('\n');
    await writeFile(at('archive.jsonl'), jsonl(ARTICLES));
    await writeFile(at('QuestAnswer1Doc_quest_gt_save.json'), JSON.stringify(ASKED));
    await writeFile(at('asked.jsonl'), jsonl([{ qid: '1', question: '水厂何时通水？', relevant: ['news-g-0b'] }]));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const { crud: convert } = KINDS;
  const crud = () => convert!(['archive.jsonl', 'QuestAnswer1Doc_quest_gt_save.json', 'asked.jsonl'].map(at));

  test('CRUD-RAG: questions whose article has the answer as it stands, none that is asked already', () => {
    const { articles, questions } = crud();
    expect(articles).toEqual(ARTICLES);
    expect(questions.map(({ question, relevant }) => [question, ...relevant])).toEqual([
      ['湖心路小学招多少人？', 'news-g-0a'],
      ['日供水多少？', 'news-g-0b'],
    ]);
  });

  test('a sample has so many articles, and the questions that they answer', () => {
    const { articles, questions } = sampleOf(crud(), 1);
    expect(articles.map(({ id }) => id)).toEqual(['news-g-0a']);
    expect(questions.map(({ question }) => question)).toEqual(['湖心路小学招多少人？']);
  });
});
