/** All words the web reader shows of its own, in both languages. */
import type { Article, ArticleKind, Language } from '../types.ts';

const zh = {
  site: '问津',
  tagline: '问本地报纸，句句有出处',
  ask: '提问',
  placeholder: '想打听什么？例如：小学什么时候建好？',
  latest: '最新报道',
  empty: '还没有报道。请管理员运行 npm run index。',
  covers: (articles: number, from: string, upTo: string) => `收录 ${articles} 篇报道（${from} 至 ${upTo}）`,
  undated: '日期不详',
  source: '来源',
  sources: '出处',
  original: '原文链接',
  reporters: '记者',
  interns: '实习记者',
  correspondents: '通讯员',
  photographers: '摄影',
  from: '来自',
  published: '报道日期',
  inferred: '日期依据',
  event: '事件日期',
  alsoIn: '另见',
  updated: (day: string) => `本文已于 ${day} 更正`,
  home: '返回首页',
  notFoundTitle: '没有这一页',
  notFound: '这一页不存在，或者这篇报道已被撤下。可以回首页再问一次。',
  troubleTitle: '出了点问题',
  trouble: '刚才没能处理您的请求，请稍后再试。',
  busyTitle: '请稍候',
  busy: '现在提问的人较多，请过几秒再试。',
  paragraph: (n: number) => `第 ${n} 段`,
};

const en: typeof zh = {
  site: 'Wenjin',
  tagline: 'Ask the local papers; every sentence has its source',
  ask: 'Ask',
  placeholder: 'What would you like to know?',
  latest: 'Latest reports',
  empty: 'No reports yet. The operator can run npm run index.',
  covers: (articles, from, upTo) => `${articles} reports from ${from} to ${upTo}`,
  undated: 'undated',
  source: 'Source',
  sources: 'Sources',
  original: 'Original page',
  reporters: 'Reporters',
  interns: 'Interns',
  correspondents: 'Correspondents',
  photographers: 'Photographs',
  from: 'From',
  published: 'Reported',
  inferred: 'Date inferred from',
  event: 'Event',
  alsoIn: 'Also in',
  updated: (day) => `Corrected on ${day}`,
  home: 'Back to the start',
  notFoundTitle: 'No such page',
  notFound: 'This page does not exist, or the report was withdrawn. You can ask again on the start page.',
  troubleTitle: 'Something went wrong',
  trouble: 'Your request could not be handled. Please try again in a moment.',
  busyTitle: 'Please wait',
  busy: 'Many people are asking right now. Please try again in a few seconds.',
  paragraph: (n) => `Paragraph ${n}`,
};

export type Messages = typeof zh;

export const messages = (language: Language): Messages => (language === 'en' ? en : zh);

const KINDS: Readonly<Record<ArticleKind, readonly [string, string]>> = {
  news: ['消息', 'News'],
  feature: ['通讯', 'Feature'],
  continuation: ['转版续文', 'Continued from another page'],
  notice: ['公告启事', 'Notice'],
  photo: ['图片新闻', 'Photo'],
};

export const kindName = (kind: ArticleKind, language: Language) => KINDS[kind][language === 'en' ? 1 : 0];

/** The headline, or for a continuation, whose headline stands on another page, its first words. */
export const headline = (article: Pick<Article, 'title' | 'paragraphs'>) =>
  article.title ?? `${(article.paragraphs[0] ?? '').slice(0, 24)}…`;
