/** What kinds of fact a question asks for, and where it asks. */
import { once } from '../lexicon/index.ts';
import { matchesOf, measureWords, noMeasures, perAsked, remember, sumAsked } from '../reading/index.ts';
import type { Ask, SumKind } from '../types.ts';
import type { Asking, Kind } from './kind.ts';
import { COUNTED } from './kind.ts';
import { KINDS, kindOf } from './kinds.ts';
import { topicUnits } from './units.ts';

/** A question word found in a text: the kind of fact it wants, where it stands, the units an answer carries. */
export type Asked = {
  readonly ask: Ask;
  readonly at: number;
  readonly end: number;
  readonly units: readonly string[];
  readonly sum?: SumKind;
  readonly per?: string;
};

/** Words of sums that stand as measures in a question. */
const SCALED = ['亿元', '万元', '亿', '万'];
const HAN = /^\p{Script=Han}+$/u;

/** Any measure word, the longest first, none that is only the beginning of another word (名单, 项目). */
function measurePattern(): string {
  const others = noMeasures();
  const guarded = (word: string): string => {
    const rest = others
      .filter((other) => other.startsWith(word) && other !== word)
      .map((other) => other.slice(word.length));
    return rest.length === 0 ? word : `${word}(?!${rest.join('|')})`;
  };
  const words = [...measureWords(), ...SCALED].filter((word) => HAN.test(word));
  return `(?:${words
    .sort((a, b) => b.length - a.length)
    .map(guarded)
    .join('|')})`;
}

type Rule = Omit<Asking, 'pattern'> & { readonly ask: Ask; readonly pattern: RegExp };

const toRules = ({ ask, asking }: Kind, measure: string): readonly Rule[] =>
  asking.map(({ pattern, ...rest }) => ({
    ...rest,
    ask,
    pattern: typeof pattern === 'function' ? pattern(measure) : pattern,
  }));

/** Every way to ask, the most precise first; made of the measure words at first use. */
const patterns = once(() => {
  const measure = measurePattern();
  return { measure, rules: KINDS.flatMap((kind) => toRules(kind, measure)).sort((a, b) => a.rank - b.rank) };
});

/** What stands before and behind a place in its clause. */
const clauseAround = (text: string, at: number): readonly [string, string] => [
  text.slice(0, at).match(/[^，,、。；;？?！!]*$/)?.[0] ?? '',
  text.slice(at).match(/^[^，,。；;？?！!]*/)?.[0] ?? '',
];

/** Sums that are paid again and again: 一个月营收 is told otherwise. */
const BY_THE_PIECE: readonly SumKind[] = ['price', 'given'];

function toAsked(rule: Rule, match: RegExpMatchArray, text: string): Asked {
  const at = match.index ?? 0;
  const units = rule.units?.(match) ?? [];
  const [before, behind] = clauseAround(text, at);
  const clause = before + behind;
  const found = units.length > 0 || rule.ask !== 'how-much' ? units : topicUnits(clause, before.length);
  // 总投资好多亿 leaves 元 out.
  const isMoney = found.includes('元') || found.includes('亿');
  const sum = isMoney ? sumAsked(clause) : null;
  const per = isMoney && (sum === null || BY_THE_PIECE.includes(sum)) ? perAsked(clause) : null;
  const asked = { ask: rule.ask, at, end: at + match[0].length, units: found };
  return { ...asked, ...(sum ? { sum } : {}), ...(per ? { per } : {}) };
}

/** Whether two question words share characters. */
const overlaps = (a: Asked, b: Asked) => a.at < b.end && b.at < a.end;

/** What is asked for without a question word. */
const namedIn = (text: string): readonly Asked[] =>
  KINDS.flatMap(({ ask, named }) => {
    const found = named?.(text, patterns().measure);
    return found ? [{ ask, ...found }] : [];
  }).slice(0, 1);

/** A question and its parts are looked through a dozen times before it is answered. */
const REMEMBERED = 128;

/** All question words of a Chinese question (simplified, in written form), in order, without overlaps. */
export const askedIn = remember((text: string): readonly Asked[] => {
  const taken: Asked[] = [];
  for (const rule of patterns().rules)
    for (const match of matchesOf(text, rule.pattern)) {
      const asked = toAsked(rule, match, text);
      if (!taken.some((other) => overlaps(other, asked))) taken.push(asked);
    }
  return taken.length === 0 ? namedIn(text) : taken.sort((a, b) => a.at - b.at);
}, REMEMBERED);

/** A question without what only asks; that stands in nobody's article. */
export const withoutAsked = (text: string): string =>
  askedIn(text).reduceRight((rest, { at, end }) => `${rest.slice(0, at)} ${rest.slice(end)}`, text);

/** What there is more than one of when it is asked for: conditions, steps, what to heed. */
const MANIFOLD =
  '(?:条件|材料|手续|资料|证件|证明|流程|步骤|程序|要求|规定|特点|特征|亮点|优势|举措|措施|办法|方法|做法|建议|内容|问题|毛病|困难|短板|变化|好处|成效|成果|功能|作用|原则|任务|目标|待遇|服务|事项|风险|隐患|荣誉|活动|项目)';
const SEVERAL = new RegExp(
  `哪(?:些|几|${COUNTED})|些什么|什么(?=[新大]?的?${MANIFOLD})|分别|各是|都(?:是|有)?(?:谁|什么)|(?:包括|包含|注意|准备|满足|符合|具备|带|需要)[^，,？?]{0,4}什么`,
);
const COUNTED_THEN_WHAT = new RegExp(`${COUNTED}(?:个|大|项|种|样|条|点)[^，,？?。]{1,8}(?:是|指|有)(?:指|的是)?什么`);
/** 怎么办理, 如何预防: the answer is a row of steps. */
const HOW_TO =
  /(?:怎么|如何)(?:才能)?[^，,？?了的]{0,4}(?:办|申|报名|领|缴|做|预防|防|处理|用|提取|查|选|保护|避|应对|解决|优化|落户)/;

/** Whether a question word asks for all there are, in a list. */
export function asksForAll({ ask, at, end }: Asked, text: string): boolean {
  if (!kindOf(ask).mayBeMany) return false;
  const clause = text.slice(Math.max(0, at - 16), end + 16);
  return SEVERAL.test(clause) || COUNTED_THEN_WHAT.test(clause) || (ask === 'what' && HOW_TO.test(clause));
}
