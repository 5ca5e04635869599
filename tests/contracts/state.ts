/** What every state promises, whether it is a file or a database. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Admission, OutgoingCall, State, WaitingUpdate, Work } from '../../src/state/index.ts';

export type StateMaker = {
  /** Opens a state of its own for a test; the same one again after `close`. */
  readonly open: (now: () => number) => Promise<State>;
};

const DAY = 86_400_000;
const START = 1_700_000_000_000;

export const admission = (id: number, chat: number, more: Partial<Admission> = {}): Admission => ({
  arrival: {
    ...{ update_id: id, lane: `chat${chat}`, chat, user: chat, isGroup: false, asked: START, byPerson: true },
    migratedTo: null,
  },
  content: { update_id: id, message: { text: `question ${id}` } },
  ...{ received: START, waits: true, notices: [], ...more },
});

export const call = (chat: number | null, text: string, more: Partial<OutgoingCall> = {}): OutgoingCall => ({
  ...{ method: 'sendMessage', chat, payload: { chat_id: chat, text }, importance: 'durable', ...more },
});

export const ending = (calls: readonly OutgoingCall[], chat: number | null = null) => ({
  ...{ calls, chat, movedTo: null, late: null },
});

/** All that waits for this process, as often as it looks. */
async function allWork(state: State, first: Work = { updates: [], calls: [] }): Promise<Work> {
  const more = await state.queue.take();
  return { updates: [...first.updates, ...more.updates], calls: [...first.calls, ...more.calls] };
}

export function stateContract(name: string, make: () => StateMaker): void {
  describe(name, () => {
    let now = START;
    let maker: StateMaker;
    let state: State;
    beforeEach(async () => {
      now = START;
      maker = make();
      state = await maker.open(() => now);
    });
    afterEach(() => state.close());

    const restart = async (): Promise<void> => {
      await state.close();
      state = await maker.open(() => now);
    };
    const admit = async (...updates: Admission[]): Promise<Work> => allWork(state, await state.queue.admit(updates));
    const textOf = async (queued: Parameters<State['queue']['loadCall']>[0]) =>
      (await state.queue.loadCall(queued))?.call.payload.text;
    const end = async (from: WaitingUpdate, ...calls: OutgoingCall[]) => {
      const queued = await state.queue.end(from, ending(calls));
      const work = await state.queue.take();
      return [...(queued ?? []), ...work.calls];
    };

    test('an update is given once, whole, and known again when it comes again', async () => {
      const { updates } = await admit(admission(1, 7), admission(2, 7));
      expect(updates.map(({ update_id, lane }) => [update_id, lane])).toEqual([
        [1, 'chat7'],
        [2, 'chat7'],
      ]);
      expect((await state.queue.load(updates[0]!))?.update).toEqual(admission(1, 7).content);
      expect(await state.queue.known([1, 2, 3])).toEqual(new Set([1, 2]));
      expect(await admit(admission(1, 7))).toEqual({ updates: [], calls: [] });
    });

    test('what was admitted waits through a restart, and what was begun and not ended counts as a crash', async () => {
      const { updates } = await admit(admission(1, 7), admission(2, 8));
      await state.queue.begin(updates[0]!);
      await restart();
      const again = await allWork(state);
      expect(again.updates.map(({ update_id }) => update_id).toSorted()).toEqual([1, 2]);
      const one = again.updates.find(({ update_id }) => update_id === 1)!;
      expect(await state.queue.load(one)).toMatchObject({ crashes: 1, failures: 0 });
      await state.queue.begin(one);
      await state.queue.fail(one);
      expect(await state.queue.load(one)).toMatchObject({ crashes: 1, failures: 1 });
      await state.queue.begin(one);
      await state.queue.cancel(one);
      expect(await state.queue.load(one)).toMatchObject({ crashes: 1, failures: 1 });
    });

    test('an update and its replies change places in one step; after a restart only the replies wait, in their order', async () => {
      const { updates } = await admit(admission(1, 7));
      const queued = await end(
        updates[0]!,
        call(7, 'a'),
        call(7, 'b'),
        call(7, 'typing', { importance: 'best-effort' }),
      );
      expect(await Promise.all(queued.map(textOf))).toEqual(['a', 'b']);
      expect(await state.queue.load(updates[0]!)).toBeNull();
      await restart();
      const { updates: none, calls } = await allWork(state);
      expect(none).toEqual([]);
      expect(await Promise.all(calls.map(textOf))).toEqual(['a', 'b']);
      for (const one of calls) await state.queue.remove(one);
      await restart();
      expect(await allWork(state)).toEqual({ updates: [], calls: [] });
    });

    test('an update that came too fast leaves its number and the notice, nothing else', async () => {
      const { updates, calls } = await admit(admission(1, 7, { waits: false, notices: [call(7, 'slow down')] }));
      expect(updates).toEqual([]);
      expect(await Promise.all(calls.map(textOf))).toEqual(['slow down']);
      expect(await state.queue.known([1])).toEqual(new Set([1]));
    });

    test('what is set aside is no work any more, is counted, and its sender is told', async () => {
      const { updates } = await admit(admission(1, 7));
      const told = await state.queue.setAside(updates[0]!, [call(7, 'sorry')]);
      expect(await Promise.all(told!.map(textOf))).toEqual(['sorry']);
      expect(await state.queue.countSetAside()).toBe(1);
      await restart();
      expect((await allWork(state)).updates).toEqual([]);
      now += 8 * DAY;
      await state.queue.prune();
      expect(await state.queue.countSetAside()).toBe(0);
    });

    test('a call with a `once` that was used is not stored again', async () => {
      const notice = call(7, 'news', { once: 'follow:1:monday' });
      const first = await allWork(state, { updates: [], calls: await state.queue.store([notice, notice]) });
      expect(first.calls).toHaveLength(1);
      expect((await allWork(state, { updates: [], calls: await state.queue.store([notice]) })).calls).toEqual([]);
    });

    test('sends of unknown outcome are counted, and Telegram’s number of a message is kept under its key', async () => {
      const { calls } = await allWork(state, {
        updates: [],
        calls: await state.queue.store([call(7, 'a', { key: 'q' })]),
      });
      const [queued] = calls;
      await state.queue.doubt(queued!, 1, 'synced');
      expect((await state.queue.loadCall(queued!))?.doubtful).toBe(1);
      await state.queue.doubt(queued!, -1);
      expect((await state.queue.loadCall(queued!))?.doubtful).toBe(0);
      await state.queue.remove(queued!, { chat: 7, key: 'q', message: 41 });
      expect(await state.queue.loadCall(queued!)).toBeNull();
      expect(await state.queue.messageOf(7, 'q')).toBe(41);
      await state.queue.dropMessage(7, 'q');
      expect(await state.queue.messageOf(7, 'q')).toBeNull();
    });

    test('a closed chat loses what waits for it and gets nothing, until somebody writes there', async () => {
      await allWork(state, { updates: [], calls: await state.queue.store([call(7, 'a'), call(8, 'b')]) });
      await state.queue.close(7);
      const later = await allWork(state, {
        updates: [],
        calls: await state.queue.store([call(7, 'c'), call(null, 'd')]),
      });
      expect(await Promise.all(later.calls.map(textOf))).toEqual(['d']);
      await admit(admission(1, 7));
      const open = await allWork(state, { updates: [], calls: await state.queue.store([call(7, 'e')]) });
      expect(await Promise.all(open.calls.map(textOf))).toEqual(['e']);
    });

    test('what waits for a group that moved goes to its new number, and its memory with it', async () => {
      await state.memory.sawChat(-5, false);
      await state.memory.speak(-5, 'en');
      await state.memory.follow({ chat: -5, topic: 0, user: 1, name: '白鹭大桥' }, []);
      const { calls } = await allWork(state, {
        updates: [],
        calls: await state.queue.store([call(-5, 'a', { key: 'k' })]),
      });
      await state.queue.move(-5, -1005);
      await restart();
      const moved = await allWork(state);
      expect(calls).toHaveLength(1);
      expect((await state.queue.loadCall(moved.calls[0]!))?.call.chat).toBe(-1005);
      expect(moved.calls[0]!.lane).toBe('chat-1005');
      expect(await state.memory.languageOf(-1005)).toBe('en');
      expect(await state.memory.followsOf(-1005)).toHaveLength(1);
      expect(await state.memory.followsOf(-5)).toEqual([]);
    });

    test('who waited long is apologised to once, not for each question', async () => {
      now += 2 * DAY;
      const { updates } = await admit(admission(1, 7), admission(2, 7));
      const late = [call(7, 'sorry')];
      const first = await state.queue.end(updates[0]!, { ...ending([call(7, 'a')], 7), late });
      const second = await state.queue.end(updates[1]!, { ...ending([call(7, 'b')], 7), late });
      expect(await Promise.all([...first!, ...second!].map(textOf))).toEqual(['sorry', 'a', 'b']);
    });

    test('a chat that is forgotten leaves no row, once its last reply is out', async () => {
      const { updates } = await admit(admission(1, 7), admission(2, 7));
      await state.queue.setAside(updates[0]!, [call(7, 'sorry', { once: 'x:7' })]);
      await state.queue.forget(7);
      const queued = await end(updates[1]!, call(7, 'forgotten', { key: 'k' }));
      expect(await Promise.all(queued.map(textOf))).toEqual(['forgotten']);
      expect(await state.queue.forgetRest()).toBe(false);
      await state.queue.remove(queued[0]!, { chat: 7, key: 'k', message: 3 });
      expect(await state.queue.forgetRest()).toBe(true);
      expect(await state.queue.messageOf(7, 'k')).toBeNull();
      expect(await state.queue.countSetAside()).toBe(0);
      expect(await state.queue.known([1, 2])).toEqual(new Set([1, 2]));
    });

    test('counts within a time, and anew after it', async () => {
      const tally = (at: number) => state.queue.tally('user7', 60, at);
      expect([await tally(START), await tally(START + 59_999), await tally(START + 60_000)]).toEqual([1, 2, 1]);
      expect(await state.queue.tally('user8', 60, START)).toBe(1);
    });

    test('any text a person can send comes back, as far as it is text', async () => {
      const text = 'a\0b\ud800 "quotes" \\ {1,2} 汉字 🌉';
      const content = { update_id: 1, message: { text } };
      const { updates } = await admit(admission(1, 7, { content }));
      expect((await state.queue.load(updates[0]!))?.update).toEqual(content);
      const queued = await end(updates[0]!, call(7, text));
      expect(await textOf(queued[0]!)).toBe(text);
      await state.memory.sawChat(7, true);
      await state.memory.follow({ chat: 7, topic: 0, user: 7, name: '汉字 🌉 {"a"} \\' }, ['{x},"y"', 'half a \ud83c']);
      expect((await state.memory.followsOf(7))[0]?.name).toBe('汉字 🌉 {"a"} \\');
    });

    test('a chat: seen, its language, gone and back; notes', async () => {
      const { memory } = state;
      await memory.sawChat(7, true);
      await memory.sawChat(-8, false);
      expect(await memory.languageOf(7)).toBeNull();
      await memory.speak(7, 'en');
      await memory.chatGone(-8);
      expect(await memory.chats()).toEqual([7]);
      await memory.sawChat(-8, false);
      expect(await memory.chats()).toEqual([-8, 7]);
      await memory.putNote('a', '1');
      await memory.putNote('a', '2');
      await restart();
      expect([await state.memory.note('a'), await state.memory.note('b')]).toEqual(['2', null]);
      expect(await state.memory.languageOf(7)).toBe('en');
    });

    const ask = (id: string, message: number, more: object = {}) => ({
      ...{ id, chat: 7, topic: 0, user: 7, message, text: `q${message}`, history: [], kind: 'found' as const },
      ...{ articles: ['a1'], tookMs: message, shown: '', byUpdate: message, ...more },
    });

    test('questions: kept, edited, found by article, counted; their ids outlive a restart', async () => {
      const id = state.memory.questionId(7, 1);
      await state.memory.putQuestion(ask(id, 1));
      await state.memory.putQuestion(
        ask(id, 1, { text: 'edited', history: [{ question: 'before', articles: ['a0'] }] }),
      );
      await state.memory.putQuestion(ask('q2', 2, { kind: 'not-found', articles: [] }));
      await restart();
      const { memory } = state;
      expect(memory.questionId(7, 1)).toBe(id);
      expect(memory.questionId(7, 2)).not.toBe(id);
      expect(await memory.question(id)).toMatchObject({
        ...{ text: 'edited', articles: ['a1'], askedAt: START, history: [{ question: 'before', articles: ['a0'] }] },
      });
      expect((await memory.citing('a1')).map((one) => one.id)).toEqual([id]);
      expect(await memory.citing('a')).toEqual([]);
      expect(await memory.questionCounts(30)).toEqual({
        counts: new Map([
          ['found', 1],
          ['not-found', 1],
        ]),
        p95: 2,
      });
      expect(await memory.unanswered(5)).toEqual([{ text: 'q2', times: 1 }]);
    });

    test("a person's history is what they asked there since they began anew, without what was refused", async () => {
      const { memory } = state;
      for (const n of [1, 2, 3, 4]) await memory.putQuestion(ask(`q${n}`, n));
      await memory.putQuestion(ask('q5', 5, { kind: 'refused' }));
      await memory.putQuestion(ask('q6', 6, { user: 9 }));
      const asked = async () =>
        (await memory.history(7, 0, 7, 99, 6, DAY)).map((one) => (one as { question: string }).question);
      expect(await asked()).toEqual(['q1', 'q2', 'q3', 'q4']);
      await memory.openAnew(7, 0, 7, 3);
      expect(await asked()).toEqual(['q3', 'q4']);
      now += 2 * DAY;
      expect(await asked()).toEqual([]);
    });

    test('votes: one for each person and question, the later one counts', async () => {
      const { memory } = state;
      await memory.vote('q1', 7, 'up', null);
      await memory.vote('q1', 7, 'down', 2);
      await memory.vote('q1', 8, 'up', null);
      expect(await memory.voteCounts(30)).toEqual({ up: 1, down: 1 });
    });

    test('complaints: the questions whose answer somebody found wrong, newest first', async () => {
      const { memory } = state;
      await memory.putQuestion(ask('q1', 1, {}));
      await memory.putQuestion(ask('q2', 2, {}));
      await memory.vote('q1', 7, 'down', null);
      now += 1000;
      await memory.vote('q2', 7, 'down', 2);
      await memory.vote('q1', 8, 'up', null);
      const second = { question: 'q2', reason: 2, at: now };
      expect(await memory.complaints(9)).toEqual([second, { question: 'q1', reason: null, at: now - 1000 }]);
      expect(await memory.complaints(1)).toEqual([second]);
    });

    test('follows: begun once, told of once, ended by their own chat only', async () => {
      const { memory } = state;
      const wanted = { chat: 7, topic: 0, user: 7, name: '白鹭大桥' };
      const { follow, isNew } = await memory.follow(wanted, ['old']);
      expect(isNew).toBe(true);
      expect((await memory.follow(wanted, ['other'])).isNew).toBe(false);
      await memory.told(follow.id, '2024-06-01', ['new', 'old']);
      expect(await memory.knownTo(follow.id)).toEqual(new Set(['old', 'new']));
      expect(await memory.follows()).toEqual([{ ...follow, toldOn: '2024-06-01' }]);
      expect(await memory.unfollow(follow.id, 8)).toBeNull();
      expect(await memory.unfollow(follow.id, 7)).toBe('白鹭大桥');
      expect(await memory.knownTo(follow.id)).toEqual(new Set());
    });

    test('what is older than the days it is kept is purged, the newsroom’s jobs too', async () => {
      const { memory } = state;
      await memory.putJob('j1', 1, { kind: 'broadcast', text: '停水' });
      await memory.putQuestion(ask('q1', 1));
      await memory.vote('q1', 7, 'up', null);
      now += 31 * DAY;
      await memory.putJob('j2', 1, { kind: 'upload', pages: ['a.txt'] });
      await memory.purge();
      expect([await memory.job('j1'), await memory.job('j2')]).toEqual([null, { kind: 'upload', pages: ['a.txt'] }]);
      expect([await memory.question('q1'), await memory.voteCounts(90)]).toEqual([null, { up: 0, down: 0 }]);
    });

    test('forgetting in private takes all of a person, in a group only what they left there', async () => {
      const { memory } = state;
      await memory.sawChat(7, true);
      await memory.putQuestion(ask('private', 1));
      await memory.putQuestion(ask('group', 2, { chat: -5 }));
      await memory.putQuestion(ask('other', 3, { chat: -5, user: 8 }));
      await memory.vote('other', 7, 'up', null);
      await memory.follow({ chat: 7, topic: 0, user: 7, name: '白鹭大桥' }, []);
      const kept = async () =>
        (await Promise.all(['private', 'group', 'other'].map(memory.question))).map((q) => q !== null);
      await memory.forget(-5, 8, false);
      expect(await kept()).toEqual([true, true, false]);
      await memory.forget(7, 7, true);
      expect(await kept()).toEqual([false, false, false]);
      expect([await memory.chats(), await memory.follows(), await memory.voteCounts(30)]).toEqual([
        [],
        [],
        { up: 0, down: 0 },
      ]);
    });

    test('it says that all is well, and one process leads', async () => {
      expect(await state.faults()).toEqual([]);
      await expect.poll(() => state.lead.isMine(), { timeout: 5000 }).toBe(true);
      const heard: boolean[] = [];
      state.lead.onChange((isMine) => void heard.push(isMine));
      expect(heard).toEqual([true]);
    });
  });
}
