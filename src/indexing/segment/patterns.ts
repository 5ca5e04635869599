/*
 * What lines of Chinese newspapers look like, in general. Every pattern is matched against `Line.plain`, so full-width ASCII is half-width here.
 * Patterns only recognise; what a match is worth stands with the evidence that uses it.
 */
import {
  DATELINE_DAY,
  DAY_IN_ANY_FIGURES,
  FULL_DAY,
  MONTH_DAY,
  NUMERALS,
  PRINTED_DAY,
  PRINTED_YEAR,
  WEEKDAY,
} from '../../reading/index.ts';

const HAN = '\\p{Script=Han}';
const PAPER = `(?:本报|${HAN}{2,10}(?:报|社|网|台|客户端|融媒体?(?:中心)?))`;

/** （原载本报3月21日一版）: where a report that is printed again stood first. */
const REPRINTED = '(?:\\((?:原载)?本报[^()]{2,20}版\\)\\s*)?';
/** 本报讯, 某某报讯, 本报北京3月1日电, 新华社成都8月2日电: how a news report opens. */
const ELSEWHERE =
  `[|\\s]*(?:[([〔【]\\s*)?(?:${HAN}{2,8}\\s*(?:[/∕]\\s*)?)?(?:特派|地方|专案)?记者[^。,()]{2,24}?[/∕]\\s*${HAN}{2,10}?(?:报导|报道|专访|电)[)\\]〕】]?\\s*(?=[^\\s)\\]〕】])` +
  `|[([〔【]${HAN}{2,8}(?:社|网|报|台)(?:特派|驻${HAN}{2,4}?)?记者[^。,()]{4,24}?\\d\\S{1,7}?电[)\\]〕】]`;
/** (某社某地十七日电), （某地22日讯） */
const DATELINE = `\\(${HAN}{2,12}?(?:${DATELINE_DAY}|[${NUMERALS}]{1,3}日)专?[电讯]\\)`;
export const LEAD = new RegExp(
  `^${REPRINTED}(?:${ELSEWHERE}|${DATELINE}|[【〔\\[]\\s*(?:本报讯|本报消息|本报专讯|特讯|专讯|快讯)\\s*[】〕\\]]|本报(?:快)?讯|${PAPER}讯(?=[\\s(])|(?:本报|新华社|中新社|人民网|央广网)${HAN}{0,8}${DATELINE_DAY}(?:专)?[电讯]|本网讯|本台(?:消息|讯))`,
  'u',
);
/** 甲乙丙丁 〔記者某／某地報導〕…: a headline and its report in one line. */
export const LEAD_WITHIN =
  /^([^。;；]{6,60}?)\s*[([〔【（](?:\p{Script=Han}{2,8}\s*)?(?:记者|記者)[^。,()（）]{2,24}?[/∕／]\s*\p{Script=Han}{2,10}?(?:报导|報導|报道)[)\]〕】）]|^([^。;；]{6,60}?)\s+(?=本报(?:讯|消息|专讯)|本報訊)/u;
/** （上接第一版）: the rest of an article from another page. */
export const CONTINUED = new RegExp(String.raw`^[(▲■◀]?\s*(?:上接|紧接|接)\s*第?\s*[0-9A-Z${NUMERALS}]{1,4}\s*版`, 'u');

/** …（下转第三版）: a text that goes on elsewhere is over on this page. */
export const JUMPS = new RegExp(String.raw`\((?:下转|转)\s*第?\s*[0-9A-Z${NUMERALS}]{1,4}\s*版\)$`, 'u');

/** A sentence is over here, quotes and brackets that close with it included. */
export const STOP = /(?:[。!?…]|(?<=\p{Script=Han})\.)[”’"')\]】」』》]*$/u;
/** The sentence goes on after these. */
export const PAUSE = /[,、([“‘《〈「『]$/u;
/** Nothing begins with these: the sentence began before. */
export const CANNOT_BEGIN = /^[,。、;:!?)\]】」』》〉”’%％·.]|^至\d/u;

/** 责编 某某 编审 某某; 本版编辑…: who made the page. */
export const EDITORS =
  /^[\s|]*(?:本版|本期|值班|执行|见习|首席|责任|今日)?\s*(?:责\s*编|责任编辑|编\s*辑|编\s*审|主\s*编|副?总编辑?|编委|校\s*对|版\s*式|美\s*编|美术编辑|视觉|组\s*版|排\s*版|审\s*读|审\s*校|终\s*审|监\s*制|值班总编|图\s*编|制\s*图|统\s*筹|策\s*划)[\s:/／|丨]*(?:\p{Script=Han}[\s、]?){2,12}(?:[\s:/／|丨].{0,48})?$/u;
const SECTION = '\\p{Script=Han}{0,6}(?: ?[·|/] ?\\p{Script=Han}{2,6})?';
/** The head of the page: date with weekday, page number, issue number, addresses of the paper. Matched with single spaces and none beside digits. */
export const PAGE_HEAD: readonly RegExp[] = [
  // The paper's name, the section, the date and the page number, in any order.
  new RegExp(
    `^[^。,;!?:]{0,40}(?:${PRINTED_YEAR}${MONTH_DAY})[^。,;!?:]{0,24}第?[0-9A-Z${NUMERALS}]{1,3}版${SECTION}$`,
    'u',
  ),
  new RegExp(`^第?[0-9A-Z${NUMERALS}]{1,3}版[^。,;!?:]{0,24}(?:${PRINTED_YEAR}${MONTH_DAY})[^。,;!?:]{0,24}$`, 'u'),
  new RegExp(String.raw`^${PRINTED_DAY}\s*[^。]{0,12}${WEEKDAY}[^。]{0,40}$`, 'u'),
  new RegExp(String.raw`^[^。]{0,16}${FULL_DAY}\s*${WEEKDAY}[^。,;!?]{0,80}$`, 'u'),
  // Who publishes the paper, which issue it is, how many pages it has, where to write.
  /^[^。,;!?:]{0,40}(?:中共|宣传部|融媒|传媒|报社)[^。,;!?:]{0,24}(?:主管|主办|出版|承办|机关报|编辑部)/u,
  new RegExp(String.raw`^(?:总?第\s*\d{2,6}\s*期|今日[${NUMERALS}\d]{1,2}版|共[${NUMERALS}\d]{1,2}版|[\s(),])+$`, 'u'),
  /^(?:内部资料|免费赠阅|(?:电子)?(?:邮箱|信箱)|[\w.-]+@[\w.]+\w)[^。,;!?]{0,50}$/u,
  /(?:编辑|编委|校对|责编|美编|设计)[\s:]+\p{Script=Han}{2,4}(?:\s.*)?\s(?:\p{Script=Han}{0,2}(?:编辑|校对|设计|美编|责编))[\s:]+\p{Script=Han}{2,4}/u,
  new RegExp(String.raw`^\p{Script=Han}{2,8}[报刊]\s+[^。,]{0,24}第?\s*[0-9A-Z${NUMERALS}]{1,3}\s*版[^。]{0,12}$`, 'u'),
  new RegExp(String.raw`^${WEEKDAY}(?:\s|$)[^。]{0,30}$`, 'u'),
  new RegExp(String.raw`^第?\s*[0-9A-Z〇${NUMERALS}]{1,3}\s*版(?:[\s:·|/].{0,20})?$`, 'u'),
  new RegExp(
    `^(?:0\\d|[A-Z]?\\d{1,2}(?=\\s*[·|/版]|$)|[A-Z]\\d{1,2})(?!\\s*[号日月年元人个米])\\s*[·|/]?\\s*版?\\s*[·|/]?\\s*${SECTION}$`,
    'u',
  ),
  /^(?:要闻|综合新闻|综合|时政要闻|本地新闻|民生新闻|社会新闻|文化副刊|副刊|专题报道|专版|公益广告|广告|分类广告|分类信息|公告栏|时政|深度)(?:\s*[·|/]?\s*\d{1,2}\s*版?)?$/u,
  /(?:国内统一(?:连续出版物|刊)号|CN\d{2}|邮发代号|总第\s*\d+\s*期|新闻热线|广告热线|发行热线|投稿热线|投稿邮箱|本报地址|准印证)/u,
  /^[-—=_*·.~\s]{3,}$/u,
  /^[-—]\s*\d{1,3}\s*[-—]$/u,
];

/** -----, * * *, ====: drawn across a column between its parts; in Markdown behind a backslash. */
export const DRAWN = /^(?:\\?([-–—─━=_*·.~#+•✦◆◇])\s*)(?:\\?\1\s*){2,}$/u;

/** |---|:--:|, +----+: drawn between the rows of a table. */
export const RULE = /^(?=.*[|｜│┃┌├└┏┣┗+])(?=.*[-─━—])[\s|｜│┃+:\-─━—┌┐└┘├┤┬┴┼┏┓┗┛┣┫┳┻╋]+$/u;

/** The paper's name as its first lines print it, also spelled in Latin letters: 今日云川, 云川报 YUNCHUAN BAO. */
export const NAMEPLATE =
  /^(?:(?:今日\p{Script=Han}{2,4}|\p{Script=Han}{2,6}(?:报|周刊))(?:\s+[A-Z][A-Z ]{2,40})?|[A-Z][A-Z ]{2,40})$/u;

/** 图为…, …资料图, …摄: words that only stand in captions and photo credits. */
export const CAPTION =
  /^[▲△▼▽←→↑↓](?=\s*\S{4})|^(?:◆\s*)?(?:图为|图[①-⑨一二三四1-9]?[::]|上图|下图|左图|右图|题图)|(?:资料图(?:片)?|(?:供图|配图|制图))\)?[。.]?$/u;
/** ——走进某地系列报道之四. */
export const SERIES = new RegExp(
  String.raw`^(?:——|—|--)\s*\S|(?:系列(?:报道|评论|访谈)|述评|本报评论员)(?:之)?[${NUMERALS}①-⑨\d()]{0,4}$`,
  'u',
);

/** Where a page is cut at its start: what a sentence can't begin with, or a quote that is only closed. */
export const MID_SENTENCE = /^[,。、;:!?)\]】」』》〉”’%]|^(?:的|了|们|着|以及)|^[^。!?“‘]{0,40}[”’][^“]/u;

/** Heads of official and private notices. */
export const NOTICE =
  /(?:启\s*事|公\s*告|公\s*示|声\s*明|通\s*告|讣\s*告|招\s*租|招\s*标|拍\s*卖|招\s*聘|通知书?|遗\s*失|注销|清算|中标结果|催缴|听证会|停[水电气]通知|减资|寻[人物](?:\s+寻[人物])?)(?:\s*[(].{1,12}[)])?$/u;
/** 某政发〔2024〕15号: the number of an official paper, under its headline. */
export const PAPER_NUMBER = /^\S{2,16}[〔[(]\d{4}[〕\])]\s*第?\s*\d{1,5}\s*号$/u;
/** Sentences of notices. */
export const NOTICE_TEXT =
  /声明作废|特此(?:公告|公示|声明|通告|通知)|公示期|^(?:●|-)?\s*兹有|遗失.{2,40}(?:作废|号码)|现予以?公[告示布]/u;
/** One entry among lost-property notices. */
export const LOSS = /^(?:[●■·-]\s*)?(?:兹有)?\S{2,40}(?:遗失|不慎丢失)\S{2,60}(?:作废|声明)/u;
/** 联系电话：…, 地址：…: lines of notices that end without a stop. */
export const LABELLED =
  /^(?:\p{Script=Han}{0,6}(?:电话|热线|地址|邮编|邮箱|网址|联系人|时间|地点|传真|账号|户名|开户行|收件人|受理|单位|范围|路段|路线|规模|投资|名称|方式)\s*:|0\d{2,3}-?\d{7,8}|1\d{10}|https?:|www\.|[\w.]+@)/u;
/** 问：…, 答：…, 市民方女士：…, 区城管局回复：…: what readers ask and offices answer. */
export const ASKED =
  /^(?:问|答|记者问|读者问|来信|来电|(?:编辑|记者)同志|(?:市民|读者|网友|居民|村民|业主)[^:,。!?]{0,8}(?:女士|先生|小姐|师傅|大爷|阿姨|某|[”"])|\p{Script=Han}{2,14}(?:回复|答复|回应))\s*:/u;
/** 联系电话：0779-3325512, …。某局 2025年8月13日, 。（某某）: how notices and reports end without a stop. */
export const CLOSED = new RegExp(
  `(?:(?<!\\d)(?:0\\d{2,3}-?)?[1-9]\\d{6,10}|[。;\\d]\\s*\\p{Script=Han}{2,24}(?:公司|[局院厅所站社]|委员会|办公室|政府|中心|集团)|[。\\d]\\s*(?:\\p{Script=Han}{2,24}\\s*)?${PRINTED_YEAR}${MONTH_DAY}|[。!?][”’]?\\s*\\([^()]{2,20}\\))$`,
  'u',
);
/** A notice is dated and signed at its end. */
export const DATE_ALONE = new RegExp(`^${DAY_IN_ANY_FIGURES}$`, 'u');
const OFFICE_NAME =
  '\\S{4,40}(?:委员会|政府|局|院|厅|办公室|办事处|公司|集团|中心|法庭|协会|学校|大学|银行|支队|大队|管委会|指挥部|工会|合作社|医院|部|所|站|水厂|队)(?:\\(.{1,12}\\))?';
/** One office or several beside each other. */
export const OFFICE = new RegExp(`^${OFFICE_NAME}(?:\\s+${OFFICE_NAME}){0,3}$`, 'u');

/** 短评：…, 编者按：…: a genre before the colon opens a piece of its own. */
export const GENRE =
  /^[【[]?(?:本报)?(?:评论员?|短评|时评|快评|社论|微评|漫评|编者按|编后|记者手记|新闻链接|相关链接|往期链接|往期回顾|新闻回顾|回看|回放|新闻背景|延伸阅读)[】\]]?\s*(?::|\||·|丨|$)/u;

/** 编者按：…: what the editors say about the article below; 编后 about the one above. */
export const EDITORS_NOTE = /^[【[]?编(?:者按|后|者的话)(?:[】\]]?[::\s]|[】\]]|$)/u;
export const AFTERWORD = /^[【[]?编后/u;
/** 编者按 in a line of its own. */
export const EDITORS_NOTE_HEAD = /^[【[]?编(?:者按|后|者的话)[】\]]?:?$/u;

/** Column names stand over headlines and say little about them. */
export const COLUMN =
  /^(?:聚焦|关注|走进|学习贯彻|奋进|践行|喜迎|新春走基层|我为群众办实事|深入学习|贯彻落实|牢记|回眸|沿着|奋战)|(?:进行时|视窗|专栏|在路上|在行动|看台|风采|故事|速递|快讯|链接|之窗|手记|观察|调查|面对面|时间|专题|现场|一线|见闻|纪事|简讯|时评|论坛|茶座|话题|传真|短波|动态|阅读|相关新闻|特刊|进基层|大家谈|系列报道|故事会|身边事|在身边|会客厅|议事厅|曝光台|服务台|直通车|回音壁|光荣榜|先锋榜|信箱|园地|博览|集锦|瞭望|札记|关切)$/u;
/** 简讯, 简明新闻: several pieces of news in a few lines each. */
export const BRIEFS =
  /^[【[]?[^。,;【[]{0,6}(?:简讯|短讯|快讯|简明新闻|新闻简报|一句话新闻|要闻速览|集锦|速递|短波|传真|动态)[\s·:]*[】\]]?$/u;
/** 天气预报, 一周天气: what a paper prints every day. */
export const SERVICE =
  /^(?:今日|明日|本周|一周|未来\S{1,3})?(?:天气(?:预报)?|气象(?:信息|预报)?|潮汐(?:表)?|菜价|便民(?:信息|服务)|生活服务)$/u;
/**
 * 政策问答, 读者来信, 停电预告, 数说5月, 招聘信息: standing columns, whose pieces no report's opening begins. 专家提醒 and the like are subheads.
 */
export const STANDING =
  /^[【[]?(?:\p{Script=Han}{0,8}(?:问答|有问必答|明白纸|明白卡|来信|小贴士|小常识|早知道|一点通|留言板|停[水电气]预告|预告|备忘)|(?:\d{4,5})?\p{Script=Han}{0,4}(?:回音壁|回音|信箱)|[^。,;]{0,8}(?:信箱|来信|留言|问政|热线)\p{Script=Han}{0,4}(?:摘登|选登|反馈|摘编|回复)|(?!(?:专家|民警|警方|交警|律师|法官|检察官|医生|记者|温馨|友情|特别|重要))\p{Script=Han}{2,8}(?:提醒|提示)|数(?:说|读|字看?)\S{1,8}|(?:招聘|招工|求职|用工|就业|便民|供求|分类|人才|缴费|办事)(?:信息|快讯|启事|专栏|指南))[】\]]?$/u;
/** 区公安分局提醒：…: an office speaks to the residents. */
export const ADVISES =
  /^\p{Script=Han}{0,12}(?:局|委|公司|中心|院|办|队|支行|部门|管理所)(?:近日|日前|今日|昨日|再次)?(?:提醒|提示|通报|发布通报)[:,]/u;
/** 3月19日 7:30—16:00 …: an entry of what happens when. */
export const SCHEDULED = new RegExp(
  String.raw`^(?:[★☆●■▲◆]\s*)?${MONTH_DAY}\s*(?:\([^()]{2,8}\)\s*)?\d{1,2}(?::\d{2}|时)`,
  'u',
);
/** 【热线问答】: a name in such brackets stands over a column. */
export const BRACKETED = /^[【[][^】\]]{2,12}[】\]]$/u;

/** …。（某某）: who sent in a report. */
export const SENT_BY = /[。!?][”’]?\s*\((?:(?:记者|通讯员|特约|本报)\s*)*(?:\p{Script=Han}{2,4}[\s、]*){1,4}\)$/u;

/** Who attended: the second line under the headline of a meeting (某甲讲话 某乙某丙出席). */
export const ATTENDANCE =
  /^(?:\p{Script=Han}{2,16}(?:出席|主持|讲话|参加|陪同|致辞|宣布开幕|作报告|列席)(?:会议|活动|仪式)?(?:并(?:讲话|致辞|主持|作报告))?(?:\s+|$)){1,4}$/u;
