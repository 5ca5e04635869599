import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerText } from '../../src/wording/index.ts';
import { openPapers, type Papers } from '../support/papers.ts';

const MAY = `今日云川
中共江州市云川区委主管 云川区融媒体中心主办
2025年5月13日 星期二 农历乙巳年四月十六
第1876期 今日4版

石门新村改造完成四成

本报讯（记者 方晴）5月12日，记者从石门街道获悉，石门新村改造项目总体进度达到41%，外墙修缮完成9幢。

清河镇敬老院改造完工

本报讯（记者 许冬）5月8日，清河镇中心敬老院改造提升工程完工，投资310万元。该院公建民营，由安和养老服务公司运营。

引泉济川工程进展顺利

本报讯（记者 许冬）5月9日，引泉济川工程主干渠已完成衬砌21.4公里，占总长的七成。

关于东湖路封闭施工的通告
因雨污管网工程施工需要，决定对东湖路封闭施工。现通告如下：
一、施工方式：分三段施工。第一段北门口至书院巷，5月20日至6月18日；第二段书院巷至实验小学，6月19日至7月25日；第三段实验小学至东环路，7月26日至8月30日。
二、公交调整：施工期间，2路、9路公交车改走建设街，临时取消“书院巷”站点。
云川区公安局交通警察大队
2025年5月10日

清明祭扫提醒

区民政局提醒：4月1日至6日为祭扫高峰，青松公墓实行分时预约，开通体育场、汽车站至公墓的免费接驳车，每20分钟一班。
`;
const AUGUST = `今日云川
中共江州市云川区委主管 云川区融媒体中心主办
2025年8月19日 星期二 农历乙巳年闰六月廿六
第1960期 今日4版

石门新村改造年底完工

本报讯（记者 方晴）8月15日，记者从石门街道获悉，石门新村改造项目总体进度达到78%，预计12月底全部完工。

区第二人民医院新院区10月开诊

本报讯（记者 许冬）8月16日，区第二人民医院新院区竣工，设床位600张，计划10月8日投入试运行。
`;

let papers: Papers;
beforeAll(async () => {
  papers = await openPapers({ 'may.txt': MAY, 'august.txt': AUGUST });
});
afterAll(() => papers.close());

test.each([
  ['石门新村现在弄到几成了', '78%'],
  ['清河敬老院改造花了多少钱', '310万元'],
  ['引水工程的大渠衬砌弄好多少公里了', '21.4公里'],
  ['东湖路封了，哪些公交要改道', '2路、9路'],
  ['东湖路修路分哪三段', '第三段实验小学至东环路'],
  ['清明去上坟有免费班车不，从哪里坐', '体育场、汽车站'],
  ['新二院几月份可以去看病', '10月8日'],
])('a resident’s question about a town’s paper is answered: %s', async (text, wanted) => {
  const answer = await papers.ask({ text, history: [], today: '2025-09-01' });
  expect(answer.kind).toBe('found');
  expect(answerText(answer)).toContain(wanted);
});

test('a road that is closed is not taken for a shop that was shut down', async () => {
  const answer = await papers.ask({ text: '东湖路封了多久', history: [], today: '2025-09-01' });
  expect(answer).not.toMatchObject({ unreported: '查封' });
});

test('a word of one character is no slip of another', async () => {
  const answer = await papers.ask({ text: '东湖路封到几号', history: [], today: '2025-09-01' });
  expect(answerText(answer)).not.toContain('按“');
});
