/** Questions that ask the same of several things: 甲和乙各投了多少钱, 甲和乙哪个多. */
import { askedIn } from '../../kinds/index.ts';
import { askedOfEach } from './compared.ts';
import { contentWords, type Known } from './content-words.ts';
import { coordinatesIn, isAttribute, isThing, OFFICE } from './coordinates.ts';
import { askedInTurn, OF_EACH } from './each.ts';

const TIMES_ONLY = /^(?:\d+|年|月|日|上半年|下半年|季度)$/;

/** Several things of which the same is asked. */
export type Subjects = {
  /** What only each one's name has, in content words. */
  readonly words: readonly (readonly string[])[];
  /** What is asked of each one, as a question about it alone. */
  readonly questions: readonly string[];
  /** The same without the place or owner before the name: 茶厂 for 东山的茶厂. */
  readonly short: readonly string[];
  /** What each one's name leaves out, since the first one has it: 东山 of 东山图书馆和体育馆. */
  readonly owners: readonly string[];
  /** Whether a word says that each is asked about: 各, 都, 哪个. Without one they may be asked about together. */
  readonly each: boolean;
};

/** 甲和乙合作, 甲和乙之间: what the two have together. */
const TOGETHER =
  /^的|之间|合作|联合|联手|联动|共同|共建|一起|一道|相[互连接通]|签|结对|对口|互|距离|相距|合并|发生|打官司|比赛|对阵|交界|交汇|交叉/;

/** 东山的茶厂 is called 茶厂; 茶厂的投资 is not called 投资, and every town has a 区长. */
function withoutOwner(name: string): string {
  const called = name.slice(name.lastIndexOf('的') + 1);
  return called.length > 1 && !isAttribute(called) && !OFFICE.test(called) ? called : name;
}

/** 上河村 and 下河村 differ in no word: then the whole name is each one's own. Years alone are no things. */
function ownWords(names: readonly string[], known: Known): readonly (readonly string[])[] {
  const all = names.map((name) => contentWords(name, known));
  return all.map((words, at) => {
    const own = words.filter((word) => !all.some((others, other) => other !== at && others.includes(word)));
    return own.length > 0 ? own.filter((word) => !TIMES_ONLY.test(word)) : [names[at]!];
  });
}

const HOW = '[^，,]{0,4}?(?:多|大|高|长|远|重|快|早|晚|先|贵|低|少|便宜)(?:一?[些点])?';
const OR_ALIKE = new RegExp(
  `^(?<before>.*[，,])?是?(?<a>[^，,]{2,}?)(?<how>${HOW})还是(?<b>[^，,]{2,}?)\\k<how>(?:呢|啊)?[？?]?$`,
  'u',
);
const OR_AFTER = /^(?<which>[^，,]*哪[^，,]+)[，,](?:是)?(?<a>[^，,]{2,}?)还是(?<b>[^，,？?]{2,}?)(?:呢|啊)?[？?]?$/u;
const OR_IS = new RegExp(
  `^(?<how>[^，,]{0,6}?${HOW})的?是(?<a>[^，,]{2,}?)还是(?<b>[^，,？?]{2,}?)(?:呢|啊)?[？?]?$`,
  'u',
);

/** 甲长还是乙长, 长的是甲还是乙 and 哪个长，甲还是乙 as 甲和乙哪个长. */
function asWhich(text: string): string {
  const {
    before = '',
    a,
    b,
    how,
    which,
  } = (text.match(OR_ALIKE) ?? text.match(OR_AFTER) ?? text.match(OR_IS))?.groups ?? {};
  if (a === undefined || b === undefined) return text;
  return which === undefined ? `${before}${a}和${b}哪个${how}` : `${a}和${b}，${which}`;
}

/** The things of which `text` asks the same; `null` when it names one. */
export function subjectsIn(text: string, known: Known): Subjects | null {
  const found = coordinatesIn(asWhich(text.replace(/\s+/g, '')), known);
  if (!found) return null;
  const { frame, names, owners } = found;
  const each = OF_EACH.test(found.asked);
  if (
    !each &&
    (TOGETHER.test(found.asked) || !names.every((name) => isThing(name, known)) || askedIn(found.asked).length === 0)
  )
    return null;
  const words = ownWords(names, known);
  if (words.some((own) => own.length === 0) || new Set(names).size < names.length) return null;
  const asked = askedInTurn(found.asked, names.length).map((one) => askedOfEach(one, names));
  const questions = (called: readonly string[]) => called.map((name, at) => `${frame}${name}${asked[at]}`);
  return { words, questions: questions(names), short: questions(names.map(withoutOwner)), owners, each };
}
