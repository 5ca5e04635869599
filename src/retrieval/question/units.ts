/** The units that an answer's figure may carry, by the measure word of the question or by what it asks about. */
export const MONEY = ['万元', '亿元', '元', '亿', '万'];
export const AREA = ['亩', '平方米', '平方公里', '公顷', '平方千米', '㎡', 'm²', '万方'];
export const LENGTH = ['公里', '千米', '米', '海里', '厘米', '毫米'];
export const SHARE = ['%', '‰', '成', '倍', '百分点', '百分之'];
export const SPAN = ['天', '日', '年', '个月', '小时', '分钟', '周', '星期'];
/** 每15分钟一班, 每年两次 */
export const FREQUENCY = ['分钟', '小时', '天', '日', '周', '星期', '个月', '年', '次', '趟', '班'];
const PEOPLE = ['人', '名', '位', '人次', '余人', '户'];
/** Something counted by another measure word than the asker's is still counted: 几家 may be answered by 148个. */
export const ALIKE: Readonly<Record<string, readonly string[]>> = {
  个: [
    '个',
    '家',
    '项',
    '名',
    '人',
    '处',
    '座',
    '条',
    '所',
    '位',
    '件',
    '款',
    '台',
    '套',
    '种',
    '部',
    '辆',
    '张',
    '只',
    '栋',
    '幢',
    '间',
    '支',
    '艘',
    '架',
  ],
  家: ['家', '个', '户'],
  项: ['项', '个', '件'],
  名: PEOPLE,
  人: PEOPLE,
  位: PEOPLE,
  条: ['条', '个', '项', '篇', '件'],
  钱: MONEY,
  元: MONEY,
  资金: MONEY,
  亿: ['亿元', '亿'],
  亿元: ['亿元', '亿', '万元'],
  万: ['万', '亿'],
  亩: AREA,
  平方米: AREA,
  平方: AREA,
  平方公里: AREA,
  公里: LENGTH,
  米: LENGTH,
  班: ['个', '班'],
  趟: ['趟', '次', '班', '班次'],
  回: ['次', '场', '届', '回', '轮'],
  岁: ['岁', '周岁'],
  层: ['层', '楼'],
  分钟: SPAN,
  小时: SPAN,
  个月: SPAN,
  天: SPAN,
  年: SPAN,
  月: SPAN,
  斤: ['斤', '公斤', '吨', '千克'],
  公斤: ['斤', '公斤', '吨', '千克'],
  吨: ['吨', '公斤', '斤'],
  次: ['次', '场', '届', '回', '轮'],
  场: ['场', '次', '场次'],
  度: ['°C', '℃', '度'],
};
/** What stands around 多少 says what is counted when no measure word follows it. */
const BY_TOPIC: readonly (readonly [RegExp, readonly string[]])[] = [
  [/电话|热线|号码|手机/, ['电话']],
  [/证号|编号|代码|信用代码|文号|号牌|序列号/, ['编号']],
  [/温度|气温|度数/, ['°C', '℃', '度']],
  [
    /(?:增|涨|跌|降|升|提高|提升|减少|增速|增幅|涨幅|比例|占比|占(?!的?地)|完成率|率|几成|同比|环比|进度)/,
    [...SHARE, ...MONEY],
  ],
  [
    /钱|投资|投入|投|产值|营收|营业|收入|销售|利润|税|资金|补助|补贴|奖励|奖金|罚|租金|亏|赚|挣|工资|薪|低保|养老金|助学金|金额|价格|价|费|花|卖|合同|贷款|引资|(?:[领补贷退扣掏付捐欠存交]|报销)(?:得|到|了)?多少/,
    MONEY,
  ],
  [/面积|占的?地|规模|亩/, AREA],
  [/产量|年产|能产|产能|处理量|吞吐|重量/, ['吨', '公斤', '斤', '万', '台', '辆', '个', 'GW', '件', '套', '亿']],
  [
    /(?<!机器)人|学生|孩子|村民|居民|游客|户|学位|床位|员工|[党队会]员|老师|教师|职工|医生|护士|志愿者|选手|农民|观众/,
    [...PEOPLE, '学位', '张'],
  ],
  [/项目|工程|企业|公司|学校|场馆|站点/, ['个', '项', '家', '所', '座']],
];

/** Units by what stands around 多少 in its clause; empty when nothing there tells. */
export function topicUnits(clause: string): readonly string[] {
  return BY_TOPIC.find(([topic]) => topic.test(clause))?.[1] ?? [];
}
