/** An English question as a Chinese one: the same terms in the order in which a Chinese asks, so that all later rules hold for both. */
import { charactersOf, syllables } from '../../../text/index.ts';
import { asksIn, type EnglishAsk } from './asks.ts';
import { countOf, isCapital, isEmpty, mayBeName, prepared, type Token, tokensOf } from './tokens.ts';

/** An English question in Chinese: its text, and terms that only widen the search. */
export type Translated = { readonly text: string; readonly terms: readonly string[] };

/** Of several Chinese words for a term the one that reports print; the first where nothing is known of them. */
export type Choose = (words: readonly string[]) => string;
const first: Choose = ([word = '']) => word;

/** So many characters are tried for each syllable of a name; Shuangfu is looked for among 10 × 10 pairs. */
const TRIED = 10;

/** Ways a name may be written: every pairing of frequent characters for two neighbouring syllables. */
function spellings(name: readonly string[]): readonly string[] {
  return name
    .slice(1)
    .flatMap((second, at) =>
      charactersOf(name[at] ?? '', TRIED).flatMap((one) => charactersOf(second, TRIED).map((two) => one + two)),
    );
}

/** `isName`: whether it may be a name at all; site and share can be read as pinyin too. */
function translateToken(token: string, isName: boolean): Translated {
  if (/\p{Script=Han}|\d/u.test(token)) return { text: token, terms: [] };
  if (isEmpty(token)) return { text: '', terms: [] };
  const name = isName ? syllables(token) : null;
  if (!name || name.length < 2) return { text: /^[A-Z]{2,}/.test(token) ? token : '', terms: [] };
  return { text: token.toLowerCase(), terms: spellings(name) };
}

function translateTerm(words: readonly string[], choose: Choose): Translated {
  const chosen = choose(words);
  return { text: chosen.replaceAll('+', ' '), terms: words.filter((word) => word !== chosen) };
}

const join = (parts: readonly Translated[]): Translated => ({
  text: parts
    .map(({ text }) => text)
    .filter(Boolean)
    .join(' ')
    .replace(/(第[一二三四五六七八九十\d]+) (?=\p{Script=Han})/gu, '$1'),
  terms: parts.flatMap(({ terms }) => terms),
});

/** What stands before which in English stands behind it in Chinese: the principal of the school is 学校 校长. */
const TURNS =
  /^(?:of|in|at|on|for|by|from|to|with|into|near|about|during|between|among|within|under|over|through|since|until|till|before|after|inside|around|along|across|per)$/i;
const HELPS =
  /^(?:is|are|was|were|be|been|being|do|does|did|has|have|had|will|would|can|could|may|might|shall|should|must|get|gets|got|a|an|the|its|their|his|her|i|we|you|they|there|it|that)$/i;

/** `full`: all its words. */
type Word = Token & { readonly said: Translated; readonly full: string };

/** How many words from `at` on are a name in several: Jiao Zhenhai, and He Jingyi, though he is a word of its own elsewhere. */
function nameAt(tokens: readonly Token[], at: number): number {
  const may = (token: Token | undefined) =>
    token !== undefined &&
    token.term === null &&
    isCapital(token) &&
    /^[A-Za-z]+$/.test(token.text) &&
    syllables(token.text) !== null;
  let end = at;
  while (may(tokens[end])) end++;
  const begins = at > 0 || (tokens[at] !== undefined && !isEmpty(tokens[at].text));
  const parts = tokens.slice(at, end);
  // Chongqing Taile are two names; a person's has one of a single syllable.
  const isPerson = parts.some(({ text }) => syllables(text)?.length === 1);
  return begins && isPerson && end - at > 1 && parts.some((token) => mayBeName(token)) ? end - at : 0;
}

function translateName(name: string): Translated {
  const spoken = syllables(name) ?? [];
  return { text: name.toLowerCase(), terms: spellings(spoken) };
}

/** The words of a text with their Chinese, terms and names of several words as one. */
function wordsOf(text: string, choose: Choose): readonly Word[] {
  const tokens = tokensOf(text);
  const writesNames = tokens.slice(1).some((token) => isCapital(token) || /\p{Script=Han}/u.test(token.text));
  const words: Word[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]!;
    const name = nameAt(tokens, at);
    const said = token.term
      ? translateTerm(token.term[0].split(' '), choose)
      : name > 1
        ? translateName(
            tokens
              .slice(at, at + name)
              .map((one) => one.text)
              .join(''),
          )
        : translateToken(token.text, !writesNames || isCapital(token));
    const length = token.term?.[1] ?? Math.max(1, name);
    const last = tokens[at + length - 1] ?? token;
    words.push({ ...token, end: last.end, said, full: text.slice(token.start, last.end) });
    at += length - 1;
  }
  return words;
}

const isPlain = (word: Word): boolean => word.term === null;
const turns = (word: Word): boolean => isPlain(word) && word.said.text === '' && TURNS.test(word.text);
const helps = (word: Word): boolean => isPlain(word) && word.said.text === '' && HELPS.test(word.text);

/** The stretches between prepositions, the last first. */
function turned(words: readonly Word[]): Translated {
  const stretches: Word[][] = [[]];
  for (const word of words)
    if (turns(word)) stretches.push([]);
    else stretches.at(-1)!.push(word);
  return join(stretches.toReversed().map((stretch) => join(stretch.map(({ said }) => said))));
}

/** What an amount, a time, a place, a reason or a state is called: that is what is asked for then. */
const BY_NOUN: readonly (readonly [RegExp, string])[] = [
  [/(?:时间|日期|期限|截止|工期|生日)$/, '是什么时候'],
  [/(?:地址|位置|地点)$/, '在哪里'],
  [/原因$/, '是什么原因'],
  [/(?:进展|进度|情况|状态|施工|建设)$/, '进展怎么样'],
  [
    /(?:投资|产值|营收|营业收入|收入|利润|销售额|价格|均价|单价|票价|房价|费用?|[学租罚资补奖]金|补贴|补助|罚款|奖励|贷款|工资|薪|税|预算|造价|总额|额度|面积|长度|高度|宽度|深度|全长|重量?|[率量比]|比例|占比|GDP|生产总值|速度|时速|增速|人口|容量|产能|温度|范围|号码|电话|热线|规模|年龄|里程|距离|人数|数量|目标|门票)$/,
    '是多少',
  ],
  [/(?:书记|支书|主任|[区县市镇村局院校馆站队部厅处会董事]长|经理|主席|总裁|老板|负责人|冠军|得主|作者)$/, '是谁'],
];

/** What those do who build: asked for with 谁 they are bodies. */
/** 改造 and the like are said of a thing: 小区 改造 哪家单位施工. */
const WORKS_ON = /^(?:改造|翻新|维修|修复|修缮|拆除|重建|改建|加固|扩建|升级|安装|铺设|清淤|疏浚)/;
const BUILDS = /^(?:建设|建成|修建|施工|承建|设计|开发|投资|运营|中标|招标|制造)/;
const PEOPLE = /(?:(?<!机器)人|者|员|生|民|师|士|客|众|童|妇|友|手|工)$/;
const HOUSEHOLDS = /户$/;
const PLURAL = /[^us]s$/i;

const glue = (rest: string, asked: string): string => [rest, asked].filter(Boolean).join(' ');

/** What of a clause is counted or chosen from: up to a verb that helps, or a preposition. */
function headOf(words: readonly Word[]): readonly [head: readonly Word[], rest: readonly Word[]] {
  const at = words.findIndex((word) => turns(word) || helps(word));
  return at === -1 ? [words, []] : [words.slice(0, at), words.slice(at)];
}

const isPlural = (word: Word | undefined): boolean => word !== undefined && PLURAL.test(word.full);

function counted(head: string, asked: string): string {
  if (asked !== '多少个') return asked;
  if (head.endsWith('车道')) return '多少';
  if (HOUSEHOLDS.test(head)) return '多少户';
  return PEOPLE.test(head) ? '多少名' : asked;
}

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

/** A clause with its question word where a Chinese one has it. */
function clause(ask: EnglishAsk, words: readonly Word[]): Translated {
  const all = turned(words);
  const done = (text: string): Translated => ({ text, terms: all.terms });
  if (ask.place === 'whether')
    return done(
      `${all.text}${/\b(?:already|yet|finish\w*|complet\w*)\b/i.test(words.map(({ text }) => text).join(' ')) ? '了吗' : '吗'}`,
    );
  if (ask.place === 'last') return done(glue(all.text, ask.chinese));
  if (ask.place === 'counts') {
    const [head, rest] = headOf(words);
    const said = saidBy(head).text;
    return done(glue(turned(rest).text, `${rest.length > 0 && said ? '有' : ''}${counted(said, ask.chinese)}${said}`));
  }
  if (ask.place === 'chooses') {
    const [head, rest] = headOf(words);
    const named = head.filter(({ text }) => countOf(text) < 2 && !/^\d$/.test(text));
    // Which village grows peppers: the verb follows at once where none helps it.
    const noun = rest[0] && helps(rest[0]) && !/^(?:the|an?)$/i.test(rest[0].text) ? named : named.slice(0, 1);
    const others = glue(turned(rest).text, saidBy(named.slice(noun.length)).text);
    return done(glue(others, `${choice(ask.chinese, head)}${saidBy(noun).text}`));
  }
  if (ask.place === 'before-verb') {
    const at = words.findIndex(({ said }) => said.text !== '');
    const verb = words[at];
    const article = words.slice(0, Math.max(0, at)).some(({ text }) => /^(?:the|a|an|its|their|of|in)$/i.test(text));
    const verbSaid = verb?.said.text ?? '';
    const isOffice = BY_NOUN.at(-1)![0].test(verbSaid) || BY_NOUN.at(-1)![0].test(all.text);
    if (ask.chinese === '谁' && (article || isOffice || !verb?.term)) return done(glue(all.text, '是谁'));
    const rest = turned(words.slice(at + 1)).text;
    if (ask.chinese === '怎么') return done(glue(turned(words).text, '怎么'));
    if (ask.chinese === '谁' && WORKS_ON.test(verbSaid)) return done(glue(glue(rest, verbSaid), '哪家单位施工'));
    const who = BUILDS.test(verbSaid) ? '哪家单位' : ask.chinese;
    return done(glue(rest, `${who}${verbSaid}`));
  }
  // What is the fee of …; what did they inspect; what food does it make.
  const be = words.findIndex(helps);
  const [head] = headOf(words);
  const headSaid = saidBy(head).text;
  if (be > 0 && headSaid !== '') {
    const rest = turned(words.slice(head.length)).text;
    const noun = BY_NOUN.find(([pattern]) => pattern.test(headSaid));
    return done(
      noun ? glue(rest, `${headSaid}${noun[1]}`) : glue(rest, `${isPlural(head.at(-1)) ? '哪些' : '什么'}${headSaid}`),
    );
  }
  const noun = BY_NOUN.find(([pattern]) => pattern.test(all.text));
  return done(noun ? `${all.text}${noun[1]}` : glue(all.text, ask.chinese));
}

/** 建成后: said of the time when it will be so, which nobody asks about. */
const ONCE_DONE =
  /(?<=\S)[,\s]+(?:when|once|after|as soon as)\s+(?:it|they|this|that|the \w+)?\s*(?:is|are|will be|has been|have been)?\s*(?:fully )?(?:open\w*|complet\w*|finish\w*|built|done|ready|in (?:use|operation))(?=\s*[?.!]|$)/i;

/** Openings that ask nothing. */
const OPENING =
  /^(?:(?:hi|hello|hey|please|excuse me|sorry|ok|so|and|well|um+)\b[,!.\s]*)*(?:(?:(?:can|could|would) (?:you|anyone|anybody|someone) (?:please )?(?:tell me|say|let me know|explain)|(?:do|does) (?:you|anyone|anybody) (?:happen to )?know|(?:please )?(?:tell me|let me know)|i(?: would|'d)? (?:like|want|wanted|need) to know|i(?:'m| am|was) (?:wondering|curious)|i wonder|any idea|(?:is it|it is) true that|i(?:'ve)? (?:heard|read) (?:that )?)\s*(?:about\s)?)?/i;

/**
 * An English question in Chinese: known terms translated, Han words as they stand, names in pinyin kept (they are
 * compared by sound) with the ways they may be written, in the order of a Chinese question; the rest is dropped.
 */
export function translate(question: string, choose: Choose = first): Translated {
  const whole = prepared(question).replace(ONCE_DONE, '');
  const opening = whole.match(OPENING)?.[0] ?? '';
  const text = /true that/i.test(opening) ? `is ${whole.slice(opening.length)}` : whole.slice(opening.length);
  const words = wordsOf(text, choose);
  const between = (from: number, to: number) => words.filter(({ start }) => start >= from && start < to);
  const asks = asksIn(text);
  const [firstAsk] = asks;
  if (!firstAsk) return turned(words);
  const before = between(0, firstAsk.at);
  const apart = /[,;:.?!]\s*(?:and|so|but)?\s*(?:in|at|by|on|for|until|since|from|to)?\s*$/i.test(
    text.slice(0, firstAsk.at),
  );
  const premise = apart ? [turned(before)] : [];
  const clauses = asks.map((ask, n) => {
    const own = between(ask.end, asks[n + 1]?.at ?? text.length);
    return clause(ask, n === 0 && !apart ? [...own, ...asPreposed(before)] : own);
  });
  const parts = [...premise, ...clauses].filter(({ text: said }) => said !== '');
  return { text: parts.map(({ text: said }) => said).join('，'), terms: parts.flatMap(({ terms }) => terms) };
}

/** Words before the question word go with a preposition of their own: In 2023 how much … */
const asPreposed = (words: readonly Word[]): readonly Word[] => {
  const matter = words.filter(({ said }) => said.text !== '');
  return matter.length === 0
    ? []
    : [{ ...matter[0]!, text: 'in', term: null, said: { text: '', terms: [] } }, ...words];
};
