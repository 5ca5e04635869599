/** Several replicas of a bot on one database, killed and started again while residents ask: what gets lost, repeated, out of order. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { startBotApiServer } from '../telegram/server/index.ts';
import { watchDead } from './dead.ts';

export type ReplicaRun = {
  readonly url: string;
  readonly replicas: number;
  /** By webhook to any of them, or polled by whichever leads. */
  readonly by: 'webhook' | 'polling';
  /** Ends after so many kills, or milliseconds. */
  readonly kills: number;
  readonly ms: number;
  /** Milliseconds of a lease, and between two kills. */
  readonly lease: number;
  readonly killEvery: number;
  /** Questions a second, over so many chats. */
  readonly rate: number;
  readonly chats: number;
  /** 0…1, drawn anew each time. */
  readonly random: () => number;
  /** Does harm to the database, every so many kills. */
  readonly crash?: { readonly every: number; readonly now: () => Promise<void> };
  readonly onKill?: (kills: number) => unknown;
};

export type ReplicaResult = {
  readonly kills: number;
  readonly crashes: number;
  readonly questions: number;
  readonly lost: number;
  /** Replies that came twice, all in all; and of those the ones in chats that nobody who was killed held at that moment. */
  readonly repeated: number;
  readonly unexplained: number;
  /** Chats that were held by whoever was killed, at all kills of replicas and of the database together. */
  readonly leases: number;
  /** Replies before an earlier question's first one in their chat. */
  readonly disordered: number;
  /** Milliseconds from asking to the reply: in the middle, and the longest. */
  readonly median: number;
  readonly longest: number;
  /** Milliseconds from a kill until other replicas had all chats of the dead one: in the middle, and the longest. */
  readonly takeover: number;
  readonly longestTakeover: number;
};

export type Replica = { readonly child: ChildProcess; readonly port: number };

export async function launch(
  run: Pick<ReplicaRun, 'url' | 'lease' | 'by'>,
  api: { readonly url: string; readonly token: string },
  limits: 'free' | 'limited' = 'free',
): Promise<Replica> {
  const child = spawn(
    process.execPath,
    [
      join(import.meta.dirname, 'replica-child.ts'),
      api.url,
      api.token,
      run.url,
      String(run.lease),
      run.by === 'polling' ? 'polls' : 'hook',
      limits,
    ],
    { stdio: ['pipe', 'pipe', 'ignore'], env: { PATH: process.env.PATH ?? '' } },
  );
  const [port] = (await once(child.stdout!, 'data')) as readonly Buffer[];
  return { child, port: Number(String(port)) };
}

/** The value below which a share of all values lies. */
export const percentile = (values: readonly number[], share: number): number =>
  Math.round(values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? 0);

export async function runReplicas(run: ReplicaRun): Promise<ReplicaResult> {
  const server = await startBotApiServer({ latency: 5 });
  const replicas = new Set<Replica>();
  for (const replica of await Promise.all(Array.from({ length: run.replicas }, () => launch(run, server))))
    replicas.add(replica);
  const asked = new Map<string, number>();
  const began = performance.now();
  const dead = watchDead(run.url);
  const watched: Promise<void>[] = [];
  let [kills, crashes] = [0, 0];
  const isOver = (): boolean => kills >= run.kills || performance.now() - began > run.ms;
  let number = 0;

  /** As Telegram does: again and again, to any replica, until one says that it has it. */
  const post = async (update: object): Promise<void> => {
    for (;;) {
      const all = [...replicas];
      const { port } = all[Math.floor(run.random() * all.length)] ?? { port: 1 };
      const body = JSON.stringify(update);
      const answer = await fetch(`http://127.0.0.1:${port}/`, { method: 'POST', body }).catch(() => null);
      if (answer?.ok) return;
      await wait(50);
    }
  };

  /** A chat's next question is delivered when the one before was taken, as Telegram has it. */
  const lines = new Map<number, Promise<void>>();
  const ask = (): void => {
    const chat = 1 + Math.floor(run.random() * run.chats);
    const text = String(++number);
    asked.set(text, Date.now());
    // The server keeps it for whoever polls; by webhook it is posted besides.
    const update = { update_id: number, message: server.say(chat, text) };
    if (run.by === 'polling') return;
    lines.set(
      chat,
      (lines.get(chat) ?? Promise.resolve()).then(() => post(update)),
    );
  };

  const killing = (async () => {
    while (!isOver()) {
      // By the clock, however long a start takes.
      const due = began + run.killEvery * (kills + 0.5 + 0.5 * run.random());
      await wait(Math.max(0, due - performance.now()));
      const [victim] = [...replicas].toSorted(() => run.random() - 0.5);
      if (!victim || isOver()) break;
      replicas.delete(victim);
      victim.child.kill('SIGKILL');
      watched.push(dead.replica(victim.child.pid));
      kills++;
      run.onKill?.(kills);
      if (run.crash && kills % run.crash.every === 0) {
        await dead.database(run.crash.now);
        crashes++;
      }
      replicas.add(await launch(run, server));
    }
  })();
  while (!isOver()) {
    ask();
    await wait(1000 / run.rate);
  }
  await killing;
  await Promise.all(lines.values());
  const replies = new Map<string, number>();
  const times: number[] = [];
  let [looked, disordered] = [0, 0];
  const repeats = new Map<number, number>();
  const last = new Map<number, number>();
  const look = (): number => {
    for (; looked < server.sent.length; looked++) {
      const { method, chat, payload, at } = server.sent[looked]!;
      if (method !== 'sendMessage' || chat === null) continue;
      const text = String(payload.text).replace('re: ', '');
      const seen = replies.get(text) ?? 0;
      replies.set(text, seen + 1);
      if (seen > 0) {
        repeats.set(chat, (repeats.get(chat) ?? 0) + 1);
        continue;
      }
      times.push(at - (asked.get(text) ?? at));
      if (Number(text) < (last.get(chat) ?? 0)) disordered++;
      last.set(chat, Math.max(Number(text), last.get(chat) ?? 0));
    }
    return replies.size;
  };
  await server.until(() => look() === number, 30_000).catch(() => {});
  await Promise.all(watched);
  await dead.close();
  for (const { child } of replicas) child.kill('SIGTERM');
  await Promise.all([...replicas].map(({ child }) => (child.exitCode === null ? once(child, 'exit') : null)));
  await server.close();
  return {
    ...{ kills, crashes, questions: number, lost: number - replies.size, disordered },
    ...{ repeated: [...repeats.values()].reduce((sum, n) => sum + n, 0), ...dead.explain(repeats) },
    ...{ median: percentile(times, 0.5), longest: Math.max(0, ...times) },
    ...{ takeover: percentile(dead.takeovers, 0.5), longestTakeover: Math.round(Math.max(0, ...dead.takeovers)) },
  };
}
