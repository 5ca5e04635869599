/** What a question tells of whoever asks: relatives, feelings, the trouble of it. Papers print none of it. */
import type { Form } from './spoken-forms.ts';

const MINE = '(?:我|俺|咱|额|阮)(?:们|家|屋头|屋里|家里)*(?:的)?';

/** 俺妮, 我家老二 are a child to a paper, 我妈 somebody old. */
const RELATIVES: readonly Form[] = [
  [
    new RegExp(
      `${MINE}(?:家)?(?:个)?(?:(?:大|小)?(?:妮儿?|闺女|姑娘|女儿|儿子|娃儿?|崽|孩儿|孩子|小孩|孙子|孙女|外孙女?|幺儿|幺妹)|老[大二三](?=[上读考要想今明]))`,
      'g',
    ),
    '孩子',
  ],
  [
    new RegExp(
      `${MINE}(?:老爸|老妈|爸妈|父母|爸爸|妈妈|[爸妈爹娘]|爷爷|奶奶|外婆|外公|公公|婆婆|老汉儿?|屋老人)(?![^，,？?]{0,1}节)`,
      'g',
    ),
    '老人',
  ],
  [new RegExp(`${MINE}(?:老公|老婆|媳妇|爱人|对象|老伴|弟|妹|哥|姐|亲戚|朋友|同事|邻居)(?:儿|子)?`, 'g'), ''],
];

/** How hard, far, dear or tiresome it is, where nothing is asked. */
const COMPLAINT =
  /(?:得很|得慌|得要命|得不行|死了?|死人|死个人|烦人|受不了|够呛|愁人|着急|急得很|不方便|太(?:远|麻烦|贵|慢|挤|堵|吵|脏|难|热|冷|窄|乱|黑)了?|(?:好|很|真|老|怪)(?:远|麻烦|贵|慢|挤|堵|吵|脏|难|热|冷|窄|不方便))[啊呀哦嘛的了啦]*$/;
const ASKS = /什么|哪|谁|几(?!乎)|多少|怎|多久|为何|是否|吗|没有?$|不$|多[大高长宽远深重]/;

/** A question without the clauses that only complain, as long as another one asks. */
export function withoutComplaints(text: string): string {
  const clauses = text.split(/(?<=[，,。！!；;])/);
  const kept = clauses.filter((clause) => {
    const bare = clause.replace(/[，,。！!；;？?\s]+$/, '');
    return ASKS.test(bare) || !COMPLAINT.test(bare);
  });
  return kept.length > 0 && kept.some((clause) => ASKS.test(clause)) ? kept.join('').replace(/[，,；;]$/, '') : text;
}

export const OWN_PEOPLE: readonly Form[] = RELATIVES;
