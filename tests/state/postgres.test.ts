import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { openState, type State } from '../../src/state/index.ts';
import { createClient } from '../../src/state/postgres/client.ts';
import { createHeld } from '../../src/state/postgres/held.ts';
import { openPostgres } from '../../src/state/postgres/index.ts';
import { createLanes } from '../../src/state/postgres/lanes.ts';
import { migrate } from '../../src/state/postgres/migrate.ts';
import { MIGRATIONS } from '../../src/state/postgres/tables.ts';
import { moveState } from '../../src/upkeep/index.ts';
import { admission, call, ending, stateContract } from '../contracts/state.ts';
import { type Postgres, startPostgres } from '../support/postgres.ts';
import { temporaryFolder } from '../telegram/rig.ts';
import { runReplicas } from './replicas.ts';

const log = { info: () => {}, warn: () => {}, error: () => {} };
let postgres: Postgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.stop());

/** One database for all, emptied before each test, since making one takes a while. */
let shared: Promise<string> | null = null;
async function emptied(): Promise<string> {
  shared ??= postgres.database();
  const client = createClient(await shared);
  await migrate(client, MIGRATIONS);
  const { rows } = await client.run(
    "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename != 'migrations'",
  );
  await client.run(`TRUNCATE ${rows.map(({ tablename }) => tablename).join(', ')}`);
  await client.close();
  return shared;
}

stateContract('the state in PostgreSQL', () => {
  const url = emptied();
  return { open: async (now) => openPostgres({ url: await url, log, now, keepDays: 30 }) };
});

/** One of several processes on a database, as far as the database can tell. */
async function replica(url: string): Promise<State> {
  const state = await openPostgres({ url, log, now: Date.now, keepDays: 30 });
  onTestFinished(() => state.close());
  return state;
}

async function clientOf(url: string) {
  const client = createClient(url);
  onTestFinished(() => client.close());
  return client;
}

test('a chat is one process’s at a time, with all that waits in it; other chats are free', async () => {
  const url = await postgres.database();
  const [one, two] = [await replica(url), await replica(url)];
  await one.queue.admit([admission(1, 7), admission(2, 8)]);
  const { updates } = await one.queue.take();
  expect(updates.map(({ update_id }) => update_id)).toEqual([1, 2]);
  await two.queue.admit([admission(3, 7), admission(4, 9)]);
  expect((await two.queue.take()).updates.map(({ update_id }) => update_id)).toEqual([4]);
  expect((await one.queue.take()).updates.map(({ update_id }) => update_id)).toEqual([3]);
});

test('a process that ends hands its chats over at once, the unfinished reply first', async () => {
  const url = await postgres.database();
  const one = await openPostgres({ url, log, now: Date.now, keepDays: 30 });
  const two = await replica(url);
  await one.queue.admit([admission(1, 7), admission(2, 7)]);
  const { updates } = await one.queue.take();
  await one.queue.end(updates[0]!, ending([call(7, 'first')]));
  expect(await two.queue.take()).toEqual({ updates: [], calls: [] });
  await one.close();
  const work = await two.queue.take();
  expect(work.updates.map(({ update_id }) => update_id)).toEqual([2]);
  expect((await two.queue.loadCall(work.calls[0]!))?.call.payload.text).toBe('first');
});

test('a process whose chats another took over stores no second answer and sends nothing of them', async () => {
  const url = await postgres.database();
  const state = await replica(url);
  await state.queue.admit([admission(1, 7), admission(2, 7)]);
  const { updates } = await state.queue.take();
  const queued = await state.queue.end(updates[0]!, ending([call(7, 'a')]));
  await (await clientOf(url)).run("UPDATE lanes SET owner = 'another'");
  expect(await state.queue.end(updates[1]!, ending([call(7, 'b')]))).toBeNull();
  expect(await state.queue.load(updates[1]!)).toBeNull();
  expect(await state.queue.loadCall(queued![0]!)).toBeNull();
});

test('a silent process whose connection has ended is dead before its lease ends; a connected or lively one is not', async () => {
  const client = await clientOf(await postgres.database());
  await migrate(client, MIGRATIONS);
  const lanes = createLanes({ client, held: createHeld(() => {}), now: Date.now, lease: 60_000, mayBulk: () => false });
  await lanes.beat(-1);
  const { rows } = await client.run("SELECT pid FROM pg_stat_activity WHERE backend_type = 'checkpointer'");
  for (const [name, session] of [
    ['killed', -1],
    ['busy', rows[0]!.pid],
    ['of an earlier version', null],
  ])
    await client.run("INSERT INTO replicas VALUES ($1, clock_timestamp() + interval '29 s', $2)", [name, session]);
  expect(await lanes.bury()).toBe(1);
  const left = await client.run('SELECT name FROM replicas ORDER BY name');
  expect(left.rows.map(({ name }) => name)).toEqual([lanes.me, 'busy', 'of an earlier version']);
});

test('one process leads, and the next one when it ends', async () => {
  const url = await postgres.database();
  const one = await openPostgres({ url, log, now: Date.now, keepDays: 30 });
  await expect.poll(() => one.lead.isMine(), { timeout: 5000 }).toBe(true);
  const two = await replica(url);
  expect(two.lead.isMine()).toBe(false);
  await one.close();
  await expect.poll(() => two.lead.isMine(), { timeout: 10_000 }).toBe(true);
});

test('the tables are made once by whoever comes first, and steps of a later version are left alone', async () => {
  const client = await clientOf(await postgres.database());
  const later = { name: 'later-1', sql: 'CREATE TABLE later (a integer)' };
  await Promise.all([migrate(client, MIGRATIONS), migrate(client, [...MIGRATIONS, later])]);
  await migrate(client, MIGRATIONS);
  const { rows } = await client.run('SELECT name FROM migrations ORDER BY name');
  expect(rows.map(({ name }) => name)).toEqual(['later-1', ...MIGRATIONS.map(({ name }) => name)].toSorted());
});

test('a database out of reach is said with a remedy, and its password is not', async () => {
  const open = openPostgres({ url: 'postgres://me:hunter2@127.0.0.1:1/bot', log, now: Date.now, keepDays: 30 });
  await expect(open).rejects.toThrow(/127\.0\.0\.1:1\/bot.*Check DATABASE_URL/);
  await expect(open).rejects.not.toThrow(/hunter2/);
});

test('the state moves from a folder into a database and back, every row, and the bot goes on where it was', async () => {
  const [url, folder, back] = [await postgres.database(), temporaryFolder(), temporaryFolder()];
  const file = await openState({ dataDir: folder, log, now: Date.now, keepDays: 30, onFatal: () => {} });
  const { updates } = await file.queue.admit([admission(1, 7), admission(2, 8)]);
  await file.queue.end(updates[0]!, ending([call(7, 'a \ud83c\udf09', { bulk: true })]));
  await file.memory.sawChat(7, true);
  await file.memory.follow({ chat: 7, topic: 0, user: 7, name: '白鹭大桥' }, ['old', '"new"']);
  const id = file.memory.questionId(7, 1);
  await file.close();
  await moveState(folder, url);
  const moved = await moveState(folder, url);
  expect(Object.fromEntries(moved.map(({ table, rows }) => [table, rows]))).toMatchObject({ inbox: 2, talk_known: 2 });
  await moveState(url, back);
  const state = await replica(url);
  await expect(moveState(url, back)).rejects.toThrow(/bots are running/);
  await expect.poll(() => state.lead.isMine(), { timeout: 5000 }).toBe(true);
  const work = await state.queue.take();
  expect(work.updates.map(({ update_id }) => update_id)).toEqual([2]);
  expect((await state.queue.loadCall(work.calls[0]!))?.call.payload.text).toBe('a \ud83c\udf09');
  expect(state.memory.questionId(7, 1)).toBe(id);
  expect((await state.memory.follow({ chat: 9, topic: 0, user: 9, name: 'x' }, [])).follow.id).toBeGreaterThan(1);
  const again = await openState({ dataDir: back, log, now: Date.now, keepDays: 30, onFatal: () => {} });
  expect((await again.queue.take()).calls).toHaveLength(1);
  await again.close();
});

test('two replicas, one killed while residents ask: nothing is lost, each chat keeps its order', async () => {
  let seed = 7;
  const random = (): number => {
    seed = (seed * 16_807) % 2_147_483_647;
    return seed / 2_147_483_647;
  };
  const run = { replicas: 2, kills: 1, ms: 20_000, lease: 1500, killEvery: 500, rate: 40, chats: 20, random } as const;
  const result = await runReplicas({ ...run, url: await postgres.database(), by: 'webhook' });
  expect(result).toMatchObject({ kills: 1, lost: 0, disordered: 0, unexplained: 0 });
  expect(result.repeated).toBeLessThanOrEqual(Math.min(8, result.leases));
}, 60_000);
