import { measureWords, noMeasures, perAsked, sumAsked } from '../../reading/index.ts';
import type { Ask, SumKind } from '../../types.ts';
import { AREA, FREQUENCY, LENGTH, MONEY, SHARE, SPAN, topicUnits, unitsLike } from './units.ts';

/** A question word found in a text: the kind of fact it wants, where it stands, the units an answer carries. */
export type Asked = {
  readonly ask: Ask;
  readonly at: number;
  readonly end: number;
  readonly units: readonly string[];
  readonly sum?: SumKind;
  readonly per?: string;
};

/** Words of sums that stand as measures in a question. */
const SCALED = ['亿元', '万元', '亿', '万'];
const HAN = /^\p{Script=Han}+$/u;

/** Any measure word, the longest first, none that is only the beginning of another word (名单, 项目). */
function measurePattern(): string {
  const others = noMeasures();
  const guarded = (word: string): string => {
    const rest = others
      .filter((other) => other.startsWith(word) && other !== word)
      .map((other) => other.slice(word.length));
    return rest.length === 0 ? word : `${word}(?!${rest.join('|')})`;
  };
  const words = [...measureWords(), ...SCALED].filter((word) => HAN.test(word));
  return `(?:${words
    .sort((a, b) => b.length - a.length)
    .map(guarded)
    .join('|')})`;
}

const COUNTED = '[\\d一二两三四五六七八九十]{1,3}';

/** How many there are, when the question says so: 哪三颗星 → `#3`. */
function countOf(match: RegExpMatchArray): readonly string[] {
  const said = match[1] ?? '';
  const count = /^\d+$/.test(said) ? Number(said) : said === '两' ? 2 : '零一二三四五六七八九十'.indexOf(said);
  return count > 1 ? [`#${count}`] : [];
}

type Rule = {
  readonly ask: Ask;
  readonly pattern: RegExp;
  readonly units?: (match: RegExpMatchArray) => readonly string[];
};

/** 几点: an hour of the day. */
const CLOCK = ['钟点'];
/** What something is called. */
const NAME = ['名称'];

/** The first rule that matches at a place wins it, so precise rules stand above general ones; made of the measure words at first use. */
const rulesWith = (measure: string): readonly Rule[] => [
  {
    ask: 'which',
    pattern: new RegExp(
      `(?<=(${COUNTED})(?:个|大|项|种|样|条)[^，,？?。]{1,8})(?:分别|各)?(?:是|指)(?:指|的是)?(?:什么|哪些|哪几)`,
      'g',
    ),
    units: countOf,
  },
  {
    ask: 'compare',
    pattern:
      /哪(?:个|家|边|里|片区|项目)?[^，,？?]{0,8}?(?:更|比较|最)?(?:快|多|大|高|好|强|早|少|慢|晚)(?=[、，,？?呢]|$)|谁(?:更|的?.{0,4})?(?:多|快|大|高)(?=[、，,？?]|$)|相比|对比|差(?:了)?多少|[多高快早](?:出|了)?还是/g,
  },
  {
    ask: 'how-much',
    pattern:
      /(?:每?隔)?(?:多久|(?<![哪这那好近前头])几(?:天|年|个月|小时|分钟|周|个?星期))(?:才)?(?=[^，,？?]{0,5}一(?:次(?!性)|趟|班|回|轮|届))/g,
    units: FREQUENCY,
  },
  {
    ask: 'when',
    pattern:
      /什么时候|何时|哪(?:一|几)?(?:天|年|日|号)|(?<![哪这那好])几(?:月份?|号|日|点)(?!名)|多久(?=.{0,2}[能才会开通完投建到竣动])|哪个月|每?(?:周|星期|礼拜)几(?![次天回趟场班节个])|什么(?:时间|日子)|时间是|截止到?(?=几|什么)/g,
    units: (m) => (/点/.test(m[0]) ? CLOCK : []),
  },
  {
    ask: 'who',
    pattern:
      /(?<=(?:施工|承建|建设|设计|投资|开发|运营|监理|中标)(?:单位|方|公司|企业|商)(?:是|叫))(?:哪(?:个|家|一家)|谁|什么)|哪(?:个|一?家)(?:公司|单位|企业|施工队|工程队|集团|队伍)?(?=(?:在|来|给|负责|承包)?(?:修|建|做|承|设计|施工|中标|投资|开发|运营|搞))/g,
    units: () => ['单位'],
  },
  {
    ask: 'who',
    pattern:
      /哪[一两几二三四五六]?(?:个|位|名)(?=[^，,？?。的]{0,3}(?:[区县市镇乡村院校局处部厂站所队]长|主任|书记|经理|老师|教授|医生|专家|领导|干部|名人|明星|歌手|演员|运动员|选手|记者|律师))/g,
  },
  {
    ask: 'who',
    pattern:
      /哪(?:个|一?家|些|几[个家])(?:单位|部门|机构|局|学校)(?=(?:在|来|一起|联合|共同)?(?:主办|承办|举办|发布|管|负责|牵头|组织|办的|说的|开的|指导|搞的))/g,
    units: () => ['单位'],
  },
  { ask: 'how-much', pattern: /(?<=[贷捐罚拨募]\S{0,2})多少款/g, units: MONEY },
  { ask: 'how-much', pattern: /(?:什么|哪个|哪种|多大|多少)比例|几分之几|几折/g, units: SHARE },
  {
    ask: 'how-much',
    pattern: /第几|排(?:名)?(?:第)?几|几成|百分之(?:多少|几)|多久|(?<![哪这那好近前头])几(?:天|年(?!级)|个月|小时)/g,
    units: (m) => (/第|排/.test(m[0]) ? ['第'] : /几成|百分/.test(m[0]) ? SHARE() : SPAN()),
  },
  {
    ask: 'which',
    pattern: new RegExp(
      `哪(?!一?步)(?:些|几|(${COUNTED}))(?:个)?${measure}?|哪${measure}(?=公司|企业|单位|机构|村|社区|学校)`,
      'g',
    ),
    units: countOf,
  },
  {
    ask: 'which',
    pattern: new RegExp(
      `(?:有|是|叫|指|获|得|为)?(?:些|哪些)?什么(?=${'名单|荣誉|奖|称号|活动|项目|措施|要求|内容|问题|成效|产品|品种|特色|机构|中心|设施|模式'})`,
      'g',
    ),
  },
  {
    ask: 'how-much',
    pattern: new RegExp(`多少(${measure}|钱|资金)?|(?<![好第十这那近前头])几(${measure})(?!月)`, 'g'),
    units: (m) => (m[1] || m[2] ? unitsLike(m[1] ?? m[2] ?? '') : []),
  },
  {
    ask: 'how-much',
    pattern: /多大(?=了|年纪|岁数|年龄)|多少岁/g,
    units: () => unitsLike('岁'),
  },
  {
    ask: 'how-much',
    pattern: /多(?:大|高|长|宽|深|重|远|快|厚)/g,
    units: (m) => (m[0] === '多大' ? AREA() : m[0] === '多重' ? unitsLike('吨') : LENGTH()),
  },
  {
    ask: 'how-much',
    pattern:
      /(?:证号|编号|代码|电话|热线|号码|比例|占比|温度(?:范围)?|面积)(?:是|为)?(?:什么|呢|[？?]|$)|打什么(?:电话|热线|号码?)/g,
  },
  {
    ask: 'why',
    pattern:
      /为什么|为何|因为什么|怎么(?:又|会|还|就|没|不|老|总|突然|(?=关门|[关停封倒撤拆晚坏断变改]了|取消|停[水电业运工产课办]|歇业|封路|封闭|倒闭|塌|堵|推迟|延[期迟后]|拖了|改[期道名]|[涨降跌]价?了|变[贵少慢])|[这那](?:么|样)(?!办|弄|走|报|领|申|缴|用|去|算))|什么原因|原因是/g,
  },
  {
    ask: 'what',
    pattern:
      /(?<=(?:桥|路|街|车|馆|学校|园|站|线|楼|产品|品牌|平台|小区|公司|企业|项目|系统|软件|书|歌|剧|节目|活动|品种|湖|山|船|菜)(?:的?(?:新|全)?名字?|全称)?(?:叫|是))(?:做|个)?什么(?:名字?)?/g,
    units: (m) => (m.input?.[(m.index ?? 0) - 1] === '叫' ? NAME : []),
  },
  { ask: 'what', pattern: /(?:干|做)什么(?:用的?|的(?=[？?，,\s]|$))|什么(?:意思|用处?)(?=[？?，,\s的]|$)/g },
  { ask: 'which', pattern: /几路(?=车|公交)/g },
  { ask: 'who', pattern: /姓(?:什么|甚)(?:名谁)?|贵姓/g },
  {
    ask: 'who',
    pattern:
      /(?<=(?:书记|主任|长|经理|主席|总裁|老板|负责人|老师|医生|司机|管事的?|领头的|作者|设计师|师傅|主播|冠军|得主)(?:的?(?:名字|姓名))?)(?:是|叫)什么(?:名字?)?(?=[？?，,\s]|$)|叫什么名字/g,
  },
  { ask: 'what', pattern: /(?<=(?<![喊被])叫)(?:做|个)?什么(?:名字?)?(?=[？?，,\s]|$)/g, units: () => NAME },
  { ask: 'who', pattern: /谁|哪(?:一?位|几位|些人|个人)|什么人|何人/g },
  {
    ask: 'where',
    pattern:
      /哪里|哪儿|何处|什么(?:地方|位置)|哪个(?:地方|位置|村|镇|街道|社区|区县?|园区|城市)|哪条(?:路|街|大道|大街)上?|地址|(?<=[到去在往])哪(?=[？?，,]|$)/g,
  },
  {
    ask: 'how-far',
    pattern:
      /(?:什么|哪个|哪一?)(?:阶段|进度|程度|地步|环节)|到哪一?步|进展|进度(?=怎|如|到|呢|[？?]|$)|(?:修|建|搞|弄|推进|做|办|发展)得?(?:成)?怎么样|怎么样|什么情况|情况如何|如何(?=[？?了]|$)|到哪了/g,
  },
  {
    ask: 'where',
    pattern:
      /(?<=[在住到去位往于])哪一?(?:个|座|栋|家|所)(?=(?:工业园|产业园|园区|小区|商场|商圈|广场|公园|医院|酒店|宾馆|体育馆|体育场|景区|码头|车站|楼)(?:里面?|里头|[上内]|那边|附近)?(?:[^，,？?]{0,4})?(?:$|[，,？?]))/g,
  },
  { ask: 'which', pattern: /哪个|哪家|哪项|哪种|哪类|哪级|哪所|哪条|哪支|哪/g },
  {
    ask: 'yes-no',
    pattern:
      /吗(?=[？?，,。\s]|$)|(?:了|过|完|好|成|上)?没有?(?=[？?，,。\s]|$)|是否|有没有|是不是|能不能|会不会|可不可以|要不要|顺不顺|(.)[不没]\1|还是/g,
  },
  { ask: 'what', pattern: /什么|怎么|如何|哪样/g },
];

function clauseAround(text: string, at: number): string {
  const before = text.slice(0, at).match(/[^，,、。；;？?！!]*$/)?.[0] ?? '';
  return before + (text.slice(at).match(/^[^，,。；;？?！!]*/)?.[0] ?? '');
}

/** Sums that are paid again and again: 一个月营收 is told otherwise. */
const BY_THE_PIECE: readonly SumKind[] = ['price', 'given'];

function toAsked(rule: Rule, match: RegExpMatchArray, text: string): Asked {
  const at = match.index ?? 0;
  const units = rule.units?.(match) ?? [];
  const found = units.length > 0 || rule.ask !== 'how-much' ? units : topicUnits(clauseAround(text, at));
  const clause = clauseAround(text, at);
  // 总投资好多亿 leaves 元 out.
  const isMoney = found.includes('元') || found.includes('亿');
  const sum = isMoney ? sumAsked(clause) : null;
  const per = isMoney && (sum === null || BY_THE_PIECE.includes(sum)) ? perAsked(clause) : null;
  const asked = { ask: rule.ask, at, end: at + match[0].length, units: found };
  return { ...asked, ...(sum ? { sum } : {}), ...(per ? { per } : {}) };
}

/** Whether two question words share characters. */
const overlaps = (a: Asked, b: Asked) => a.at < b.end && b.at < a.end;

/** 新图书馆建筑面积, 2025年产值目标: what has an amount, asked for without a question word. */
const AMOUNT_NAMED =
  /(?:投资额?|产值|营收|营业收入|建筑面积|占地(?:面积)?|总面积|全长|总长|学位数?|床位数?|人口|增速|增幅|票价|月租金?)(?:目标|规模)?[?？。]?$/;

/** 修好几层了: nothing else asks, so 好几 does. */
const severalSoFar = (measure: string): RegExp => new RegExp(`(?<=好)几(${measure})(?=.{0,4}了[？?]?$)`);

type Patterns = { readonly rules: readonly Rule[]; readonly several: RegExp };
let made: Patterns | undefined;

function patterns(): Patterns {
  const measure = made ? '' : measurePattern();
  made ??= { rules: rulesWith(measure), several: severalSoFar(measure) };
  return made;
}

/** 图书馆开放时间, 门诊时间: hours asked for without a question word. */
const HOURS_NAMED =
  /(?:开放|营业|办公|上班|下班|服务|门诊|接诊|就诊|办理|办事|开馆|闭馆|开园|闭园|开门|关门|运营|售票|供应)时间[?？。]?$/;

function amountNamed(text: string): readonly Asked[] {
  const several = text.match(patterns().several);
  if (several?.[1]) {
    const at = several.index ?? 0;
    return [{ ask: 'how-much', at, end: at + several[0].length, units: unitsLike(several[1]) }];
  }
  if (HOURS_NAMED.test(text)) return [{ ask: 'when', at: text.length, end: text.length, units: CLOCK }];
  const match = text.match(AMOUNT_NAMED);
  return match ? [{ ask: 'how-much', at: text.length, end: text.length, units: topicUnits(match[0]) }] : [];
}

/** All question words of a Chinese question (simplified, in written form), in order, without overlaps. */
export function askedIn(text: string): readonly Asked[] {
  const taken: Asked[] = [];
  for (const rule of patterns().rules)
    for (const match of text.matchAll(rule.pattern)) {
      const asked = toAsked(rule, match, text);
      if (!taken.some((other) => overlaps(other, asked))) taken.push(asked);
    }
  return taken.length === 0 ? amountNamed(text) : taken.sort((a, b) => a.at - b.at);
}

/** What there is more than one of when it is asked for: conditions, steps, what to heed. */
const MANIFOLD =
  '(?:条件|材料|手续|资料|证件|证明|流程|步骤|程序|要求|规定|特点|特征|亮点|优势|举措|措施|办法|方法|做法|建议|内容|问题|毛病|困难|短板|变化|好处|成效|成果|功能|作用|原则|任务|目标|待遇|服务|事项|风险|隐患|荣誉|活动|项目)';
const SEVERAL = new RegExp(
  `哪(?:些|几|${COUNTED})|些什么|什么(?=[新大]?的?${MANIFOLD})|分别|各是|都(?:是|有)?(?:谁|什么)|(?:包括|包含|注意|准备|满足|符合|具备|带|需要)[^，,？?]{0,4}什么`,
);
const COUNTED_THEN_WHAT = new RegExp(`${COUNTED}(?:个|大|项|种|样|条|点)[^，,？?。]{1,8}(?:是|指|有)(?:指|的是)?什么`);
/** 怎么办理, 如何预防: the answer is a row of steps. */
const HOW_TO =
  /(?:怎么|如何)(?:才能)?[^，,？?了的]{0,4}(?:办|申|报名|领|缴|做|预防|防|处理|用|提取|查|选|保护|避|应对|解决|优化|落户)/;

/** Whether a question word asks for all there are, in a list. */
export function asksForAll({ ask, at, end }: Asked, text: string): boolean {
  if (!['which', 'what', 'who', 'where'].includes(ask)) return false;
  const clause = text.slice(Math.max(0, at - 16), end + 16);
  return SEVERAL.test(clause) || COUNTED_THEN_WHAT.test(clause) || (ask === 'what' && HOW_TO.test(clause));
}
