/**
 * Questions made up for calibration: a thing named in an article, and something that the articles which name it don't
 * tell. Residents ask this in vain most often, and public questions hold few of them.
 */
import { taggedWords } from '../reading/index.ts';
import type { Article } from '../types.ts';
import type { Lesson } from './calibration.ts';

/**
 * What could be asked of any project, body or place; by what a report that tells it would be known; and how the fact
 * stands in a sentence that has the name too.
 */
const ASKED: readonly (readonly [question: string, told: RegExp, fact?: RegExp])[] = [
  ['总投资多少钱', /投资|亿元/, /总投资约?([\d.]+[亿万]元)/],
  ['投了好多钱', /投资|投入|亿元|万元|资金/, /(?:总投资|投资)约?([\d.]+[亿万]元)/],
  [
    '什么时候完工',
    /完工|竣工|建成|投用|投入使用|完成|底/,
    /(?:预计|计划|将于)([^，。]{0,5}\d{1,2}月底?)[^，。]{0,4}(?:完工|竣工|建成)/,
  ],
  [
    '什么时候投用',
    /投用|投入使用|投产|启用|开放|运营|通车|建成|完工|竣工|开业|开园/,
    /(?:预计|计划|将于)([^，。]{0,5}\d{1,2}月底?)[^，。]{0,4}(?:投用|投入使用|投产|开放|运营|通车)/,
  ],
  ['什么时候开工建设', /开工|动工|启动|奠基|破土/, /(\d{1,2}月)[^，。]{0,4}(?:正式)?(?:开工|动工)/],
  ['占地多少亩', /亩|平方米|面积|公顷/, /占地(?:面积)?约?([\d.]+余?亩)/],
  ['建筑面积有多大', /面积|平方|平米|㎡/, /建筑面积约?([\d.]+万?平方米)/],
  ['全长多少公里', /公里|千米|全长/, /全长约?([\d.]+公里)/],
  ['能容纳多少学生', /学位|学生|容纳/, /(\d+个学位)/],
  ['有多少张床位', /床/, /床位约?(\d+张)/],
  ['年产值多少', /产值/, /年产值(?:可达|达|约|超过?)?([\d.]+[亿万]元)/],
  ['一年产量有多少', /吨|产量|产能/, /年产量?(?:可达|达|约)?([\d.]+万?吨)/],
  ['利润有多少', /利润|盈利|净利/, /净利润(?:为|达)?([\d.]+[亿万]元)/],
  ['票价是多少', /门票|票价|免费|票/],
  ['校长是谁', /校长/, /校长([\p{Script=Han}]{2,3})(?:说|介绍|表示)/u],
  ['董事长是谁', /董事长/, /董事长([\p{Script=Han}]{2,3})(?:说|介绍|表示)/u],
  ['负责人是谁', /负责人|经理|董事长|主任|书记|校长|院长/, /负责人([\p{Script=Han}]{2,3})(?:说|介绍|表示)/u],
  ['是哪家公司修的', /施工|承建|建工|中铁|中建|修建|公司|集团/, /由([^，。]{3,16}(?:公司|集团))[^，。]{0,3}承建/],
  ['设计单位是哪家', /设计/],
  ['在哪条路上', /路|位于|街|坐落/, /位于([^，。]{3,16}[路街道])/],
  ['收不收费', /收费|免费|费用|元/],
  ['什么时候封顶', /封顶/],
  ['得过什么奖', /奖|荣誉|称号|获|入选/],
  ['一平方米卖多少钱', /平方|平米|元|价/],
  ['有几层楼', /层/],
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

/** Parts of speech of which names are made: nouns, names, unknown words; no verbs. */
const NAMING = /^(?:n|nr|ns|nt|nz|nrt|j|x|s)$/;

/** Names such as 松林湖产业园 in an article's first paragraphs. */
function thingsIn({ title, paragraphs }: Article): readonly string[] {
  return [title ?? '', ...paragraphs.slice(0, 6)].flatMap((text) => {
    const cut = taggedWords(text);
    const names = (at: number) => NAME.test(cut[at]?.word ?? '') && NAMING.test(cut[at]?.tag ?? '');
    return cut.flatMap(({ word }, at) => {
      if (!THING.test(word) || !names(at - 1) || NO_NAME.test(cut[at - 1]!.word)) return [];
      const name = `${names(at - 2) ? cut[at - 2]!.word : ''}${cut[at - 1]!.word}${word}`;
      return text.includes(name) && name.length > word.length + 2 ? [name] : [];
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

/** The fact of a sentence that names the thing and gives it, no other name between them. */
function factOf(article: Article, thing: string, fact: RegExp): string | null {
  for (const sentence of article.paragraphs.join('\n').split(/[。！？\n]/)) {
    const at = sentence.indexOf(thing);
    const found = at === -1 ? null : sentence.slice(at + thing.length).match(fact);
    if (found && (found.index ?? 0) < 40 && !/项目|、/.test(sentence.slice(at + thing.length).slice(0, found.index)))
      return found[1] ?? null;
  }
  return null;
}

/** The same questions where a report does tell it: what is asked in vain elsewhere must not be refused here. */
export function toldLessons(articles: readonly Article[], most: number, weight: number): readonly Lesson[] {
  const told = articles.flatMap((article) =>
    [...new Set(thingsIn(article))].flatMap((thing) =>
      ASKED.flatMap(([asked, , pattern]) => {
        const fact = pattern ? factOf(article, thing, pattern) : null;
        return fact ? [{ article, thing, asked, fact }] : [];
      }),
    ),
  );
  const step = Math.max(1, Math.floor(told.length / most));
  return told
    .filter((_, at) => at % step === 0)
    .slice(0, most)
    .map(({ article, thing, asked, fact }) => ({
      question: thing + asked,
      required: [fact],
      answers: (sentence, { id }) => id === article.id && sentence.includes(fact),
      isSource: ({ paragraphs }) => paragraphs.some((paragraph) => paragraph.includes(thing)),
      weight,
    }));
}
