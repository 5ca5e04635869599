import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createEmbedder } from '../../src/embeddings/index.ts';
import { decodeModel, encodeModel, quantise } from '../../src/embeddings/static/format.ts';
import { pack, unpack } from '../../src/embeddings/static/packed.ts';
import { contrast, rows, workspace } from '../../src/embeddings/training/contrast.ts';
import { RECIPE, trainModel } from '../../src/embeddings/training/index.ts';
import { seeded } from '../../src/embeddings/training/random.ts';

/** Three subjects whose words never meet: what a model must learn from them is which words go together. */
const SUBJECTS = [
  '医院 护士 患者 门诊 药品 手术 病房 医生 体检 疫苗'.split(' '),
  '水稻 农户 播种 收割 化肥 农田 种植 粮食 丰收 农机'.split(' '),
  '球队 比赛 进球 教练 联赛 冠军 球员 主场 射门 裁判'.split(' '),
];

function article(random: () => number, subject: readonly string[]): string {
  const word = () => subject[Math.floor(random() * subject.length)]!;
  const sentence = () => `${[word(), word(), word(), word()].join('，')}。`;
  return Array.from({ length: 6 }, sentence).join('');
}

function archive(): string {
  const random = seeded(3);
  return Array.from({ length: 240 }, (_, at) => JSON.stringify({ text: article(random, SUBJECTS[at % 3]!) })).join(
    '\n',
  );
}

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'wenjin-train-'));
  writeFileSync(join(folder, 'archive.jsonl.gz'), gzipSync(archive()));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const at = (name: string) => join(folder, name);
const SMALL = { ...RECIPE, dimensions: 32, epochs: 6, batch: 48 };
const cosine = (a: Float32Array, b: Float32Array) => a.reduce((sum, x, k) => sum + x * b[k]!, 0);

describe('trainModel()', () => {
  test('learns which words go together', async () => {
    await trainModel(at('archive.jsonl.gz'), at('learned.bin'), SMALL);
    const embedder = await createEmbedder(`static:${at('learned.bin')}`);
    const [nurse, patient, team] = await embedder.embed(['护士', '患者', '球队'], 'passage');
    expect(cosine(nurse!, patient!)).toBeGreaterThan(cosine(nurse!, team!) + 0.2);
  });

  test('gives the same file for the same seed and another for another', async () => {
    const one = await trainModel(at('archive.jsonl.gz'), at('a.bin'), { ...SMALL, epochs: 1 });
    const same = await trainModel(at('archive.jsonl.gz'), at('b.bin'), { ...SMALL, epochs: 1 });
    const other = await trainModel(at('archive.jsonl.gz'), at('c.bin'), { ...SMALL, epochs: 1, seed: 2 });
    expect(readFileSync(at('a.bin'))).toEqual(readFileSync(at('b.bin')));
    expect(one.id).toBe(same.id);
    expect(other.id).not.toBe(one.id);
  });

  test('goes on after a stop and ends with the very model of an unbroken run', async () => {
    const whole = await trainModel(at('archive.jsonl.gz'), at('whole.bin'), { ...SMALL, epochs: 3 });
    const stop = new AbortController();
    const onStep = ({ epoch, step }: { epoch: number; step: number }) => {
      if (epoch === 1 && step === 1) stop.abort();
    };
    const stopped = trainModel(
      at('archive.jsonl.gz'),
      at('again.bin'),
      { ...SMALL, epochs: 3 },
      { onStep, signal: stop.signal },
    );
    await expect(stopped).rejects.toThrow();
    let first = -1;
    const resumed = await trainModel(
      at('archive.jsonl.gz'),
      at('again.bin'),
      { ...SMALL, epochs: 3 },
      {
        onStep: ({ epoch }) => {
          first = first < 0 ? epoch : first;
        },
      },
    );
    expect(first).toBe(1);
    expect(resumed.id).toBe(whole.id);
  });

  test('refuses an archive that is too small, and a line that is no article, naming the line', async () => {
    writeFileSync(at('few.jsonl'), JSON.stringify({ text: '只有一篇。' }));
    await expect(trainModel(at('few.jsonl'), at('few.bin'), SMALL)).rejects.toThrow(/1 articles .* at least/);
    writeFileSync(at('bad.jsonl'), `${JSON.stringify({ text: '好的。' })}\n{"title": "没有正文"}\n`);
    await expect(trainModel(at('bad.jsonl'), at('bad.bin'), SMALL)).rejects.toThrow(/line 2/);
  });
});

test.each([
  ['is not there', () => {}],
  ['is cut short', (path: string) => writeFileSync(path, gzipSync(archive()).subarray(0, 900))],
])('trainModel() refuses an archive that %s', async (_, prepare) => {
  prepare(at('archive-x.jsonl.gz'));
  await expect(trainModel(at('archive-x.jsonl.gz'), at('x.bin'), SMALL)).rejects.toThrow(/Cannot read the archive/);
});

describe('a model file', () => {
  const model = () => {
    const values = Float32Array.from({ length: 3 * 8 }, (_, k) => Math.sin(k));
    const common = { id: 'static-8-x', dimensions: 8, articles: 9, vocabulary: ['学校', '建成', 'vmi'] };
    const { values: numbers, scales } = quantise(values, 8);
    return { ...common, weights: Float32Array.of(1, 2.5, 9), values: pack(numbers), scales };
  };

  test('gives back what was written', () => {
    const read = decodeModel(encodeModel(model()));
    expect({ ...read, values: Uint8Array.from(read.values) }).toEqual(model());
  });

  test('keeps every number from -7 to 7', () => {
    const numbers = fc.array(fc.integer({ min: -7, max: 7 })).map((half) => Int8Array.from([...half, ...half]));
    fc.assert(
      fc.property(numbers, (given) => {
        expect(unpack(pack(given))).toEqual(given);
      }),
    );
  });

  test('that was cut short at any byte is refused', () => {
    const file = encodeModel(model());
    fc.assert(
      fc.property(fc.integer({ min: 0, max: file.length - 1 }), (length) => {
        expect(() => decodeModel(file.subarray(0, length))).toThrow();
      }),
    );
  });

  test('that was cut short on disk is refused with the remedy', async () => {
    writeFileSync(at('cut.bin'), encodeModel(model()));
    truncateSync(at('cut.bin'), 60);
    await expect(createEmbedder(`static:${at('cut.bin')}`)).rejects.toThrow(/git checkout/);
  });
});

test('contrast() has the gradient that small steps measure', () => {
  const random = seeded(1);
  const [u, v, du, dv] = Array.from({ length: 4 }, () => rows(8, 4)) as [
    ReturnType<typeof rows>,
    ...ReturnType<typeof rows>[],
  ];
  for (const side of [u, v!]) for (let k = 0; k < 32; k++) side.values[k] = random() - 0.5;
  const space = workspace(8);
  const loss = () => contrast(u, v!, 0.5, space, rows(8, 4), rows(8, 4));
  contrast(u, v!, 0.5, space, du!, dv!);
  for (const [side, slope] of [
    [u, du!],
    [v!, dv!],
  ] as const)
    for (const k of [0, 7, 18, 31]) {
      const kept = side.values[k]!;
      side.values[k] = kept + 0.01;
      const above = loss();
      side.values[k] = kept - 0.01;
      const below = loss();
      side.values[k] = kept;
      expect((above - below) / 0.02).toBeCloseTo(slope.values[k]!, 3);
    }
});
