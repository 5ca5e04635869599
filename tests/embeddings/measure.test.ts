import { expect, test } from 'vitest';
import { createEmbedder } from '../../src/embeddings/index.ts';
import { measureRecall } from '../../src/embeddings/measure.ts';

const ARTICLES = [
  { id: 'school', text: '清河镇中心小学新教学楼封顶。预计9月前交付使用。' },
  { id: 'court', text: '法院审理一起劳动争议案件。当庭宣判支付工资。' },
  { id: 'flood', text: '江水上涨，沿岸群众连夜转移。水利局加强巡堤。' },
];

test('measureRecall() counts the questions whose article comes first, and those in the first ten', async () => {
  const embedder = await createEmbedder('hashed');
  const questions = [
    { question: '清河小学教学楼封顶', relevant: ['school'] },
    { question: '江水上涨转移群众', relevant: ['court'] },
    { question: '法院宣判', relevant: ['nowhere'] },
  ];
  expect(await measureRecall(embedder, ARTICLES, questions)).toEqual({ questions: 3, at1: 1 / 3, at10: 2 / 3 });
});
