/** What a question is about: the name at its beginning, before what it asks of it. */
import type { ParsedQuestion } from '../../types.ts';

/** Politeness and hearsay before the name. */
const LEADING =
  /^(?:请问|想问(?:一?下)?|问(?:一?下)|我?想知道|听说|那个|这个|那|我们|咱们|关于|截至|截止|目前|现在|最近|(?:\d{4}年)?(?:\d{1,2}月)?(?:\d{1,2}日)?(?:上半年|下半年|[一二三四]季度)?)+/;
/** Words with which residents go on from the name to what they ask; single characters only where they end a name. */
const PREDICATE =
  /[，,。；;？?！!：:]|的|什么|多少|几[个家项天年月成时]|[哪谁]|怎么|如何|是否|没有|到底|究竟|总(?!部|站|医|厂|院|工会|商会|台)|投资|占地|(?:建筑)?面积|产值|规模|预计|计划|目前|现在|最近|今年|去年|明年|年内|[上下]半年|\d{4}年|到(?=\d|底)|(?:新|已|正)?(?:开工|动工|完工|竣工|建成|建好|修好|修[到得成]|建[到得成]|投用|投产|投入|开学|开课|通车|开放|开通|开业|开馆|开园|开诊|交付|交房|封顶|运营|启用|使用|招生)|改造(?=[得到完好成])|建设(?=[到得进情怎多得什是有])|进展|进度|施工|主体|容纳|可以|(?<![光智节产性功技动热核储势])能(?!源|量|力|耗|科)|(?<![工协商学员大联])会(?!展|议|堂|馆|所)|[要将被]|负责人|项目经理|主持|位于|[在是](?!线)|有(?!机|限|色|轨)|为什么|为何|由|设(?!计|备|施)|(?<![迁改扩])建(?!设|筑|工|材|业|行)|修(?!复|缮)|完成/;
const ASKED = /(?:怎样|进展|进度|情况|怎|了|吗|呢)+$/;
const MIN = 2;

/** The part of `text` before its predicate; `null` when it opens with what is asked. */
export function subjectPhrase(text: string): string | null {
  const plain = text.replace(/\s+/g, '').replace(LEADING, '');
  const at = plain.slice(MIN).search(PREDICATE);
  const phrase = (at === -1 ? plain : plain.slice(0, at + MIN)).replace(ASKED, '');
  const name = phrase.replace(/[“”"'《》]/g, '');
  return name.length >= MIN && plain.search(PREDICATE) !== 0 ? name : null;
}

/** Names that a question may be about, likeliest first. */
export function subjectsAsked({ text, names, language, readings }: ParsedQuestion): readonly string[] {
  const phrase = language === 'en' ? readings.at(-1)?.printed : subjectPhrase(text);
  const long = names.filter((name) => /^\p{Script=Han}{3,}$/u.test(name));
  return [...new Set([...(phrase ? [phrase] : []), ...long])];
}
