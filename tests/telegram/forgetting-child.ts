/** Fills the state in argv[2] with a chat's questions, begins to forget chat argv[3], and waits to be killed. */
import { join } from 'node:path';
import { openMemory, TALK_MIGRATIONS } from '../../src/telegram/memory/index.ts';
import { createForgetting } from '../../src/telegram/transport/forgetting.ts';
import { createInbox } from '../../src/telegram/transport/inbox.ts';
import { openState } from '../../src/telegram/transport/state.ts';
import { TRANSPORT_MIGRATIONS } from '../../src/telegram/transport/tables.ts';

const chat = Number(process.argv[3]);
const db = openState(join(process.argv[2]!, 'bot.db'), [...TRANSPORT_MIGRATIONS, ...TALK_MIGRATIONS]);
const memory = openMemory(db, Date.now);
const inbox = createInbox(db);
for (let n = 0; n < 50; n++) {
  const arrival = {
    update_id: n,
    lane: `chat${chat}`,
    chat,
    user: chat,
    isGroup: false,
    asked: n,
    byPerson: true,
    migratedTo: null,
  };
  inbox.add(arrival, { update_id: n, message: { text: `独一无二 ${n}` } }, Date.now(), true);
  inbox.end(n);
}
memory.sawChat(chat, true);
memory.follow({ chat, topic: 0, user: chat, name: '独一无二' }, []);
memory.forget(chat, chat, true);
createForgetting({
  db,
  log: { info: () => {}, warn: () => {}, error: () => {} },
  clock: { now: Date.now, after: () => () => {} },
}).begin(chat);
process.stdout.write('begun');
setInterval(() => {}, 1000);
