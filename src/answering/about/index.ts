/** Whether a sentence is about what a question names (`same`), about another of its kind (`other`), or says neither (`open`): decided here alone. */
import { shows } from '../../kinds/index.ts';
import { alternativesOf, once } from '../../lexicon/index.ts';
import { type Same, withoutRank } from '../../reading/index.ts';
import type { ParsedQuestion } from '../../types.ts';
import type { Candidate } from '../candidates.ts';
import { marksIn, sameMark, samePlace, townsIn } from './another.ts';
import { type Subject, subjectOf } from './asked.ts';
import { isPointingBack } from './mentioned.ts';
import { compareNames, isOneThing, mayBeSame, maySoundSame, projectsIn } from './projects.ts';

export type About = {
  readonly of: (candidate: Candidate) => Same;
  /** `other` for certain: of another phase, town or village, or in a report of another one. */
  readonly isElsewhere: (candidate: Candidate) => boolean;
  /** Whether the question is about one thing that is built and that the reports name. */
  readonly oneThing: boolean;
  /** Whether the article's heading has the name, or it is about nothing else. */
  readonly headed: (candidate: Candidate) => boolean;
  /** Whether its report never names what the question is about, and some other report does. */
  readonly isSilent: (candidate: Candidate) => boolean;
  /** Either: the sentence is about the thing, or its article is. */
  readonly isSame: (candidate: Candidate) => boolean;
};

/** What a sentence says of itself. */
type Which = (candidate: Candidate) => Same;

/** Sentences of one article in their order: each is about what it names, else what was named last in its paragraph, else `opening`; where that is open and it points back, what was named before. */
function follow(own: readonly Candidate[], which: Which, opening: Same = 'open'): ReadonlyMap<string, Same> {
  let [now, paragraph] = [opening, -1];
  return new Map(
    own.map((one) => {
      if (one.paragraph !== paragraph && (opening !== 'open' || !isPointingBack(one.text))) now = opening;
      paragraph = one.paragraph;
      const named = which(one);
      if (named !== 'open') now = named;
      return [keyOf(one), now];
    }),
  );
}

/** A list stands where its first sentence stands; its parts and the rows of a table are of it. */
const keyOf = ({ article, ordinal }: Candidate): string => `${article.id}:${Math.floor(ordinal)}`;

/** 该项目, 项目建成后: said of what was named last, whatever else the sentence names. */
const OF_THE_LAST =
  /^[“"]?(?:据(?:悉|介绍|了解|项目\S{0,8}介绍)，?)?(?:目前，?|其中，?)?(?:[该此本其]|这(?:个|一|座|条|所)|项目(?!部)|工程(?!师)|建成后|(?:建成)?投用后)/;

/** 松园小区 where 桃园小区 is asked about: nobody prints the name, and all that is named of its kind is another. */
function namesAnother({ mentions }: Candidate, name: string): boolean {
  const verdicts = mentions.flatMap((one) => (one.kind === 'thing' ? [compareNames(one.name, name)] : []));
  return verdicts.includes('other') && !verdicts.includes('same');
}

/** By the project or facility that it names. */
function byName({ name, told, mentions }: Subject): Which {
  const isSame = told ? mayBeSame : maySoundSame;
  return (candidate) => {
    const { text } = candidate;
    if (mentions(text)) return 'same';
    if (OF_THE_LAST.test(text)) return 'open';
    const named = projectsIn(text);
    if (named.length > 0) return named.some((other) => isSame(other, name)) ? 'same' : 'other';
    return !told && namesAnother(candidate, name) ? 'other' : 'open';
  };
}

/** By the phase, line or edition that a text tells of, and by its town or village, where the question names such. */
function byMark(question: ParsedQuestion): readonly ((plain: string) => Same)[] {
  const [marks, towns] = [marksIn(question.text), townsIn(question)];
  return [
    ...(marks.length > 0 ? [(plain: string) => sameMark(marks, marksIn(plain))] : []),
    ...(towns.length > 0 ? [(plain: string) => samePlace(towns, plain)] : []),
  ];
}

/** Sentences that tell of another phase or town: an article tells of what its heading or first sentence names. */
function elsewhere(own: readonly Candidate[], which: (plain: string) => Same): readonly string[] {
  const opening = [own[0]!.heading, own[0]!.plain].map(which).find((one) => one !== 'open');
  const told = follow(own, ({ plain }) => which(plain), opening);
  return [...told].flatMap(([key, same]) => (same === 'other' ? [key] : []));
}

/** What stands right behind the name of one project; places and bodies have many. */
const CALLED_PROJECT = ['', '迁建', '改造', '扩建', '改扩建', '新建'].flatMap((how) => [`${how}项目`, `${how}工程`]);
const hasMany = once(() => new RegExp(`(?:${alternativesOf('kinds-asked', 'many')})$`));

/** 走进…项目建设现场, 客运中心项目: a name that could be of a place or body is one thing where it is called so. */
const introduces = (text: string, name: string): boolean =>
  (!hasMany().test(name) && CALLED_PROJECT.some((project) => text.includes(`${name}${project}`))) ||
  (/现场|工地/.test(text) && projectsIn(text).some((other) => mayBeSame(other, name)));

/** So many sentences into an article its subject has been named. */
const OPENING = 3;

/** An article that opens with the thing asked about (not with a tour that passes it) and names no other is about it throughout, quotes included. */
function isAboutOne(own: readonly Candidate[], told: ReadonlyMap<string, Same>): boolean {
  const opens = own.slice(0, OPENING).some((one) => told.get(keyOf(one)) === 'same' && !shows(one.text, 'tour'));
  return opens && ![...told.values()].includes('other');
}

/** Decides it for all sentences that were found. */
export function aboutAsked(question: ParsedQuestion, found: readonly Candidate[]): About {
  const articles = [...Map.groupBy(found, ({ article }) => article.id).values()];
  const subject = subjectOf(question, articles);
  const told = articles.map((own) => (subject ? follow(own, byName(subject)) : new Map<string, Same>()));
  const headed = new Set(
    articles.flatMap(([first, ...rest], at) =>
      first && (subject?.mentions(first.heading) || isAboutOne([first, ...rest], told[at]!)) ? [first.article.id] : [],
    ),
  );
  const others = new Set(byMark(question).flatMap((which) => articles.flatMap((own) => elsewhere(own, which))));
  const bound = new Map(told.flatMap((own) => [...own]));
  const isElsewhere = (one: Candidate): boolean => others.has(keyOf(one));
  const of = (one: Candidate): Same => (isElsewhere(one) ? 'other' : (bound.get(keyOf(one)) ?? 'open'));
  const isHeaded = ({ article }: Candidate): boolean => headed.has(article.id);
  const isSame = (one: Candidate): boolean => of(one) === 'same' || isHeaded(one);
  const tell = new Set(found.filter(isSame).map(({ article }) => article.id));
  const same = found.filter((one) => bound.get(keyOf(one)) === 'same');
  return {
    of,
    isElsewhere,
    oneThing:
      subject !== null &&
      (isOneThing(subject.name)
        ? subject.told || same.length > 0 || /(?:项目|工程)$/.test(subject.name)
        : same.some(({ text }) => introduces(text, subject.name))),
    headed: isHeaded,
    isSilent: ({ article }) =>
      tell.size > 0 &&
      !tell.has(article.id) &&
      !(article.district && question.text.includes(withoutRank(article.district))),
    isSame,
  };
}
