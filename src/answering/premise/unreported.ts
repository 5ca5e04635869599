/** Questions that take for granted what no report tells (板蓝根为啥被召回): events that papers would name. */

/** What residents say of a mishap, and what a report of it prints; each with the word that the reply repeats. */
const EVENTS: readonly (readonly [said: string, asked: RegExp, printed: RegExp])[] = [
  ['取消', /取消|撤销|叫停/, /取消|撤销|叫停|不再/],
  ['召回', /召回/, /召回/],
  ['停工', /停工|烂尾|停建/, /停工|烂尾|停建|暂停/],
  ['停产', /停产|停业|倒闭|破产|关门|关停|关闭/, /停产|停业|倒闭|破产|关停|关闭/],
  ['赔偿', /赔偿|赔了|赔多少|赔付/, /赔偿|赔付|补偿/],
  ['裁员', /裁员|裁了|裁掉|裁人/, /裁员|裁减|减员/],
  ['处罚', /处罚|罚款|罚了|被罚/, /处罚|罚款|罚金|行政罚/],
  ['起火', /起火|失火|火灾|着火/, /起火|失火|火灾|火情/],
  ['坍塌', /坍塌|垮塌|塌了|垮了/, /坍塌|垮塌|塌/],
  ['爆炸', /爆炸/, /爆炸/],
  ['伤亡', /死了|伤亡|遇难|受伤/, /死|伤|遇难/],
  ['中毒', /中毒/, /中毒/],
  ['延期', /延期|推迟|延误/, /延期|推迟|延误|延后/],
  ['涨价', /涨价/, /涨价|价格|上涨/],
  ['停运', /停运|停航|停驶/, /停运|停航|停驶/],
  ['查封', /查封|(?:店|公司|厂|企业|酒吧|网吧|酒店|账号|账户|群)(?:都|全|又|已经)?被?封了|被封了/, /查封/],
  ['辞职', /辞职|免职|落马|被查(?!封)|被抓|双规/, /辞|免去|免职|审查|调查|被查/],
  ['污染', /污染/, /污染/],
  ['泄漏', /泄漏|泄露/, /泄漏|泄露/],
  ['造假', /造假|作假|诈骗/, /造假|作假|弄虚|诈骗/],
  ['罢工', /罢工|闹事/, /罢工|闹事/],
];

/** The event that `question` takes for granted and that none of `reports` has; `null` when there is none. */
export function unreported(question: string, reports: readonly string[]): string | null {
  const missing = EVENTS.find(
    ([, asked, printed]) => asked.test(question) && !reports.some((report) => printed.test(report)),
  );
  return missing?.[0] ?? null;
}
