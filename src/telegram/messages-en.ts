import { several } from '../wording/index.ts';
import type { zh } from './messages-zh.ts';

export const en: typeof zh = {
  undated: 'The report carries no date.',
  undatedStep: 'undated',
  byModel: '🤖 Chosen by an AI from the reports below; the sentences are the papers’ own.',
  nearest: 'Closest reports:',
  failed: 'I couldn’t answer just now; your question is noted. Please ask again a little later.',
  late: 'Sorry for the wait: the bot was down for a while and is answering what was waiting now.',
  tooFast: 'That was a little fast. Please wait a moment.',
  start: ({ articles, from, upTo, districts }) =>
    articles === 0
      ? 'Hello, I am Wenjin. There are no reports yet; once the newsroom puts papers in, just ask.'
      : `Hello, I am Wenjin: I answer questions from the local papers, with a source for every sentence.\n\n${several(articles, 'report')}${from && upTo ? `, ${from} to ${upTo}` : ''}${districts.length > 0 ? `, about ${districts.join(', ')}` : ''}.\n\nJust type your question. For example:`,
  help: (bot) =>
    `Send me a question; I look it up in the local papers and name the source. You can ask on, or edit your question and I update the answer.

/latest [how many, place or day] newest reports
/progress NAME a project’s timeline
/follow NAME tell me about new reports
/following what I follow
/sources what is covered
/language language
/privacy privacy · /forget delete my data
/about about Wenjin

In groups: @${bot} and your question, reply to me, or /ask question.
In any chat: type @${bot} and some words, then pick a result.`,
  about:
    'Wenjin means “asking the way to the ford”. Answers come only from the local papers in the index; each sentence opens at its place in the report, and what isn’t there I say isn’t there.\n\nDates are those of the reports; old ones are marked. It works without AI; where an AI chose the sentences or translated them, it says so, and the sentences are still the papers’ own.',
  privacy:
    'What I keep: your questions and the sources of my answers (30 days, for follow-ups, corrections and improvement), your language, the names you follow, your ratings.\nWhat I don’t: name, picture, phone number; ID numbers are masked first. Logs hold no questions.\n\n/forget deletes everything here at once.',
  sources: ({ articles, from, upTo, districts }) =>
    articles === 0
      ? 'There are no reports yet.'
      : `${several(articles, 'report')} from local papers.${from && upTo ? `\nPeriod: ${from} to ${upTo}` : ''}${districts.length > 0 ? `\nDistricts: ${districts.join(', ')}` : ''}`,
  unknownCommand: 'No such command. Just ask, or see /help.',
  media: 'I can only read text. Please type your question in a sentence or two.',
  hint: 'Please write a question after the @, for example: which new schools are being built?',
  sourceTrouble: 'A source needs a look:',
  greetGroup: (bot) =>
    `Hello, I am Wenjin and answer questions from the local papers, with sources. Here, write @${bot} and your question, or /ask question; I don’t react to anything else.`,
  askUsage: 'Usage: /ask question',
  // The papers are in Chinese, and so are the names.
  articleGone: 'This report is no longer in the index.',
  page: (page, of) => `Page ${page}/${of}`,
  previous: '◀ Back',
  next: 'Next ▶',
  reporters: (names) => `by ${names.join(', ')}`,
  corrected: (date) => `corrected ${date}`,
  latest: (district) => (district ? `Newest reports, ${district}:` : 'Newest reports:'),
  newsOf: (what) => `Latest news: ${what}`,
  latestNone: (district) => (district ? `There are no reports about ${district}.` : 'There are no reports yet.'),
  sourcesOfAnswer: 'Sources of this answer:',
  noSources: 'This answer has no sources to list.',
  buttonSources: '📄 Sources',
  buttonTimeline: '📅 Timeline',
  buttonFollow: '🔔 Follow',
  buttonShare: '🔗 Share',
  buttonUp: '👍',
  buttonDown: '👎',
  buttonRead: (title) => `📖 ${title}`,
  tapExpired: 'This button has expired. Please ask again.',
  progressUsage: 'Usage: /progress NAME',
  progressNone: (name) => `I found no reports on the progress of “${name}”.`,
  progressTitle: (name) => `${name}: timeline`,
  progressQuestion: (name) => `${name}进展到哪一步了？`,
  followUsage: 'Usage: /follow NAME',
  followed: (name) =>
    `You follow “${name}”. I write when a new report really is about it: once a day at most, never at night.`,
  followedAlready: (name) => `You already follow “${name}”.`,
  followTooMany: (most) => `You can follow ${most} names; stop some in /following first.`,
  followBadName: 'Please give a name of 2 to 40 characters: a project, school, road or body.',
  stopFollowing: (name) => `🔕 Stop following ${name}`,
  following: 'Tap to stop following:',
  followingNone: 'You follow nothing yet. Use /follow NAME, or tap “🔔 Follow” below an answer.',
  unfollowed: (name) => `Stopped following “${name}”`,
  followNews: (name) => `🔔 A new report on “${name}”:`,
  thanksUp: 'Thank you!',
  askReason: 'What was wrong?',
  thanksDown: 'Thank you, the newsroom will see it.',
  reasons: ['Beside the point', 'Out of date', 'Wrong source', 'Wrong'],
  share: 'Send this link on; it opens the answer to the same question:',
  shareGone: 'The shared question is gone. Please just ask.',
  sharedQuestion: (text) => `Q: ${text}`,
  forgetAsk: 'Delete everything here? Past questions, what you follow, settings and ratings can’t be restored.',
  forgetYes: 'Delete',
  forgotten: 'Deleted.',
  languageAsk: 'Which language?',
  languageSet: 'English from now on.',
  languageAuto: 'I answer in the language you ask in.',
  auto: 'Automatic',
  inlineButton: 'Open Wenjin',
  inlineAnswer: 'Answer',
  inlineNothing: 'Nothing found; try other words',
  inlineNothingText: (text) => `“${text}”: I found no answer in the reports I have.`,
  guestHint: 'Please write a question after my name.',
  withdrawnNotice: (question, title) =>
    `Correction: you asked “${question}” and my answer cited “${title}”. The newsroom has withdrawn that report; please don’t rely on that answer.`,
  correctedNotice: (question, title) =>
    `Correction: you asked “${question}” and my answer cited “${title}”. That report has been corrected; please ask again.`,
  adminOnly: 'This command is for the newsroom.',
  notOffered: 'This isn’t available the way the bot runs now.',
  fileUnknown: 'I take .txt, .md, .html, .pdf, .docx and .jsonl files.',
  fileTooBig: (megabytes) => `Too big: Telegram lets bots download files up to ${megabytes} MB.`,
  fileFailed: (reason) => `Not indexed: ${reason}`,
  indexed: (file, articles) => `Indexed ${file}: ${several(articles, 'article')}. Please check:`,
  indexedNothing: (file) => `No articles in ${file}, or the same as already indexed.`,
  more: (count) => `…and ${count} more`,
  keep: '✅ All right',
  undo: '↩️ Take it out again',
  kept: 'Confirmed.',
  undone: 'Taken out.',
  stats: (s) =>
    `Last ${s.days} days\nQuestions ${s.questions}, answered ${s.found}, not found ${s.notFound}, refused ${s.refused}\n👍 ${s.up}, 👎 ${s.down}\np95 ${s.p95 === null ? '—' : `${s.p95} ms`}\nChats ${s.chats}, follows ${s.follows}\n${several(s.articles, 'article')}, up to ${s.upTo ?? '—'}`,
  unanswered: 'Asked in vain:',
  withdrawnNone: 'Nothing was withdrawn or corrected.',
  withdrawnList: (n: number) => `Withdrawn and corrected (${n}, newest first):`,
  unansweredNone: 'Nothing was asked in vain lately.',
  withdrawUsage: 'Usage: /withdraw ARTICLE (the part after a_ in its link)',
  withdrawAsk: (title, told) =>
    `Withdraw “${title}”? It disappears from answers and links; ${several(told, 'chat')} that got an answer from it will be told.`,
  withdrawYes: 'Withdraw',
  withdrawn: (title, told) => `Withdrew “${title}” and told ${several(told, 'chat')}.`,
  correctUsage: 'Usage: /correct ARTICLE, then the whole corrected text on new lines.',
  correctAsk: (title, told) =>
    `Put the new text in place of “${title}”? ${several(told, 'chat')} that got an answer from it will be told.`,
  correctYes: 'Correct',
  correctedDone: (title, told) => `Corrected “${title}” and told ${several(told, 'chat')}.`,
  broadcastUsage: 'Usage: /broadcast text',
  broadcastAsk: (chats) => `This will go to ${several(chats, 'chat')}.`,
  broadcastYes: 'Send',
  broadcastDone: (chats) => `Sending to ${several(chats, 'chat')}.`,
  cancel: 'Cancel',
  cancelled: 'Cancelled.',
  description:
    'Wenjin answers questions from the local papers: projects, policies, schools, roads, events. Each sentence opens at its place in the report; what isn’t reported it says isn’t.',
  shortDescription: 'Answers questions from the local papers, with a source for every sentence.',
  menu: {
    ask: 'Ask: /ask question',
    latest: 'Newest reports',
    progress: 'Timeline: /progress NAME',
    follow: 'Follow: /follow NAME',
    following: 'What I follow',
    sources: 'What is covered',
    language: 'Language 语言',
    privacy: 'Privacy',
    forget: 'Delete my data',
    about: 'About Wenjin',
    help: 'Help',
    start: 'Start',
    stats: 'Statistics',
    withdrawn: 'Withdrawn and corrected',
    unanswered: 'Asked in vain',
    withdraw: 'Withdraw an article',
    correct: 'Correct an article',
    broadcast: 'Write to all chats',
  },
};
