import { Api, GrammyError } from 'grammy';
import { afterEach, expect, test } from 'vitest';
import { type BotApiServer, startBotApiServer } from './server/index.ts';

const open: BotApiServer[] = [];
async function start(options: Parameters<typeof startBotApiServer>[0] = {}) {
  const server = await startBotApiServer(options);
  open.push(server);
  return { server, api: new Api(server.token, { apiRoot: server.url }) };
}
afterEach(async () => {
  for (const server of open.splice(0)) await server.close();
});

test('the server delivers what a resident says and accepts a well-formed reply', async () => {
  const { server, api } = await start();
  server.say(42, '/ask@wenjin_test_bot 双福六小什么时候开学？');
  const [update] = await api.getUpdates({ timeout: 1 });
  expect(update?.message?.entities).toEqual([{ type: 'bot_command', offset: 0, length: 20 }]);
  const reply = { message_id: update!.message!.message_id, quote: '双福六小' };
  await api.sendMessage(42, '九月。', { reply_parameters: reply });
  expect(server.sent.map((call) => call.method)).toEqual(['sendMessage']);
  expect(server.refused).toEqual([]);
});

test('the server refuses an entity that splits a surrogate pair', async () => {
  const { server, api } = await start();
  server.say(42, 'hi');
  const entities = [{ type: 'bold' as const, offset: 0, length: 1 }];
  await expect(api.sendMessage(42, '🏫学校', { entities })).rejects.toThrow(GrammyError);
  expect(server.refused[0]?.reason).toContain('splits a surrogate pair');
});
