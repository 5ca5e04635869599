import { afterAll, beforeAll, expect, test } from 'vitest';
import type { App } from '../src/app.ts';
import { createEmbedder } from '../src/embeddings/index.ts';
import { QUESTION_STAGES } from '../src/stages.ts';
import { openPapers, type Papers } from './support/papers.ts';
import { AUTUMN_PAGE, ORCHID_PAGE } from './support/two-papers.ts';

let papers: Papers;
let app: App;
beforeAll(async () => {
  papers = await openPapers({ 'autumn.txt': AUTUMN_PAGE, 'orchid.txt': ORCHID_PAGE });
  const embedder = await createEmbedder('hashed', {});
  app = { store: papers.store, embedder, today: () => '2024-12-10' } as unknown as App;
});
afterAll(() => papers.close());

type Line = Readonly<Record<string, unknown>>;
const show = async (stage: string, question: string) =>
  (await QUESTION_STAGES[stage]!(app, question)) as readonly Line[];

test('show --frame has a line for each cell, with what it names and asks', async () => {
  const cells = await show('frame', '南屏大桥和龙门隧道各有多长');
  expect(cells.map(({ cell }) => cell)).toEqual(['南屏大桥有多长', '龙门隧道有多长']);
  expect(cells[0]).toMatchObject({ things: ['南屏大桥'], asks: [{ kind: 'how-much', many: false }] });
});

test('show --about says of each statement whether it is about what is asked about, and why', async () => {
  const all = await show('about', '南屏大桥有多长');
  const of = (words: string) => all.find(({ text }) => String(text).includes(words))?.about;
  expect(of('南屏大桥')).toBe('same');
  expect(of('石桥小学扩建工程现场')).toBe('other');
  // It goes on with the thing that the sentence before it names.
  expect(of('该项目总投资4600万元')).toBe('other');
  expect(of('全区现有养老机构46家')).toBe('open');
});

test('show --scored has the statements best first, each feature as value, weight and product', async () => {
  const all = await show('scored', '南屏大桥有多长');
  const chances = all.map((one) => (one.chances as readonly number[])[0]!);
  expect(chances).toEqual([...chances].sort((a, b) => b - a));
  const [features] = all[0]!.features as readonly Readonly<Record<string, readonly number[]>>[];
  for (const [value = 0, weight = 0, product = 0] of Object.values(features!))
    expect(product).toBeCloseTo(value * weight, 1);
});

test('show --doubts says what speaks for and against an answer', async () => {
  const [sure] = await show('doubts', '南屏大桥有多长');
  const [unsure] = await show('doubts', '南屏大桥的设计师是谁');
  expect(sure).toMatchObject({ answered: true });
  expect(unsure).toMatchObject({ answered: false });
  expect(sure!.doubts).toHaveProperty('surest');
});
