import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { explainLines, type Segmentation, segment } from '../../src/indexing/segment/index.ts';
import { type AnnotatedPage, readAnnotatedPage } from './annotated-page.ts';
import { placesOf } from './places.ts';

const PAGES = join('tests', 'fixtures', 'pages');
const names = readdirSync(PAGES).filter((name) => name.endsWith('.txt'));
const bare = (text: string | null) => text?.replace(/^——|\s/gu, '') ?? null;

describe.each(names)('segment() on the page %s', (name) => {
  const page: AnnotatedPage = readAnnotatedPage(join(PAGES, name));
  const made = segment(page.text);

  test('finds the articles in their order, each with its lines', () => {
    const owner = new Map(placesOf(page.text, made));
    const expected = new Map(
      [...page.owners].map(([line, article]) => [
        line,
        page.roles.get(line) === 'dropped' ? 'dropped' : article === 0 ? 'furniture' : `a${article - 1}`,
      ]),
    );
    expect(Object.fromEntries(owner)).toEqual(Object.fromEntries(expected));
  });

  test('gives each article its headline, kind and byline', () => {
    const heads = ({
      kind,
      kicker,
      title,
      subtitle,
      byline,
    }: (typeof page.articles)[number] | Segmentation['articles'][number]) => ({
      kind,
      kicker: bare(kicker),
      title: bare(title),
      subtitle: bare(subtitle),
      byline,
    });
    expect(made.articles.map(heads)).toEqual(page.articles.map(heads));
  });

  test('joins the running text', () => {
    for (const [at, article] of page.articles.entries()) {
      const paragraphs = made.articles[at]!.paragraphs.map(bare);
      expect(paragraphs.slice(0, article.paragraphs.length)).toEqual(article.paragraphs.map(bare));
    }
  });

  test('names the role of each line', () => {
    const roles = explainLines(page.text).map(({ line, role }) => [line, role]);
    expect(Object.fromEntries(roles)).toEqual(Object.fromEntries(page.roles));
  });
});

const REPORT = '本报讯（记者 方晴）5月6日，区体育中心改造工程完工，新增球场六片，市民可以在线预约。';
const OTHER = '本报讯（记者 许冬）5月7日，镇卫生院新门诊楼启用，设诊室二十间，方便周边群众就医。';
const titles = (text: string) => segment(text).articles.map((article) => article.title);

test('segment() keeps a headline that is printed after its article', () => {
  const page = `${REPORT}\n\n区体育中心改造完工\n\n${OTHER}\n\n镇卫生院新门诊楼启用`;
  expect(titles(page)).toEqual(['区体育中心改造完工', '镇卫生院新门诊楼启用']);
});

test('segment() gives a headline between two articles to the one that speaks of it', () => {
  const page = `区体育中心改造完工\n\n${REPORT}\n\n镇卫生院新门诊楼启用\n\n${OTHER}`;
  expect(titles(page)).toEqual(['区体育中心改造完工', '镇卫生院新门诊楼启用']);
});

test('segment() parts two articles that stand without a blank line or a headline between them', () => {
  const { articles } = segment(`区体育中心改造完工\n${REPORT}\n${OTHER}`);
  expect(articles.map((article) => article.byline.reporters)).toEqual([['方晴'], ['许冬']]);
});

test('segment() joins a sentence that a column break tore, and prints a word doubled there once', () => {
  const page = `区体育中心改造完工\n\n${REPORT}\n\n负责人表示，中心将继续完善\n\n完善配套设施，投资1.2\n\n亿元建设游泳馆。`;
  expect(segment(page).articles[0]!.paragraphs.at(-1)).toBe(
    '负责人表示，中心将继续完善配套设施，投资1.2亿元建设游泳馆。',
  );
});

test('segment() drops text that is printed twice, with the false end of the first copy', () => {
  const copy = '参会代表围绕老旧小区改造、停车难、充电设施不足等群众反映强烈的问题展开了热烈讨论，就完善今年实施方案';
  const page = `民生议事会召开\n\n${REPORT}\n\n会上，${copy}\n\n提出了建议。\n\n${copy}\n\n提出二十三条具体建议，将逐条办理。`;
  const { articles, dropped } = segment(page);
  expect(articles[0]!.paragraphs.at(-1)).toBe(`会上，${copy}提出二十三条具体建议，将逐条办理。`);
  expect(dropped).toEqual([[7, 9]]);
});

test('segment() keeps a continuation apart, without a headline', () => {
  const page = `区体育中心改造完工\n\n${REPORT}\n\n（上接第一版）要加快补齐短板，推动各项任务落地见效。\n\n抓落实 见行动\n\n各镇街要压实责任。`;
  const { articles } = segment(page);
  expect(articles.map(({ kind, title }) => [kind, title])).toEqual([
    ['news', '区体育中心改造完工'],
    ['continuation', null],
  ]);
});

test('segment() closes up what print has spaced out', () => {
  const page = `物价运行平稳\n\n本报讯 （记者 方晴） 上半年，全区 居 民 消 费 价 格 上涨 0.2%，粮食产量 12 万吨。`;
  expect(segment(page).articles[0]!.paragraphs).toEqual([
    '本报讯（记者 方晴）上半年，全区居民消费价格上涨0.2%，粮食产量12万吨。',
  ]);
});

test('segment() makes nothing of an empty page and loses nothing of a page without a sentence', () => {
  expect(segment(' \n\n')).toEqual({ articles: [], furniture: [], dropped: [], bylines: [] });
  const page = '今日天气\n晴转多云';
  expect(placesOf(page, segment(page)).map(([line]) => line)).toEqual([1, 2]);
});

test('segment() reads traditional characters like simplified ones, and prints them as they are', () => {
  const page =
    '體育中心改造完工\n\n本報訊（記者 陳晴）5月6日，體育中心改造工程完工。\n\n新門診樓啟用\n\n本報訊（通訊員 許冬）5月7日，新門診樓啟用。';
  expect(segment(page).articles.map(({ title, byline }) => [title, byline.reporters, byline.correspondents])).toEqual([
    ['體育中心改造完工', ['陳晴'], []],
    ['新門診樓啟用', [], ['許冬']],
  ]);
});

test('segment() keeps a list of names as text, with the space between two names set wide', () => {
  const page =
    '关于拟表彰对象的公示\n\n现将名单予以公示。\n\n张 伟 李 娜 王建国 陈思远\n赵敏 孙立 周海燕 吴迪\n\n云溪县教育局\n\n2024年10月31日';
  const { articles } = segment(page);
  expect(articles).toHaveLength(1);
  expect(articles[0]!.paragraphs).toContain('张伟 李娜 王建国 陈思远 赵敏 孙立 周海燕 吴迪');
  expect(articles[0]).toMatchObject({ kind: 'notice', byline: { source: '云溪县教育局' } });
});

test('segment() tells a photo item that is a single paragraph, with its photographer', () => {
  const page = `春耕正忙\n\n3月5日，柳林村村民驾驶农机翻耕土地，计划本月完成春耕2.3万亩。记者 顾盼 摄\n\n区体育中心改造完工\n\n${REPORT}`;
  expect(segment(page).articles.map(({ kind, title, byline }) => [kind, title, byline.photographers])).toEqual([
    ['photo', '春耕正忙', ['顾盼']],
    ['news', '区体育中心改造完工', []],
  ]);
});

const NOTE = '编者按：今起，本报推出“看变化”专栏，记录乡村的变化。';
const CLINIC = '村卫生室接通县医院，村医老周说，小山村有了自己的云医院，看病不用进城了。';

test('segment() puts an editors’ note into the article that it introduces', () => {
  const page = `${NOTE}\n\n乡村看变化\n\n小山村有了云医院\n\n本报记者 余音\n\n${CLINIC}`;
  expect(segment(page).articles).toMatchObject([
    { kicker: '乡村看变化', title: '小山村有了云医院', byline: { reporters: ['余音'] }, paragraphs: [NOTE, CLINIC] },
  ]);
});

test('segment() keeps the headline above an editors’ note, and who wrote the report below it', () => {
  const page = `区体育中心改造完工\n\n${REPORT}\n\n镇卫生院新门诊楼启用\n\n编者按\n\n就医方便了，镇卫生院的变化群众看得见。\n\n${OTHER}`;
  expect(titles(page)).toEqual(['区体育中心改造完工', '镇卫生院新门诊楼启用']);
  expect(segment(page).articles[1]!.byline.reporters).toEqual(['许冬']);
});

test('segment() keeps who speaks with what is said', () => {
  const said = '建议利用边角地建立体停车场。老旧小区可以错时共享车位。';
  const page = `破解停车难\n\n近日，区政协围绕停车难召开民生议事会。\n\n林远山（区政协委员）：\n\n${said}`;
  expect(segment(page).articles[0]!.paragraphs.slice(1)).toEqual(['林远山（区政协委员）：', said]);
});

test('segment() keeps notices apart whose headlines follow them and that sundry offices have signed', () => {
  const notice = (what: string, office: string) =>
    `${what}，影响范围：柳林村、白鹤村。\n服务电话：023-60001234\n${office}\n2025年5月6日`;
  const page = [
    REPORT,
    '区体育中心改造完工',
    notice('因设备检修，定于5月8日停电', '青石供电所'),
    '停电通知',
    notice('因管道改造，定于5月9日停水', '青石自来水站'),
    '停水通知',
  ].join('\n\n');
  expect(segment(page).articles.map(({ kind, title, byline }) => [kind, title, byline.source])).toEqual([
    ['news', '区体育中心改造完工', null],
    ['notice', '停电通知', '青石供电所'],
    ['notice', '停水通知', '青石自来水站'],
  ]);
});

test.each([
  ['，看病不用进城了。今年，县里计划再建十二个云诊室。', 'continuation'],
  ['云医院”，看病不用进城了。今年，县里计划再建十二个云诊室。', 'continuation'],
  ['过去，村民看病要进城。今年，县里计划再建十二个云诊室。', 'news'],
])('segment() on a page cut at its start: %s is %s', (start, kind) => {
  const [first] = segment(`${start}\n\n区体育中心改造完工\n\n${REPORT}`).articles;
  expect([first!.kind, first!.title]).toEqual([kind, null]);
});

test('segment() tells the names of columns from the headlines under them, without marks or blank lines', () => {
  const page = [
    '清河故事会',
    '老木匠修了四十年船',
    '在清河码头，老木匠陈大有修了四十年',
    '船，徒弟带出三十多个，船厂里人人敬',
    '他三分。',
    '他说，修船要慢，急不得，木头有木头',
    '的脾气。',
    '法治在身边',
    '网购退货遇阻怎么办',
    '市民刘女士网购衣服退货遇阻，把商家',
    '告上法庭，区法院调解后商家退款，还',
    '赔了路费。',
  ].join('\n');
  expect(segment(page).articles.map(({ kicker, title }) => [kicker, title])).toEqual([
    ['清河故事会', '老木匠修了四十年船'],
    ['法治在身边', '网购退货遇阻怎么办'],
  ]);
});

test.each([
  '云川日报 2025 年 3 月 14 日 星期五',
  '02 要闻·综合',
  '今日云川                  综合                  2026年1月16日 第3版',
  '第2版 民生 2026年1月16日 云川县融媒体中心',
])('a page head is no part of the headline below it: %s', (head) => {
  const page = `${head}\n\n体育中心改造完工\n\n${REPORT}\n\n卫生院新楼启用\n\n${OTHER}`;
  expect(titles(page)).toEqual(['体育中心改造完工', '卫生院新楼启用']);
});

test('what signs a notice stays with it, and the next notice begins under its own head', () => {
  const page = `## 招聘公告\n\n因工作需要，招聘工作人员6名，报名时间为5月10日至16日。\n\n联系人：何女士 电话：0731-5512345\n\n云川水务有限公司\n2025年5月6日\n\n## 停水公告\n\n因管道检修，5月9日8时至18时停水。云川自来水公司 2025年5月6日\n\n## 遗失声明\n\n●方晴遗失购房收据，声明作废。`;
  expect(titles(page)).toEqual(['招聘公告', '停水公告', '遗失声明']);
  expect(segment(page).articles[0]!.paragraphs.slice(1)).toEqual([
    '联系人：何女士 电话：0731-5512345',
    '云川水务有限公司',
    '2025年5月6日',
  ]);
});

test('questions and answers are running text, the first question too', () => {
  const page = `社保补贴怎么领？\n——区人社局答读者问\n问：哪些人可以领？\n答：登记失业人员和离校两年内未就业的毕业生。\n问：在哪儿办？\n答：到户籍所在街道的便民服务中心办理。`;
  const [article] = segment(page).articles;
  expect(article!.title).toBe('社保补贴怎么领？');
  expect(article!.paragraphs.filter((paragraph) => paragraph.startsWith('问'))).toHaveLength(2);
});

test('short news, service columns and what an office sent in are articles of their own', () => {
  const page = `### 老圩亭变身“议事亭”\n\n三河镇的老圩亭修好以后，每月开一次议事会，半年解决了路灯不亮、圩日乱停车等29件事。(农小燕)\n\n### 医保缴费 这些事你要懂\n\n□ 县医疗保障局供稿\n\n一、集中缴费期是9月1日至12月31日，个人缴费每人420元。\n\n二、新生儿出生90天内办理参保登记，从出生之日起就可以报销。\n\n### 简讯\n\n▲图书馆夏季延长开放，每周二至周日开放到21时。\n▲区里启用抓拍设备3套，以教育为主。\n\n### 一周天气\n\n10日多云，16到24度；11日小雨。`;
  expect(titles(page)).toEqual(['老圩亭变身“议事亭”', '医保缴费 这些事你要懂', '简讯', '一周天气']);
  const { articles } = segment(page);
  expect(articles[1]!.byline.source).toBe('县医疗保障局');
  expect(articles[2]!.paragraphs).toHaveLength(2);
});

test('a page head in the middle of a torn sentence leaves the sentence whole', () => {
  const page = `## 老桥封闭大修\n\n${REPORT}\n\n工程要更换伸缩缝42道，总投资860万元，\n\n第3版\n云川时报 2025年10月9日 星期四 综合新闻\n\n其中市里补助300万元。\n\n## 卫生院新楼启用\n\n${OTHER}`;
  expect(segment(page).articles[0]!.paragraphs.at(-1)).toBe(
    '工程要更换伸缩缝42道，总投资860万元，其中市里补助300万元。',
  );
});
