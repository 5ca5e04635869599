/** A comparison asks a figure of each: 哪个投资大 is answered by both investments. */

const WHICH = '(?:哪一?(?:个|家|边|里|片区|所|座|条|种|类|段|期|部|款|样)|谁)的?';
const MORE =
  '(?:更|比较|最|要)?(?<how>多|大|高|(?<![校院局区县市镇乡村处部科站厂所队会组班店行社书馆园司团])长|远|重|快|早|晚|少|慢|贵|低|强|好)(?:一?些|一?点)?';
const END = '(?=[、，,？?呢]|$)';
const COMPARED = new RegExp(`${WHICH}(?<what>[^，,？?、]{0,8}?)${MORE}${END}`, 'u');
const AND_MORE = new RegExp(`、(?<what>[^、，,？?]{1,6}?)${MORE}${END}`, 'gu');
/** 哪个先开工, 谁早建成: which comes first is told by when each does. */
const FIRST = new RegExp(`${WHICH}(?:更|最|要)?[先早晚]一?点?(?<done>[^，,？?、呢]{1,6}?)(?:的|啊|呀)?${END}`, 'u');
/** What is counted in units of its own, so that 多少 asks for it. */
const AMOUNT =
  /投资|资金|钱|产值|收入|营收|利润|税|价|费|额|量|数|率|度|速|幅|人|项目|企业|公司|[投花发赚卖招种建占]得$/;

function asFigure(what: string, how: string, before: string): string {
  const plain = what.replace(/得$/, '');
  if (/[早晚]/.test(how)) return `${plain}什么时候`;
  const amount = AMOUNT.test(`${before}${what}`);
  if (/[多少贵]/.test(how) || (amount && !/[好强]/.test(how))) return `${plain}多少`;
  return /[好强快慢低]/.test(how) ? `${what}怎么样` : `${plain}多${how}`;
}

/** 哪个村 of 上村和下村, 哪个项目 of anything: the thing again, which its name says already. */
const KINDS = '地方|园区?|片区|项目|工程|企业|公司|单位|学校|医院|公园|街道|部门|楼盘|小区';

function withoutKind(asked: string, names: readonly string[]): string {
  const ends = names.map((name) => name.at(-1) ?? '');
  const own = ends[0] && ends.every((end) => end === ends[0]) ? `|${ends[0].replace(/[^\p{Script=Han}]/u, '')}` : '';
  const kind = new RegExp(`(?<=哪一?(?:个|家|所|座|条|种|类))(?:${KINDS}${own || '|村'})(?!${MORE}${END})`, 'u');
  return asked.replace(kind, '');
}

/** The same asked of one of the `names`: 哪个项目多、钱多 becomes 项目多少，钱多少; other questions come back as they are. */
export function askedOfEach(question: string, names: readonly string[] = []): string {
  const asked = withoutKind(question, names);
  const first = asked.match(FIRST);
  const compared = asked.match(COMPARED);
  if (first && !(compared && (compared.index ?? 0) <= (first.index ?? 0)))
    return `${asked.slice(0, first.index)}什么时候${first.groups?.done}${asked.slice((first.index ?? 0) + first[0].length)}`;
  if (!compared) return question;
  const before = asked.slice(0, compared.index).match(/[^，,。；;？?！!]*$/)?.[0] ?? '';
  const { what = '', how = '' } = compared.groups ?? {};
  const figure = asFigure(what, how, before);
  const rest = asked.slice((compared.index ?? 0) + compared[0].length).replace(AND_MORE, (...match) => {
    const groups = match.at(-1) as { readonly what: string; readonly how: string };
    return `，${asFigure(groups.what, groups.how, '')}`;
  });
  return `${asked.slice(0, compared.index)}${figure}${rest}`;
}
