/** Whether a sentence is about what a question names (`same`), about another of its kind (`other`), or says neither (`open`): decided here alone. */
import { shows } from '../../kinds/index.ts';
import { alternativesOf, once } from '../../lexicon/index.ts';
import { NUMERALS, pairsOf, type Same, schoolsCalled, taggedWords } from '../../reading/index.ts';
import { subjectPhrase } from '../../retrieval/question/subject-phrase.ts';
import type { ParsedQuestion } from '../../types.ts';
import type { Candidate } from '../candidates.ts';
import { marksIn, sameMark, samePlace, townsIn } from './another.ts';
import { isPointingBack, mentionOf } from './mentioned.ts';
import { compareNames, isNamedThing, isOneThing, mayBeSame, maySoundSame, projectsIn } from './projects.ts';

/** An English question's names: those found by their sound and those it gives in Chinese, the fullest first. */
function namesInEnglish({ original, readings }: ParsedQuestion): readonly string[] {
  const given = original.text.match(/\p{Script=Han}{2,}/gu) ?? [];
  return [...readings.map(({ printed }) => printed), ...given].sort((a, b) => b.length - a.length);
}

/** A name ends in a noun; 望洲夜市那天, 体验馆体验 go on with something else. */
const ENDS_A_NAME = /^(?:n|nr|ns|nt|nz|nrt|nrfg|j|x|s|vn|eng)$/;
/** Shorter beginnings are of too many things. */
const SHORTEST = 4;

/** The beginnings of a phrase that may be the name alone, the longest first: 木艺体验馆 of 木艺体验馆体验一次. */
function beginnings(phrase: string, { places, district }: ParsedQuestion): readonly string[] {
  const words = taggedWords(phrase);
  const found: string[] = [];
  let end = 0;
  for (const { word, tag } of words) {
    const at = phrase.toLowerCase().indexOf(word.toLowerCase(), end);
    if (at === -1) break;
    end = at + word.length;
    if (end >= SHORTEST && end < phrase.length && ENDS_A_NAME.test(tag)) found.push(phrase.slice(0, end));
  }
  return found.filter((name) => !places.includes(name) && name !== district).reverse();
}

/** 恒泰那个厂: whose it is, and what it is called for short. */
const POINTED = /^(\p{Script=Han}{2,6})[那这](?:[个座条所家栋片块]|边的?|里的?|儿的?)(\p{Script=Han}{1,12})$/u;
const SHORTEST_THING = 3;

/** What 恒泰那个厂 may be called in print: 恒泰厂, the thing alone where that tells enough, or its owner, who is no place. */
function pointedAt(phrase: string, { places, district }: ParsedQuestion): readonly string[] {
  const [, owner = '', thing = ''] = phrase.match(POINTED) ?? [];
  if (owner === '') return [];
  const isPlace = places.includes(owner) || owner === district || taggedWords(owner).some(({ tag }) => tag === 'ns');
  return [`${owner}${thing}`, ...(thing.length >= SHORTEST_THING ? [thing] : []), ...(isPlace ? [] : [owner])];
}

/** Names that a question may be about, likeliest first. */
function subjectsAsked(question: ParsedQuestion): readonly string[] {
  const { text, names, language, spokenOf } = question;
  if (spokenOf) return [spokenOf];
  const phrase = (language === 'en' ? namesInEnglish(question)[0] : undefined) ?? subjectPhrase(text);
  const long = names.filter((name) => /^\p{Script=Han}{3,}$/u.test(name));
  const parts = phrase && language !== 'en' ? beginnings(phrase, question) : [];
  const pointed = phrase && language !== 'en' ? pointedAt(phrase, question) : [];
  return [...new Set([...(phrase ? [phrase] : []), ...pointed, ...long, ...parts])];
}

/** What a question is about; `told`: some report has the name. */
type Subject = { readonly name: string; readonly told: boolean; readonly mentions: (text: string) => boolean };

/** 第六小学 is printed 六小 too. */
function mentionsOf(name: string): (text: string) => boolean {
  const tests = [...new Set([name, schoolsCalled(name, '$1$2')])].map(mentionOf);
  return (text) => tests.some((test) => test(text));
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
function subjectOf(question: ParsedQuestion, articles: readonly (readonly Candidate[])[]): Subject | null {
  const names = subjectsAsked(question);
  const wholes = articles.map(([first]) => `${first?.heading}。${first?.whole}`);
  const told = names.find((name) => wholes.some(mentionsOf(name)));
  const name =
    told ?? names.slice(0, 1).find((one) => isNamedThing(one) || (isOneThing(one) && hasName(one, question)));
  return name === undefined ? null : { name, told: told !== undefined, mentions: mentionsOf(name) };
}

export type About = {
  readonly of: (candidate: Candidate) => Same;
  /** `other` for certain: of another phase, town or village, or in a report of another one. */
  readonly isElsewhere: (candidate: Candidate) => boolean;
  /** Whether the question is about one thing that is built and that the reports name. */
  readonly oneThing: boolean;
  /** Whether the article's heading has the name, or it is about nothing else. */
  readonly headed: (candidate: Candidate) => boolean;
  /** Either: the sentence is about the thing, or its article is. */
  readonly isSame: (candidate: Candidate) => boolean;
};

/** What a sentence says of itself, and beside the one before it in its paragraph. */
type Which = (candidate: Candidate, before?: Candidate) => Same;

/** Sentences of one article in their order: each is about what it names, else what was named last in its paragraph, else `opening`; where that is open and it points back, what was named before. */
function follow(own: readonly Candidate[], which: Which, opening: Same = 'open'): ReadonlyMap<string, Same> {
  let [now, paragraph] = [opening, -1];
  return new Map(
    own.map((one, at) => {
      if (one.paragraph !== paragraph && (opening !== 'open' || !isPointingBack(one.text))) now = opening;
      paragraph = one.paragraph;
      const before = own[at - 1];
      const named = which(one, before?.paragraph === one.paragraph ? before : undefined);
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

/** 东湖医院总投资18亿元: what a clause opens with, or goes on with behind a colon, and the word by which it has the figure. */
const HAS_FIGURE = /^(?:[^，,]*[：:])?(?<whose>[^\d，,：:]{2,20}?)(?<what>\p{Script=Han}{2})[约近达为共超过]{0,2}\d/u;

/** A name, of a place or of what no dictionary has: 望江苑; no part of a thing (主桥, 二期, 设备), and no time. */
const NAMES = /^(?:n[rstz]|[jsx])/;

/** 东湖医院总投资18亿元，…；望江苑总投资11亿元，…: another name that stands where the name stood is of another thing, if the question has nothing of it. */
function isBeside(text: string, before: string, { mentions }: Subject, asked: string): boolean {
  const [own, last] = [text, before].map((one) => HAS_FIGURE.exec(one)?.groups);
  if (!own?.whose || !last?.whose || own.what !== last.what || !mentions(last.whose)) return false;
  const { whose } = own;
  return taggedWords(whose).some(({ tag }) => NAMES.test(tag)) && !pairsOf(whose).some((pair) => asked.includes(pair));
}

/** By the project or facility that it names. */
function byName(subject: Subject, asked: string): Which {
  const { name, told, mentions } = subject;
  const isSame = told ? mayBeSame : maySoundSame;
  return (candidate, before) => {
    const { text } = candidate;
    if (mentions(text)) return 'same';
    if (OF_THE_LAST.test(text)) return 'open';
    if (before && isBeside(text, before.text, subject, asked)) return 'other';
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
  const told = articles.map((own) => (subject ? follow(own, byName(subject, question.text)) : new Map<string, Same>()));
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
    isSame: (one) => of(one) === 'same' || isHeaded(one),
  };
}
