/** Where a sentence has the kind of fact that is asked for: an amount in its unit, a time, a person, a place, a stage, a list. */
import { plainly, remember, type Span, whensIn } from '../../reading/index.ts';
import type { Aspect, Mention, When } from '../../types.ts';
import { amounts } from './amounts.ts';
import { BODY, doersIn } from './bodies.ts';
import type { Given } from './given.ts';
import { namesIn } from './naming.ts';
import { personsIn } from './persons.ts';
import { all, type Sign } from './signs.ts';
import { plansIn } from './standing.ts';

/**
 * The sentences of six articles are looked through for every aspect of a question, and those of a well-read report for
 * every question about it. 4,096 sentences' amounts and dates take some 3 MB.
 */
const REMEMBERED = 4096;
const plainOf = remember(plainly, REMEMBERED);
/** Times of a text that is no whole statement. */
const timesIn = remember((text: string) => whensIn(text), REMEMBERED);
/** Times among what was read of a statement. */
export const timesAmong = (mentions: readonly Mention[]): readonly When[] =>
  mentions.filter((one) => one.kind === 'when');

const PLACE_END =
  '(?:[省市区县镇乡村路号站馆院校厂楼厅园街道巷弄]|[^，。；]{0,6}(?:交[会汇叉]处|之间|附近|旁|侧|片区|组团|新城)|[东西南北正侧大]门|[路门出街]口|渡口|窗口|大道|街道|社区|基地|中心|广场|集市|市场|国家|地区|海外|平台)';
const PLACE = new RegExp(
  `(?:位于|坐落[于在]?|地处|选址(?:在|于)?|落户|落地|地址(?:为|在)?[:：]?|发往|销往|进驻|迁[至到往]|搬[至到往]|移至|转至|停放[至在]|绕行|改走|改[在到]|设在|[起止]于|送往)[^，。；]{0,24}?[\\p{Script=Han}\\dA-Z]${PLACE_END}`,
  'gu',
);
/** 其注册地址在上海, 总部位于…, 来自四川: a name without a kind behind it. */
const SEAT =
  /(?:注册地址?|(?<!网)地址|总部|产地|籍贯)(?:就?[设位]?[在于]|为|是|[：:])\p{Script=Han}{2,}|产自\p{Script=Han}{2,}/gu;
const PLACE_WEAK = new RegExp(
  `(?:(?<!正)在|到|走进|来到|前往)[^，。；]{0,24}?[\\p{Script=Han}\\dA-Z]${PLACE_END}`,
  'gu',
);
/** 起点体育场南门, 从汽车站发车, 开通甲、乙至丙的专线: where one gets on. */
const BOARDING =
  /(?:起点|终点|起讫点|始发站|乘车点|上车点|集合点)(?:设?[在为是])?[^，。；]{2,18}|(?:从|自)[^，。；]{2,16}?(?:出发|发车|始发|乘车|上车|乘坐|前往)|在[^，。；]{2,12}(?:乘|上车|下车|换乘)|开通[^，。；]{2,20}至[^，。；]{2,14}/gu;
/** 考场二中, 放映地点：南村礼堂: a place under its head, or behind its label. */
const LABELLED =
  /(?:考场|考点|地点|场地|会场|[馆校站院厂园]址)(?:就?[设位]?[在于]|为|是|[：:])\p{Script=Han}{2,}|(?<=^|，)\p{Script=Han}{0,4}(?:考场|考点|地点|场地|会场|地址|地段)\p{Script=Han}{2,12}(?=，|$)/gu;
/** 在松林路12号, 滨江路与云栖大道交会处: an address without 位于. */
const ADDRESS =
  /(?<!正)在[^，。；]{0,16}?[\p{Script=Han}\d](?:[路街巷号弄]|大道|交[会汇叉]处)|\p{Script=Han}{2,6}(?:[路街]|大道)\d+号|\p{Script=Han}{1,6}(?:[路街]|大道)(?:与|和)\p{Script=Han}{1,6}(?:[路街]|大道)交[会汇叉]/gu;
/** 先后前往甲、乙、丙等地: how papers tell of a tour. */
export const TOUR = /(?:先后|依次)?(?:来到|前往|走进|深入|到|视察|参观|察看|走访)[^。；]{2,}、/;
const STAGE =
  /完成\S{0,12}?\d+(?:\.\d+)?%|(?:主体|结构|基础|土石方|装饰|装修|管网|桥梁|路基|幕墙|设备|外立面)[^，。；]{0,14}?(?:完成|封顶|施工|安装|调试|过半|完工)|完成(?:[^，。；]{0,4}%)|完工|竣工|封顶|投产|投用|投入使用|通车|通水|合龙|贯通|交付|交房|开工|动工|试运行|验收|奠基|已完成|全部完成/g;
const STAGE_WEAK = /施工|正在|推进|建设|预计|有望|进入|签约|落地|形成|目前/g;
/** How affairs go that are not built: 增长8%, 居全市第二, 更加完善. */
const RESULT =
  /(?:同比|环比)?(?:增长|增幅|下降|提[升高]|降低)[^，。；]{0,8}\d|(?:领跑|领先|位居|位列|居|列|名列)[^，。；]{0,10}(?:第[一二三四五六七八九十]|前列|首位|榜首)|领跑|整体好转|(?:回升|恢复|稳中|持续|不断)向好|稳中有进|大幅|显著|明显(?:提升|改善|增强|好转|下降)|(?:进一步|更加|更具|日益)\p{Script=Han}{2,4}|实现(?:了)?[^，。；]{2,12}(?:跃升|突破|双过半|开门红)|[有得][以到]?[^，。；]{0,4}(?:提升|改善|增强|解决|破解)/gu;
/** What is built has stages; of these words one means it. */
const BUILT = /修|建|工程|项目|装|施工|路|桥|楼|厂|校|馆|园/;
const REASON = /因为|由于|为了|因此|旨在|得益于|原因|受[^，。]{1,10}影响|为[^，。]{2,24}[，,]|针对|所以|让|面对|为此/g;
const ANSWERED = /已经?|完成|实现|正式|成功|尚未|未|没有|将|预计|正在|获|入选|纳入|顺利|不/g;
/** Items of a list: short stretches between 、, each in quotation marks, or before 等. */
const ITEMS = /“[^”+]{2,20}”|(?<=[“+])[^”+“]{2,12}(?=[+”])|[^、，。；：“”]{2,24}(?=、)|(?<=、)[^、，。；：“”]{2,24}/g;

/** 近日 and 当日 say no certain time; 今年, 端午 and 国庆 hardly one; whatever else says when is plain. */
const VAGUE = 0.4;
const HARDLY = 0.5;
/** 记者昨日获悉, 昨日，记者…: the day on which the paper heard of it, not that of the thing. */
const HEARD = /记者/;
const NEAR = 4;

const isHeard = ({ start, end, said: { daysAway } }: When, text: string): boolean =>
  daysAway !== null && daysAway <= 0 && HEARD.test(text.slice(Math.max(0, start - NEAR), end + NEAR));

function plainness(when: When, text: string): number {
  const { precision, said, clock, repeated, text: words } = when;
  if (isHeard(when, text)) return VAGUE;
  if (clock.length > 0 || precision === 'era') return 1;
  if (precision === 'vague') return VAGUE;
  if (repeated || /[\d底初月]/.test(words) || said.daysAway !== null || said.weekday !== null) return 1;
  if (said.monthsAway !== null || said.weeksAway !== null) return 1;
  return precision === 'day' && said.month === null ? VAGUE : HARDLY;
}

/** 24小时营业, 全天开放 are hours too. */
const ROUND_THE_CLOCK = /(?:24小时|二十四小时|全天候?)(?=[^，。；]{0,4}(?:营业|开放|服务|值班|接诊|办理|运营|供应))/g;

function times(text: string, units: readonly string[], mentions?: readonly Mention[]): readonly Sign[] {
  const whens = mentions ? timesAmong(mentions) : timesIn(text);
  if (units.includes('钟点'))
    return [
      ...whens.flatMap(({ start, end, clock }) => (clock.length > 0 ? { start, end, strength: 1 } : [])),
      ...all(text, ROUND_THE_CLOCK),
    ];
  const said = whens.map((when) => ({ start: when.start, end: when.end, strength: plainness(when, text) }));
  return [...said, ...plansIn(text, 0.4)];
}

/** `#3` among the units: the question says how many there are (哪三颗星). */
export const countIn = (units: readonly string[]): number | null => {
  const said = units.find((unit) => unit.startsWith('#'));
  return said === undefined ? null : Number(said.slice(1));
};

/** 新建凉亭，安装路灯，增设滑梯: what was done, clause by clause. */
const DEEDS =
  /(?<=[，,；;])(?:新建|改建|扩建|增建|增设|新增|加装|安装|改造|修建|修缮|铺设|设置|配备|配建|更换|添置|种植|打造|拆除|开设|开展|推出|组织|举办)[^，,。；;：:]{2,}/g;
/** Two of them are a list. */
const FEWEST_DEEDS = 2;

/** A list is plainer the more items it has, plainest with as many as the question says there are. */
function items(text: string, units: readonly string[], isGiven: Given): readonly Sign[] {
  const deeds = all(text, DEEDS);
  const found = [...all(text, ITEMS), ...(deeds.length >= FEWEST_DEEDS ? deeds : [])].filter(
    ({ start, end }) => !isGiven(text.slice(start, end)),
  );
  const wanted = countIn(units);
  const tour = TOUR.test(text);
  const enough = wanted !== null && found.length >= wanted && found.length <= wanted + 1;
  const strength =
    enough || (tour && wanted === null) ? 1 : Math.min(wanted === null ? 1 : 0.7, 0.2 + 0.27 * (found.length - 1));
  return found.map((sign) => ({ ...sign, strength }));
}

/** What is wrong is seldom called 问题 where it is told: 力度不够, 储备不足, 尚未形成. */
const DEFICIT =
  /[\p{Script=Han}]{2,8}(?:不[足够优强高多大平畅全准严细实齐匀]|偏[低小弱慢少]|滞后|薄弱|缺乏|短缺|过[高低大小于])|(?:尚未|还没有?|未能|缺少|缺乏)[\p{Script=Han}]{2,8}/gu;
const ASKS_FOR_DEFICITS = /^(?:问题|毛病|不足|短板|困难|难题|差距|缺点)$/;

/** What the question says already is no answer: 走进图书馆 of where the library is. */
const OF_GIVEN = 0.3;
const unlessGiven = (found: readonly Sign[], text: string, isGiven: Given): readonly Sign[] =>
  found.map((sign) =>
    isGiven(text.slice(sign.start, sign.end)) ? { ...sign, strength: OF_GIVEN * sign.strength } : sign,
  );

/** 哪个小区, 哪家公司, 哪支队: what is told ends in what is asked for. */
const KIND_ASKED =
  /^(?:队|公司|学校|大学|学院|[中小]学|医院|小区|社区|村|乡|镇|街道|县|区|市|园|工业园|产业园|园区|站|路|街|桥|店|厂|银行|平台|品牌|局|馆|协会|班|组|节|课程|专业|线路|公交|高速|机场|景区|公园)$/;
/** 该公司, 全市, 多家企业 name none. */
const NAMES_NONE = '(?<![该本此各全每多些家个批类内外等新老大小])';
/** In answer to 哪个 a row of several is less plain than the one. */
const OF_ROW = 0.5;

/** One pattern for each kind that was asked for lately: a question is put to some two hundred sentences. */
const namedKind = remember(
  (kind: string) => new RegExp(`[\\p{Script=Han}A-Za-z\\d·]{2,10}?${NAMES_NONE}${kind}`, 'gu'),
  64,
);
const ofKind = (kind: string, text: string, isGiven: Given): readonly Sign[] =>
  all(text, namedKind(kind)).filter(({ start, end }) => !isGiven(text.slice(start, end)));

/**
 * Places in a sentence, as printed in either script, that have the kind of fact that is asked for; what `isGiven` holds of
 * is hardly one. `mentions`: what was read of the text when it was indexed; without them, as for a part of a sentence, it is read now.
 */
export const signs = (
  aspect: Aspect,
  text: string,
  isGiven: Given = () => false,
  mentions?: readonly Mention[],
): readonly Sign[] => signsIn(aspect, plainOf(text), isGiven, mentions);

function signsIn(aspect: Aspect, text: string, isGiven: Given, mentions?: readonly Mention[]): readonly Sign[] {
  const { ask, units, focus, list } = aspect;
  const listed = () => items(text, units, isGiven);
  if (ask === 'which' && focus.slice(0, 2).some((word) => ASKS_FOR_DEFICITS.test(word)))
    return [...all(text, DEFICIT), ...listed().map((sign) => ({ ...sign, strength: sign.strength * 0.5 }))];
  if (ask === 'how-much') return amounts(text, aspect, mentions);
  if (ask === 'when') return times(text, units, mentions);
  if (ask === 'what' && units.includes('名称')) return namesIn(text, isGiven);
  if (ask === 'who' && units.includes('单位')) return doersIn(text);
  if (ask === 'who') return personsIn(text, focus);
  if (ask === 'where')
    return [
      ...all(text, PLACE),
      ...all(text, ADDRESS),
      ...all(text, SEAT),
      ...all(text, LABELLED),
      ...unlessGiven(all(text, BOARDING, 0.8), text, isGiven),
      ...unlessGiven(all(text, PLACE_WEAK, 0.7), text, isGiven),
    ];
  if (ask === 'how-far') {
    const stages = [...all(text, STAGE), ...all(text, STAGE_WEAK, 0.35)];
    return focus.slice(0, 3).some((word) => BUILT.test(word)) ? stages : [...stages, ...all(text, RESULT, 0.9)];
  }
  if (ask === 'why') return all(text, REASON, 0.7);
  if (ask === 'which' && !list && countIn(units) === null && KIND_ASKED.test(focus[0] ?? '')) {
    const rows = listed().map((sign) => ({ ...sign, strength: OF_ROW * sign.strength }));
    return [...ofKind(focus[0]!, text, isGiven), ...rows];
  }
  if (ask === 'which') return [...listed(), ...all(text, BODY, 0.3)];
  if (ask === 'compare') return amounts(text, { ...aspect, units: [] }, mentions);
  return ask === 'yes-no' ? all(text, ANSWERED, 0.6) : all(text, ITEMS, 0.4);
}

/** Characters between a sign and a word of the question beyond which they have nothing to do with each other. */
const REACH = 24;

/** Words that say what an amount is when the question does not: 多大 is of an area. */
const IMPLIED: readonly (readonly [RegExp, readonly string[]])[] = [
  [/亩|平方/, ['面积', '占地', '规划']],
  [/元|亿/, ['投资', '投入', '资金', '贷款', '降本', '营业额', '收入', '产值']],
  [/天|小时/, ['为期', '时间', '历时', '公示期']],
];

/** Words beside which an answer to the aspect stands, though the question may not use them. */
export function implied({ ask, units }: Aspect): readonly string[] {
  if (ask !== 'how-much') return [];
  return IMPLIED.find(([unit]) => units.some((one) => unit.test(one)))?.[1] ?? [];
}

function placesOf(word: string, text: string): readonly Span[] {
  const places: Span[] = [];
  for (let at = text.indexOf(word); at >= 0 && word !== ''; at = text.indexOf(word, at + word.length))
    places.push({ start: at, end: at + word.length });
  return places;
}

/** 0…1: how near the plainest sign stands to one of `words` (both in `printed`); in the same clause counts double. */
export function closeness(found: readonly Sign[], words: readonly string[], printed: string): number {
  if (found.length === 0) return 0;
  const text = plainOf(printed);
  const places = words.flatMap((word) => placesOf(word, text));
  let best = 0;
  for (const sign of found)
    for (const place of places) {
      const [from, to] = sign.start < place.start ? [sign.end, place.start] : [place.end, sign.start];
      const gap = Math.max(0, to - from);
      const cut = /[，。；]/.test(text.slice(from, Math.max(from, to))) ? 0.6 : 1;
      best = Math.max(best, sign.strength * cut * Math.max(0, 1 - gap / REACH));
    }
  return best;
}
