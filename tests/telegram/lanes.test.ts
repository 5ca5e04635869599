import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createLanes, type Taken } from '../../src/telegram/transport/lanes.ts';

const later = (rank: number) => ({ urgent: false, rank });

test('take() gives lanes in turn, those with one item first, and each lane in order', () => {
  const lanes = createLanes<string>();
  for (const item of ['a1', 'a2', 'a3', 'b1', 'c1']) lanes.push(item[0]!, item);
  const order: string[] = [];
  for (let taken = lanes.take(); taken !== null; taken = lanes.take()) {
    order.push(taken.value);
    lanes.done(taken);
  }
  expect(order).toEqual(['b1', 'c1', 'a1', 'a2', 'a3']);
});

test('take() gives a lane that can wait only when no other is ready, highest rank first', () => {
  const lanes = createLanes<string>();
  lanes.push('old', 'old', later(1));
  lanes.push('new', 'new', later(9));
  lanes.push('newer', 'newer', later(10));
  lanes.push('now', 'now');
  expect([lanes.take(), lanes.take(), lanes.take(), lanes.take()].map((t) => t?.value)).toEqual([
    'now',
    'newer',
    'new',
    'old',
  ]);
});

test("a newcomer waits for nobody's second item, and newcomers alone starve nobody", () => {
  const lanes = createLanes<string>();
  for (let chat = 0; chat < 50; chat++) for (let item = 0; item < 10; item++) lanes.push(`chat${chat}`, 'crowd');
  const next = () => {
    const taken = lanes.take()!;
    lanes.done(taken);
    return taken.value;
  };
  for (let first = 0; first < 70; first++) next();
  lanes.push('newcomer', 'newcomer');
  expect([next(), next()]).toContain('newcomer');
  let crowd = 0;
  for (let i = 0; i < 80; i++) {
    lanes.push(`new${i}`, 'newcomer');
    if (next() === 'crowd') crowd++;
  }
  expect(crowd).toBeGreaterThanOrEqual(20);
});

test('a newcomer waits for no first item of those who asked several', () => {
  const lanes = createLanes<string>();
  for (let item = 0; item < 10; item++) for (let chat = 0; chat < 500; chat++) lanes.push(`chat${chat}`, 'crowd');
  lanes.push('newcomer', 'newcomer');
  const next = () => lanes.take()!.value;
  expect([next(), next()]).toContain('newcomer');
});

test('take() lets a backlog have one turn in eight while new items keep coming', () => {
  const lanes = createLanes<string>();
  for (let i = 0; i < 10; i++) lanes.push(`backlog${i}`, 'backlog', later(i));
  let backlog = 0;
  for (let i = 0; i < 80; i++) {
    lanes.push(`chat${i}`, 'new');
    const taken = lanes.take()!;
    if (taken.value === 'backlog') backlog++;
    lanes.done(taken);
  }
  expect(backlog).toBe(10);
});

test('a lane of the backlog becomes urgent with a new item, and still gives its old ones first', () => {
  const lanes = createLanes<string>();
  lanes.push('other', 'other', later(5));
  lanes.push('chat', 'old', later(1));
  lanes.push('chat', 'new');
  expect(lanes.take()?.value).toBe('old');
});

test('a paused lane gives nothing until it is woken, then the same item again', () => {
  const lanes = createLanes<string>();
  lanes.push('a', 'a1');
  const taken = lanes.take()!;
  lanes.pause(taken);
  lanes.push('a', 'a2');
  expect(lanes.take()).toBeNull();
  lanes.wake(taken);
  expect(lanes.take()?.value).toBe('a1');
});

test('finishing an item of an emptied lane takes nothing from the lane that took its name', () => {
  const lanes = createLanes<string>();
  lanes.push('a', 'old');
  const taken = lanes.take()!;
  expect(lanes.empty('a')).toEqual(['old']);
  lanes.push('a', 'new');
  lanes.done(taken);
  expect(lanes.take()?.value).toBe('new');
});

test('whatever happens, every item is given once, in order within its lane, and none at the same time as another of its lane', () => {
  const step = fc.oneof(
    fc.record({ kind: fc.constant('push' as const), lane: fc.nat(4), urgent: fc.boolean(), rank: fc.nat(3) }),
    fc.record({ kind: fc.constantFrom('take' as const, 'done' as const, 'pause' as const, 'wake' as const) }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
      const lanes = createLanes<{ readonly lane: string; readonly n: number }>();
      const pushed = new Map<string, number>();
      const given = new Map<string, number>();
      const atWork: Taken<{ readonly lane: string; readonly n: number }>[] = [];
      const paused: typeof atWork = [];
      const take = (): boolean => {
        const taken = lanes.take();
        if (taken === null) return false;
        expect(atWork.some((other) => other.value.lane === taken.value.lane)).toBe(false);
        expect(taken.value.n).toBe(given.get(taken.value.lane) ?? 0);
        atWork.push(taken);
        return true;
      };
      const done = (): void => {
        const taken = atWork.shift();
        if (taken === undefined) return;
        given.set(taken.value.lane, taken.value.n + 1);
        lanes.done(taken);
      };
      const wake = (): void => {
        const taken = paused.shift();
        if (taken !== undefined) lanes.wake(taken);
      };
      for (const s of steps) {
        if (s.kind === 'push') {
          const name = `lane${s.lane}`;
          const n = pushed.get(name) ?? 0;
          pushed.set(name, n + 1);
          lanes.push(name, { lane: name, n }, { urgent: s.urgent, rank: s.rank });
        } else if (s.kind === 'take') take();
        else if (s.kind === 'done') done();
        else if (s.kind === 'wake') wake();
        else {
          const taken = atWork.shift();
          if (taken === undefined) continue;
          lanes.pause(taken);
          paused.push(taken);
        }
      }
      while (paused.length > 0) wake();
      while (atWork.length > 0 || take()) done();
      expect(lanes.size()).toBe(0);
      expect(given).toEqual(pushed);
    }),
  );
});
