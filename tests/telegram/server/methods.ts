/** What each method does to the chats. A method without behaviour here is checked for form and answered with `true`. */
import type { Message } from 'grammy/types';
import { badRequest } from './failure.ts';
import { methodShape } from './schema.ts';
import { BOT, type ChatState, type World } from './world.ts';

type Payload = Readonly<Record<string, unknown>>;
type Behaviour = (world: World, payload: Payload) => unknown;
type ReplyParameters = {
  readonly message_id: number;
  readonly chat_id?: number;
  readonly quote?: string;
  readonly quote_position?: number;
  readonly allow_sending_without_reply?: boolean;
};

/** The method's result, as it goes into `result`; throws `ApiFailure` when Telegram would refuse. */
export function perform(world: World, method: string, payload: Payload): unknown {
  const behaviour = BEHAVIOUR[method];
  if (behaviour !== undefined) return behaviour(world, payload);
  if (methodShape(method)?.returns.includes('Boolean')) return true;
  throw badRequest(`this local server does not simulate ${method}`);
}

const BEHAVIOUR: Readonly<Record<string, Behaviour>> = {
  getMe: () => BOT,
  sendMessage: (world, p) =>
    send(world, p, { text: p.text, ...(p.entities === undefined ? {} : { entities: p.entities }) }),
  sendDocument: (world, p) =>
    send(world, p, { document: { file_id: 'sent', file_unique_id: 'sent' }, caption: p.caption }),
  sendMessageDraft: (world, p) => {
    world.reach(p.chat_id).draft = Number(p.draft_id);
    return true;
  },
  sendChatAction: (world, p) => world.reach(p.chat_id) !== null,
  editMessageText: (world, p) => edit(world, p, { text: p.text, entities: p.entities, reply_markup: p.reply_markup }),
  editMessageReplyMarkup: (world, p) => edit(world, p, { reply_markup: p.reply_markup }),
  deleteMessage: (world, p) => {
    const { messages } = world.reach(p.chat_id);
    if (!messages.delete(Number(p.message_id))) throw badRequest('message to delete not found');
    return true;
  },
  setMessageReaction: (world, p) => {
    messageIn(world.reach(p.chat_id), p.message_id, 'message to react not found');
    return true;
  },
  answerCallbackQuery: (world, p) => answer(world, p.callback_query_id, 'callback') && true,
  answerInlineQuery: (world, p) => answer(world, p.inline_query_id, 'inline') && true,
  answerGuestQuery: (world, p) =>
    answer(world, p.guest_query_id, 'guest') && { inline_message_id: `guest${p.guest_query_id}` },
  setMyCommands: (world, p) => remember(world, 'commands', p, p.commands),
  deleteMyCommands: (world, p) => remember(world, 'commands', p, []),
  getMyCommands: (world, p) => world.menus.get(menuKey('commands', p)) ?? [],
  setMyDescription: (world, p) => remember(world, 'description', p, { description: p.description ?? '' }),
  getMyDescription: (world, p) => world.menus.get(menuKey('description', p)) ?? { description: '' },
  setMyShortDescription: (world, p) => remember(world, 'short', p, { short_description: p.short_description ?? '' }),
  getMyShortDescription: (world, p) => world.menus.get(menuKey('short', p)) ?? { short_description: '' },
  getChat: (world, p) => world.reach(p.chat_id).chat,
  getChatMember: (world, p) => {
    world.reach(p.chat_id);
    return { status: 'member', user: { id: p.user_id, is_bot: false, first_name: 'Resident' } };
  },
  getFile: (world, p) => {
    const content = world.files.get(String(p.file_id));
    if (content === undefined) throw badRequest('invalid file_id');
    return {
      file_id: p.file_id,
      file_unique_id: p.file_id,
      file_size: content.length,
      file_path: `documents/${p.file_id}`,
    };
  },
  leaveChat: (world, p) => {
    world.reach(p.chat_id).closed = true;
    return true;
  },
};

function send(world: World, p: Payload, content: object): Message {
  const state = world.reach(p.chat_id);
  const replied = p.reply_parameters === undefined ? {} : reply(world, state, p.reply_parameters as ReplyParameters);
  state.draft = null;
  const thread = p.message_thread_id === undefined ? {} : { message_thread_id: p.message_thread_id };
  const markup = p.reply_markup === undefined ? {} : { reply_markup: p.reply_markup };
  return world.addMessage(state, BOT, { ...content, ...thread, ...markup, ...replied });
}

/** The quote must be an exact piece of the message it answers. */
function reply(world: World, state: ChatState, parameters: ReplyParameters): object {
  const source = parameters.chat_id === undefined ? state : world.reach(parameters.chat_id);
  const message = source.messages.get(parameters.message_id);
  if (message === undefined) {
    if (parameters.allow_sending_without_reply === true) return {};
    throw badRequest('message to be replied not found');
  }
  const { quote } = parameters;
  if (quote === undefined) return { reply_to_message: message };
  if (!(message.text ?? message.caption ?? '').includes(quote)) throw badRequest('QUOTE_TEXT_INVALID');
  return { reply_to_message: message, quote: { text: quote, position: parameters.quote_position ?? 0 } };
}

function messageIn(state: ChatState, id: unknown, otherwise: string): Message {
  const message = state.messages.get(Number(id));
  if (message === undefined) throw badRequest(otherwise);
  return message;
}

function edit(world: World, p: Payload, content: Readonly<Record<string, unknown>>): unknown {
  if (p.inline_message_id !== undefined) return true;
  const state = world.reach(p.chat_id);
  const message = messageIn(state, p.message_id, 'message to edit not found');
  if (message.from?.id !== BOT.id) throw badRequest("message can't be edited");
  const before = message as unknown as Readonly<Record<string, unknown>>;
  const isSame = (name: string) => JSON.stringify(before[name] ?? null) === JSON.stringify(content[name] ?? null);
  if (Object.keys(content).every(isSame)) throw badRequest('message is not modified');
  const edited = { ...message, ...content, edit_date: world.seconds() } as unknown as Message;
  state.messages.set(message.message_id, edited);
  return edited;
}

function answer(world: World, id: unknown, kind: string): true {
  if (world.queries.get(String(id)) !== kind)
    throw badRequest('query is too old and response timeout expired or query ID is invalid');
  world.queries.delete(String(id));
  return true;
}

const menuKey = (what: string, p: Payload): string => JSON.stringify([what, p.scope ?? null, p.language_code ?? '']);

function remember(world: World, what: string, p: Payload, value: unknown): true {
  world.menus.set(menuKey(what, p), value);
  return true;
}
