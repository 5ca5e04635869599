/** Questions for a dated list: the news, what happened on a day, what somebody did, what is being built in a place. */
import { alternativesOf, classesOf, once } from '../../lexicon/index.ts';
import {
  bodies,
  fillers,
  heads,
  indexTerms,
  normalise,
  officeWords,
  read,
  soundsIn,
  surnames,
  syllableSplits,
  type TaggedWord,
  taggedWords,
} from '../../reading/index.ts';
import type { MentionQuery, Store } from '../../store/port.ts';
import type { Ask, Mention, ParsedQuestion, ProgressStage, When } from '../../types.ts';
import { stretchesOf } from './content-words.ts';
import { isEmpty } from './english/tokens.ts';

/**
 * Whom or what place a list is of. A `place` is every name of a place, park or body that begins so: 云岭 is 云岭街道 and 云岭工业园;
 * `elsewhere` is a place that no report prints.
 */
export type ListOf = { readonly kind: 'person' | 'body' | 'place' | 'district' | 'elsewhere'; readonly name: string };

export type DatedScope = {
  /** Days of any of these; none for the latest. */
  readonly times: readonly When[];
  readonly of: readonly ListOf[];
  /** What of all that happened is listed. */
  readonly what: 'all' | 'building' | 'meetings' | 'events' | 'awards';
  readonly oldestFirst: boolean;
  /** Of what is built: its family of `lexicon/heads.txt` (学校, schools), the step that it took on those days, and what is left out. */
  readonly family: string | null;
  readonly stage: ProgressStage | null;
  readonly except: string | null;
};

type Names = Pick<Store, 'namesAmong' | 'mentioning' | 'coverage' | 'matching' | 'passages'>;

const classes = once(() => classesOf('dated'));
const classOf = (word: string): string | undefined => classes().get(word);
const isGeneral = (word: string): boolean =>
  [classes(), officeWords(), fillers()].some((words) => words.has(word)) || isEmpty(word);

const says = (text: string, type: string): boolean =>
  classes()
    .entries()
    .some(([word, own]) => own === type && text.includes(word));

/** Whether a text speaks of late: 最近, 这几天, `recently`. */
export const isOfLate = (text: string): boolean => says(text.toLowerCase(), 'recent');

/** Longer stretches of a question are no name. */
const LONGEST = 14;
const LONGEST_QUESTION = 60;
/** Whoever asks who, when or how much wants one fact. */
const FACTS: ReadonlySet<Ask> = new Set(['who', 'when', 'how-much', 'where', 'how-far', 'why', 'compare']);

type Cover = { readonly cost: number; readonly general: readonly string[]; readonly names: readonly string[] };

/** A stretch that is in no list costs more than the general words it may be made of: 忙些什么, but 中山 rather than 中 and 山. */
const unknownCost = (length: number): number => (length === 1 ? 4 : 1 + 1.1 * length);

/** The cheapest way to see a run of characters as general words (and `kinds` of things), names of the archive and stretches that nobody knows. */
function coverOf(run: string, known: ReadonlySet<string>, kinds: Kinds): Cover {
  const best: Cover[] = [{ cost: 0, general: [], names: [] }];
  for (let end = 1; end <= run.length; end++)
    for (let start = Math.max(0, end - LONGEST); start < end; start++) {
      const word = run.slice(start, end);
      const before = best[start]!;
      const isWord = isGeneral(word) || kinds.has(word);
      const cost = before.cost + (isWord || (known.has(word) && word.length > 1) ? 1 : unknownCost(word.length));
      if (cost >= (best[end]?.cost ?? Number.POSITIVE_INFINITY)) continue;
      best[end] = isWord
        ? { cost, general: [...before.general, word], names: before.names }
        : { cost, general: before.general, names: [...before.names, word] };
    }
  return best[run.length]!;
}

type Kinds = Pick<ReadonlyMap<string, string>, 'has' | 'get'>;
const NO_KINDS: Kinds = new Map();

/** 除了十七小，还有: what is left out of a list, and where the rest begins. */
const EXCEPT = /^除了?(?<except>[^，,]{2,14}?)(?:之外|以外|外)?[，,]?(?=还|另|别)/;

/** The step that a question asks of: 开工 of 6月有哪些项目开工. */
const STEPS: ReadonlySet<ProgressStage> = new Set(['signed', 'started', 'finished', 'open']);
const stageIn = (text: string): ProgressStage | null =>
  read(text).flatMap((one) => (one.kind === 'step' && STEPS.has(one.stage) ? [one.stage] : []))[0] ?? null;

/** 柳河日报 of 柳河日报昨天登了什么: a list is of what was printed, whatever the paper is called. */
const paperName = once(() => new RegExp(`\\p{Script=Han}{2,3}(?=${alternativesOf('dated', 'paper')})`, 'gu'));

/** A question without its times, in runs of letters. */
function runsOf(text: string, times: readonly { readonly start: number; readonly end: number }[]): readonly string[] {
  const rest = times.reduceRight((soFar, { start, end }) => `${soFar.slice(0, start)} ${soFar.slice(end)}`, text);
  return rest.replace(paperName(), '').match(/[\p{L}\p{N}·]+/gu) ?? [];
}

/** Behind all names that begin alike, and all days. */
export const LAST = '\uffff';
/** Statements with names of a kind that begin so. */
export const begunBy = (name: string, kind: 'body' | 'place' | 'thing'): MentionQuery => ({
  ...{ kind, from: name, to: `${name}${LAST}` },
});

/** A district by its name in short or, in another script, by its sound. */
function districtNamed(name: string, districts: readonly string[]): string | undefined {
  const splits = /^[a-z]+$/i.test(name) ? syllableSplits(name) : [];
  return districts.find(
    (one) =>
      (name.length > 1 && one.startsWith(name)) ||
      splits.some((syllables) => syllables.length > 1 && soundsIn(syllables, one.slice(0, syllables.length))),
  );
}

/** Passages that are looked through for a name that stands in them. */
const PASSAGES = 60;

/** Articles that print a name, whatever it was read as: some names are told from other words only where they are known. */
export async function articlesPrinting(
  name: string,
  store: Pick<Store, 'matching' | 'passages'>,
): Promise<readonly string[]> {
  const found = await store.matching(indexTerms(name), PASSAGES);
  const passages = await store.passages(found.map(({ key }) => key));
  const sought = normalise(name);
  return passages.filter(({ text }) => normalise(text).includes(sought)).map(({ article }) => article);
}

/** A family name and up to three more characters, none of them a word: not 农机站. */
const mayBePerson = (name: string): boolean =>
  name.length > 1 && name.length < 5 && surnames().has(name[0]!) && !taggedWords(name).some(isCommonNoun);
const isCommonNoun = ({ word, tag }: TaggedWord): boolean => word.length > 1 && /^v?n$/.test(tag);

/** Whose list is asked for by a name; `null` for a name that the archive doesn't have, and for a thing: that has a progress of its own. */
async function named(name: string, store: Names): Promise<ListOf | null> {
  const district = districtNamed(name, (await store.coverage()).districts);
  if (district) return { kind: 'district', name: district };
  const [exact] = (await store.namesAmong([name])).toSorted((a, b) => b.articles - a.articles);
  if (exact?.kind === 'person' && !taggedWords(name).every(isCommonNoun)) return { kind: 'person', name };
  if (exact?.kind === 'thing' || name.length < 2 || read(name).some(({ kind }) => kind === 'thing')) return null;
  // In a large archive some name begins with every word: 联合 (to join), 便民 (for people's convenience).
  if (taggedWords(name).every(({ tag }) => tag.startsWith('v'))) return null;
  const begun = async (kind: 'body' | 'place' | 'thing') => (await store.mentioning(begunBy(name, kind), 1)).length > 0;
  if (exact?.kind !== 'place' && (await begun('body'))) return { kind: 'body', name };
  if ((await begun('place')) || (await begun('thing'))) return { kind: 'place', name };
  const isPrinted = (await articlesPrinting(name, store)).length > 0;
  if (!isPrinted) return isPlaceName(name) ? { kind: 'elsewhere', name } : null;
  return mayBePerson(name) ? { kind: 'person', name } : null;
}

/** A place that the dictionary has as one. */
const isPlaceName = (name: string): boolean => taggedWords(name).every(({ tag }) => tag === 'ns');

const KINDS = ['building', 'awards', 'meetings', 'events'] as const;

/** What of all that somebody did may be asked for. */
const OF_SOMEBODY = ['awards', 'meetings'] as const;

/** What is listed; `null` where the words leave open what happened, or of whom. */
function listedBy(
  said: ReadonlySet<string | undefined>,
  of: readonly ListOf[],
  isTimed: boolean,
  family: string | null,
): DatedScope['what'] | null {
  if (family !== null) return said.has('building') ? 'building' : null;
  const isSomebodys = of.some(({ kind }) => kind === 'person' || kind === 'body');
  if (isSomebodys) return OF_SOMEBODY.find((one) => said.has(one)) ?? 'all';
  const kind = KINDS.find((one) => said.has(one)) ?? 'all';
  if (kind === 'building') return of.length > 0 ? kind : null;
  if (said.has('news')) return kind;
  if (kind === 'all' && !said.has('happened')) return said.has('doing') && of.length > 0 ? kind : null;
  return of.length > 0 || isTimed ? kind : null;
}

/** The kinds of words that ask for a list. */
const ASKS: ReadonlySet<string> = new Set(['news', 'happened', 'doing', 'visits', ...KINDS]);
const isCalendar = ({ precision }: When): boolean => precision !== 'vague' && precision !== 'clock';

/** Numbers beside a time (15、16, 七八月) and how long it was say no more than the time. */
const isBesideTime = (one: Mention): boolean =>
  one.kind === 'when' || (one.kind === 'amount' && (one.quantity === null || one.quantity === 'duration'));

/** More names are a list of their own. */
const MOST_NAMES = 5;

/** Whose lists are asked for by some names; of persons their bodies and places only say who they are. `null` for a name that nobody knows. */
async function listsOf(names: readonly string[], store: Names): Promise<readonly ListOf[] | null> {
  if (names.length > MOST_NAMES) return null;
  const of = await Promise.all(names.map(async (name) => ({ name, is: await named(name, store) })));
  const known = of.flatMap(({ is }) => is ?? []);
  const persons = known.filter(({ kind }) => kind === 'person');
  const isClear = of.every(({ name, is }) => is !== null || (persons.length > 0 && bodies().has(name)));
  if (!isClear) return null;
  return persons.length > 0 ? persons : known;
}

/**
 * What list a question asks for, when there is nothing else in it than times, names of somebody or some place, and words
 * for happening; else `null`.
 */
export async function datedScope(question: ParsedQuestion, store: Names): Promise<DatedScope | null> {
  const { language, original, asks } = question;
  const except = question.text.match(EXCEPT)?.groups?.except ?? null;
  const text = except === null ? question.text : question.text.replace(EXCEPT, '');
  if (text.length > LONGEST_QUESTION || asks.some((ask) => FACTS.has(ask))) return null;
  const mentions = read(text, { day: original.today, live: true }).filter(isBesideTime);
  const runs = runsOf(text.toLowerCase(), mentions);
  const inEnglish = language === 'en' ? (original.text.toLowerCase().match(/[a-z]+/g) ?? []) : [];
  const words = [...new Set([...runs.flatMap((run) => stretchesOf(run, 1, LONGEST)), ...inEnglish])];
  if (!words.some((word) => classOf(word) !== undefined)) return null;
  const { districts } = await store.coverage();
  const printed = [...(await store.namesAmong(words)).map(({ name }) => name), ...bodies().keys()];
  const archive = new Set([...printed, ...words.filter((word) => districtNamed(word, districts) !== undefined)]);
  const kinds = says(text, 'building') ? heads() : NO_KINDS;
  const covers = runs.map((run) => coverOf(run, archive, kinds));
  const said = new Set([...covers.flatMap(({ general }) => general), ...inEnglish].map(classOf));
  if (![...said].some((type) => type !== undefined && ASKS.has(type))) return null;
  const of = await listsOf([...new Set(covers.flatMap(({ names }) => names))], store);
  const times = mentions.filter((one) => one.kind === 'when').filter(isCalendar);
  const family =
    covers.flatMap(({ general }) => general.flatMap((word) => (isGeneral(word) ? [] : (kinds.get(word) ?? []))))[0] ??
    null;
  const what = of && listedBy(said, of, times.length > 0 || said.has('recent'), family);
  const stage = times.length > 0 ? stageIn(text) : null;
  return of && what && { times, of, what, oldestFirst: said.has('oldest-first'), family, stage, except };
}
