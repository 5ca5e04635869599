/** Rules of single methods that the published shapes don't express. Pure: what depends on chats is in `methods.ts`. */
import { textProblems } from './text-rules.ts';

type Payload = Readonly<Record<string, unknown>>;
type Row = Readonly<Record<string, unknown>>;

const ACTIONS = new Set(
  (
    'typing upload_photo record_video upload_video record_voice upload_voice upload_document choose_sticker find_location ' +
    'record_video_note upload_video_note'
  ).split(' '),
);
const bytes = (text: unknown): number => Buffer.byteLength(String(text));
const rows = (value: unknown): readonly Row[] => (Array.isArray(value) ? (value as Row[]) : []);
const record = (value: unknown): Row => (typeof value === 'object' && value !== null ? (value as Row) : {});

/** Problems of a well-shaped call; empty when Telegram would look at its chat next. */
export function ruleProblems(method: string, payload: Payload): readonly string[] {
  return [...(RULES[method]?.(payload) ?? []), ...keyboardProblems(payload.reply_markup), ...previewProblems(payload)];
}

const RULES: Readonly<Record<string, (payload: Payload) => readonly string[]>> = {
  sendMessage: (p) => [...textProblems(p.text, p.entities), ...markupChoice(p), ...quoteProblems(p)],
  editMessageText: (p) => [...textProblems(p.text, p.entities), ...markupChoice(p), ...targetProblems(p)],
  editMessageReplyMarkup: (p) => targetProblems(p),
  sendMessageDraft: (p) => [
    ...textProblems(p.text, p.entities, { mayBeEmpty: true }),
    ...(Number(p.draft_id) === 0 ? ['draft_id is zero'] : []),
    ...(Number(p.chat_id) < 0 ? ['drafts exist in private chats only'] : []),
  ],
  sendDocument: (p) => textProblems(p.caption, p.caption_entities, { max: 1024, mayBeEmpty: true, where: 'caption' }),
  sendPhoto: (p) => textProblems(p.caption, p.caption_entities, { max: 1024, mayBeEmpty: true, where: 'caption' }),
  sendChatAction: (p) => (ACTIONS.has(String(p.action)) ? [] : [`action "${String(p.action)}" is unknown`]),
  answerCallbackQuery: (p) => (String(p.text ?? '').length > 200 ? ['text is over 200 characters'] : []),
  answerInlineQuery: inlineProblems,
  answerGuestQuery: (p) => resultProblems(record(p.result), 'result'),
  setMyCommands: commandProblems,
  setMyDescription: (p) => (String(p.description ?? '').length > 512 ? ['description is over 512 characters'] : []),
  setMyShortDescription: (p) =>
    String(p.short_description ?? '').length > 120 ? ['short_description is over 120 characters'] : [],
  setWebhook: (p) =>
    /^[A-Za-z0-9_-]{1,256}$/.test(String(p.secret_token ?? 'a')) ? [] : ['secret_token has unallowed characters'],
};

function markupChoice(p: Payload): readonly string[] {
  return p.parse_mode !== undefined && p.entities !== undefined ? ['parse_mode and entities exclude each other'] : [];
}

function targetProblems(p: Payload): readonly string[] {
  const inChat = p.chat_id !== undefined && p.message_id !== undefined;
  const inline = p.inline_message_id !== undefined;
  return inChat === inline ? ['the message to edit is not identified'] : [];
}

function quoteProblems(p: Payload): readonly string[] {
  const { quote, quote_entities: entities } = record(p.reply_parameters);
  return textProblems(quote, entities, { max: 1024, where: 'quote' });
}

function previewProblems(p: Payload): readonly string[] {
  const { url } = record(p.link_preview_options);
  return url === undefined || URL.canParse(String(url)) ? [] : ['link_preview_options.url is no url'];
}

function keyboardProblems(markup: unknown): readonly string[] {
  const keyboard = record(markup).inline_keyboard;
  if (!Array.isArray(keyboard)) return [];
  const buttons = keyboard.flatMap(rows);
  const empty = keyboard.some((row) => rows(row).length === 0) ? ['a keyboard row is empty'] : [];
  return [...empty, ...(buttons.length > 100 ? ['more than 100 buttons'] : []), ...buttons.flatMap(buttonProblems)];
}

const BUTTON_LOOKS = new Set(['text', 'icon_custom_emoji_id', 'style']);

function buttonProblems(button: Row): readonly string[] {
  const where = `button "${String(button.text)}"`;
  const actions = Object.keys(button).filter((name) => !BUTTON_LOOKS.has(name) && button[name] !== undefined);
  const problems = String(button.text ?? '').trim() === '' ? ['a button has no text'] : [];
  if (actions.length !== 1) problems.push(`${where} has ${actions.length} actions, not one`);
  const data = button.callback_data;
  if (data !== undefined && (bytes(data) < 1 || bytes(data) > 64))
    problems.push(`${where}: BUTTON_DATA_INVALID, over 64 bytes`);
  if (button.url !== undefined && !isPublicUrl(String(button.url))) problems.push(`${where}: BUTTON_URL_INVALID`);
  if (bytes(record(button.copy_text).text ?? 'a') > 256) problems.push(`${where}: copy_text is over 256 characters`);
  return problems;
}

/** Telegram refuses buttons whose host has no dot, such as `http://localhost:8080`. */
function isPublicUrl(url: string): boolean {
  if (/^tg:/i.test(url)) return true;
  return /^https?:/i.test(url) && URL.canParse(url) && new URL(url).hostname.includes('.');
}

function inlineProblems(p: Payload): readonly string[] {
  const results = rows(p.results);
  const ids = results.map((result) => String(result.id));
  const problems = results.flatMap((result, i) => resultProblems(result, `results[${i}]`));
  if (results.length > 50) problems.push('RESULTS_TOO_MUCH: more than 50 results');
  if (new Set(ids).size !== ids.length) problems.push('RESULT_ID_DUPLICATE');
  if (bytes(p.next_offset ?? '') > 64) problems.push('next_offset is over 64 bytes');
  const start = record(p.button).start_parameter;
  if (start !== undefined && !/^[A-Za-z0-9_-]{1,64}$/.test(String(start))) problems.push('START_PARAM_INVALID');
  return problems;
}

function resultProblems(result: Row, where: string): string[] {
  const content = record(result.input_message_content);
  const problems = [...textProblems(content.message_text, content.entities, { where: `${where}'s message_text` })];
  if (bytes(result.id) < 1 || bytes(result.id) > 64) problems.push(`${where}: RESULT_ID_INVALID`);
  if (result.type === 'article' && String(result.title).trim() === '') problems.push(`${where}.title is empty`);
  return [...problems, ...keyboardProblems(result.reply_markup)];
}

function commandProblems(p: Payload): readonly string[] {
  const problems = rows(p.commands).flatMap(({ command, description }) => [
    ...(/^[a-z0-9_]{1,32}$/.test(String(command)) ? [] : [`BOT_COMMAND_INVALID: "${String(command)}"`]),
    ...(String(description).length >= 1 && String(description).length <= 256
      ? []
      : ['BOT_COMMAND_DESCRIPTION_INVALID']),
  ]);
  if (rows(p.commands).length > 100) problems.push('BOT_COMMANDS_TOO_MUCH');
  if (!/^([a-z]{2})?$/.test(String(p.language_code ?? ''))) problems.push('language_code is not of two letters');
  return problems;
}
