/** What a period is called in a sentence about coverage. */
type Covered = { articles: number; from: string | null; upTo: string | null; districts: readonly string[] };

/** What /stats reports, over `days` days. */
export type Stats = {
  readonly days: number;
  readonly questions: number;
  readonly found: number;
  readonly notFound: number;
  readonly refused: number;
  readonly up: number;
  readonly down: number;
  readonly p95: number | null;
  readonly chats: number;
  readonly follows: number;
  readonly articles: number;
  readonly upTo: string | null;
};

export const zh = {
  // Answers
  undated: '报道未标明日期。',
  undatedStep: '日期不详',
  byModel: '🤖 由 AI 从以下报道中挑选，句子都是报纸原文。',
  nearest: '最接近的报道：',
  failed: '刚才没能答上来，问题已经记下。请稍后再问一次。',
  late: '抱歉让您久等了：机器人停了一段时间，现在把等着的问题一并答上。',
  tooFast: '问得有点快，请稍等一会儿再发。',
  // First steps
  start: ({ articles, from, upTo, districts }: Covered) =>
    articles === 0
      ? '您好，我是问津。还没有收录报道，等编辑部放进报纸就可以问了。'
      : `您好，我是问津：根据本地报纸的报道回答问题，每句话都附出处。\n\n收录 ${articles} 篇报道${from && upTo ? `，${from}至${upTo}` : ''}${districts.length > 0 ? `，涉及${districts.join('、')}` : ''}。\n\n直接打字提问就行。比如：`,
  help: (bot: string) =>
    `直接把问题发给我，我从本地报纸里找答案，并附上出处。可以接着追问，也可以修改刚发的问题，我会更新回答。

/latest [条数、地方或日期] 最新报道
/progress 名称 项目进展时间线
/follow 名称 有新报道时通知我
/following 我关注的
/sources 收录了哪些报道
/language 语言
/privacy 隐私 · /forget 删除我的数据
/about 关于问津

在群里：@${bot} 加上问题，或回复我的消息，或用 /ask 问题。
在任何聊天里：输入 @${bot} 和关键词，选一条发出去。`,
  about:
    '问津取“问路于津渡”之意。回答只来自收录的本地报纸，每句话都能点开原文的那一段；报道里没有的，我会直说没有。\n\n日期以报道为准，旧报道会注明“情况可能已变”。不用 AI 也能回答；用 AI 挑选句子或翻译时会标明，发出的句子仍是报纸原文。',
  privacy:
    '我保存什么：您的问题和我的回答出处（30 天，用于追问、改正和改进）、语言设置、关注的名称、对回答的评价。\n不保存：姓名、头像、电话；问题里的证件号码会先抹去。日志里没有问题的内容。\n\n/forget 立即删除这里的全部数据。',
  sources: ({ articles, from, upTo, districts }: Covered) =>
    articles === 0
      ? '还没有收录报道。'
      : `收录本地报纸的 ${articles} 篇报道。${from && upTo ? `\n时间：${from}至${upTo}` : ''}${districts.length > 0 ? `\n地区：${districts.join('、')}` : ''}`,
  sourceTrouble: '有一个来源需要看一下：',
  unknownCommand: '没有这个命令。直接提问就行，或看 /help。',
  media: '我只看得懂文字。请把想问的打成一两句话。',
  hint: '请在 @ 后面写上问题，例如：最近有哪些新学校开工？',
  greetGroup: (bot: string) =>
    `大家好，我是问津，根据本地报纸的报道回答问题并附出处。在群里请 @${bot} 加上问题，或用 /ask 问题；其余消息我不理会。`,
  askUsage: '用法：/ask 问题',
  // Articles and lists
  articleGone: '这篇报道已不在收录中。',
  page: (page: number, of: number) => `第 ${page}/${of} 页`,
  previous: '◀ 上一页',
  next: '下一页 ▶',
  reporters: (names: readonly string[]) => `记者 ${names.join('、')}`,
  corrected: (date: string) => `已于${date}更正`,
  latest: (district: string | null) => (district ? `${district}最新报道：` : '最新报道：'),
  newsOf: (what: string) => `${what}有什么新闻`,
  latestNone: (district: string | null) => (district ? `没有收录${district}的报道。` : '还没有收录报道。'),
  sourcesOfAnswer: '这个回答的出处：',
  noSources: '这个回答没有出处可列。',
  // Buttons
  buttonSources: '📄 出处',
  buttonTimeline: '📅 进展',
  buttonFollow: '🔔 关注',
  buttonShare: '🔗 分享',
  buttonUp: '👍',
  buttonDown: '👎',
  buttonRead: (title: string) => `📖 ${title}`,
  tapExpired: '这个按钮已经失效，请重新提问。',
  // Progress
  progressUsage: '用法：/progress 名称，例如 /progress 实验小学',
  progressNone: (name: string) => `没有找到“${name}”的进展报道。`,
  progressTitle: (name: string) => `${name}：进展`,
  progressQuestion: (name: string) => `${name}进展到哪一步了？`,
  // Following
  followUsage: '用法：/follow 名称，例如 /follow 轨道交通5号线',
  followed: (name: string) => `已关注“${name}”。有新报道真正写到它时通知您，每天最多一条，夜间不打扰。`,
  followedAlready: (name: string) => `已经关注了“${name}”。`,
  followTooMany: (most: number) => `最多关注 ${most} 个，请先在 /following 里取消一些。`,
  followBadName: '名称请写 2 到 40 个字，例如项目、学校、道路或单位的名字。',
  stopFollowing: (name: string) => `🔕 取消关注 ${name}`,
  following: '点一下就取消关注：',
  followingNone: '还没有关注任何内容。用 /follow 名称，或在回答下面点“🔔 关注”。',
  unfollowed: (name: string) => `已取消关注“${name}”`,
  followNews: (name: string) => `🔔 您关注的“${name}”有新报道：`,
  // Feedback and sharing
  thanksUp: '谢谢！',
  askReason: '哪里不对？',
  thanksDown: '谢谢，已转给编辑部。',
  reasons: ['答非所问', '已经过时', '出处不对', '有错误'] as readonly string[],
  share: '把这个链接发给别人，点开就能看到同一个问题的回答：',
  shareGone: '这个分享的问题已经不在了，请直接提问。',
  sharedQuestion: (text: string) => `问：${text}`,
  // Data
  forgetAsk: '要删除这里的全部数据吗？包括历史问题、关注、设置和评价，不能恢复。',
  forgetYes: '删除',
  forgotten: '已删除。',
  languageAsk: '用哪种语言？',
  languageSet: '好，以后用中文。',
  languageAuto: '好，按您提问的语言回答。',
  auto: '自动',
  // Inline and guest mode
  inlineButton: '打开问津',
  inlineAnswer: '回答',
  inlineNothing: '没有找到，换个说法试试',
  inlineNothingText: (text: string) => `“${text}”：没有在收录的报道里找到答案。`,
  guestHint: '请在 @ 我之后写上问题。',
  // Corrections
  withdrawnNotice: (question: string, title: string) =>
    `更正：您问过“${question}”，我的回答引用了《${title}》。编辑部已撤回这篇报道，请不要再以那个回答为准。`,
  correctedNotice: (question: string, title: string) =>
    `更正：您问过“${question}”，我的回答引用了《${title}》。这篇报道已更正，请重新提问以看到新的内容。`,
  // Newsroom
  adminOnly: '这个命令只给编辑部用。',
  notOffered: '这个功能在当前运行方式下没有开启。',
  fileUnknown: '只收 .txt、.md、.html、.pdf、.docx、.jsonl 文件。',
  fileTooBig: (megabytes: number) => `文件太大，Telegram 只让机器人下载 ${megabytes} MB 以内的文件。`,
  fileFailed: (reason: string) => `没能收录：${reason}`,
  indexed: (file: string, articles: number) => `已收录 ${file}：${articles} 篇。请核对：`,
  indexedNothing: (file: string) => `${file} 里没有找到报道，或与已收录的相同。`,
  more: (count: number) => `…还有 ${count} 篇`,
  keep: '✅ 没问题',
  undo: '↩️ 撤下这一份',
  kept: '好，已确认。',
  undone: '已撤下。',
  stats: (s: Stats) =>
    `最近 ${s.days} 天\n问题 ${s.questions}，答出 ${s.found}，没找到 ${s.notFound}，谢绝 ${s.refused}\n👍 ${s.up}，👎 ${s.down}\n用时 p95 ${s.p95 === null ? '—' : `${s.p95} ms`}\n聊天 ${s.chats}，关注 ${s.follows}\n收录 ${s.articles} 篇，截至${s.upTo ?? '—'}`,
  unanswered: '居民问了但没找到的：',
  withdrawnNone: '没有撤下或更正过报道。',
  withdrawnList: (n: number) => `撤下和更正的报道（${n} 条，新的在前）：`,
  unansweredNone: '最近没有落空的问题。',
  withdrawUsage: '用法：/withdraw 报道编号（报道页脚或链接里 a_ 之后的那一段）',
  withdrawAsk: (title: string, told: number) =>
    `撤回《${title}》？撤回后不再出现在回答和链接里，${told} 个得到过相关回答的聊天会收到更正。`,
  withdrawYes: '撤回',
  withdrawn: (title: string, told: number) => `已撤回《${title}》，通知 ${told} 个聊天。`,
  correctUsage: '用法：/correct 报道编号，换行后写更正后的全文。',
  correctAsk: (title: string, told: number) => `用新的内容更正《${title}》？${told} 个得到过相关回答的聊天会收到更正。`,
  correctYes: '更正',
  correctedDone: (title: string, told: number) => `已更正《${title}》，通知 ${told} 个聊天。`,
  broadcastUsage: '用法：/broadcast 内容',
  broadcastAsk: (chats: number) => `以上内容将发给 ${chats} 个聊天。`,
  broadcastYes: '发送',
  broadcastDone: (chats: number) => `正在发给 ${chats} 个聊天。`,
  cancel: '取消',
  cancelled: '已取消。',
  // Profile: at most 512 and 120 characters
  description:
    '问津根据本地报纸的报道回答问题：项目进展、政策、学校、道路、活动。每句话都附出处，点开就是原文那一段；报道里没有的，直说没有。',
  shortDescription: '根据本地报纸的报道回答问题，每句话都附出处。',
  // Menus
  menu: {
    ask: '提问：/ask 问题',
    latest: '最新报道',
    progress: '项目进展：/progress 名称',
    follow: '关注：/follow 名称',
    following: '我关注的',
    sources: '收录了哪些报道',
    language: '语言 Language',
    privacy: '隐私',
    forget: '删除我的数据',
    about: '关于问津',
    help: '帮助',
    start: '开始',
    stats: '统计',
    withdrawn: '撤下和更正的清单',
    unanswered: '没答上的问题',
    withdraw: '撤回报道',
    correct: '更正报道',
    broadcast: '群发通知',
  } as Readonly<Record<string, string>>,
};
