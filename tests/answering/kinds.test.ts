/** What is chosen has the kind of fact that is asked for: a person, a body, a place, an item the question has not named itself. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerText } from '../../src/wording/index.ts';
import { openPapers, type Papers } from '../support/papers.ts';

const PAGE = `柳河日报 2024年5月17日 星期五 第1版

## 茶厂扩建工地一派繁忙

本报讯（记者 高原）5月14日，记者走进青坪茶厂扩建工地，塔吊林立，焊花飞溅，预计年底投用。该项目位于石桥工业园兴茶路，占地30亩，建设两条生产线。

## 小广场改造换新颜

本报讯（记者 高原）“老街坊”议事会工作人员介绍，东门小广场“微更新”方案，是“老街坊”议事会征求居民意见形成的。“微更新”由街道牵头，在东门小广场新建凉亭，安装路灯12盏，增设儿童滑梯和棋牌桌。

## 文旅短视频火了

本报讯（记者 高原）年初，各地文旅局局长纷纷出镜。短视频《文旅局局长邀您游柳河》播放量突破千万。柳河区文旅局局长白晓云出镜，介绍了老街的美食。

## 检查组察看粮库

本报讯（记者 高原）5月15日，区应急管理局局长丁向南率队检查城西粮库消防安全。区应急管理局副局长熊可参加检查。

## 敬老院换了模样

本报讯（记者 高原）城南敬老院改造工程5月10日完工，投资300万元，新增床位50张。该院由安康养老服务公司运营，合同期8年。

## 龙舟赛开桨

本报讯（记者 高原）5月12日，柳河区龙舟邀请赛在清水湾举行，16支队伍参赛。此次比赛由区体育局、团区委、区总工会、清水镇政府主办。

## 竹编老人的一天

本报讯（记者 高原）清水镇竹山村的卢学文今年71岁，编了50年竹器。村里人说，他的竹篮能盛水。

## 白鹭电子赶订单

本报讯（记者 高原）走进白鹭电子公司生产车间，工人们正在赶订单。对此，白鹭电子公司负责人很有信心。今年一季度，公司招工120人。上个月，该公司新款扫地机“小白鹭”上市，卖得很好。

## 农机推广提速

本报讯（记者 高原）截至4月底，柳河区新增农机合作社19家，同比增长8%。区农业农村局负责人说，将继续加大补贴力度，力争全年新增农机合作社60家以上。

## 城东图书馆延长开放

本报讯（记者 高原）城东图书馆5月1日起延长开放时间，每天8:30至21:00开放，周一闭馆。5月12日，城东图书馆举办了亲子阅读活动。

## 柳河米业搬进新厂

本报讯（记者 高原）落户柳河区的华粮柳河米业有限公司5月8日投产，年产大米3万吨。华粮柳河米业有限公司的母公司为华粮集团，其注册地址在沈阳。

## 夜市品牌越来越多

本报讯（记者 高原）清水镇以夜市聚人气，打造“清水小吃街”夜市品牌。同时，清水镇还结合资源优势，打造了“月光集”“江边食堂”等一系列夜市品牌，游客多了起来。

## 区里通报农村工作

本报讯（记者 高原）5月9日，区里召开农村工作会议。会上，区农业农村局通报一季度农村工作情况，粮食播种面积继续领跑全市，村集体收入明显提升。会议要求，要抓好农村工作，推进农村项目建设。

## 公交公司答乘客问

本报讯（记者 高原）近期，不少乘客询问月票怎么打折。学生按票价的二分之一购买月票。七十岁以上老人免费。

## 北门大街分段施工

本报讯（记者 高原）北门大街改造分三段施工。第一段城门口至钟楼，6月完工；第二段钟楼至电影院，7月完工；第三段电影院至汽车站，9月完工。施工期间，公交绕行。

## 检验中心开张

本报讯（记者 高原）走进石桥工业园柳河检验中心，技术员正在检测水样。柳河检验中心有设备40台，服务企业、合作社、学校等单位。

## 今年改造四个农贸市场

本报讯（记者 高原）记者从区市场监管局获悉，今年柳河区改造农贸市场4个，总投资2600万元。

——东门农贸市场，改建，摊位120个，6月完工。

——石桥农贸市场，重建，摊位90个，8月完工。

——清水农贸市场，改建，摊位60个，9月完工。

——北门农贸市场，扩建，摊位150个，年底完工。

## 防汛会议

本报讯（记者 高原）5月13日，柳河区召开防汛工作会议。区应急管理局、区水利局等5家单位汇报防汛准备情况。区领导高远山、何明出席会议并讲话。
`;

let papers: Papers;
beforeAll(async () => {
  papers = await openPapers({ 'page.txt': PAGE });
});
afterAll(() => papers.close());

const say = async (text: string) => answerText(await papers.ask({ text, history: [], today: '2024-05-20' }));

test.each([
  ['青坪茶厂扩建在哪里', '石桥工业园兴茶路', 'walking into a thing does not say where it is'],
  ['东门小广场微更新都加了哪些设施', '儿童滑梯', 'what the question names itself is no item'],
  ['柳河文旅局局长是谁', '白晓云', 'a verb behind an office is no name'],
  ['5月15日检查粮库的副局长是谁', '熊可', 'a 局长 is no 副局长'],
  ['城南敬老院是谁在管', '安康养老服务公司', 'a body that runs a thing answers who'],
  ['龙舟赛是哪些单位一起主办的', '区总工会', 'bodies in a row host together'],
  ['白鹭电子新出的扫地机叫什么', '小白鹭', 'a name stands in quotation marks'],
  ['柳河今年要新增多少家农机合作社', '60家', 'what is to come is not what has been done'],
  ['城东图书馆几点开门', '8:30', 'an hour is no date'],
  ['柳河米业的母公司注册在哪里', '沈阳', 'a seat is a place without a kind behind its name'],
  ['清水镇除了清水小吃街还有哪些夜市品牌', '月光集', 'what is left out of the question is no item'],
  ['柳河一季度农村工作搞得怎么样', '领跑全市', 'affairs go well or badly, only buildings have stages'],
  ['学生按什么比例买月票', '二分之一', 'a fraction is a share'],
  ['北门大街改造分哪三段', '电影院至汽车站', '第一段 marks the items of a list'],
  ['柳河检验中心在哪个工业园里面', '石桥工业园', 'which park it is in asks where'],
  ['今年柳河改造哪些农贸市场', '北门农贸市场', 'dashes open the paragraphs of a list'],
  ['防汛工作会议哪两个区领导去了', '高远山、何明', 'two leaders are persons'],
  ['编竹器那个老人叫什么名字', '卢学文', 'people of no office have names'],
])('ask() answers %s with %s: %s', async (question, fact) => {
  expect(await say(question)).toContain(fact);
});

test('ask() says nothing more where one sentence has the fact and the next has none of its kind', async () => {
  expect(await say('城东图书馆几点开门')).not.toContain('亲子阅读');
  expect(await say('竹山村卢学文今年多大岁数')).not.toContain('盛水');
});

test('ask() goes on with no report of something else once the first is about the thing', async () => {
  expect(await say('城南敬老院新增了多少张床位')).not.toMatch(/公交|月票|合作社/);
});
