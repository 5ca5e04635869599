/** A question as a paper would print it: without greetings, complaints and spoken forms, which the rules of `lexicon/speech` can not say one by one. */
import { type Applied, rewrite } from '../../lexicon/index.ts';
import { taggedWords } from '../../reading/index.ts';

/** 不, 伐, 么, 未 at the end: yes or no, unless the clause has a question word already. */
const TAIL = /(?<![砍采步讨征间什怎多那要从尚])(?:不|伐|么|未)(?=[?？]*$)/;
const QUESTION_WORD = /什么|哪|谁|几(?!乎)|多少|怎|多久|为何|是否|有没有|多[大高长宽远深重]/;

/** 存了钱的也涨？举报有奖？: what is said to be so, with a question mark alone. */
const RISING = /(?<=[^？?，,。]{3})(?<![吗呢吧啊呀嘛哈没不的])[?？]+$/;

/** The end of a question that is asked by its last particle, or by its mark. */
function withTail(text: string): string {
  const asked = text.replace(TAIL, QUESTION_WORD.test(text) ? '' : '吗');
  const isRising =
    RISING.test(asked) && !QUESTION_WORD.test(asked) && taggedWords(asked).some(({ tag }) => tag === 'v');
  return isRising && !/[吗呢]/.test(asked) ? asked.replace(RISING, '吗') : asked;
}

const SALUTE =
  /^(?:(?:各位|同志|师傅|老师|小编(?![制辑组队])|大佬|大神|姐妹|家人|朋友|邻居)们?(?:[，,！!：:]|(?=[你您]好|请问|想问|麻烦))|(?:各位|小编(?![制辑组队]))(?:大佬|老师|朋友|邻居)?们?|(?:老师|师傅|[你您]们?)好(?:[，,！!啊呀 ]|(?=请问|我想|想问|麻烦)))[，, ]*/;
const INTERJECTION =
  /^(?:(?:在线等|急|哎呀?|唉|诶|哦豁|喂|嗨|那个(?:什么|啥)?|话说|对了|弱弱地?问(?:一句|一?下)?|顺便问(?:一?下|一句)?)[，,！!。 ]+)+|^(?:弱弱地?|顺便)问(?:一句|一?下)/;
const REQUEST =
  /(?<=^|[，,。！!])(?:那个[，,])?(?:[我俺咱]们?)?(?:[想要来]?(?:跟|向|给)?[你您]?)?(?:麻烦|劳驾)?(?:[想要来]?(?:请教|打听|咨询|请问|询问|求问|求助|问问|问|了解)(?:一?[下哈]子?|个事儿?|个问题|[你您])+(?=[，, ]|\p{Script=Han})|求问|想问问?|麻烦问问?|请问|蹲一?个|蹲一蹲)[，,：: ]*/u;
/** Who asks whether anybody knows asks what follows; the 不 at its end belongs to 知道. */
const ANYBODY =
  /^(?:有没有|有)?(?:谁|哪位|大家|人|懂的|大佬|你们?|您)(?:们|朋友)?(?:知不知道|知道|晓得|了解|清楚|说一?下|讲一?下)(?=.{5})/;
const HEARD =
  /(?<=^|[，,。；;？?！! ])[我俺咱]?们?(?:听说|听讲|听人说|网上说|群里说|据说)(?!课|能力|读写|训练|考)[，,]?/g;

/** A question without its greeting and its request to be told; what was heard stands for itself. */
function withoutOpening(text: string): string {
  const asked = text.replace(INTERJECTION, '').replace(SALUTE, '').replace(REQUEST, '');
  const known = asked.replace(ANYBODY, '');
  const plain = (known === asked ? asked : known.replace(/[吗不没伐么](?=[?？]*$)/, '')).replace(HEARD, '');
  return plain.trim().length > 1 ? plain : text;
}

/** How hard, far, dear or tiresome it is, where nothing is asked. */
const COMPLAINT =
  /(?:得很|得慌|得要命|得不行|死了?|死人|死个人|烦人|受不了|够呛|愁人|着急|急得很|不方便|太(?:远|麻烦|贵|慢|挤|堵|吵|脏|难|热|冷|窄|乱|黑)了?|(?:好|很|真|老|怪)(?:远|麻烦|贵|慢|挤|堵|吵|脏|难|热|冷|窄|不方便))[啊呀哦嘛的了啦]*$/;
const ASKS = new RegExp(`${QUESTION_WORD.source}|吗|没有?$|不$`);

/** A question without the clauses that only complain, as long as another one asks. */
function withoutComplaints(text: string): string {
  const clauses = text.split(/(?<=[，,。！!；;])/);
  const kept = clauses.filter((clause) => {
    const bare = clause.replace(/[，,。！!；;？?\s]+$/, '');
    return ASKS.test(bare) || !COMPLAINT.test(bare);
  });
  return kept.length > 0 && kept.some((clause) => ASKS.test(clause)) ? kept.join('').replace(/[，,；;]$/, '') : text;
}

/**
 * The rules that make spoken forms plain, in their order: each region's words, then question words; `amounts` and `yes-no`
 * are of all regions and find them standard. Particles go twice: they are in the way of question words, and left by `yes-no`.
 */
const SPOKEN = [
  ...['cantonese', 'wu', 'north', 'central', 'people', 'asking', 'particles'],
  ...['sichuan-chongqing', 'general', 'sichuan-chongqing-words', 'amounts', 'yes-no', 'particles'],
];

/** A question as a paper would print it: spoken forms, two-digit years, `16号`. `applied` is told of each rule that took part. */
export function asWritten(text: string, applied?: Applied): string {
  const asked = withoutOpening(rewrite(text, ['typing'], applied));
  const plain = withoutComplaints(withTail(rewrite(asked, SPOKEN, applied)));
  return rewrite(plain, ['dates'], applied);
}
