/** Which sentences are about the thing a question names, and which about another one of the same article. */
import { alternativesOf, once } from '../../lexicon/index.ts';
import { HALF_YEAR, NUMERALS, remember, schoolsCalled } from '../../reading/index.ts';
import type { ParsedQuestion } from '../../types.ts';
import type { Candidate } from '../candidates.ts';
import { isPointingBack, mentionOf } from '../progress/subject.ts';
import { isTour } from '../tour.ts';
import { subjectsAsked } from './asked.ts';
import { compareNames, isNamedThing, isOneThing, mayBeSame, maySoundSame, projectNames, spelledOut } from './names.ts';

/** `asked`: about the thing named; `other`: about another thing; `open`: the sentence names none. */
type Bound = 'asked' | 'other' | 'open';

export type Binding = {
  /** Whether the question is about one thing that is built and that the reports name. */
  readonly oneThing: boolean;
  readonly of: (candidate: Candidate) => Bound;
  /** Whether the article's heading has the name, or it is about nothing else. */
  readonly headed: (candidate: Candidate) => boolean;
  /** Either: the sentence is about the thing, or its article is. */
  readonly about: (candidate: Candidate) => boolean;
};

/** Names in a sentence don't depend on the question, and it takes jieba to find them. */
const REMEMBERED = 2048;
const namesIn = remember(projectNames, REMEMBERED);

const NOTHING: Binding = { oneThing: false, of: () => 'open', headed: () => false, about: () => false };

/** 第六小学 is printed 六小 too. */
const spelled = (name: string): readonly string[] => [...new Set([name, schoolsCalled(name, '$1$2')])];

function mentionsOf(name: string): (text: string) => boolean {
  const tests = spelled(name).map(mentionOf);
  const long = spelledOut(name);
  return (text) => tests.some((test) => test(text)) || long?.test(text) === true;
}

/** 该项目, 项目建成后: said of what was named last, whatever else the sentence names. */
const OF_THE_LAST =
  /^[“"]?(?:据(?:悉|介绍|了解|项目\S{0,8}介绍)，?)?(?:目前，?|其中，?)?(?:[该此本其]|这(?:个|一|座|条|所)|项目(?!部)|工程(?!师)|建成后|(?:建成)?投用后)/;

type Subject = { readonly name: string; readonly told: boolean; readonly mentions: (text: string) => boolean };

/** 松园小区 where 桃园小区 is asked about: nobody prints the name, and all that is named of its kind is another. */
function namesAnother({ mentions }: Candidate, name: string): boolean {
  const verdicts = mentions.flatMap((one) => (one.kind === 'thing' ? [compareNames(one.name, name)] : []));
  return verdicts.includes('other') && !verdicts.includes('same');
}

/** Follows the sentences of one article: what is named goes on until the next name or an unconnected paragraph. */
function follow(own: readonly Candidate[], { name, told, mentions }: Subject): Map<Candidate, Bound> {
  const same = told ? mayBeSame : maySoundSame;
  const bound = new Map<Candidate, Bound>();
  let state: Bound = 'open';
  let paragraph = -1;
  for (const candidate of own) {
    if (candidate.paragraph !== paragraph && !isPointingBack(candidate.text)) state = 'open';
    paragraph = candidate.paragraph;
    if (mentions(candidate.text)) state = 'asked';
    else if (!OF_THE_LAST.test(candidate.text)) {
      const named = namesIn(candidate.text);
      if (named.length > 0) state = named.some((other) => same(other, name)) ? 'asked' : 'other';
      else if (!told && namesAnother(candidate, name)) state = 'other';
    }
    bound.set(candidate, state);
  }
  return bound;
}

/** What stands right behind the name of one project; places and bodies have many. */
const CALLED_PROJECT = ['', '迁建', '改造', '扩建', '改扩建', '新建'].flatMap((how) => [`${how}项目`, `${how}工程`]);
const hasMany = once(() => new RegExp(`(?:${alternativesOf('kinds-asked', 'many')})$`));

/** 走进…项目建设现场, 客运中心项目: a name that could be of a place or body is one thing where it is called so. */
function introduces(text: string, name: string): boolean {
  if (!hasMany().test(name) && CALLED_PROJECT.some((project) => text.includes(`${name}${project}`))) return true;
  return /现场|工地/.test(text) && projectNames(text).some((other) => mayBeSame(other, name));
}

/** 引水工程, 污水厂, 立体停车楼 say what kind of thing it is and name none, so that nothing else can be mistaken for it. */
const hasName = (phrase: string, { names, places, archiveNames }: ParsedQuestion): boolean =>
  NUMBERED.test(phrase) ||
  [...names, ...places, ...archiveNames].some((name) => phrase.includes(name) && !kindAlone().test(name));
const NUMBERED = new RegExp(`[第${NUMERALS}\\d]`);
const kindAlone = once(
  () => new RegExp(`^(?:${alternativesOf('kinds-asked', 'works')})|^(?:${alternativesOf('kinds-asked', 'nameless')})$`),
);

/** The likeliest name that a report has; the first of one thing when none has any, perhaps misspelled. */
function subjectOf(question: ParsedQuestion, wholes: readonly string[]): Subject | null {
  const names = subjectsAsked(question);
  const told = names.find((name) => wholes.some(mentionsOf(name)));
  const name =
    told ?? names.slice(0, 1).find((one) => isNamedThing(one) || (isOneThing(one) && hasName(one, question)));
  return name === undefined ? null : { name, told: told !== undefined, mentions: mentionsOf(name) };
}

/** So many sentences into an article its subject has been named. */
const OPENING = 3;

/** An article that opens with the thing asked about (not with a tour that passes it) and names no other is about it throughout, quotes included. */
function isAboutOne(own: readonly Candidate[], bound: ReadonlyMap<Candidate, Bound>): boolean {
  const states = own.map((candidate) => bound.get(candidate));
  const opens = own.slice(0, OPENING).some((one) => bound.get(one) === 'asked' && !isTour(one.text));
  return opens && !states.includes('other');
}

/** 全国城镇失业率, 2024年新增贷款: a statistic, which reports word as they like. */
const STATISTIC = new RegExp(
  `^(?:\\d|[全我本该][国省市县区]|国内|国家|${HALF_YEAR})|(?:率|值|量|额|数|投资|收入|贷款|存款|价格|经济|进出口)$`,
);
/** A name that means one thing wherever it stands, which a place, a street or a statistic does not. */
const isOneName = ({ name, told }: Subject, { places, district }: ParsedQuestion): boolean =>
  told &&
  name.length >= SHORTEST_NAME &&
  !hasMany().test(name) &&
  !STATISTIC.test(name) &&
  !places.includes(name) &&
  name !== district;
const SHORTEST_NAME = 4;

/** All of an article that nowhere has the name: what it tells is of something else. */
const silentOn = (
  own: readonly Candidate[],
  { mentions }: Subject,
  bound: ReadonlyMap<Candidate, Bound>,
): readonly Candidate[] =>
  own.some((one) => bound.get(one) === 'asked') || mentions(`${own[0]?.heading}。${own[0]?.whole}`) ? [] : own;

/** Binds every candidate to the thing the question names; nothing is bound when it names none. */
export function bind(question: ParsedQuestion, found: readonly Candidate[]): Binding {
  const byArticle = [...Map.groupBy(found, ({ article }) => article.id).values()];
  const wholes = byArticle.map(([first]) => `${first?.heading}。${first?.whole}`);
  const subject = subjectOf(question, wholes);
  if (subject === null) return NOTHING;
  const bound = new Map(byArticle.flatMap((own) => [...follow(own, subject)]));
  const headed = new Set(
    byArticle.flatMap(([first]) => (first && subject.mentions(first.heading) ? [first.article.id] : [])),
  );
  for (const own of byArticle) if (own[0] && isAboutOne(own, bound)) headed.add(own[0].article.id);
  const asked = [...bound].flatMap(([candidate, state]) => (state === 'asked' ? [candidate] : []));
  const silent = isOneName(subject, question) ? byArticle.flatMap((own) => silentOn(own, subject, bound)) : [];
  for (const candidate of silent) bound.set(candidate, 'other');
  const of = (candidate: Candidate): Bound => bound.get(candidate.ranked ?? candidate) ?? 'open';
  const isHeaded = ({ article }: Candidate): boolean => headed.has(article.id);
  return {
    oneThing: isOneThing(subject.name)
      ? subject.told || asked.length > 0 || /(?:项目|工程)$/.test(subject.name)
      : asked.some(({ text }) => introduces(text, subject.name)),
    of,
    headed: isHeaded,
    about: (candidate) => of(candidate) === 'asked' || isHeaded(candidate),
  };
}
