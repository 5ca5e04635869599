/**
 * How people outside the south-west ask: question words of the regions, ways of opening a question, of asking yes or
 * no, of prices, ages and counts, each put into the standard form that the rules of question parsing know. Order
 * matters: a rule may build on what an earlier one wrote.
 */
export type Form = readonly [RegExp, string];

/** Where a clause ends. */
const END = '(?=[\\s?？!！,，。]|$)';
/** Verbs of one syllable that take 得 to say that something can be done; 得到 after anything else is a verb itself. */
const CAN_VERB = '[管招省坐住装走停用读报领办吃买卖赚挣修建种收养跑进带拿考评补供开接通搬打交做搞弄排放去来]';

/** Words of Wu, Cantonese, Xiang, Gan, the north-east, Shandong, Tianjin and Shaanxi. */
export const REGIONAL: readonly Form[] = [
  [/有冇/g, '有没有'],
  [/点解|(?<![任如为])何解(?![释决答读])|(?:为|搞)么(?:事|子|家)(?=[^?？,，]{2})/g, '为什么'],
  [/系(?:咪|唔系)/g, '是不是'],
  [/(?<=成|得)点样/g, '怎么样'],
  [/点样/g, '怎样'],
  [/喺边(?:度|处)?/g, '在哪里'],
  [/边(?:度|处)(?=[^的]|$)/g, '哪里'],
  [/(?<![一两右左东西南北上下里外那这旁周路岸河江海])边个/g, '谁'],
  [/(?<![一两右左东西南北上下里外那这旁周路岸河江海])边间/g, '哪家'],
  [/系(?=谁|哪|咩)/g, '是'],
  [/(?<=谁|哪里)系/g, '是'],
  [/喺/g, '在'],
  [/嘅/g, '的'],
  [/咗/g, '了'],
  [/咩/g, '什么'],
  [/啲/g, '些'],
  [/呢(?=[个条间座位])/g, '这'],
  [/㗎|(?<=\p{Script=Han})咁(?=[\s?？,，]|$)/gu, ''],
  [/^咁/g, '那'],
  [new RegExp(`(?<!哪|这|那)几(?=[大长高宽远深重]${END})`, 'g'), '多'],
  [
    /(?:啥|什么)(?:辰光|前儿?|辰)|多(?:咱|暂|昝|前儿)|(?<![什多那这怎])么(?:子|家)?时候|嘛时候|(?:啥|什么)年月/g,
    '什么时候',
  ],
  [/几钿/g, '多少钱'],
  [/(?:干|嘎|噶)(?:嘛|哈|啥)/g, '干什么'],
  [/弄啥/g, '干什么'],
  [/(?<=是|啥|有|叫)嘛(?=\p{Script=Han}{2})/gu, '什么'],
  [/咋整的?(?=这么|那么|还|又|老)/g, '为什么'],
  [/(?:咋|怎么)回事儿?(?=\p{Script=Han})|凭(?:啥|什么)/gu, '为什么'],
  [/咋(?:整|弄|搞)/g, '怎么办'],
  [/咋相|何样|何得(?=了)/g, '怎么样'],
  [/(?<![完调平齐工修规休整])整(?=[完好得到成])/g, '弄'],
  [/搁(?=[哪这那])/g, '在'],
  [/哪(?:疙瘩|嘎达|噶哒|旮旯|搭|哒|垯|坨|凼|块儿?)(?=办|弄|领|能|可以|打|交|报|买|看|[\s?？,，]|$)/g, '哪里'],
  [/(?<=[在去到])哪哈儿?/g, '哪里'],
  [/哪能(?=弄|介)/g, '怎么'],
  [/(?<=(?:阿拉|侬).*)哪能/g, '怎么'],
  [/(?<=去|[搬送运迁放移跑]到)哪(?=了(?:[\s?？,，]|$))/g, '哪里'],
  [
    /(?<=[在去])哪(?![里儿个些家一二两三四五六七八九十几条项种类级所支处座段块片面点天年月本方边站区街路村镇届次位期疙嘎噶旮搭哒垯坨凼哈]|$)/g,
    '哪里',
  ],
  [/(?<=[到上从往])哪(?=[办领弄交报买查看拿换坐打开举找停住学]|能|可以)/g, '哪里'],
  [/多老(?=[长大高宽远深重])/g, '多'],
];

/** Amounts, ages, prices and times as they are asked for in speech everywhere; the question words are standard by now. */
export const COMMON: readonly Form[] = [
  [/多长的?时间/g, '多久'],
  [/[多好]大的?(?:岁数|年纪|年龄)|多大(?=才?(?:可以|能)[领享办报上免退]|的?(?:孩子|老人|小孩|小朋友))/g, '多少岁'],
  [/(?:今年)?(?:高寿|贵庚)(?=[\s?？,，了]|$)/g, '多少岁'],
  [/(?:几|多少)(?:个|块|角|毛)钱/g, '多少钱'],
  [/(?<!牌[^，,？?]{0,8})(?:几|多少)块(?=一|[\s?？,，]|$)/g, '多少钱'],
  [/(?:几|多少)个亿/g, '多少亿'],
  [/(?:几|多少)(?:号|口)子?人/g, '多少人'],
  [/(?:几|多少)个班(?!子|次|组)/g, '多少班'],
  [/(?:一整|整一?)年(?!级)/g, '全年'],
  [/谁家(?=[修建盖承干做管中负])/g, '谁'],
  [/(?<=[修建搞弄盖做装改干得成])什么样子?了/g, '怎么样了'],
  [/(?<!忙了?)些什么/g, '哪些'],
  [/(?<=都)有什么(?=[\s?？,，]|$)/g, '有哪些'],
  [/(?:要不要|是否要)钱/g, '是否收费'],
  [/要钱(?=吗|不[\s?？,，]|不$)/g, '收费'],
  [/不(?:要|收|用|花)钱/g, '免费'],
];

/** 能修完不, 要门票不要, 走得了车不, 通没通车, 真的假的: yes or no. */
export const YES_NO: readonly Form[] = [
  [/[，,]?(?:这|到底)?(?:是不是|是)?(?:真的假的|真的吗|真的不|真的)(?=[?？]*$)/g, '吗'],
  [/[，,]?(?:真的?)?有(?:没有)?这(?:回)?事儿?(?:吗|没有?|不)?(?=[?？]*$)/g, '吗'],
  [new RegExp(`(${CAN_VERB})得(?:到|了|起|下)(?=多少|几|什么|哪)`, 'g'), '能$1'],
  [/(?<=什么时候)(\p{Script=Han})得[到了上起成通]/gu, '能$1'],
  [new RegExp(`(${CAN_VERB})得[到了上起下动完成通]?([^，,？?得]{0,6})不${END}`, 'g'), '能$1$2吗'],
  [/([要能会肯让])([^，,？?]{1,6})不\1(?=[\s?？,，]|$)/g, '$1$2吗'],
  [/(?![是能会可要有一二三四五六七八九十])(\p{Script=Han})[不没]\1(?=\p{Script=Han})/gu, '是否$1'],
];

/** 不, 伐, 么, 未 at the end: yes or no, unless the clause has a question word already. */
const TAIL = /(?<![砍采步讨征间什怎多那要从尚])(?:不|伐|么|未)(?=[?？]*$)/;
const HAS_QUESTION_WORD = /什么|哪|谁|几(?!乎)|多少|怎|多久|为何|是否|有没有|多[大高长宽远深重]/;

/** The end of a question that is asked by its last particle. */
export const withTail = (text: string): string => text.replace(TAIL, HAS_QUESTION_WORD.test(text) ? '' : '吗');

const SALUTE =
  /^(?:(?:各位|同志|师傅|老师|小编(?![制辑组队])|大佬|大神|姐妹|家人|朋友|邻居)们?(?:[，,！!：:]|(?=[你您]好|请问|想问|麻烦))|(?:各位|小编(?![制辑组队]))(?:大佬|老师|朋友|邻居)?们?|[你您]们?好[，,！!啊呀]?)[，, ]*/;
const REQUEST =
  /^(?:那个[，,])?(?:[我俺咱]们?)?(?:[想要来]?(?:跟|向|给)?[你您]?)?(?:麻烦|劳驾)?(?:[想要来]?(?:请教|打听|咨询|请问|询问|求问|求助|问问|问|了解)(?:一?[下哈]子?|个事儿?|个问题|[你您])+(?=[，, ]|\p{Script=Han})|求问|想问问?|麻烦问问?|请问|蹲一?个|蹲一蹲)[，,：: ]*/u;
/** Who asks whether anybody knows asks what follows; the 不 at its end belongs to 知道. */
const ANYBODY =
  /^(?:有没有|有)?(?:谁|哪位|大家|人|懂的|大佬|你们?|您)(?:们|朋友)?(?:知不知道|知道|晓得|了解|清楚|说一?下|讲一?下)(?=.{5})/;
const HEARD =
  /(?<=^|[，,。；;？?！! ])[我俺咱]?们?(?:听说|听讲|听人说|网上说|群里说|据说)(?!课|能力|读写|训练|考)[，,]?/g;

/** A question without its greeting and its request to be told; what was heard stands for itself. */
export function withoutOpening(text: string): string {
  const asked = text.replace(SALUTE, '').replace(REQUEST, '');
  const known = asked.replace(ANYBODY, '');
  const plain = (known === asked ? asked : known.replace(/[吗不没伐么](?=[?？]*$)/, '')).replace(HEARD, '');
  return plain.trim().length > 1 ? plain : text;
}
