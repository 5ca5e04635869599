import { Api, GrammyError, HttpError, InputFile } from 'grammy';
import { expect, onTestFinished, test } from 'vitest';
import { callProblems, type ServerOptions, startBotApiServer, TELEGRAM_LIMITS } from './server/index.ts';

async function start(options: ServerOptions = {}) {
  const server = await startBotApiServer(options);
  onTestFinished(() => server.close());
  return { server, api: new Api(server.token, { apiRoot: server.url }) };
}

const message = (more: object) => ({ chat_id: 1, text: '双福六小九月开学', ...more });
const entity = (more: object) => message({ entities: [{ type: 'bold', offset: 0, length: 4, ...more }] });
const button = (more: object) => message({ reply_markup: { inline_keyboard: [[{ text: '来源', ...more }]] } });
const result = (more: object) => ({
  inline_query_id: '1',
  results: [{ type: 'article', id: 'a', title: '标题', input_message_content: { message_text: '正文' }, ...more }],
});
const menu = (command: string, description: string) => ({ commands: [{ command, description }] });

test.each([
  ['an unknown method', 'sendMesage', {}, 'unknown'],
  ['an unknown field', 'sendMessage', message({ disable_web_page_preview: true }), 'is not a field'],
  ['a missing field', 'sendMessage', { chat_id: 1 }, 'text is missing'],
  ['a field of another type', 'sendMessage', message({ message_thread_id: '7' }), 'not of type Integer'],
  ['a field deep down of another type', 'sendMessage', entity({ url: 5 }), 'entities[0].url is not of type String'],
  [
    'a scope that does not exist',
    'setMyCommands',
    { ...menu('ask', 'Ask'), scope: { type: 'everybody' } },
    'no BotCommandScope',
  ],
  [
    'an inline result of a kind that does not exist',
    'answerInlineQuery',
    result({ type: 'essay' }),
    'no InlineQueryResult',
  ],
  ['white space alone', 'sendMessage', { chat_id: 1, text: ' \n' }, 'is empty'],
  ['4,097 units', 'sendMessage', { chat_id: 1, text: '问'.repeat(4097) }, 'over 4096'],
  ['4,098 units in 2,049 characters', 'sendMessage', { chat_id: 1, text: '🏫'.repeat(2049) }, 'over 4096'],
  ['half a surrogate pair', 'sendMessage', { chat_id: 1, text: 'a\ud83c' }, 'half a surrogate'],
  ['an entity that splits a pair', 'sendMessage', { ...entity({ length: 1 }), text: '🏫学校' }, 'splits a surrogate'],
  ['an entity beyond the text', 'sendMessage', entity({ length: 9 }), 'outside'],
  ['an empty entity', 'sendMessage', entity({ length: 0 }), 'empty'],
  ['an entity of an unknown type', 'sendMessage', entity({ type: 'colour' }), 'unknown type'],
  ['a link without an address', 'sendMessage', entity({ type: 'text_link', url: 'nowhere' }), 'bad url'],
  ['a date without a time', 'sendMessage', entity({ type: 'date_time' }), 'no unix_time'],
  [
    'entities that cross',
    'sendMessage',
    message({
      entities: [
        { type: 'bold', offset: 0, length: 4 },
        { type: 'italic', offset: 2, length: 4 },
      ],
    }),
    'cross',
  ],
  [
    'a quote in a quote',
    'sendMessage',
    message({
      entities: [
        { type: 'expandable_blockquote', offset: 0, length: 8 },
        { type: 'blockquote', offset: 2, length: 4 },
      ],
    }),
    'quote in a quote',
  ],
  [
    'a hundred and one entities',
    'sendMessage',
    message({ entities: Array.from({ length: 101 }, () => ({ type: 'bold', offset: 0, length: 1 })) }),
    'over 100',
  ],
  [
    '65 bytes of callback_data in 22 characters',
    'sendMessage',
    button({ callback_data: `${'问'.repeat(21)}ab` }),
    'BUTTON_DATA_INVALID',
  ],
  ['a button with two actions', 'sendMessage', button({ callback_data: 'a', url: 'https://example.org' }), '2 actions'],
  ['a button without an action', 'sendMessage', button({}), '0 actions'],
  [
    'a button that leads to this machine',
    'sendMessage',
    button({ url: 'http://localhost:8080/a' }),
    'BUTTON_URL_INVALID',
  ],
  ['a draft in a group', 'sendMessageDraft', { chat_id: -5, draft_id: 1, text: 'a' }, 'private chats only'],
  ['a draft numbered zero', 'sendMessageDraft', { chat_id: 5, draft_id: 0, text: 'a' }, 'zero'],
  [
    'two inline results with one id',
    'answerInlineQuery',
    { inline_query_id: '1', results: [...result({}).results, ...result({}).results] },
    'DUPLICATE',
  ],
  [
    'an inline result with over 64 bytes of id',
    'answerInlineQuery',
    result({ id: '问'.repeat(22) }),
    'RESULT_ID_INVALID',
  ],
  [
    'a start parameter with other characters',
    'answerInlineQuery',
    { ...result({}), button: { text: 'a', start_parameter: '双' } },
    'START_PARAM',
  ],
  ['a command in capitals', 'setMyCommands', menu('Ask', 'Ask'), 'BOT_COMMAND_INVALID'],
  ['a command without a description', 'setMyCommands', menu('ask', ''), 'DESCRIPTION'],
  ['an edit of no message', 'editMessageText', { text: 'a' }, 'not identified'],
  ['an action that does not exist', 'sendChatAction', { chat_id: 1, action: 'thinking' }, 'unknown'],
  ['201 characters over a button', 'answerCallbackQuery', { callback_query_id: '1', text: 'a'.repeat(201) }, '200'],
])('the server refuses %s', (_, method, payload, reason) => {
  expect(callProblems(method, payload).join()).toContain(reason);
});

test.each([
  ['4,096 units', 'sendMessage', { chat_id: 1, text: '🏫'.repeat(2048) }],
  [
    'nested entities',
    'sendMessage',
    message({
      entities: [
        { type: 'blockquote', offset: 0, length: 8 },
        { type: 'text_link', offset: 0, length: 4, url: 'https://t.me/a?start=b' },
      ],
    }),
  ],
  ['a date entity', 'sendMessage', entity({ type: 'date_time', unix_time: 1_700_000_000, date_time_format: 'D' })],
  ['64 bytes of callback_data', 'sendMessage', button({ callback_data: `${'问'.repeat(21)}a` })],
  ['a link button', 'sendMessage', button({ url: 'https://t.me/wenjin_test_bot?start=a_1' })],
  ['an inline article', 'answerInlineQuery', result({})],
  [
    'a menu for one language',
    'setMyCommands',
    { ...menu('ask', '提问'), language_code: 'zh', scope: { type: 'all_private_chats' } },
  ],
  ['an empty draft', 'sendMessageDraft', { chat_id: 5, draft_id: 1, text: '' }],
])('the server takes %s', (_, method, payload) => {
  expect(callProblems(method, payload)).toEqual([]);
});

test('a refused call is answered with 400 and recorded with its reason', async () => {
  const { server, api } = await start();
  await expect(api.sendMessage(1, '')).rejects.toThrow(GrammyError);
  expect(server.refused).toMatchObject([{ call: { method: 'sendMessage', chat: 1 }, kind: 'form' }]);
  expect(server.sent).toEqual([]);
});

test('an update stays until a higher offset was asked for', async () => {
  const { server, api } = await start();
  for (const text of ['a', 'b', 'c']) server.say(1, text);
  const first = await api.getUpdates({ limit: 2 });
  expect((await api.getUpdates({ limit: 2 })).map((u) => u.update_id)).toEqual(first.map((u) => u.update_id));
  expect(await api.getUpdates({ offset: first[1]!.update_id + 1 })).toHaveLength(1);
  expect(server.pending()).toBe(1);
});

test('a long poll ends as soon as somebody writes', async () => {
  const { server, api } = await start();
  const polled = api.getUpdates({ timeout: 50 });
  await server.until(() => server.polls() === 1);
  server.say(1, 'hi');
  expect(await polled).toHaveLength(1);
});

test('a second long poll ends the first with 409, and so does a webhook', async () => {
  const { server, api } = await start();
  const first = api.getUpdates({ timeout: 50 });
  await server.until(() => server.polls() === 1);
  const second = api.getUpdates({ timeout: 50 });
  await expect(first).rejects.toMatchObject({ error_code: 409 });
  server.say(1, 'hi');
  await second;
  await api.setWebhook('http://127.0.0.1:9/');
  await expect(api.getUpdates()).rejects.toMatchObject({ error_code: 409 });
});

test('kinds of updates that were not asked for are left out, and membership is only sent when asked for', async () => {
  const { server, api } = await start();
  server.push({ message_reaction: {} });
  await api.getUpdates({ allowed_updates: ['callback_query'] });
  server.say(1, 'hi');
  expect(server.pending()).toBe(0);
});

test('a reply must quote its message exactly', async () => {
  const { server, api } = await start();
  const { message_id } = server.say(1, '双福六小什么时候开学？');
  const quoting = (quote: string) => api.sendMessage(1, '九月', { reply_parameters: { message_id, quote } });
  await quoting('双福六小');
  await expect(quoting('雙福六小')).rejects.toThrow('QUOTE_TEXT_INVALID');
  await expect(api.sendMessage(1, 'a', { reply_parameters: { message_id: 99 } })).rejects.toThrow('not found');
  await api.sendMessage(1, 'a', { reply_parameters: { message_id: 99, allow_sending_without_reply: true } });
});

test('a draft is open until a message is sent', async () => {
  const { server, api } = await start();
  server.say(1, 'hi');
  await api.raw.sendMessageDraft({ chat_id: 1, draft_id: 7, text: '正在' });
  expect(server.openDrafts()).toEqual([1]);
  await api.sendMessage(1, '正在写完');
  expect(server.openDrafts()).toEqual([]);
});

test("only the bot's own messages can be edited, and only into something else", async () => {
  const { server, api } = await start();
  const { message_id } = server.say(1, 'hi');
  await expect(api.editMessageText(1, message_id, 'ho')).rejects.toThrow("can't be edited");
  const sent = await api.sendMessage(1, 'a');
  await expect(api.editMessageText(1, sent.message_id, 'a')).rejects.toThrow('not modified');
  await api.editMessageText(1, sent.message_id, 'b');
  expect(server.message(1, sent.message_id)?.text).toBe('b');
  server.deleteMessage(1, sent.message_id);
  await expect(api.editMessageText(1, sent.message_id, 'c')).rejects.toThrow('not found');
});

test('buttons, inline queries and guests are answered once each', async () => {
  const { server, api } = await start();
  server.say(1, 'hi');
  const shown = await api.sendMessage(1, 'a');
  const press = server.press(shown, 'data');
  await api.answerCallbackQuery(press.id);
  await expect(api.answerCallbackQuery(press.id)).rejects.toThrow('too old');
  const query = server.inline(1, '双福');
  await api.answerInlineQuery(query.id, []);
  await expect(api.answerInlineQuery(query.id, [])).rejects.toThrow('too old');
  const guest = server.guest({ id: -77, type: 'group', title: 'elsewhere' }, 8, '@wenjin_test_bot 双福');
  const answer = { guest_query_id: guest.guest_query_id!, result: result({}).results[0] as never };
  await api.raw.answerGuestQuery(answer);
  await expect(api.raw.answerGuestQuery(answer)).rejects.toThrow('too old');
  await expect(api.sendMessage(-77, 'hi')).rejects.toThrow('chat not found');
});

test('a user who blocked the bot is a 403, a group that moved names its new number', async () => {
  const { server, api } = await start();
  server.member(1, 'kicked');
  await expect(api.sendMessage(1, 'a')).rejects.toMatchObject({ error_code: 403 });
  server.say(-5, 'hi');
  server.migrate(-5, -1005);
  await expect(api.sendMessage(-5, 'a')).rejects.toMatchObject({ parameters: { migrate_to_chat_id: -1005 } });
  await api.sendMessage(-1005, 'a');
});

test('files go both ways', async () => {
  const { server, api } = await start();
  const { document } = server.sendFile(1, 'page.txt', '双福新区报');
  const { file_path } = await api.getFile(document!.file_id);
  const response = await fetch(`${server.url}/file/bot${server.token}/${file_path}`);
  expect(await response.text()).toBe('双福新区报');
  await api.sendDocument(1, new InputFile(Buffer.from('a'), 'a.txt'), { caption: '附件' });
  expect(server.refused).toEqual([]);
});

test('a wrong token is a 401', async () => {
  const { server } = await start();
  const stranger = new Api('1:wrong', { apiRoot: server.url });
  await expect(stranger.getMe()).rejects.toMatchObject({ error_code: 401 });
});

test('limits answer 429 with the time to wait, which is then enough', async () => {
  let now = 1_700_000_000_000;
  const { server, api } = await start({ limits: TELEGRAM_LIMITS, clock: () => now });
  for (const chat of [1, 2]) server.say(chat, 'hi');
  for (let i = 0; i < TELEGRAM_LIMITS.burst; i++) await api.sendMessage(1, String(i));
  const refused = await api.sendMessage(1, 'more').catch((error: unknown) => error as GrammyError);
  expect(refused).toMatchObject({ error_code: 429 });
  await api.sendMessage(2, 'another chat');
  now += (refused as GrammyError).parameters.retry_after! * 1000;
  await api.sendMessage(1, 'more');
});

test('faults strike the calls they name, as often as they say', async () => {
  const { server, api } = await start({ faults: [{ kind: '429', retryAfter: 3, method: 'sendMessage', chat: 2 }] });
  for (const chat of [1, 2]) server.say(chat, 'hi');
  await api.sendMessage(1, 'a');
  await expect(api.sendMessage(2, 'a')).rejects.toMatchObject({ parameters: { retry_after: 3 } });
  await api.sendMessage(2, 'a');
  server.inject({ kind: 'html', code: 502 });
  await expect(api.sendMessage(1, 'b')).rejects.toThrow(HttpError);
  expect(server.sent).toHaveLength(2);
});

test.each([
  ['reset-before', 0],
  ['reset-after', 1],
] as const)('after a %s the client knows nothing and %i calls were accepted', async (kind, accepted) => {
  const { server, api } = await start();
  server.say(1, 'hi');
  server.inject({ kind, method: 'sendMessage' });
  await expect(api.sendMessage(1, 'a')).rejects.toThrow(HttpError);
  expect(server.sent).toHaveLength(accepted);
});

test('the duplicate fault delivers confirmed updates again', async () => {
  const { server, api } = await start();
  server.say(1, 'hi');
  const [first] = await api.getUpdates();
  await api.getUpdates({ offset: first!.update_id + 1 });
  server.inject({ kind: 'duplicate' });
  expect(await api.getUpdates()).toEqual([first]);
});
