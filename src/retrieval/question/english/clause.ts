/** The question words of English, and a clause with one in the words and the order of a Chinese one. */
import { classesOf, endOf, linesOf, once } from '../../../lexicon/index.ts';
import { matchesOf } from '../../../reading/index.ts';
import { helps, join, type Translated, turned, turns, type Word } from './said.ts';
import { countOf } from './tokens.ts';

/** A question word: where it stands, what is said for it in Chinese, and where that goes (as `lexicon/english-asks.txt` has it). */
export type EnglishAsk = {
  readonly at: number;
  readonly end: number;
  readonly chinese: string;
  readonly place: 'last' | 'counts' | 'chooses' | 'before-verb' | 'by-noun' | 'whether';
};

const RULE = /^(\S+) ([^:]+): (.+)$/;

const rules = once(() =>
  linesOf('english-asks').map(({ plain, place: line }) => {
    const [, place, chinese, pattern] = RULE.exec(plain) ?? [];
    if (!pattern) throw new Error(`${line}: not of the form "place Chinese: pattern": ${plain}`);
    return { place: place as EnglishAsk['place'], chinese: chinese!, pattern: new RegExp(pattern, 'giu') };
  }),
);

/** A further question word asks where a clause begins; elsewhere it only joins: the street that …, when it was joined. */
const ASKS_AGAIN = /(?:[,;?.:]|\b(?:and|or|also|know|me|by|since|until|in|at|on|of|for|from|to))\s*$/i;

/** The question words of an English question, in order. */
export function asksIn(text: string): readonly EnglishAsk[] {
  const taken: EnglishAsk[] = [];
  for (const { pattern, chinese, place } of rules())
    for (const { 0: word, index: at } of matchesOf(text, pattern)) {
      const end = at + word.length;
      if (!taken.some((other) => at < other.end && other.at < end)) taken.push({ at, end, chinese, place });
    }
  const inOrder = taken.sort((a, b) => a.at - b.at);
  const real = inOrder.filter(
    ({ place }) => place !== 'whether' || inOrder.length === 1 || inOrder[0]!.place === 'whether',
  );
  const asking = real.filter(({ at }, n) => n === 0 || ASKS_AGAIN.test(text.slice(0, at)));
  // Do you know when …, is it clear who …: the first word only opens the question.
  return asking.length > 1 && asking[0]!.place === 'whether' && !/[,;?.]/.test(text.slice(0, asking[1]!.at))
    ? asking.slice(1)
    : asking;
}

const nouns = once(() => classesOf('english-nouns'));
/** What is asked with a noun, or the measure word that it is counted by. */
const askedWith = (text: string): string | undefined => nouns().get(endOf(text, nouns()) ?? '');
const OF_A_NOUN = /^(?:是|在|进展)/;

/** What those do who build: asked for with 谁 they are bodies. */
const BUILDS = /^(?:建设|建成|修建|施工|承建|设计|开发|投资|运营|中标|招标|制造)/;
const PLURAL = /[^us]s$/i;

const glue = (rest: string, asked: string): string => [rest, asked].filter(Boolean).join(' ');

/** What of a clause is counted or chosen from: up to a verb that helps, or a preposition. */
function headOf(words: readonly Word[]): readonly [head: readonly Word[], rest: readonly Word[]] {
  const at = words.findIndex((word) => turns(word) || helps(word));
  return at === -1 ? [words, []] : [words.slice(0, at), words.slice(at)];
}

const isPlural = (word: Word | undefined): boolean => word !== undefined && PLURAL.test(word.full);

const counted = (head: string, asked: string): string => {
  const own = asked === '多少个' ? askedWith(head) : undefined;
  return own?.startsWith('多少') ? own : asked;
};

/** How many are chosen (which three parks): 哪3个, else one or several. */
function choice(asked: string, head: readonly Word[]): string {
  const count = head
    .map(({ text }) => Math.max(countOf(text), /^\d$/.test(text) ? Number(text) : 0))
    .find((one) => one > 1);
  if (!asked.startsWith('哪')) return asked;
  if (count) return `哪${count}个`;
  if (isPlural(head.find(({ term }) => term !== null))) return '哪些';
  return asked === '哪' ? '哪个' : asked;
}

const saidBy = (words: readonly Word[]): Translated => join(words.map(({ said }) => said));

type Written = (words: readonly Word[], asked: string) => string;

/** Did they finish …: 了吗 of what is over, else 吗. */
const whether: Written = (words) => {
  const isOver = /\b(?:already|yet|finish\w*|complet\w*)\b/i.test(words.map(({ text }) => text).join(' '));
  return `${turned(words).text}${isOver ? '了吗' : '吗'}`;
};

/** How many students …: the verb first, then 多少名学生. */
const counts: Written = (words, asked) => {
  const [head, rest] = headOf(words);
  const said = saidBy(head).text;
  return glue(turned(rest).text, `${rest.length > 0 && said ? '有' : ''}${counted(said, asked)}${said}`);
};

const chooses: Written = (words, asked) => {
  const [head, rest] = headOf(words);
  const named = head.filter(({ text }) => countOf(text) < 2 && !/^\d$/.test(text));
  // Which village grows peppers: the verb follows at once where none helps it.
  const noun = rest[0] && helps(rest[0]) && !/^(?:the|an?)$/i.test(rest[0].text) ? named : named.slice(0, 1);
  const others = glue(turned(rest).text, saidBy(named.slice(noun.length)).text);
  return glue(others, `${choice(asked, head)}${saidBy(noun).text}`);
};

/** Who built the bridge is 桥 哪家单位 建设; who is the mayor, 市长 是谁. */
const beforeVerb: Written = (words, asked) => {
  const all = turned(words).text;
  const at = words.findIndex(({ said }) => said.text !== '');
  const verb = words[at];
  const verbSaid = verb?.said.text ?? '';
  const article = words.slice(0, Math.max(0, at)).some(({ text }) => /^(?:the|a|an|its|their|of|in)$/i.test(text));
  if (asked === '谁' && (article || [verbSaid, all].some((one) => askedWith(one) === '是谁') || !verb?.term))
    return glue(all, '是谁');
  const rest = turned(words.slice(at + 1)).text;
  return glue(rest, `${BUILDS.test(verbSaid) ? '哪家单位' : asked}${verbSaid}`);
};

/** What is the fee of …; what did they inspect; what food does it make. */
const byNoun: Written = (words, asked) => {
  const [head] = headOf(words);
  const headSaid = saidBy(head).text;
  const nounOf = (text: string) => [askedWith(text)].find((one) => one && OF_A_NOUN.test(one));
  if (words.findIndex(helps) > 0 && headSaid !== '') {
    const rest = turned(words.slice(head.length)).text;
    const noun = nounOf(headSaid);
    return glue(rest, noun ? `${headSaid}${noun}` : `${isPlural(head.at(-1)) ? '哪些' : '什么'}${headSaid}`);
  }
  const all = turned(words).text;
  const noun = nounOf(all);
  return noun ? `${all}${noun}` : glue(all, asked);
};

const BY_PLACE: Readonly<Record<EnglishAsk['place'], Written>> = {
  whether,
  counts,
  chooses,
  'before-verb': beforeVerb,
  'by-noun': byNoun,
  last: (words, asked) => glue(turned(words).text, asked),
};

/** A clause with its question word where a Chinese one has it. */
export const clause = ({ place, chinese }: EnglishAsk, words: readonly Word[]): Translated => ({
  text: BY_PLACE[place](words, chinese),
  terms: turned(words).terms,
});
