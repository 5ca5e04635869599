import { expect, test } from 'vitest';
import { due, type RoundReport, startSchedule } from '../../src/schedule.ts';

const log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
const HOUR = 3_600_000;
const noon = Date.parse('2024-07-01T12:00:00Z');
const hourly = { place: 'https://paper.example/feed.xml', schedule: '0 * * * *' };

test('a source that was never visited is due at once, others after the moment that their schedule names', () => {
  const at = (tried: number | null, now: number) => due([{ ...hourly, tried }], now, 'Asia/Shanghai');
  expect(at(null, noon)).toEqual([hourly.place]);
  expect(at(noon - 10 * 60_000, noon - 60_000)).toEqual([]);
  expect(at(noon - 10 * 60_000, noon + 180_000)).toEqual([hourly.place]);
  // What was missed while the program was down is made up for once.
  expect(at(noon - 20 * HOUR, noon)).toEqual([hourly.place]);
});

test('sources of one schedule are not asked at the same moment', () => {
  const many = Array.from({ length: 40 }, (_, n) => ({ place: `https://p${n}.example/`, schedule: '0 * * * *' }));
  const tried = noon - 60_000;
  const counts = [0, 60_000, 120_000, 180_000].map(
    (late) =>
      due(
        many.map((one) => ({ ...one, tried })),
        noon + late,
        'Asia/Shanghai',
      ).length,
  );
  expect(counts[0]).toBeLessThan(5);
  expect(counts[1]).toBeGreaterThan(5);
  expect(counts[2]).toBeLessThan(35);
  expect(counts[3]).toBe(40);
});

test('there is never a second round at the same time, and one that failed is tried again later', async () => {
  let [now, atWork, most, runs] = [noon, 0, 0, 0];
  let end = (_: RoundReport): void => {};
  const schedule = startSchedule({
    sources: () => [{ ...hourly, tried: null }],
    run: async () => {
      runs += 1;
      atWork += 1;
      most = Math.max(most, atWork);
      const report = await new Promise<RoundReport>((resolve) => {
        end = resolve;
      });
      atWork -= 1;
      return report;
    },
    ...{ log, timeZone: 'Asia/Shanghai', now: () => now },
  });
  schedule.look();
  schedule.look();
  end({ failure: 'no network' });
  await schedule.whenIdle();
  schedule.look();
  expect([runs, most]).toEqual([1, 1]);
  now += HOUR;
  schedule.look();
  expect(runs).toBe(2);
  end({ sources: 1, articles: 0, removed: 0, troubled: 0, joined: [] });
  await schedule.stop();
});

test('what somebody drops while a round is at work joins it; what the round didn’t come to is visited by the next one', async () => {
  const rounds: (readonly string[])[] = [];
  const told: string[] = [];
  let end = (_: RoundReport): void => {};
  const schedule = startSchedule({
    sources: () => [],
    run: (places, _, heard) => {
      rounds.push(places);
      heard((place) => told.push(place));
      return new Promise<RoundReport>((resolve) => {
        end = resolve;
      });
    },
    ...{ log, timeZone: 'Asia/Shanghai', now: () => noon },
  });
  const ended = (joined: readonly string[]) => end({ sources: 1, articles: 1, removed: 0, troubled: 0, joined });
  await schedule.whenIdle();
  schedule.visitSoon('feeds');
  for (const place of ['papers', 'scans', 'scans']) schedule.visitSoon(place);
  expect([rounds, told]).toEqual([[['feeds']], ['papers', 'scans', 'scans']]);
  // Of the two drops into one folder the round saw the first.
  ended(['papers', 'scans']);
  await expect.poll(() => rounds).toEqual([['feeds'], ['scans']]);
  ended([]);
  await schedule.whenIdle();
  await schedule.stop();
  expect(rounds.length).toBe(2);
});
