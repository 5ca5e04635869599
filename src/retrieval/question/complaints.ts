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
