import { describe, expect, test } from 'vitest';
import { createEmbedder, type Embedder } from '../../src/embeddings/index.ts';
import { ConfigError } from '../../src/errors.ts';
import { embedderContract } from '../contracts/embedder.ts';

const cosine = (a: Float32Array, b: Float32Array) => a.reduce((sum, x, at) => sum + x * b[at]!, 0);

async function similarity(embedder: Embedder, question: string, passage: string): Promise<number> {
  const [asked] = await embedder.embed([question], 'question');
  const [said] = await embedder.embed([passage], 'passage');
  return cosine(asked!, said!);
}

/** Made once: loading is the slow part. */
const made = new Map<string, Promise<Embedder>>();
const shared = (spec: string): Promise<Embedder> => {
  const embedder = made.get(spec) ?? createEmbedder(spec);
  made.set(spec, embedder);
  return embedder;
};

embedderContract('hashed', () => shared('hashed'));
embedderContract('static', () => shared('static'));

const SCHOOL = '清河镇中心小学新教学楼主体结构已经封顶，预计9月1日前交付使用，可新增学位1200个。';
const COURT = '区人民法院公开开庭审理一起劳动争议案件，当庭宣判被告支付拖欠的工资。';
const FLOOD = '受强降雨影响，渠江水位持续上涨，三汇镇连夜转移安置沿岸群众860人。';

describe.each(['hashed', 'static'])('%s', (spec) => {
  test.each([
    ['清河小学的教学楼好久修好', SCHOOL],
    ['拖欠工资的案子判了没有', COURT],
    ['涨水转移了好多人', FLOOD],
    ['清河鎮小學新增多少學位', SCHOOL],
  ])('puts the question %s nearest to the passage that answers it', async (question, answer) => {
    const embedder = await shared(spec);
    const scores = await Promise.all([SCHOOL, COURT, FLOOD].map((passage) => similarity(embedder, question, passage)));
    expect([SCHOOL, COURT, FLOOD][scores.indexOf(Math.max(...scores))]).toBe(answer);
  });

  test('gives the same vectors when it is made again', async () => {
    const again = await createEmbedder(spec);
    expect(again.id).toBe((await shared(spec)).id);
    expect(await again.embed([SCHOOL], 'passage')).toEqual(await (await shared(spec)).embed([SCHOOL], 'passage'));
  });

  test('tells names apart that no model has met', async () => {
    const embedder = await shared(spec);
    const right = await similarity(embedder, '瀼渡璟曜公司', '璟曜公司落户瀼渡，建设新厂房。');
    const other = await similarity(embedder, '瀼渡璟曜公司', '弋垭岢岚公司落户，建设新厂房。');
    expect(right).toBeGreaterThan(other + 0.1);
  });
});

describe('static', () => {
  test('knows that words belong together that share no character', async () => {
    const embedder = await shared('static');
    const near = await similarity(embedder, '医院', '护士为患者输液');
    expect(near).toBeGreaterThan((await similarity(embedder, '医院', '球员射门得分')) + 0.1);
  });

  test('lets other work go on while it embeds many texts, and stops when told to', async () => {
    const embedder = await shared('static');
    const stop = new AbortController();
    const many = embedder.embed(
      Array.from({ length: 2000 }, () => SCHOOL),
      'passage',
      stop.signal,
    );
    setImmediate(() => stop.abort());
    await expect(many).rejects.toThrow();
  });

  test('refuses a model file that is missing and names the remedy', async () => {
    const failure = createEmbedder('static:no-such-file.bin');
    await expect(failure).rejects.toThrow(ConfigError);
    await expect(failure).rejects.toThrow(/npm run train/);
  });
});
