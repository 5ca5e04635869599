import type { InlineKeyboardMarkup } from 'grammy/types';
import { html } from 'hono/html';
import type { Language } from '../../types.ts';
import { type Markup, page } from '../pages/frame.ts';
import { type ChatWords, chatWords } from './messages.ts';
import { drawText, type RichParts } from './rich.ts';
import type { Chat, Kept } from './world.ts';

/** A chat as it is looked at. */
export type Look = {
  readonly language: Language;
  /** The page's address: `/chat`, or the newsroom's. */
  readonly base: string;
  readonly chat: Chat;
  /** Whether files may be sent, as the newsroom does. */
  readonly takesFiles: boolean;
  readonly botName: string;
  readonly menu: readonly { readonly command: string; readonly description: string }[];
  /** The message that is replied to or changed. */
  readonly reply?: Kept | undefined;
  readonly edit?: Kept | undefined;
  /** What a deep link hands over. */
  readonly start?: string | undefined;
};

/** The whole page: the chat, and a form to write in. It works without script; with it, messages come by themselves. */
export function chatPage(look: Look): Markup {
  const { language, chat, base, start } = look;
  const say = chatWords(language);
  const isNew = chat.messages.size === 0;
  const body = html`<h1 class="small">${say.title}</h1>
<p class="quiet about">${say.about}</p>
<section id="messages" data-base="${look.base}" role="log" aria-label="${say.chat}" tabindex="0">${chatMessages(look)}</section>
<footer id="write">
${start !== undefined || isNew ? startForm(say, base, start) : ''}
${commands(say, look)}
${writeForm(say, look)}
${look.takesFiles ? html`<form method="post" action="${base}/file" enctype="multipart/form-data"><label class="quiet">${say.file} <input type="file" name="file" required></label><button class="second">${say.send}</button></form>` : ''}
</footer>`;
  return page({ language, title: `${say.title} · ${say.bot}`, script: '/chat.js' }, body);
}

/** What changes while the chat goes on; each part has an id and a stamp, so that a page draws anew only what changed. */
export function chatMessages({ language, base, chat, botName }: Look): Markup {
  const say = chatWords(language);
  const parts = { ...richParts(say, base, botName), base };
  const { isTyping, toast, messages } = chat;
  const shown = [...messages.values()].map((kept) => bubble(say, chat, kept, parts));
  return html`${shown.length === 0 ? html`<p id="empty" class="quiet">${say.empty}</p>` : shown}
${isTyping ? html`<p id="typing" class="quiet">${say.bot} ${say.typing}</p>` : ''}
${toast ? html`<p id="toast" role="status" data-stamp="${toast}">${toast}</p>` : ''}`;
}

/** Deep links to this bot open this chat; everything else has to be a web address. */
const richParts = (say: ChatWords, base: string, botName: string): RichParts => ({
  address: (url) => {
    const own = `https://t.me/${botName}?`;
    if (url.startsWith(own)) return `${base}?${url.slice(own.length)}`;
    return /^https?:\/\//i.test(url) ? url : '#';
  },
  fold: (quote, text) =>
    isShort(text)
      ? html`<blockquote>${quote}</blockquote>`
      : html`<blockquote class="fold"><div>${quote}</div><details><summary><span class="more">${say.more}</span><span class="less">${say.less}</span></summary></details></blockquote>`,
});

/** Whether a quote has room in the three lines that Telegram shows of it. */
const isShort = (text: string) => text.length < 80 && text.split('\n').length <= 3;

type Parts = RichParts & { readonly base: string };

function bubble(say: ChatWords, chat: Chat, { message, version }: Kept, parts: Parts): Markup {
  const { message_id: id, from, text = '', entities = [], document, reply_to_message: to } = message;
  const isOurs = from?.id === chat.user.id;
  const tool = isOurs
    ? html`<a href="${parts.base}?edit=${id}#write">${say.edit}</a>`
    : html`<a href="${parts.base}?reply=${id}#write">${say.reply}</a>`;
  const time = new Date(message.date * 1000);
  return html`<div id="m${id}" data-stamp="${version}" class="bubble ${isOurs ? 'ours' : 'theirs'}"><span class="hidden">${isOurs ? say.you : say.bot}</span>
${to ? html`<p class="quoted"><a href="#m${to.message_id}">${beginning(to.text ?? '')}</a></p>` : ''}
<div class="words">${document ? `📎 ${document.file_name}` : drawText(text, entities, parts)}</div>
${keys(id, message.reply_markup, parts)}
<p class="tools"><time datetime="${time.toISOString()}">${time.toTimeString().slice(0, 5)}</time>${message.edit_date ? html` ${say.edited}` : ''} ${document ? '' : tool}</p></div>
`;
}

const beginning = (text: string) => (text.length > 60 ? `${text.slice(0, 60).toWellFormed()}…` : text);

function keys(id: number, markup: InlineKeyboardMarkup | undefined, { address, base }: Parts): Markup | string {
  const rows = markup?.inline_keyboard ?? [];
  if (rows.length === 0) return '';
  const key = (one: (typeof rows)[number][number]) => {
    if ('url' in one) return html`<a class="key" href="${address(one.url)}">${one.text}</a>`;
    return 'callback_data' in one ? html`<button name="data" value="${one.callback_data}">${one.text}</button>` : '';
  };
  return html`<form class="keys" method="post" action="${base}/press"><input type="hidden" name="message" value="${id}">${rows.map((row) => html`<div>${row.map(key)}</div>`)}</form>`;
}

const startForm = (say: ChatWords, base: string, start = '') =>
  html`<form class="start" method="post" action="${base}"><button name="text" value="${`/start ${start}`.trim()}">${say.start}</button></form>`;

const commands = (say: ChatWords, { base, menu }: Look) =>
  menu.length === 0
    ? ''
    : html`<details class="menu"><summary>${say.menu}</summary><form method="post" action="${base}">${menu.map(({ command, description }) => html`<button name="text" value="/${command}" class="second">/${command} <span>${description}</span></button>`)}</form></details>`;

function writeForm(say: ChatWords, { base, reply, edit }: Look): Markup {
  const about = edit ?? reply;
  const what = edit ? say.editing : say.replying(beginning(reply?.message.text ?? ''));
  return html`<form class="write" method="post" action="${base}">
${about ? html`<input type="hidden" name="${edit ? 'edits' : 'replyTo'}" value="${about.message.message_id}"><p class="quoted">${what} <a href="${base}#write">${say.cancel}</a></p>` : ''}
<input name="text" value="${edit?.message.text ?? ''}" placeholder="${say.write}" aria-label="${say.write}" maxlength="4096" autocomplete="off" required${about ? html` autofocus` : ''}><button>${say.send}</button>
</form>`;
}
