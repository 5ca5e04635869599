/** All words of the chat page that aren't the bot's, in both languages. */
import type { Language } from '../../types.ts';

const zh = {
  title: '聊天试用',
  about: '这里是真的机器人，只是没有 Telegram：对话只在本机，程序一停就清空。',
  start: '开始',
  chat: '与问津的对话',
  write: '输入消息',
  send: '发送',
  file: '发送文件',
  menu: '命令',
  reply: '回复',
  edit: '修改',
  edited: '已修改',
  replying: (words: string) => `回复：${words}`,
  editing: '修改刚才的问题',
  cancel: '取消',
  more: '展开',
  less: '收起',
  typing: '正在输入…',
  you: '您',
  bot: '问津',
  empty: '点“开始”，或者直接提问。',
  resident: '居民',
  newsroom: '编辑部',
  as: '以谁的身份',
};

const en: typeof zh = {
  title: 'Try the chat',
  about:
    'This is the real bot, only without Telegram: the chat stays on this machine and is gone when the program stops.',
  start: 'Start',
  chat: 'The chat with Wenjin',
  write: 'Write a message',
  send: 'Send',
  file: 'Send a file',
  menu: 'Commands',
  reply: 'Reply',
  edit: 'Edit',
  edited: 'edited',
  replying: (words) => `In reply to: ${words}`,
  editing: 'Change your question',
  cancel: 'Cancel',
  more: 'Show all',
  less: 'Show less',
  typing: 'is typing …',
  you: 'You',
  bot: 'Wenjin',
  empty: 'Press Start, or just ask.',
  resident: 'a resident',
  newsroom: 'the newsroom',
  as: 'Write as',
};

export type ChatWords = typeof zh;

export const chatWords = (language: Language): ChatWords => (language === 'en' ? en : zh);
