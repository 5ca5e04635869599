/** What was answered to a turn of a chat, and whether a question is about something else: both from the archive. */
import { askedIn } from '../../../kinds/index.ts';
import { once, wordsOf } from '../../../lexicon/index.ts';
import { escaped, indexTerms, officeWords, pairsOf, paraphrases, synonyms, whensIn } from '../../../reading/index.ts';
import type { Store } from '../../../store/port.ts';
import type { Article, Body, ParsedQuestion, Person, Statement, Thing } from '../../../types.ts';
import { readable } from '../../evidence.ts';
import type { InEnglish } from '../english/as-asked.ts';
import { sameInEnglish } from '../english/tokens.ts';
import { isAttribute } from './slots.ts';

/** The reports that a turn was answered from: what they say, and names in it. */
export type Told = {
  /** In the order of the answer, where it is known what was cited. */
  readonly ids: readonly string[];
  readonly isCited: boolean;
  readonly titles: readonly string[];
  /** The districts that they are from. */
  readonly districts: readonly string[];
  readonly texts: readonly string[];
  readonly statements: readonly Statement[];
};

export type ChatStore = Pick<Store, 'matching' | 'passages' | 'article' | 'statements' | 'termStatistics'>;
type Asked = Pick<ParsedQuestion, 'text' | 'terms' | 'words' | 'names' | 'nouns'> & {
  /** Of a chat in English: the words as they were said. */
  readonly inEnglish?: ReadonlyMap<string, readonly InEnglish[]>;
};

/** Passages that are looked at for a turn whose answer is not known, and reports of them that may have been it. */
const PASSAGES = 4;
const REPORTS = 2;
/** Passages in which another matter is looked for. */
const ELSEWHERE = 16;
/** A question is about something else when a report has so much more of its words: one that hardly any other report has. */
const MORE = 0.8;
/** K8, PPP: whatever is written so is a name. */
const LATIN = /[a-z]/i;
/** Words that stand everywhere count so much at least. */
const LEAST = 0.04;
/** Articles found for a question's terms, best first. */
async function foundFor({ terms }: Asked, store: ChatStore, passages: number): Promise<readonly string[]> {
  const found = await store.matching(terms, passages);
  return [...new Set((await store.passages(found.map(({ key }) => key))).map(({ article }) => article))];
}

const textOf = (article: Article | null): string => (article ? readable(article) : '');

/** What a turn was told: by the articles that its answer cited, else by those that are found for it. */
export async function toldBy(turn: Asked, cited: readonly string[] | undefined, store: ChatStore): Promise<Told> {
  const found = cited?.length ? cited : (await foundFor(turn, store, PASSAGES)).slice(0, REPORTS);
  const read = (await Promise.all(found.map((id) => store.article(id)))).flatMap((article) => article ?? []);
  // What was found for a refused question is only what it was about where it has its names.
  const articles =
    cited?.length === 0 ? read.filter((one) => turn.names.every((name) => has(textOf(one), name))) : read;
  const ids = articles.map(({ id }) => id);
  const districts = [...new Set(articles.flatMap(({ district }) => district ?? []))];
  return {
    ids,
    isCited: Boolean(cited?.length),
    titles: articles.map(({ title }) => title ?? ''),
    districts,
    texts: articles.map(textOf),
    statements: (await Promise.all(ids.map((id) => store.statements(id)))).flat(),
  };
}

/** In how many passages each word stands, in Chinese or as it was said in English. */
async function countsOf(words: readonly string[], { inEnglish }: Asked, store: ChatStore) {
  const said = words.map((word) => inEnglish?.get(word) ?? []);
  const terms = [...words.map((word) => indexTerms(word)[0] ?? word), ...said.flat().flatMap(({ forms }) => forms)];
  const { passages, counts } = await store.termStatistics(terms);
  const countOf = (term: string) => counts[terms.lastIndexOf(term)] ?? 0;
  // Of several words for one that which is rarest.
  const printed = (some: readonly InEnglish[]) =>
    some.length === 0 ? 0 : Math.min(...some.map(({ forms }) => Math.max(...forms.map(countOf))));
  return { passages, counts: words.map((_, at) => (counts[at] ?? 0) + printed(said[at]!)) };
}

/** How rare each word is: 1 for one that no report has. */
async function raritiesOf(words: readonly string[], asked: Asked, store: ChatStore): Promise<readonly number[]> {
  const { passages, counts } = await countsOf(words, asked, store);
  const never = Math.log(2 * (passages + 1));
  return words.map((_, at) => Math.max(LEAST, Math.log((passages + 1) / ((counts[at] ?? 0) + 0.5)) / never));
}

/** Words of a question that stand in more passages, each of them, single out no report: in a large archive 椅子 (a chair) is another matter nowhere. */
const FEW = 8;

/** Whether one of the words stands in few passages. */
async function singlesOut(words: readonly string[], asked: Asked, store: ChatStore): Promise<boolean> {
  const { counts } = await countsOf(words, asked, store);
  return counts.some((count) => count > 0 && count <= FEW);
}

const ranks = once(() => new Set(wordsOf('places', 'district', 'town', 'village')));
/** 哪个镇在搞茶叶 asks for one of many places: what was spoken of has its own. */
const opensWithPlace = ({ text }: Asked): boolean =>
  askedIn(text).some(({ at, end }) => at === 0 && [1, 2].some((size) => ranks().has(text.slice(end - size, end))));

/** 区长, 镇长, 村支书: an office of a place, whatever thing was spoken of. */
export const isOfficeOfPlace = (word: string): boolean =>
  officeWords().has(word) &&
  officeWords().get(word) !== 'group' &&
  Array.from(word, (_, at) => word.slice(0, at + 1)).some((rank) => ranks().has(rank));

/** Whether a text has a word, or what stands for it. */
export const has = (text: string, word: string): boolean =>
  [word, ...paraphrases(word), ...synonyms(word)].some((one) => text.includes(one));

/** Whether a text prints a word in English. */
function hasInEnglish(text: string, words: readonly Pick<InEnglish, 'stem'>[] = []): boolean {
  const printed = text.toLowerCase();
  return (
    words.length > 0 && words.every(({ stem }) => [stem, ...sameInEnglish(stem)].some((one) => printed.includes(one)))
  );
}

/** 桥头六小 of 桥头第六小学: a name's characters in their order, at most two others between. */
const inShort = (text: string, word: string): boolean =>
  word.length > 2 && new RegExp(Array.from(word, escaped).join('[^，。\n]{0,2}'), 'u').test(text);

/** Whether a report has all of `words`, in short or by what stands for them; its own district needs no naming. */
export function isAbout(article: Article, words: readonly string[]): boolean {
  const text = `${textOf(article)} ${article.district ?? ''}`;
  return words.every((word) => has(text, word) || inShort(text, word) || hasInEnglish(text, [{ stem: word }]));
}

/** Whether one of the reports has all of `words`, or what stands for them. */
export const tells = ({ texts }: Told, words: readonly string[]): boolean =>
  texts.some((text) => words.every((word) => has(text, word)));

/** Whom and what the reports of some turns name, the newest turn's first: persons, bodies and things. */
export const namesTold = (turns: readonly { readonly told?: Told }[]): readonly (Person | Body | Thing)[] =>
  turns
    .toReversed()
    .flatMap(({ told }) => told?.statements ?? [])
    .flatMap(({ mentions }) => mentions)
    .filter((one) => one.kind === 'person' || one.kind === 'body' || one.kind === 'thing');

/** Whether a question's own words stand in another report than those of its chat: 低保户交多少医保 after a school. */
export async function isElsewhere(asked: Asked, said: string, told: Told, store: ChatStore): Promise<boolean> {
  // 去年交了多少税 (how much tax last year): a time is no matter of its own.
  const times = whensIn(asked.text).map(({ text }) => text);
  const isOwn = (word: string) =>
    !said.includes(word) && !isAttribute(word) && !times.some((time) => time.includes(word));
  const words = asked.words.filter(isOwn);
  const isPrinted = (text: string, word: string) => has(text, word) || hasInEnglish(text, asked.inEnglish?.get(word));
  const rarities = await raritiesOf(words, asked, store);
  const shareOf = (text: string) =>
    words.reduce((sum, word, at) => sum + (isPrinted(text, word) ? (rarities[at] ?? 0) : 0), 0);
  const others = (await foundFor(asked, store, ELSEWHERE)).filter((id) => !told.ids.includes(id));
  const texts = await Promise.all(others.map(async (id) => textOf(await store.article(id))));
  const isNew = (word: string) => word.length > 1 && !told.texts.some((text) => isPrinted(text, word));
  const ofPlaces = opensWithPlace(asked) ? asked.nouns : [];
  const isName = (word: string) => [...asked.names, ...ofPlaces].includes(word) || LATIN.test(word);
  const areToldBy = (some: readonly string[]) => texts.some((text) => some.every((word) => isPrinted(text, word)));
  if (words.some((word) => isName(word) && isNew(word) && areToldBy([word]))) return true;
  if (!(await singlesOut(words, asked, store))) return false;
  const nouns = words.filter((word) => asked.nouns.includes(word));
  const isUntold = (word: string) =>
    isNew(word) && !pairsOf(word).some((pair) => told.texts.some((text) => text.includes(pair)));
  // 水价多少 (what does water cost) after a bridge: one word alone is never so much rarer. 摊位费 (what a stand costs) is of reports with stands.
  const isOpening = asked.text.startsWith(nouns[0] ?? ' ') && nouns.every(isUntold);
  if (isOpening && areToldBy(nouns) && (await singlesOut(nouns, asked, store))) return true;
  const best = (all: readonly string[]) => Math.max(0, ...all.map(shareOf));
  return best(texts) - best(told.texts) >= MORE;
}
