/** The name at a question's beginning, before what is asked of it. */
import { askedIn } from '../../kinds/index.ts';
import { alternativesOf, once } from '../../lexicon/index.ts';
import { PART_OF_YEAR, PLAIN_DATE, pointsIn, taggedWords, UNDATED } from '../../reading/index.ts';

/** Politeness and hearsay before the name. */
export const LEADING = new RegExp(
  String.raw`^(?:请问|想问(?:一?下)?|问(?:一?下)|我?想知道|听说|那个|这个|那(?![^个农全外新各邻城些里边几两三么]\p{Script=Han}?[县镇乡村屯](?!里|民)|[^个些里边几么家年天次位条款座所他她它你我]的)|我们|咱们|俺们?|关于|截至|截止|目前|现在|最近|${PLAIN_DATE}(?:${PART_OF_YEAR})?)+`,
  'u',
);
/** Words with which residents go on from the name to what they ask; single characters only where they end a name. */
const goesOn = once(
  () =>
    new RegExp(
      String.raw`[，,。；;？?！!：:]|什么|多少|多(?=[大高长远宽深重久])|几[个家项天年月成时号点日层]|[哪谁]|怎么|如何|是否|没有|到底|究竟|[投花修建盖招用签占卖种](?=了|过|得)|[投花耗占](?=多|几)|总(?!部|站|医|厂|院|工会|商会|台|编|书记|经理|值|量)|投资|占地|(?:建筑)?面积|产值|规模|预计|计划|${UNDATED}|到(?=\d|底)|(?:新|已|正)?(?:${alternativesOf('said-of-things', 'predicate')})|改造(?=[得到完好成])|建设(?=[到得进情怎多得什是有])|进展|进度|施工|主体|容纳|可以|(?<![光智节产性功技动热核储势])能(?!源|量|力|耗|科)|(?<![工协商学员大联代席谈洽动委集晚览布庙聘介])会(?!展|议|堂|馆|所|[，,]|$)|[要将被]|负责人|项目经理|主持|参加|出席|参与|分别|(?<![首成新丰古宜])都(?!市|江|会)|忙[了些什]|获得|获评|位于|[在是](?!线)|有(?!机|限|色|轨)|为什么|为何|由|设(?!计|备|施)|(?<![扩迁改重])建(?!设|筑|工|材|业|行)|修(?!复|缮)|完成`,
    ),
);
const predicate = once(() => new RegExp(`的|${goesOn().source}`));
const ASKED = /(?:怎样|进展|进度|情况|怎|了|吗|呢)+$/;
const MIN = 2;

/** Where `text`, which opens with a name, goes on from it; its length when it is nothing else. `whole` keeps 甲的乙 together. */
export function endOfName(text: string, whole: boolean): number {
  const at = text.slice(MIN).search(whole ? goesOn() : predicate());
  return at === -1 ? text.length : at + MIN;
}

/** The part of `text` before its predicate; `null` when it opens with what is asked. */
export function subjectPhrase(text: string): string | null {
  const plain = text.replace(/\s+/g, '').replace(LEADING, '');
  const phrase = plain.slice(0, endOfName(plain, false)).replace(ASKED, '');
  const name = phrase.replace(/[“”"'《》]/g, '');
  return name.length >= MIN && plain.search(predicate()) !== 0 ? name : null;
}

/** Verbs, adverbs and particles: 新签了 after a name, 摆 in 采购节摆了多少. */
const NO_NOUN = /^(?:v|vd|vi|d|ad|p|c|u|ul|uj|uz|ug|uv|r|zg|f|y)$/;

const TOTAL = /^(?:一共|总共|共)$/;
/** What stands before these happened, whatever the segmenter takes it for: 节摆 in 采购节摆了, 新签 in 园区新签了. */
const HAPPENED = /^[了过着]$/;
const NEWLY = /^[新正已刚共还又再]$/;

const verbIn = (word: string): string => {
  const chars = Array.from(word);
  return chars.length === 2 && !NEWLY.test(chars[0] ?? '') ? (chars[1] ?? word) : word;
};

/** `name` without the verbs and particles at its end, where something of it is left. */
export function withoutVerbs(name: string): string {
  let kept = name;
  let happened = false;
  for (const { word, tag } of taggedWords(name).toReversed()) {
    const isVerb = NO_NOUN.test(tag) || TOTAL.test(word);
    const dropped = !isVerb && happened && tag === 'x' ? verbIn(word) : word;
    const rest = kept.slice(0, kept.length - dropped.length);
    if (!(isVerb || (happened && tag === 'x')) || !kept.toLowerCase().endsWith(word) || rest.length < MIN) break;
    kept = rest;
    if (dropped !== word) break;
    happened = HAPPENED.test(word);
  }
  return kept;
}

/** 营收 in 茶谷的营收: what is asked of the name, not the name. */
const ASKED_OF = /的?(?:长度|名称|地址|电话|时间|地点|价格|情况|的)$/;

/** What a clause is about, with its time: the name before the verb, in 甲2024年的大会 all of it; empty when it has none. */
export function topicOf(clause: string): string {
  const lead = clause.match(LEADING)?.[0] ?? '';
  const plain = clause.slice(lead.length);
  const name = withoutVerbs(plain.slice(0, endOfName(plain, true)));
  if (askedIn(name).length > 0 || name.length < 2) return '';
  const when = pointsIn(plain).find(({ start }) => start === name.length);
  const further = when ? plain.slice(when.end).replace(/^的/, '') : '';
  const next = further === '' ? '' : withoutVerbs(further.slice(0, endOfName(further, true)));
  const more = askedIn(next).length === 0 ? next : '';
  return `${lead}${`${name}${when?.text ?? ''}${more}`.replace(ASKED_OF, '')}`;
}
