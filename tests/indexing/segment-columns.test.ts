import { expect, test } from 'vitest';
import { reprintedOn } from '../../src/indexing/dates/index.ts';
import { segment } from '../../src/indexing/segment/index.ts';

const REPORT = '本报讯（记者 方晴）5月6日，区体育中心改造工程完工，新增球场六片，市民可以在线预约。';
const OTHER = '本报讯（记者 许冬）5月7日，镇卫生院新门诊楼启用，设诊室二十间，方便周边群众就医。';
const titles = (text: string) =>
  segment(text).articles.map(({ kicker, title }) => [kicker, title].filter(Boolean).join(' '));

test.each([
  ['停电预告', '5月9日 8:00—16:00 柳河镇前进村、河西村（线路改造）\n5月10日 7:30—12:00 城北街道纸坊街一带'],
  ['读者来信', '编辑同志：我家门口的路灯坏了一个月，请有关部门管一管。（读者 方先生）'],
  ['12345回音壁', '市民方女士：南门公厕何时开放？\n区城管局回复：南门公厕5月底开放，每天6时至22时。'],
  ['局长信箱回复摘登', '来信：西街路面不平，什么时候修？\n区交通局：已列入计划，7月进场。'],
  ['招聘信息', '▲云川纺织厂招挡车工30名，月薪5000元起，包住。\n▲区公交公司招驾驶员12名。'],
  ['防溺水提醒', '区教育局提醒：暑假将至，家长须看管好孩子，水库、河道一律禁止游泳。'],
  ['医保小贴士', '参保人换手机号后，须在小程序上更新信息，否则收不到结算短信。'],
  ['【热线问答】', '问：公租房怎么申请？\n答：到户籍所在街道的便民服务中心办理。'],
  ['数说4月', '□新登记企业 312户\n□空气优良天数 27天\n□图书馆借书 2.1万册'],
])('the standing column %s is an article of its own after a report', (head, text) => {
  const page = `体育中心改造完工\n${REPORT}\n${head}\n${text}\n卫生院新楼启用\n${OTHER}`;
  expect(titles(page)).toEqual(['体育中心改造完工', head, '卫生院新楼启用']);
});

test('what an expert reminds of inside a report is a subhead of it', () => {
  const page = `体育中心改造完工\n${REPORT}\n体育中心的球场每天开放到22时，体育中心改造新增灯光。\n专家提醒\n改造后的球场地面新，市民在体育中心打球前要热身。`;
  expect(titles(page)).toEqual(['体育中心改造完工']);
});

test('where blank lines part the reports of a page, a heading under one begins an article without a report’s opening', () => {
  const reports = ['老街修缮完工', '新桥合龙', '水厂扩建投用', '公园开放', '车站改造'].map(
    (title) => `${title}\n本报讯（记者 方晴）5月6日，${title}。\n负责人说，${title}以后，居民更方便。`,
  );
  const page = [
    ...reports.slice(0, 4),
    '茶山里的年轻人\n四月的茶山，采茶人从早忙到晚。\n他们多是返乡的年轻人，今年收了两季茶。',
    reports[4],
  ].join('\n\n');
  expect(titles(page)).toEqual(['老街修缮完工', '新桥合龙', '水厂扩建投用', '公园开放', '茶山里的年轻人', '车站改造']);
});

test('a masthead of several lines, some torn by a narrow column, is no part of the headline below it', () => {
  const page = `今日云川\nJINRI YUNCHUAN\n中共江州市云川区委主管 云川区融媒体中心主\n办\n2025年5月13日 星期二 农历乙巳年四月十六\n第1876期 今日4版\n新闻热线 5200016 责任编辑 方晴 版\n式 许冬\n\n体育中心改造完工\n\n${REPORT}\n\n卫生院新楼启用\n\n${OTHER}`;
  expect(titles(page)).toEqual(['体育中心改造完工', '卫生院新楼启用']);
});

test('a column of questions and answers keeps its editors’ note, and the report below it its own headline', () => {
  const page = `公租房怎么申请？区住建局答疑\n编者按 近期不少市民来电咨询，本报请区住建局作答。\n问：哪些人可以申请？\n答：本区户籍、人均住房面积不足十五平方米的家庭。\n问：到哪里办？\n答：到街道便民服务中心办理。\n\n柳河镇：稻田里的笑声\n本报记者 方晴\n六月的柳河镇，稻田一片青绿。村民说，今年的秧插得比去年早。`;
  expect(titles(page)).toEqual(['公租房怎么申请？区住建局答疑', '柳河镇：稻田里的笑声']);
});

test('a continuation that prints its headline once more keeps it', () => {
  const page = `体育中心改造完工\n${REPORT}\n\n（上接第一版）\n加装电梯跑出加速度\n今年全区加装电梯六十部，已有二十一部投用，居民上下楼方便多了。`;
  const [, rest] = segment(page).articles;
  expect(rest).toMatchObject({ kind: 'continuation', title: '加装电梯跑出加速度' });
});

test('a text that ends with (下转…版) is over: the notice below it begins anew', () => {
  const page = `体育中心改造完工\n${REPORT}\n中心还将新建游泳馆，面积四千平方米，（下转5版）\n\n公交线路调整公告\n自5月21日首班车起，5路公交车改走解放路。\n云川公共交通有限公司\n2025年5月14日`;
  expect(titles(page)).toEqual(['体育中心改造完工', '公交线路调整公告']);
});

test('reprintedOn() dates a report that is printed again by the day it stood first', () => {
  const page = { date: '2026-03-17', evidence: '报头' };
  expect(reprintedOn(['（本报2025年11月18日一版）本报讯 昨日，老街修缮完成四成。'], page).date).toBe('2025-11-18');
  expect(reprintedOn(['老街修缮完成两成。', '（原载本报12月1日三版）'], page).date).toBe('2025-12-01');
  expect(reprintedOn(['本报讯 昨日，老街修缮完成六成。'], page)).toBe(page);
});

test('a span of time that a line break tore stays whole', () => {
  const page = `关于东湖路施工的通告\n因雨污管网工程施工需要，决定对东湖路实行管制。现通告如下：\n一、管制时间：2025年6月18日零时\n至9月30日24时。\n云川区公安局\n2025年6月12日`;
  expect(segment(page).articles[0]!.paragraphs).toContain('一、管制时间：2025年6月18日零时至9月30日24时。');
});
