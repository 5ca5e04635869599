import { describe, expect, test } from 'vitest';
import { isGold, placeOf, recallRows } from '../../src/evaluation/retrieval.ts';
import { crossValidate, learnWeights, recallWith, type Sample, without } from '../../src/evaluation/tuning.ts';
import type { Article } from '../../src/types.ts';

const article = (title: string | null, ...paragraphs: readonly string[]) =>
  ({ kicker: null, title, subtitle: null, paragraphs }) as unknown as Article;
const asked = (title: string | null, evidence = '某处没有的句子在这里写着呢。') => ({
  qid: 'q',
  question: '？',
  gold_article_titles: [title],
  evidence: [evidence],
});

describe('isGold()', () => {
  test('takes a headline whatever its white space, punctuation and width', () => {
    expect(isGold(article('大桥 合龙！６车道'), asked('大桥合龙!6车道'))).toBe(true);
    expect(isGold(article('大桥开工'), asked('大桥合龙'))).toBe(false);
  });

  test('knows an article without a headline by its evidence', () => {
    const evidence = '项目负责人介绍，大桥预计今年国庆前完工通车。';
    expect(isGold(article(null, `（上接第一版）${evidence}`), asked(null, evidence))).toBe(true);
    expect(isGold(article(null, '别的报道。'), asked(null, evidence))).toBe(false);
  });
});

test('recallRows() counts the right article among the first one, three and ten', () => {
  const [right, wrong] = [article('大桥合龙'), article('别的')];
  const places = [[right], [wrong, right], [wrong, wrong, wrong, right], [wrong]].map((found) =>
    placeOf(asked('大桥合龙'), found),
  );
  expect(recallRows(places)[0]).toEqual({ name: 'all', questions: 4, at1: 0.25, at3: 0.5, at10: 0.75 });
});

/** The first feature tells right from wrong, the second is noise, the third points away. */
const samples: readonly Sample[] = Array.from({ length: 40 }, (_, q) => ({
  group: `g${q}`,
  kind: 'all',
  examples: Array.from({ length: 8 }, (_, i) => ({
    features: [i === q % 8 ? 1 : 0.2 * ((i * 7 + q) % 4), ((i * 13 + q * 5) % 11) / 11, i === q % 8 ? 0 : 0.5],
    isRight: i === q % 8,
  })),
}));

describe('learnWeights()', () => {
  test('finds which features tell the right candidate, and in which direction', () => {
    const [telling, noise, against] = learnWeights(samples) as [number, number, number];
    expect(telling).toBeGreaterThan(Math.abs(noise));
    expect(against).toBeLessThan(0);
    expect(recallWith(samples, [telling, noise, against])[0]?.at).toEqual([1, 1, 1]);
  });

  test('holds up on questions it has not seen, and not without the features that tell', () => {
    expect(crossValidate(samples)[0]?.at[0]).toBe(1);
    expect(crossValidate(without(without(samples, 0), 2))[0]?.at[0]).toBeLessThan(0.5);
  });

  test('ties count against us', () => {
    expect(recallWith(samples, [0, 0, 0])[0]?.at).toEqual([0, 0, 1]);
  });
});
