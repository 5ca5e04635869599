import fc from 'fast-check';
import type { Update } from 'grammy/types';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createLinks } from '../../src/links.ts';
import { createApology, createHandler } from '../../src/telegram/handlers.ts';
import type { OutgoingCall } from '../../src/telegram/outgoing.ts';
import type { Parts } from '../../src/telegram/parts.ts';
import { readUpdate } from '../../src/telegram/read-update.ts';
import { realClock } from '../../src/telegram/transport/index.ts';
import { memoryOf } from '../state/memory-of.ts';
import { openPapers, type Papers, silent } from './papers.ts';
import { callProblems } from './server/index.ts';
import { NOON, TODAY } from './talk.ts';

const ME = { id: 4242, username: 'wenjin_test_bot' };
const numRuns = Number(process.env.FUZZ ?? 100);
let papers: Papers;
beforeAll(async () => {
  papers = await openPapers();
});
afterAll(() => papers.close());

/** The conversation on a memory of its own, without transport. */
function conversation(more: Partial<Parts> = {}) {
  const parts: Parts = {
    me: ME,
    ask: papers.ask,
    askQuickly: papers.ask,
    store: papers.store,
    links: createLinks({ botName: ME.username }),
    log: silent,
    today: () => TODAY,
    now: () => NOON,
    after: realClock.after,
    memory: memoryOf(() => NOON),
    adminIds: [900],
    progress: null,
    newsroom: {},
    sources: null,
    forgotten: async () => {},
    takePost: () => {},
    download: async () => '',
    ...more,
  };
  const handle = createHandler(parts);
  let number = 1;
  const sent: OutgoingCall[] = [];
  const send = async (call: OutgoingCall) => void sent.push(call);
  return {
    parts,
    sent,
    handle: (update: object) =>
      handle({ update_id: number++, ...update } as Update, { signal: AbortSignal.timeout(20_000), send }),
  };
}

const PRIVATE = { chat: { id: 5, type: 'private', first_name: 'A' }, from: { id: 5, is_bot: false, first_name: 'A' } };
const message = (text: string, more: object = {}) => ({
  message: { message_id: 1, date: NOON / 1000, ...PRIVATE, text, ...more },
});

const anyText = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1 }),
  fc.stringMatching(/^\/?(start|ask|latest|progress|follow|sources|help)? ?[\s\S]{0,40}$/),
  fc
    .tuple(fc.constantFrom('桥', '白鹭大桥', '😀', '？', '"', '*', "' OR 1=1"), fc.nat({ max: 400 }))
    .map(([s, n]) => s.repeat(n + 1)),
  fc
    .tuple(fc.constantFrom('白鹭大桥', '青禾小学', '柑橘节'), fc.string({ unit: 'binary' }))
    .map(([a, b]) => `${a}${b}多少米？`),
);

test('whatever is asked, in private, inline or as a guest, leads to calls that the strict server takes', async () => {
  const { handle, sent } = conversation();
  let n = 0;
  await fc.assert(
    fc.asyncProperty(anyText, fc.constantFrom('private', 'inline', 'guest'), async (text, mode) => {
      const from = PRIVATE.from;
      const update = {
        private: message(text, { message_id: ++n }),
        inline: { inline_query: { id: '1', from, query: text.slice(0, 256), offset: '' } },
        guest: { guest_message: { ...message(text).message, guest_query_id: 'g' } },
      }[mode]!;
      const calls = await handle(update);
      for (const { method, payload } of [...calls, ...sent.splice(0)])
        expect(callProblems(method, payload)).toEqual([]);
    }),
    { numRuns },
  );
});

test('updates that lack what their type promises are passed over', async () => {
  const { handle, parts } = conversation();
  const kinds = [
    'message',
    'edited_message',
    'callback_query',
    'inline_query',
    'guest_message',
    'my_chat_member',
    'poll',
  ];
  const apology = createApology(parts);
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...kinds), fc.object({ maxDepth: 3 }), async (kind, content) => {
      const update = { update_id: 1, [kind]: content } as unknown as Update;
      expect(readUpdate(update, ME)).toHaveProperty('kind');
      expect(await handle(update)).toBeInstanceOf(Array);
      apology(update, 'failed');
    }),
    { numRuns },
  );
});

test("a forum topic's opening message, though the bot's own, makes nothing a reply to the bot", () => {
  const reply_to_message = {
    message_id: 9,
    date: 1,
    from: { id: ME.id, is_bot: true },
    forum_topic_created: { name: '桥' },
  };
  const chat = { id: -1001, type: 'supergroup', title: 'x' };
  const update = { update_id: 1, ...message('白鹭大桥多长？', { chat, reply_to_message }) } as unknown as Update;
  expect(readUpdate(update, ME).kind).toBe('ignored');
});

test('an address that holds the name of the bot is no mention', () => {
  const chat = { id: -1001, type: 'supergroup', title: 'x' };
  const update = { update_id: 1, ...message(`mail@${ME.username}.example`, { chat }) } as unknown as Update;
  expect(readUpdate(update, ME).kind).toBe('ignored');
});

test("other bots' messages and those sent through this bot are passed over; anonymous administrators are heard", () => {
  const chat = { id: -1001, type: 'supergroup', title: 'x' };
  const entities = [{ type: 'mention', offset: 0, length: ME.username.length + 1 }];
  const of = (more: object) =>
    readUpdate(
      { update_id: 1, ...message(`@${ME.username} 白鹭大桥多长？`, { chat, entities, ...more }) } as unknown as Update,
      ME,
    ).kind;
  const bot = { id: 1087968824, is_bot: true, first_name: 'Group' };
  expect(of({ from: bot })).toBe('ignored');
  expect(of({ from: bot, sender_chat: chat })).toBe('question');
  expect(of({ via_bot: { id: ME.id, is_bot: true, first_name: 'x' } })).toBe('ignored');
});

test('the same update, handled again after a crash, gives the same calls', async () => {
  const { handle } = conversation();
  const update = { update_id: 77, ...message('白鹭大桥全长多少米？') };
  expect(await handle(update)).toEqual(await handle(update));
  const edited = { update_id: 78, edited_message: { ...message('青禾小学新校区总投资多少？').message, edit_date: 2 } };
  const first = await handle(edited);
  expect(first.map(({ method }) => method)).toEqual(['editMessageText']);
  expect(await handle(edited)).toEqual(first);
});

test('ID numbers are masked before a question is remembered', async () => {
  const { handle, parts } = conversation();
  await handle(message('身份证11010519491231002X能查到白鹭大桥的消息吗？'));
  expect((await parts.memory.question(parts.memory.questionId(5, 1)))?.text).not.toContain('11010519491231002X');
});

test('question ids cannot be told from chat and message numbers', () => {
  const ids = [conversation(), conversation()].map(({ parts }) => parts.memory.questionId(5, 1));
  expect(ids[0]).toMatch(/^[a-z0-9]{10}$/);
  expect(ids[0]).not.toBe(ids[1]);
});

test('a group that becomes a supergroup keeps its language, follows and questions', async () => {
  const { handle, parts } = conversation();
  const chat = { id: -44, type: 'group', title: 'x' };
  await handle(message('/follow 白鹭大桥', { chat }));
  await handle(message('/ask 白鹭大桥全长多少米？', { chat, message_id: 2 }));
  await parts.memory.speak(-44, 'en');
  await handle(message('', { chat, text: undefined, migrate_to_chat_id: -10044 }));
  expect(await parts.memory.languageOf(-10044)).toBe('en');
  expect((await parts.memory.followsOf(-10044)).map(({ name }) => name)).toEqual(['白鹭大桥']);
  expect((await parts.memory.question(parts.memory.questionId(-44, 2)))?.chat).toBe(-10044);
  expect(await parts.memory.followsOf(-44)).toEqual([]);
});

test("/forget in a group erases one's own traces only; in private also what one asked elsewhere", async () => {
  const { handle, parts } = conversation();
  const group = { chat: { id: -44, type: 'group', title: 'x' } };
  const by = (id: number) => ({ from: { id, is_bot: false, first_name: 'A' } });
  await handle(message('/ask 白鹭大桥全长多少米？', { ...group, ...by(5), message_id: 1 }));
  await handle(message('/ask 青禾小学在哪里？', { ...group, ...by(6), message_id: 2 }));
  const kept = async (n: number) => (await parts.memory.question(parts.memory.questionId(-44, n))) !== null;
  const tap = (chat: object, id: number) => ({
    callback_query: {
      id: 't',
      data: 'forget',
      chat_instance: '1',
      ...by(id),
      message: { message_id: 9, date: 1, chat },
    },
  });
  await handle(tap(group.chat, 6));
  expect([await kept(1), await kept(2)]).toEqual([true, false]);
  await handle(tap(PRIVATE.chat, 5));
  expect(await kept(1)).toBe(false);
});

test('apologies are said in the language of the chat, and to nobody who did not ask', async () => {
  const { parts } = conversation();
  const apology = createApology(parts);
  expect((await apology(message('白鹭大桥全长多少米？') as Update, 'failed'))?.payload.text).toBe(
    '刚才没能答上来，问题已经记下。请稍后再问一次。',
  );
  const english = { ...PRIVATE.from, language_code: 'en' };
  expect((await apology(message('How long?', { from: english }) as Update, 'too-fast'))?.payload.text).toMatch(
    /moment/,
  );
  expect(
    await apology(message('闲聊', { chat: { id: -1, type: 'group', title: 'x' } }) as Update, 'failed'),
  ).toBeNull();
});

test('a late answer in private names the question it answers', async () => {
  const { handle } = conversation();
  const at = (seconds: number) => message('白鹭大桥全长多少米？', { date: NOON / 1000 - seconds });
  expect((await handle(at(5)))[0]!.payload.reply_parameters).toBeUndefined();
  expect((await handle(at(120)))[0]!.payload.reply_parameters).toMatchObject({ message_id: 1 });
});

test('a guest whose question failed is told so, once', async () => {
  const { parts } = conversation();
  const update = { guest_message: { ...message('白鹭大桥多长？').message, guest_query_id: 'g' } } as unknown as Update;
  const call = (await createApology(parts)(update, 'failed'))!;
  expect(callProblems(call.method, call.payload)).toEqual([]);
  expect(JSON.stringify(call.payload)).toContain('刚才没能答上来');
  expect(await createApology(parts)(update, 'late')).toBeNull();
});

test('questions are forgotten after thirty days', async () => {
  let now = NOON;
  const memory = memoryOf(() => now);
  const asked = {
    chat: 5,
    topic: 0,
    user: 5,
    message: 1,
    text: 'x',
    history: [],
    kind: 'found',
    articles: ['a1'],
  } as const;
  await memory.putQuestion({ ...asked, id: 'q1', tookMs: 1, shown: '', byUpdate: 1 });
  now += 29 * 86_400_000;
  await memory.purge();
  expect(await memory.citing('a1')).toHaveLength(1);
  now += 2 * 86_400_000;
  await memory.purge();
  expect(await memory.citing('a1')).toEqual([]);
});
