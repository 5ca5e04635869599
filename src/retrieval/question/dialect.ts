import { REGIONAL_WORDS } from './regional-forms.ts';
import { OWN_PEOPLE, withoutComplaints } from './speaker.ts';
import { COMMON, type Form, REGIONAL, withoutOpening, withTail, YES_NO } from './spoken-forms.ts';

/**
 * Residents of the south-west write as they speak. Each rule puts a spoken form into the written one that papers and
 * the other rules of question parsing know; order matters (longer forms first).
 */
const SPOKEN: readonly Form[] = [
  [/(?:啥子|啥|哪个|哪会|么子|什么)(?:时候|时间|日子)|啥时(?!候)|哪阵|哪会儿|哪哈儿?|几时|多阵|多会儿/g, '什么时候'],
  [/好久没/g, '很久没'],
  [/(?<=[了过上要需停等封延])好久/g, '多久'],
  [/好久(?=了)/g, '多久'],
  [/好久/g, '什么时候'],
  [/好多(?=[^好少])|好多(?=少(?![年数量]))少|好多$|几多/g, '多少'],
  [/好(?=[大高长远宽重深](?:[?？,，。啊哦嘛呢]|$|一|的|个|规模))/g, '多'],
  [/为啥子?|做啥子(?=不|没|要|会)/g, '为什么'],
  [/啥子|啥|么子/g, '什么'],
  [/(?:咋个|咋|啷个|哪个(?=样)|怎个)样?了?(?=[?？,，。啊哦嘛呢]|$)/g, '怎么样'],
  [/咋个|咋|啷个|怎个/g, '怎么'],
  [/(?<=什么时候(?:能|才能?|可以)?)[弄搞]得?[完好成]/g, '完工'],
  [/(?<=[在去到])哪点儿?(?=[?？,，。\s]|$|[办买领交看])/g, '哪里'],
  [/没得|莫得|冇得/g, '没有'],
  [/(?<=组织|宣传|统战|武装)部长/g, '部部长'],
  [/(?<=公安|教育|财政|民政|交通|水利|税务|审计|统计|司法|应急|环保)局长/g, '局局长'],
  [
    /从[几多][少]?(?<unit>(?![点号月日])\p{Script=Han}?)(?:变成?|增加?|涨|升|降|减)?[到至为成]?了?[几多][少]?\k<unit>(?:了|$)/gu,
    '先后有多少$<unit>',
  ],
  [/喊(?=.{1,8}(?:做|去|来|要))/g, '要求'],
  [/(?<![很更最么太好许不多少])多钱/g, '多少钱'],
  [/一平米?(?=多少|卖|[？?]|$)/g, '每平方米'],
  [/gdp/gi, '地区生产总值'],
  [/娃儿|娃娃|细娃/g, '孩子'],
  [/屋头/g, '家里'],
  [/里头/g, '里'],
  [/落雨/g, '下雨'],
  [/海椒/g, '辣椒'],
  [/洋芋/g, '土豆'],
  [/[包苞]谷/g, '玉米'],
  [/红苕/g, '红薯'],
  [/头一[回次]/g, '第一次'],
  [/头一个/g, '首个'],
  [/晓得/g, '知道'],
  [/哪个(?=主持|负责|带队|牵头|讲话|说的|来办|去办|当|管|在[管修建做搞]|出席|签|$|[?？,，])/g, '谁'],
  [/(?<=(?:分别|各)?是)哪个(?=[?？,，]|$|主持|负责|带队|牵头)/g, '谁'],
];

/** `23年4月` is 2023 to its writer; `的20年` and `25年前` are spans. */
const SHORT_YEAR = /(?<![\d第])(2\d)年(?=\d{1,2}月|[上下]半年|[一二三四]季度|[初底末中]|的?目标|[^的前后来间里多]|$)/g;
/** Particles that carry nothing at the end of a clause. */
const PARTICLES = /[嘛啦噻撒咯嗦哇哦哈哟呐啊呀哒喔喽吧嘞咧哩呗喃捏呦诶]+(?=[\s?？!！,，。]|$)/g;

const inForms = (forms: readonly Form[], text: string) =>
  forms.reduce((soFar, [pattern, written]) => soFar.replace(pattern, written), text);

/** Residents part clauses by a space: 孩子考上大专了 最多能贷多少. Shorter stretches may be one name. */
const SPACED = /(?<=\p{Script=Han}{5})\s+(?=(?![哪谁各是多几分怎什为有能可])\p{Script=Han}{4})/gu;

/** Spoken forms, two-digit years and `16号` as a paper would print them. */
export function asWritten(text: string): string {
  const said = inForms(OWN_PEOPLE, inForms(REGIONAL_WORDS, withoutOpening(text.replace(SPACED, '，'))));
  const standard = inForms(SPOKEN, inForms(REGIONAL, said).replace(PARTICLES, ''));
  const plain = withTail(inForms(YES_NO, inForms(COMMON, standard)).replace(PARTICLES, ''));
  return withoutComplaints(plain)
    .replace(SHORT_YEAR, '20$1年')
    .replace(/(?<=月\d{1,2})号/g, '日');
}
