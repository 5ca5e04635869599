/**
 * Questions made up for calibration: a thing named in an article, and something that the articles which name it don't
 * tell. Residents ask this in vain most often, and public questions hold few of them.
 */
import { words } from '../text/index.ts';
import type { Article } from '../types.ts';
import type { Lesson } from './calibration.ts';

/** What could be asked of any project, body or place, and by what a report that tells it would be known. */
const ASKED: readonly (readonly [question: string, told: RegExp])[] = [
  ['总投资多少钱', /投资|亿元/],
  ['什么时候完工', /完工|竣工|建成|投用|投入使用|完成|底/],
  ['什么时候开工建设', /开工|动工|启动|奠基|破土/],
  ['占地多少亩', /亩|平方米|面积|公顷/],
  ['的咨询电话是多少', /电话|热线|拨打|号码/],
  ['今年招了多少人', /招|就业|岗位|学生|人才/],
  ['门票多少钱一张', /门票|票价/],
  ['为什么被罚款', /罚/],
  ['有多少个停车位', /停车|车位/],
  ['早上几点开门', /开放|营业|时间|点/],
  ['什么时候拆除', /拆/],
  ['发生火灾伤了几个人', /火|伤/],
  ['搬到哪里去了', /搬|迁/],
  ['一年接待多少游客', /游客|人次|接待/],
  ['一共有多少员工', /员工|职工|工人/],
  ['是哪年成立的', /成立|创建|始建|建立/],
];
const THING =
  /^(?:项目|公司|产业园|公园|学校|小学|中学|医院|工程|基地|博物馆|园区|社区|大桥|高铁|机场|图书馆|合作社|景区|大学|集团|工厂|车间|幼儿园)$/;
const NO_NAME = /^(?:重点|有限|该|这个|一个|重大|相关|多个|建设|多家|企业|产业|科技|股份|工业)$/;
const NAME = /^\p{Script=Han}{2,5}$/u;

const textOf = ({ title, paragraphs }: Article): string => [title ?? '', ...paragraphs].join('').replace(/\s+/g, '');

/** Names such as 松林湖产业园 in an article's first paragraphs. */
function thingsIn({ title, paragraphs }: Article): readonly string[] {
  return [title ?? '', ...paragraphs.slice(0, 6)].flatMap((text) => {
    const cut = words(text);
    return cut.flatMap((word, at) => {
      const [second = '', first = ''] = [cut[at - 1], cut[at - 2]];
      if (!THING.test(word) || !NAME.test(second) || NO_NAME.test(second)) return [];
      return [`${NAME.test(first) ? first : ''}${second}${word}`].filter((name) => text.includes(name));
    });
  });
}

/** About `most` such questions over the articles, evenly spread; the same for the same articles. */
export function madeUpLessons(articles: readonly Article[], most: number, weight: number): readonly Lesson[] {
  const texts = articles.map(textOf);
  const pairs = articles.flatMap((article) =>
    [...new Set(thingsIn(article))].flatMap((thing) => ASKED.map(([asked, told]) => ({ thing, asked, told }))),
  );
  const step = Math.max(1, Math.floor(pairs.length / (most * 3)));
  return pairs
    .filter((_, at) => at % step === 0)
    .filter(({ thing, told }) => !texts.some((text) => text.includes(thing) && told.test(text)))
    .slice(0, most)
    .map(({ thing, asked }) => ({
      question: thing + asked,
      required: [],
      answers: () => false,
      isSource: () => false,
      weight,
    }));
}
