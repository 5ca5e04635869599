/** Question words of English and what stands for them in a Chinese question. */
import { matchesOf } from '../../../reading/index.ts';

/** Where what is asked stands in a Chinese clause. */
type Place =
  /** Behind all else: 青石河大桥 通车 什么时候. */
  | 'last'
  /** Behind all else with what is counted: 有多少个 站. */
  | 'counts'
  /** Before what is chosen from: 哪个 村. */
  | 'chooses'
  /** Before what is done: 谁 主持, 怎么 申请. */
  | 'before-verb'
  /** It depends on the noun that is asked after: 校长是谁, 票价是多少. */
  | 'by-noun'
  /** Whether it is so. */
  | 'whether';

/** A question word: where it stands, what is said for it in Chinese, and where that goes. */
export type EnglishAsk = {
  readonly at: number;
  readonly end: number;
  readonly chinese: string;
  readonly place: Place;
};

type Rule = readonly [pattern: RegExp, chinese: string, place: Place];

/** Things of which one asks how long they are in metres; of all else how long it takes. */
const LONG_THING =
  'bridges?|roads?|tunnels?|highways?|expressways?|motorways?|streets?|railways?|routes?|lines?|canals?|pipes?|pipelines?|rivers?|trails?|paths?|walls?|extensions?|sections?|greenways?|walkways?|tracks?|embankments?|viaducts?|channels?|networks?|runways?|piers?|cables?|avenues?|boulevards?|course|lanes?';
const MONEY_IS_MEANT =
  'invest|cost|spen[dt]|rais|pa(?:y|id)|charg|worth|fund|grant|subsid|donat|earn|made|price|fees?\\b|fares?\\b|tickets?\\b|tolls?\\b|fines?\\b|rents?\\b|rental|tuition|wages?\\b|salar|budget|sell|sold|chip(?:ped)? in|lunch|meals?\\b';

/** Up to where a clause ends. */
const CLAUSE = '(?:(?!\\band\\b)[^?,;])*';

/** The first rule that matches at a place wins it, so precise rules stand above general ones. */
const RULES: readonly Rule[] = [
  [
    /\bwho (?:do|can|should|could|would|must|to) ?(?:i|we|you|one|people|residents)? ?(?:call|ring|phone|contact|turn to|complain to|report to|ask)\b|\b(?:what|which) (?:phone |telephone |hotline )?number\b(?=[^?]*\b(?:call|ring|dial|phone|contact)\b)/gi,
    '打什么电话',
    'last',
  ],
  [
    /\bwhat(?: is|'s)? (?:the )?(?:phone|telephone|contact|hotline)(?: number)?\b|\bwhat is the number (?=for|of|to)/gi,
    '电话是多少',
    'last',
  ],
  [
    /\bhow come\b|\bwhy\b|\bfor what reasons?\b|\bwhat (?:is|was|are|were) (?:the )?(?:reasons?|causes?) (?:for|of|behind|why)|\bwhat (?:caused|made|led to)\b/gi,
    '为什么',
    'last',
  ],
  [
    /\bwhat (?:is|was) the (?:deal|story|situation|matter|status|state|progress|latest|news|update) (?:with|of|on|about|regarding|in)\b|\bwhat (?:is|has) (?:happening|going on|up|happened) (?:with|to|at|on)\b|\bwhat happened (?:with|to|at)\b|\bhow far along\b|\bhow far (?:has|have|is|are)\b|\bhow much progress\b|\bwhat (?:progress|stage|status|phase)\b|\bhow (?:is|are|was|were)\b(?=[^?]*\b(?:going|coming along|progressing|doing|getting on)\b)|\bany (?:news|progress|update)s? (?:on|about|with|of)\b/gi,
    '进展怎么样',
    'last',
  ],
  [
    /\bwhat (?:are|is) the (?:opening|business|working|office|visiting) (?:hours?|times?)\b/gi,
    '开放时间是什么时候',
    'last',
  ],
  [/\bwhat years?\b|\bwhich years?\b|\bin what year\b/gi, '哪年', 'last'],
  [
    /\bwhen\b|\b(?:what|which) (?:dates?|days?|time|times|months?)\b|\bhow soon\b|\bhow long (?:until|till|before)\b/gi,
    '什么时候',
    'last',
  ],
  [/\bhow often\b/gi, '多久一次', 'last'],
  [/\bhow many times\b/gi, '多少次', 'last'],
  [/\bhow many (?:metres|meters)\b/gi, '多少米', 'last'],
  [/\bhow many (?:kilometres|kilometers|kms?|miles)\b|\bhow far\b/gi, '多少公里', 'last'],
  [
    new RegExp(
      `\\bhow long\\b(?=${CLAUSE}(?:\\b(?:${LONG_THING})\\b|[桥路道线街河渠堤墙网](?!\\p{Script=Han})))(?!${CLAUSE}\\b(?:take|took|taken|last|lasted|lasts|wait|before|until|closed|open|built|build|construction)\\b)`,
      'giu',
    ),
    '全长多少公里',
    'last',
  ],
  [/\bhow long\b|\bhow much time\b/gi, '多久', 'last'],
  [
    /\bhow many (square \w+|hectares|mu|acres)\b|\bhow much (?:land|space|area|ground|farmland)\b/gi,
    '面积多少平方米',
    'last',
  ],
  [
    /\bhow (?:big|large)\b|\b(?:what|which) (?:is the )?(?:floor |total |planned )*(?:area|size)\b/gi,
    '面积多大',
    'last',
  ],
  [/\bhow wide\b/gi, '宽多少米', 'last'],
  [/\bhow (?:high|tall)\b/gi, '高多少米', 'last'],
  [/\bhow deep\b/gi, '深多少米', 'last'],
  [/\bhow (?:heavy|much (?:do|does|did) [^?]* weigh)\b/gi, '多重', 'last'],
  [/\bhow many (?:tons?|tonnes?)\b/gi, '多少吨', 'counts'],
  [/\bhow many (?:kilograms?|kilos?|kg)\b/gi, '多少公斤', 'counts'],
  [
    /\bhow many percentage points?\b|\b(?:what|which|how many|how much) (?:per ?cent(?:age)?|share|proportion|fraction|portion|part)(?: of)?\b|\bat what rate\b/gi,
    '占比百分之多少',
    'last',
  ],
  [/\bhow many days\b/gi, '多少天', 'last'],
  [/\bhow many years\b/gi, '多少年', 'last'],
  [/\bhow many months\b/gi, '多少个月', 'last'],
  [/\bhow many hours\b/gi, '多少小时', 'last'],
  [/\bhow many minutes\b/gi, '多少分钟', 'last'],
  [/\bhow many weeks\b/gi, '多少天', 'last'],
  [
    /\bhow many (?:yuan|rmb|million|billion)\b|\bhow much (?:yuan|rmb)\b|\bhow much (?:money|cash|funding|investment)\b|\bwhat (?:was |is |does |did )?(?:the )?(?:total )?(?:price tag|price|cost|investment|budget)\b|\bat what (?:price|cost)\b|\bhow expensive\b/gi,
    '多少钱',
    'last',
  ],
  [
    new RegExp(
      `\\bhow much\\b(?=[^?,;]*\\b(?:${MONEY_IS_MEANT}))(?! (?:tea|water|land|rice|power|electricity|coal|oil|gas|food|waste|fish)\\b)|\\bhow much (?=(?:is|are|was|were|does|do|did|will)\\b)`,
      'gi',
    ),
    '多少钱',
    'last',
  ],
  [/\bhow old\b/gi, '多少岁', 'last'],
  [/\bhow fast\b|\bhow quickly\b|\bby how much\b|\b(?:at )?what (?:speed|pace)\b/gi, '多少', 'last'],
  [/\bhow (?:warm|hot|cold)\b|\b(?:what|which) temperatures?\b/gi, '温度多少度', 'last'],
  [/\bhow many people\b|\bhow many persons\b/gi, '多少人', 'counts'],
  [/\bhow many\b|\bwhat number of\b|\bhow numerous\b/gi, '多少个', 'counts'],
  [/\bhow much\b/gi, '多少', 'counts'],
  [
    /\b(?:what|which)(?: construction| building)? (?:company|companies|firms?|contractors?|developers?|builders?|enterprises?|business|businesses|bodies|body|unit|agency|organi[sz]ation|institution)\b(?=[^?,;]*\b(?:build|built|construct|design|develop|invest|run|runs|operat|win|won|contract|mak|made))/gi,
    '哪家单位',
    'before-verb',
  ],
  [
    /\b(?:what|which) (?=(?:village|town|township|district|county|counties|street|city|cities|place|community|neighbou?rhood|road|province|area|location|park|villages|towns|districts|places|communities)\b)/gi,
    '哪个',
    'chooses',
  ],
  [
    /\b(?:what|which) (?=(?:hospital|bank|school|hotel|factory|paper|shop|store|company|firm|enterprise)\b)/gi,
    '哪家',
    'chooses',
  ],
  [/\b(?:who|whom|whose|by whom)\b/gi, '谁', 'before-verb'],
  [/\bwhere\b|\bwhat (?:is the )?(?:address|location)\b/gi, '在哪里', 'last'],
  [/\bwhat (?:kinds?|sorts?|types?|brands?|variety|varieties) of\b|\bwhat else\b/gi, '什么', 'chooses'],
  [/\bwhich\b/gi, '哪', 'chooses'],
  [/\bwhat are\b/gi, '有哪些', 'by-noun'],
  [/\bwhat\b/gi, '什么', 'by-noun'],
  [/\bhow (?:do|does|can|could|should|would|did|to|will)\b/gi, '怎么', 'before-verb'],
  [/\bhow (?:is|are|was|were)\b|\bhow about\b|\bhow well\b/gi, '怎么样', 'last'],
  [/\bhow\b/gi, '怎么', 'before-verb'],
  [/\b(?:if|whether)\b(?=[^?]*\?*$)/gi, '吗', 'whether'],
  [/^\s*(?:is|are|was|were|has|have|had|did|does|do|will|can|could|should|would|may)\b/gi, '吗', 'whether'],
  [/^\s*(?:list|name|enumerate)\b(?: (?:all|the))*/gi, '哪些', 'chooses'],
];

/** A further question word asks where a clause begins; elsewhere it only joins: the street that …, when it was joined. */
const ASKS_AGAIN = /(?:[,;?.:]|\b(?:and|or|also|know|me|by|since|until|in|at|on|of|for|from|to))\s*$/i;

/** The question words of an English question, in order. */
export function asksIn(text: string): readonly EnglishAsk[] {
  const taken: EnglishAsk[] = [];
  for (const [pattern, chinese, place] of RULES)
    for (const { 0: word, index: at } of matchesOf(text, pattern)) {
      const end = at + word.length;
      if (!taken.some((other) => at < other.end && other.at < end)) taken.push({ at, end, chinese, place });
    }
  const inOrder = taken.sort((a, b) => a.at - b.at);
  const real = inOrder.filter(
    ({ place }) => place !== 'whether' || inOrder.length === 1 || inOrder[0]!.place === 'whether',
  );
  const asking = real.filter(({ at }, n) => n === 0 || ASKS_AGAIN.test(text.slice(0, at)));
  // Do you know when …, is it clear who …: the first word only opens the question.
  return asking.length > 1 && asking[0]!.place === 'whether' && !/[,;?.]/.test(text.slice(0, asking[1]!.at))
    ? asking.slice(1)
    : asking;
}
