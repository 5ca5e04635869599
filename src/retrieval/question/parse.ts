import { type Asked, askedIn, asksForAll, withoutAsked } from '../../kinds/index.ts';
import { indexTerms, remember, schoolsCalled, simplify, syllables, taggingOnce, whensIn } from '../../reading/index.ts';
import type {
  Ask,
  Aspect,
  Earlier,
  EnglishWord,
  Language,
  ParsedQuestion,
  Question,
  Reading,
  TimeRange,
} from '../../types.ts';
import { withoutTime } from './chat/replace.ts';
import type { Turn } from './chat/turn.ts';
import { turnsOf } from './chat/turns.ts';
import { contentWords, type Known, wordKinds } from './content-words.ts';
import { asWritten } from './dialect.ts';
import { withoutChinese } from './english/as-asked.ts';
import { prepared } from './english/tokens.ts';
import { type Choose, type InChinese, translate } from './english/translate.ts';
import { thingsIn } from './named.ts';

/** Longer questions are refused before they come here; this bounds the work all the same. */
const LONGEST = 2_000;
const NEWEST = /最新|目前|现在|如今|眼下|截至|近况|\b(?:now|latest|current(?:ly)?|so far)\b/i;
const DISTRICT = /(?:^|[，,、。；;？?！!\s年月日的在和与])([\p{Script=Han}]{2,3}[区县])(?![域长委\p{Script=Han}]?长)/u;
const NOT_A_DISTRICT =
  /园区|片区|社区|景区|小区|校区|院区|辖区|地区|城区|厂区|库区|灾区|山区|街区|我区|全区|特区|新区|专区|市区|该区|本区/;

const ENGLISH_WORD =
  /\b(?:the|is|are|was|were|what|how|when|where|who|which|why|does|do|did|has|have|will|can|of|in|for)\b/i;
/** A Chinese word has two characters as a rule. */
const CHARACTERS_A_WORD = 2;

/** English when its words outnumber the Chinese ones: a Chinese name in an English question does not make it Chinese. */
export function languageOf(text: string): Language {
  const han = text.replace(/[（(][^()（）]*[)）]/g, '').match(/\p{Script=Han}/gu)?.length ?? 0;
  const latin = text.match(/[A-Za-z]{2,}/g)?.length ?? 0;
  return latin >= 3 && latin > han / CHARACTERS_A_WORD && (han === 0 || ENGLISH_WORD.test(text)) ? 'en' : 'zh';
}

/** The language of a message: a few words without a Chinese one are English where the last turn of the chat was. */
export function languageIn(text: string, before: readonly string[]): Language {
  const last = before.at(-1);
  const isOpen = last !== undefined && !/\p{Script=Han}/u.test(text) && /[A-Za-z]{2}/.test(text);
  return isOpen && languageIn(last, before.slice(0, -1)) === 'en' ? 'en' : languageOf(text);
}

/** The words of an earlier question. */
export const questionOf = (earlier: Earlier): string => (typeof earlier === 'string' ? earlier : earlier.question);

/** A question and those of its chat are read as alone, as one of their chat and as one of the archive. */
const written = remember(
  (text: string): string => asWritten(simplify(text.normalize('NFKC').slice(0, LONGEST)).replace(/\s+/g, ' ').trim()),
  64,
);

/** 为什么被召回: what is asked about comes after these. */
const BEFORE_ITS_WORD: readonly Ask[] = ['why', 'who', 'when'];

/** Content words of the clause round a question word, nearest first: in 签下多少合同 that is 合同, then 签下. */
function focusOf(text: string, { ask, at, end }: Asked, known: Known): readonly string[] {
  const before = text.slice(0, at).match(/[^，,。；;？?！!]*$/)?.[0] ?? '';
  const after = text.slice(end).match(/^[^，,。；;？?！!]*/)?.[0] ?? '';
  const late = BEFORE_ITS_WORD.includes(ask) ? 4 : 0;
  const behind = contentWords(before, known).map((word) => ({
    word,
    far: late + before.length - before.lastIndexOf(word) - word.length,
  }));
  const ahead = contentWords(after, known).map((word) => ({ word, far: Math.max(0, after.indexOf(word)) }));
  const ordered = [...ahead, ...behind].sort((a, b) => a.far - b.far).map(({ word }) => word);
  return ordered.length > 0 ? [...new Set(ordered)] : contentWords(text);
}

/** Every question word asks of each subject; a question without one asks what is known of it. */
function aspectsOf(text: string, known: Known, subjects: readonly (readonly string[])[]): readonly Aspect[] {
  const found = askedIn(text).map((one) => ({
    ask: one.ask,
    units: one.units,
    ...(one.sum ? { sum: one.sum } : {}),
    ...(one.per ? { per: one.per } : {}),
    of: [],
    focus: focusOf(text, one, known),
    list: asksForAll(one, text),
  }));
  const what = { ask: 'what' as const, focus: contentWords(text, known), units: [], list: false, of: [] };
  const plain = found.length > 0 ? found : [what];
  return subjects.length === 0 ? plain : subjects.flatMap((of) => plain.map((aspect) => ({ ...aspect, of })));
}

/** 第六小学 is 六小 to everybody who lives there, the papers included. */
const shortNames = (text: string): string => schoolsCalled(text, ' $1$2 $2学 ');

function districtOf(text: string): string | null {
  const name = text.match(DISTRICT)?.[1];
  return name === undefined || NOT_A_DISTRICT.test(name) ? null : name;
}

/** The span of days a question names with a year or month; months without a year are left open (the index decides). */
function timeOf(text: string, today: string): TimeRange | null {
  const spans = whensIn(text, { day: today, live: true })
    .filter(({ yearSaid, said }) => yearSaid || said.yearsAway !== null)
    .flatMap(({ range }) => range ?? []);
  const days = (end: 'from' | 'to') => spans.map((span) => span[end] ?? '').sort();
  return spans.length === 0 ? null : { from: days('from')[0] ?? null, to: days('to').at(-1) ?? null };
}

/** The words of a phrase that name something: 小麦 of 我家种的小麦. */
function namingWords(phrase: string, known: Known): readonly string[] {
  const { names, nouns } = wordKinds(phrase, known);
  return [...new Set([...names, ...nouns])].filter((word) => word.length > 1);
}

/** What reports print for names of the question, and which of several words for an English one. */
export type AsPrinted = { readonly readings?: readonly Reading[]; readonly choose?: Choose };

const readAs = (text: string, readings: readonly Reading[]): string =>
  readings.reduce((soFar, { asked, printed }) => soFar.replaceAll(asked, printed), text);

export type ParseOptions = AsPrinted & {
  /** Names that the archive uses and the dictionary lacks: each is one word. */
  readonly known?: Known;
  /** The question as its chat makes it whole, where that is known. */
  readonly turn?: Pick<Turn, 'text' | 'taken' | 'must' | 'beyond'>;
};

const NONE: Known = new Set();

/**
 * Analyses a question; never throws, whatever the text. Follow-ups are made whole from `question.history`; what is
 * known of the reports' wording takes the place of the asker's.
 */
export const parseQuestion = (question: Question, options: ParseOptions = {}): ParsedQuestion =>
  taggingOnce(() => parse(question, options));

/** A question of a chat as it is read: dialect in written form, English in Chinese words, names as papers print them. */
function chineseOf(text: string, before: readonly string[], { readings = [], choose }: AsPrinted): InChinese {
  const isEnglish = languageIn(text, before) === 'en';
  return isEnglish
    ? translate(readAs(prepared(text), readings), choose, before.length > 0)
    : { text: readAs(written(text), readings), terms: [], said: [] };
}

/** A question's texts, those of its chat before it first, as they are read. */
export const readTexts = ({ text, history }: Question, asPrinted: AsPrinted): readonly InChinese[] => {
  const texts = [...history.map(questionOf), text];
  const isChinese = languageIn(text, texts.slice(0, -1)) === 'zh';
  return texts.map((one, at) => {
    const before = texts.slice(0, at);
    const put = chineseOf(one, before, asPrinted);
    return isChinese && languageIn(one, before) === 'en' ? { ...put, text: withoutForeign(put.text) } : put;
  });
};

/** What a chat in English said before a Chinese question, without names that no list puts into Chinese and that are no pinyin. */
const withoutForeign = (text: string): string =>
  text.replace(/(?<![A-Za-z\d])[a-z][a-z'’-]+ ?/g, (word) => (syllables(word.trim()) === null ? '' : word)).trim();

/** What the words of a chat in English were put as. */
export const englishIn = (question: Question, asPrinted: AsPrinted): readonly EnglishWord[] =>
  saidIn(readTexts(question, asPrinted), asPrinted.readings ?? []);

/** The words of a chat in English; what was read as papers print it is said as it was asked. */
function saidIn(texts: readonly InChinese[], readings: readonly Reading[]): readonly EnglishWord[] {
  const asked = (word: string) => readings.find(({ printed }) => printed === word)?.asked ?? word;
  return texts.flatMap(({ said }, at) =>
    said.map(({ english, chinese }) => ({ english: asked(english), chinese, own: at === texts.length - 1 })),
  );
}

function parse(question: Question, options: ParseOptions): ParsedQuestion {
  const { readings = [], known = NONE } = options;
  const language = languageIn(question.text, question.history.map(questionOf));
  const texts = readTexts(question, options);
  const { text: plainly, terms } = texts.at(-1)!;
  const history = texts.slice(0, -1).map((one) => one.text);
  const turn: NonNullable<ParseOptions['turn']> =
    options.turn ?? (history.length > 0 ? turnsOf([...history, plainly], known).at(-1)! : { text: plainly, taken: '' });
  const { text } = turn;
  const carried =
    turn.taken === ''
      ? []
      : contentWords(withoutAsked(text), known).filter(
          (word) => !plainly.includes(word) && !plainly.includes(word.replace(/是$/, '')),
        );
  const untranslated = language === 'en' ? withoutChinese(texts.at(-1)!.said) : [];
  const things = thingsIn(text, known);
  const subjects = things?.each ? things.things.map(({ words }) => words) : [];
  const aspects = aspectsOf(text, known, subjects).map((one) => ({ ...one, focus: [...one.focus, ...untranslated] }));
  const plain = shortNames(withoutAsked(text));
  const kinds = wordKinds(plain, known);
  const words = [...new Set([...kinds.words, ...carried, ...untranslated])];
  const isCarried = (name: string) => contentWords(name, known).every((word) => carried.includes(word));
  const before = carried.length === 0 ? null : wordKinds(history.join(' '), known);
  const names = [...new Set([...kinds.names, ...(before?.names.filter(isCarried) ?? [])])];
  const nouns = [...new Set([...kinds.nouns, ...(before?.nouns.filter((noun) => carried.includes(noun)) ?? [])])];
  return {
    original: question,
    language,
    ...(language === 'en' ? { said: saidIn(texts, readings) } : {}),
    text,
    asks: [...new Set(aspects.map(({ ask }) => ask))],
    aspects,
    readings,
    carried,
    terms: [...indexTerms([words.join(''), ...words].join(' ')), ...terms],
    words,
    names,
    archiveNames: names.filter((name) => known.has(name)),
    nouns,
    places: kinds.places,
    time: timeOf(text, question.today),
    district: districtOf(text),
    newest: NEWEST.test(question.text),
    ...(turn.beyond ? { beyond: turn.beyond } : {}),
    ...(turn.must ? { must: namingWords(withoutTime(turn.must), known) } : {}),
  };
}
