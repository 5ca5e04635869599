/** One resident who asks a hundred times a second, at several replicas on one database: what the others notice of it. */
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { startBotApiServer } from '../telegram/server/index.ts';
import { launch, percentile } from './replicas.ts';

export type FloodRun = {
  readonly url: string;
  readonly replicas: number;
  /** Turns with the flood and turns without, one after the other, so that both have the same machine; milliseconds each. */
  readonly turns: number;
  readonly ms: number;
  /** Questions a second, of the others together and of the flooder. */
  readonly rate: number;
  readonly flood: number;
};

export type FloodResult = {
  readonly others: number;
  readonly flooded: number;
  /** Questions of others that got no reply. */
  readonly lost: number;
  /** Replies that the flooder got. */
  readonly answered: number;
  /** Milliseconds from asking to the reply, of the others. */
  readonly calmP95: number;
  readonly floodedP95: number;
};

const FLOODER = 1;
/** The others ask in turn: so many that none comes near a limit, nor near the one message a second that a chat is sent. */
const OTHERS = 400;

export async function runFlood(run: FloodRun): Promise<FloodResult> {
  const server = await startBotApiServer({ latency: 5 });
  const replicas = await Promise.all(
    Array.from({ length: run.replicas }, () => launch({ ...run, by: 'webhook', lease: 10_000 }, server, 'limited')),
  );
  const asked = new Map<string, { readonly at: number; readonly isFlooded: boolean }>();
  let [number, others, flooded] = [0, 0, 0];
  const posting = new Set<Promise<unknown>>();
  const post = (chat: number): string => {
    const text = String(++number);
    const body = JSON.stringify({ update_id: number, message: server.say(chat, text) });
    const { port } = replicas[number % replicas.length]!;
    const posted = deliver(`http://127.0.0.1:${port}/`, body);
    posting.add(posted);
    void posted.then(() => posting.delete(posted));
    return text;
  };
  /** As Telegram does, again until it is taken. */
  const deliver = async (to: string, body: string): Promise<void> => {
    for (;;) {
      const answer = await fetch(to, { method: 'POST', body }).catch(() => null);
      if (answer?.ok) return;
      await wait(50);
    }
  };
  /** At a steady rate, whatever a timer comes late by. */
  const steadily = async (rate: number, until: number, work: () => void): Promise<void> => {
    const began = performance.now();
    for (let done = 0; performance.now() < until; await wait(5))
      for (; done < ((performance.now() - began) * rate) / 1000; done++) work();
  };
  for (let turn = 0; turn < 2 * run.turns; turn++) {
    const isFlooded = turn % 2 === 1;
    const until = performance.now() + run.ms;
    const calm = steadily(run.rate, until, () => {
      const chat = FLOODER + 1 + (others++ % OTHERS);
      asked.set(post(chat), { at: Date.now(), isFlooded });
    });
    const flood = () => {
      flooded++;
      post(FLOODER);
    };
    await Promise.all([calm, isFlooded ? steadily(run.flood, until, flood) : null]);
  }
  await Promise.all(posting);
  /** The first reply to each question counts. */
  const times = (isFlooded: boolean): readonly number[] => {
    const first = new Map<string, number>();
    for (const { payload, at } of server.sent) {
      const text = String(payload.text).replace('re: ', '');
      const question = asked.get(text);
      if (question?.isFlooded === isFlooded && !first.has(text)) first.set(text, at - question.at);
    }
    return [...first.values()];
  };
  const replied = (): number => times(true).length + times(false).length;
  await server.until(() => replied() === others, 30_000).catch(() => {});
  for (const { child } of replicas) child.kill('SIGTERM');
  await Promise.all(replicas.map(({ child }) => (child.exitCode === null ? once(child, 'exit') : null)));
  await server.close();
  return {
    ...{ others, flooded, lost: others - replied() },
    answered: server.sent.filter(({ chat }) => chat === FLOODER).length,
    ...{ calmP95: percentile(times(false), 0.95), floodedP95: percentile(times(true), 0.95) },
  };
}
