/** Fills the state in argv[2] with a chat's questions, begins to forget chat argv[3], and waits to be killed. */
import { join } from 'node:path';
import { createForgetting } from '../../src/state/sqlite/forgetting.ts';
import { createInbox } from '../../src/state/sqlite/inbox.ts';
import { MIGRATIONS } from '../../src/state/sqlite/index.ts';
import { openMemory } from '../../src/state/sqlite/memory.ts';
import { openFile } from '../../src/state/sqlite/open.ts';

const chat = Number(process.argv[3]);
const db = openFile(join(process.argv[2]!, 'bot.db'), MIGRATIONS);
const memory = openMemory(db, Date.now, 30);
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
createForgetting(db).begin(chat);
process.stdout.write('begun');
setInterval(() => {}, 1000);
