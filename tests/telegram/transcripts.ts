/** Conversations of each kind, played against the strict server with the seeds as papers, and written down as text. */
import type { MessageEntity } from 'grammy/types';
import { openPapers, type Papers } from './papers.ts';
import type { SentCall } from './server/index.ts';
import { ADMIN, buttonsOf, messageOf, messagesOf, startTalk, type Talk, textOf } from './talk.ts';

const GROUP = { chat: -1001000000001, from: 31 };
const STICKER = { sticker: { file_id: 's', file_unique_id: 's', type: 'regular', width: 1, height: 1 } };

/** What happens in a conversation; `note` and what comes back are written down in order. */
type Stage = {
  readonly talk: Talk;
  readonly papers: Papers;
  readonly note: (line: string) => void;
  readonly calls: (calls: readonly SentCall[]) => void;
  /** A resident writes; returns what the bot said. */
  readonly say: (
    who: Parameters<Talk['say']>[0],
    text: string,
    extra?: Readonly<Record<string, unknown>>,
  ) => Promise<readonly SentCall[]>;
  readonly press: (call: SentCall | undefined, label: string | RegExp) => Promise<readonly SentCall[]>;
};

export const CONVERSATIONS: Readonly<Record<string, { title: string; play: (stage: Stage) => Promise<void> }>> = {
  private: {
    title: 'A private chat: questions, a follow-up, buttons',
    play: async ({ say, press }) => {
      await say(5, '/start');
      const [answer] = await say(5, '西部食谷投资多少建创新中心？');
      await say(5, '有多少名创业导师？');
      await press(answer, '📄 出处');
      await press(answer, '🔔 关注');
      await press(answer, '🔗 分享');
      await press(answer, '👎');
      await say(5, '轨道交通27号线什么时候开通？');
      await say(5, '张三的身份证号码是多少？');
      await say(5, '/following');
    },
  },
  edited: {
    title: 'An edited question',
    play: async ({ talk, note, calls, say }) => {
      const question = await say(5, '西部食谷有多少家企业？').then(() => talk.server.message(5, 1));
      note('resident 5 edits the question: 西部食谷有多少名创业导师？');
      calls(await talk.during(() => talk.server.edit(question!, '西部食谷有多少名创业导师？')));
    },
  },
  progress: {
    title: 'Progress of a project',
    play: async ({ say }) => void (await say(5, '/progress 西部食谷')),
  },
  english: {
    title: 'In English',
    play: async ({ talk, calls, note }) => {
      const who = { chat: 6, from: { id: 6, is_bot: false, first_name: 'Ann', language_code: 'en' } };
      for (const text of ['/help', 'How much was invested in the innovation centres of Western Food Valley?']) {
        note(`resident 6: ${text}`);
        calls(await talk.during(() => talk.server.say(who, text)));
      }
    },
  },
  group: {
    title: 'A group and a forum topic: silent unless it is meant',
    play: async ({ talk, say }) => {
      await say(GROUP, '今天路上好堵');
      const [answer] = await say(GROUP, `@${talk.bot.username} 西部食谷投资多少建创新中心？`);
      await say({ ...GROUP, from: 32 }, '有多少个服务窗口？', { reply_to_message: messageOf(answer!) });
      await say(GROUP, '/ask 西部食谷成立于哪一年？', { message_thread_id: 12, is_topic_message: true });
    },
  },
  inline: {
    title: 'Inline mode: typed in any chat',
    play: async ({ talk, note, calls }) => {
      for (const text of ['西部食谷', '西部食谷成立于哪一年']) {
        note(`resident 7 types: @${talk.bot.username} ${text}`);
        calls(await talk.during(() => talk.server.inline(7, text)));
      }
    },
  },
  guest: {
    title: 'Guest mode: in a group the bot is no member of',
    play: async ({ talk, note, calls }) => {
      const text = `@${talk.bot.username} 西部食谷有多少名创业导师？`;
      note(`resident 8, in a foreign group: ${text}`);
      calls(await talk.during(() => talk.server.guest({ id: -100777, type: 'supergroup', title: '邻里' }, 8, text)));
    },
  },
  media: {
    title: 'Stickers and pictures',
    play: async ({ talk, note, calls }) => {
      for (const n of [1, 2]) {
        note(`resident 5 sends a sticker (${n})`);
        calls(await talk.during(() => talk.server.post(5, STICKER)));
      }
    },
  },
  following: {
    title: 'Following a name',
    play: async ({ talk, papers, note, calls, say, press }) => {
      await say(5, '/follow 青禾小学');
      note('the newsroom prints “青禾小学新校区封顶”');
      await papers.print([
        {
          id: 'n1',
          title: '青禾小学新校区封顶',
          text: '6月1日，青禾小学新校区主体结构封顶。',
          published: '2024-06-01',
        },
      ]);
      const before = talk.server.sent.length;
      await talk.bot.tellFollowers();
      await talk.bot.whenIdle();
      const news = talk.server.sent.slice(before);
      calls(news);
      await press(news[0], /取消关注/);
    },
  },
  newsroom: {
    title: 'The newsroom: a page, figures, a withdrawn report, a broadcast',
    play: async ({ talk, papers, note, calls, say, press }) => {
      await say(5, '青禾小学新校区什么时候投用？');
      note('the newsroom sends page.jsonl');
      const page = { id: 'n2', title: '文化馆新馆开放', text: '文化馆新馆6月1日开放。', published: '2024-06-01' };
      const listed = await talk.during(() => void talk.server.sendFile(ADMIN, 'page.jsonl', JSON.stringify(page)));
      calls(listed);
      await press(messagesOf(listed)[0], /没问题/);
      await say(ADMIN, '/stats');
      await say(ADMIN, '/unanswered');
      await say(5, '西部食谷投资多少建创新中心？');
      note('the newsroom withdraws the report');
      const { id } = (await papers.store.latest(100)).find(({ title }) => title.includes('西部食谷'))!;
      const [asks] = await say(ADMIN, `/withdraw ${id}`);
      await press(asks, '撤回');
      await say(5, '西部食谷投资多少建创新中心？');
      const sent = await say(ADMIN, '/broadcast 明早六点维护十分钟。');
      await press(sent.at(-1), '发送');
    },
  },
};

/** Plays one conversation; its text, and what the strict server refused of it (nothing, one hopes). */
export async function transcript(
  name: string,
): Promise<{ readonly text: string; readonly refused: readonly unknown[] }> {
  const { title, play } = CONVERSATIONS[name]!;
  const papers = await openPapers([], 'static');
  await papers.index(['seeds']);
  const talk = await startTalk(papers, {}, 1);
  const lines: string[] = [`# ${title}`, ''];
  const note = (line: string) => void lines.push(`**${line}**`, '');
  const calls = (done: readonly SentCall[]) => {
    const shown = done.filter(({ method }) => method !== 'sendChatAction').map(describe);
    lines.push(...(shown.length === 0 ? ['_(silence)_'] : shown), '');
  };
  const say: Stage['say'] = async (who, text, extra = {}) => {
    const { chat, from } = typeof who === 'number' ? { chat: who, from: who } : who;
    note(`${from === ADMIN ? 'newsroom' : `resident ${from}`}${chat === from ? '' : ', in the group'}: ${text}`);
    const done = await talk.during(() => talk.server.say(who, text, extra));
    calls(done);
    return messagesOf(done);
  };
  const press: Stage['press'] = async (call, label) => {
    note(`presses ${buttonsOf(call).find(({ text }) => text === label || RegExp(label).test(text))?.text ?? label}`);
    const hasButton = buttonsOf(call).some(({ text }) => RegExp(label).test(text));
    const done = hasButton ? await talk.press(call!, label) : [];
    calls(done);
    return done;
  };
  await play({ talk, papers, note, calls, say, press });
  const { refused } = talk.server;
  await talk.close();
  await papers.close();
  return { text: `${lines.join('\n').trim()}\n`, refused };
}

/** A call as a reader of the transcript sees it. */
function describe({ method, payload }: SentCall): string {
  const content = (payload.result as { input_message_content?: Content } | undefined)?.input_message_content;
  switch (method) {
    case 'answerCallbackQuery':
      return payload.text ? `_(a toast: ${String(payload.text)})_` : '_(the button stops spinning)_';
    case 'answerInlineQuery':
      return (payload.results as Result[])
        .map(({ title, description }) => `- ${title}\n  ${description ?? ''}`)
        .join('\n');
    case 'answerGuestQuery':
      return quoted(String(content?.message_text), content?.entities ?? []);
    default:
      return `${method === 'sendMessage' ? '' : `_(${method})_\n\n`}${quoted(textOf({ payload } as SentCall), (payload.entities ?? []) as MessageEntity[])}${buttonLine({ payload } as SentCall)}`;
  }
}

type Content = { readonly message_text: string; readonly entities: MessageEntity[] };
type Result = { readonly title: string; readonly description?: string };

const buttonLine = (call: SentCall) => {
  const labels = buttonsOf(call).map(({ text }) => `[ ${text} ]`);
  return labels.length === 0 ? '' : `\n>\n> ${labels.join(' ')}`;
};

/** The text with its links written out and a bar before what is folded into an expandable quote. */
function quoted(text: string, entities: readonly MessageEntity[]): string {
  const folded = (at: number) =>
    entities.some((e) => e.type === 'expandable_blockquote' && e.offset <= at && at < e.offset + e.length);
  let at = 0;
  const lines = text.split('\n').map((line) => {
    const bar = folded(at) ? '┃ ' : '';
    at += line.length + 1;
    return `> ${bar}${line}`.trimEnd();
  });
  const links = [...new Set(entities.flatMap((e) => (e.type === 'text_link' ? [e.url] : [])))];
  return [lines.join('  \n'), ...(links.length > 0 ? [`>\n> _links: ${links.join(' , ')}_`] : [])].join('\n');
}
