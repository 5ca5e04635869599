/** A comparison asks a figure of each: 哪个投资大 is answered by both investments. */

const WHICH = '(?:哪(?:一?个|家|边|里|片区|所|座|条)|谁)的?';
const MORE = '(?:更|比较|最|要)?(?<how>多|大|高|长|远|重|快|早|晚|少|慢|贵|低|强|好)(?:一?些|一?点)?';
const COMPARED = new RegExp(`${WHICH}(?<what>[^，,？?、]{0,8}?)${MORE}(?=[、，,？?呢]|$)`, 'u');
const AND_MORE = new RegExp(`、(?<what>[^、，,？?]{1,6}?)${MORE}(?=[、，,？?呢]|$)`, 'gu');
/** What is counted in units of its own, so that 多少 asks for it. */
const AMOUNT = /投资|资金|钱|产值|收入|营收|利润|税|价|费|额|量|数|率|度|速|幅|人|项目|企业|公司/;

function asFigure(what: string, how: string, before: string): string {
  if (/[早晚]/.test(how)) return `${what}什么时候`;
  const amount = AMOUNT.test(`${before}${what}`);
  if (/[多少贵]/.test(how) || (amount && !/[好强]/.test(how))) return `${what}多少`;
  return /[好强快慢低]/.test(how) ? `${what}怎么样` : `${what}多${how}`;
}

/** The same asked of one thing: 哪个项目多、钱多 becomes 项目多少，钱多少; other questions come back as they are. */
export function askedOfEach(asked: string): string {
  const found = asked.match(COMPARED);
  if (!found) return asked;
  const before = asked.slice(0, found.index).match(/[^，,。；;？?！!]*$/)?.[0] ?? '';
  const { what = '', how = '' } = found.groups ?? {};
  const figure = asFigure(what, how, before);
  const rest = asked.slice((found.index ?? 0) + found[0].length).replace(AND_MORE, (...match) => {
    const groups = match.at(-1) as { readonly what: string; readonly how: string };
    return `，${asFigure(groups.what, groups.how, '')}`;
  });
  return `${asked.slice(0, found.index)}${figure}${rest}`;
}
