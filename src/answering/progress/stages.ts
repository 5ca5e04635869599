/** What a sentence says of how far a project is: the words in which papers report building, in the order of building. */
import type { ProgressStage } from '../../types.ts';

/** Later stages first: a sentence that says 主体完工，正在装修 is about the later one. */
const STAGES: readonly (readonly [ProgressStage, RegExp])[] = [
  [
    'open',
    /通水|通气|并网|投入使用|投入运[营行]|投用|投产|投运|通车|通航|开通|开放|开园|开业|开馆|开学|开诊|启用|迎客|试运[营行]|正式运[营行]|入驻/,
  ],
  [
    'finished',
    /竣工|完工|建成(?!后|之后|以后)|[月底初季][^，。；]{0,24}建成[之以]?后|交付|交房|验收|全面完成|已完成建设|(?<!主体.{0,6})全部完成/,
  ],
  ['finishing', /装修|装饰|安装|调试|收尾|扫尾|绿化|铺装|外墙|幕墙/],
  [
    'building',
    /封顶|主体(?:结构|工程|施工|建设)?|基础施工|土石方|施工|在建|合龙|贯通|浇筑|吊装|架设|加紧建设|建设现场|建设(?:进度|正酣|有序|顺利)|完成.{0,10}\d+(?:\.\d+)?[%％]|完成(?:工程|投资|总).{0,6}\d|已完成/,
  ],
  ['started', /开工|动工|奠基|破土|进场|启动建设|开建/],
  ['signed', /签约|签订|签署|落户|引进|摘牌|拿地|供地|中标|招标/],
  ['planned', /规划|拟建|选址|立项|批复|前期(?:工作|手续|准备)|可行性研究|勘察|设计方案|征地|公示|列入|纳入/],
  [
    'figures',
    /总投资|投资(?:约|近|超)?\d|占地|建筑面积|用地面积|总面积|全长|总长|可容纳|可同时容纳|新增.{0,8}(?:学位|床位|车位)|产值/,
  ],
];

/** Announced, not done. 建成后 speaks of what will be. */
const EXPECTED =
  /预计|预期|计划(?!生育)|拟|力争|有望|将(?:于|在|在于|建成|建设|完成|投|全面|实现|迎|开)|争取|确保|目标|建成后|投用后|投产后|建设后|下一步|[年月]底前|即将|[可能](?=完工|竣工|投[用产入]|交付|建成|通车|开[放园业馆学]|入住)/;
const DONE = /已(?:经|全部|于|完成|建成|投|开|正式)?|正式|顺利|近日|日前|昨日|目前|截至|成功/;

/** The furthest stage a clause-long statement speaks of; `null` for sentences that say nothing of progress. */
export const stageOf = (text: string): ProgressStage | null =>
  STAGES.find(([, pattern]) => pattern.test(text))?.[0] ?? null;

/** Whether any part of `text` speaks of what lies ahead. */
export const looksAhead = (text: string): boolean => EXPECTED.test(text);

/** Whether what is said lies ahead. A sentence that reports both (已封顶，预计年底投用) counts by its stage's clause. */
export function isExpected(text: string): boolean {
  const clauses = text.split(/[，；;]/);
  const stage = stageOf(text);
  const telling = clauses.filter((clause) => stageOf(clause) === stage);
  return (
    telling.some((clause) => EXPECTED.test(clause)) &&
    !telling.some((clause) => DONE.test(clause) && !EXPECTED.test(clause))
  );
}
