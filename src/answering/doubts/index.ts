/** How sure an answer is: doubts about the chosen sentences, weighed together. */
import { asksWhoPays, NAME, shows } from '../../kinds/index.ts';
import { stopWords, taggedWords } from '../../reading/index.ts';
import { perArticle } from '../../retrieval/per-article.ts';
import type { Aspect, ParsedQuestion } from '../../types.ts';
import { stemOf, townsIn } from '../about/another.ts';
import { plainOf } from '../candidates.ts';
import { matcher, shareOf, type Weighted } from '../coverage.ts';
import type { Plan } from '../features.ts';
import { evidenceIn, isOfOneThing, type Ranked } from '../rank.ts';
import type { Stages } from '../stages.ts';
import { laterYear, otherYear, otherYearAway, tellsOfAnotherDay, tellsOfOpposite, yetToCome } from './times.ts';
import { CONFIDENCE, CONFIDENCE_BIAS, type DoubtName } from './weights.ts';

/** What speaks for and against an answer, each 0…1 (`surest` is log-odds); names are the keys of the fitted weights. */
export type Doubts = Readonly<Record<DoubtName, number>>;

/** What the chosen sentences' articles say of themselves: heading, place, paper and text. */
const wholeText = perArticle(({ kicker, title, subtitle, district, paper, publisher, published, paragraphs }) =>
  plainOf([kicker, title, subtitle, district, paper, publisher, published, ...paragraphs].join(' ')),
);

/** Log-odds of a chance, which tell .999 from .9 as well as .1 from .01; a third of them, to lie among the other doubts. */
const oddsOf = (chance: number): number => Math.log((chance + 1e-3) / (1 - chance + 1e-3)) / 3;

/** Evidence of an amount in the unit asked for; a figure in another unit is weaker (kinds/amounts.ts). */
const IN_UNIT = 0.9;

/** A typing slip away still counts as there. */
const SLIP = 0.3;

const has = (word: string, text: string): boolean => matcher(plainOf(word))(text) >= SLIP;

/** Share of words that a text has not, not even a typing slip away. */
const missing = (words: readonly string[], text: string): number =>
  words.length === 0 ? 0 : words.filter((word) => !has(word, text)).length / words.length;

/** How much better, in the mean, some one of other reports has the words than `text`, 0…1: it may be the one that is asked about. */
function elsewhere(words: readonly string[], text: string, others: readonly string[]): number {
  const gains = words.map((word) => {
    const own = matcher(plainOf(word));
    return Math.max(0, ...others.map((other) => own(other) - own(text)));
  });
  return gains.length === 0 ? 0 : gains.reduce((sum, gain) => sum + gain, 0) / gains.length;
}

/** So many characters that no report has are plainly something else. */
const LONG_RUN = 5;

/**
 * The longest stretch of the question's words of which the reports (`text`) have no two neighbouring characters and no word,
 * in units of five characters: however a segmenter cuts it, it is told nowhere.
 */
function strangeRun(question: string, words: readonly string[], text: string): number {
  const plain = plainOf(question);
  const chars = Array.from(plain, (char) => ({ char, isWord: false, isKnown: /[^\p{L}\p{N}]/u.test(char) }));
  for (let at = 0; at + 1 < chars.length; at++)
    if (text.includes(chars[at]!.char + chars[at + 1]!.char))
      for (const one of chars.slice(at, at + 2)) one.isKnown = true;
  for (const word of words.map(plainOf)) {
    const at = plain.indexOf(word);
    const isKnown = has(word, text);
    if (at === -1) continue;
    for (const one of chars.slice(at, at + word.length)) {
      one.isWord ||= !stopWords().has(one.char);
      one.isKnown ||= isKnown;
    }
  }
  let [run, longest] = [0, 0];
  for (const { isWord, isKnown } of chars) {
    run = isWord && !isKnown ? run + 1 : 0;
    longest = Math.max(longest, run);
  }
  return Math.min(1, longest / LONG_RUN);
}

/** The word that says what is asked for: the noun beside the question word (票价, 校长, 投资), unless it is a name. */
function attributeOf({ nearest }: Plan, { nouns, names, places }: ParsedQuestion): Weighted | undefined {
  const own = nouns.filter((word) => word.length > 1 && !names.includes(word) && !places.includes(word)).map(plainOf);
  return nearest.find(({ word }) => own.includes(word) || /^[a-z]{2,}$/.test(word));
}

/** So many content words tell circumstances besides what is asked. */
const LONG_QUESTION = 10;

/** Somebody's name is asked for. */
const asksForName = ({ ask, units }: Aspect): boolean => ask === 'who' || units.includes(NAME);

/** So plain a sign of who does something: a body of which it is said that it runs, builds or holds it. */
const DOES_IT = 0.9;

/**
 * Somebody is named besides those whom the question names (某某的师傅叫什么 is not answered by his own name), or where it is
 * asked who does something, the body that does.
 */
function namesAnother({ text }: ParsedQuestion, plans: readonly Plan[], { candidate, features }: Ranked): boolean {
  const does = plans.some(({ aspect }, at) => aspect.ask === 'who' && (features[at]?.evidence ?? 0) >= DOES_IT);
  const pays = plans.some(({ aspect: { ask, focus } }) => ask === 'who' && asksWhoPays(focus));
  if (pays && shows(candidate.text, 'pays')) return true;
  return candidate.mentions.some(
    (one) =>
      (one.kind === 'person' || (does && (one.kind === 'body' || one.kind === 'thing'))) && !text.includes(one.name),
  );
}

/** Words that say more closely what is asked for, behind the two that stand nearest to the question word. */
const farther = ({ focus, nearest }: Plan): readonly string[] => focus.slice(nearest.length).map(({ word }) => word);

/** How much of what may be so or not (收过桥费) is nowhere in what is read, besides names; of other kinds of question none. */
function unsaid({ aspect, words }: Plan, { names }: ParsedQuestion, read: string): number {
  const own = words.filter(({ word }) => !names.some((name) => plainOf(name) === word));
  return aspect.ask === 'yes-no' ? 1 - shareOf(own, ({ has }) => has(read)) : 0;
}

/** Looks at the chosen sentences; of several aspects the worst counts. */
export function doubtsOf(
  question: ParsedQuestion,
  { chosen, plans, ranked }: Pick<Stages, 'chosen' | 'plans' | 'ranked'>,
): Doubts {
  const cited = [...new Set(chosen.map((one) => one.ranked.candidate.article))];
  const articles = cited.map(wholeText).join(' ');
  const others = ranked.flatMap(({ candidate }) => (cited.includes(candidate.article) ? [] : [candidate]));
  const said = chosen.map((one) => one.ranked.candidate);
  const read = said.flatMap(({ plain, heading, before }) => [plain, heading, ...before]).join('|');
  const mentions = ranked.flatMap(({ candidate }) => (cited.includes(candidate.article) ? candidate.mentions : []));
  const chances = plans.map((_, at) => Math.max(0, ...chosen.map((one) => one.ranked.chances[at] ?? 0)));
  const places = [
    ...question.places,
    ...townsIn(question).map(stemOf),
    ...(question.district ? [question.district] : []),
  ];
  const flag = (is: boolean): number => (is ? 1 : 0);
  return {
    surest: oddsOf(Math.max(0, ...chances)),
    factMissing: flag(
      plans.some(
        ({ aspect: { ask, units } }, at) =>
          (ask === 'how-much' && units.length > 0 && evidenceIn(chosen, at) < IN_UNIT) ||
          (ask === 'when' && evidenceIn(chosen, at) === 0),
      ),
    ),
    nameElsewhere: elsewhere(question.names, articles, [...new Set(others.map(({ whole }) => whole))]),
    placeMissing: flag(missing(places, articles) > 0),
    strangeRun: strangeRun(question.text, question.words, articles),
    fartherMissing: missing(plans.flatMap(farther), articles),
    attributeMissing: Math.max(0, ...plans.map((plan) => 1 - (attributeOf(plan, question)?.has(articles) ?? 1))),
    unsaid: Math.max(0, ...plans.map((plan) => unsaid(plan, question, read))),
    longQuestion: Math.min(1, question.words.length / LONG_QUESTION),
    nobody: flag(
      plans.some(({ aspect }) => asksForName(aspect)) &&
        !chosen.some(({ ranked: one }) => namesAnother(question, plans, one)),
    ),
    otherYear: flag(otherYear(question, articles, mentions)),
    otherYearAway: flag(otherYearAway(question, said)),
    laterYear: flag(laterYear(question, cited, articles) || yetToCome(question, cited)),
    otherDay: flag(tellsOfAnotherDay(question, mentions)),
    opposite: flag(tellsOfOpposite(question, articles, read)),
    carried: flag(question.carried.length > 0),
    several: flag(plans.length > 1),
  };
}

/** Below this an answer is not given (`not-found`). */
export const ENOUGH = 0.5;

const NAMES = Object.keys(CONFIDENCE) as DoubtName[];

/** What an answer comes to that is shown as what is nearest and not as one. */
const NEAREST = 0.4;

/** A word, or of a verb with its object the object: 下雨 (when it rains) of 遇雨顺延 (put off in rain). */
const isThere = (word: string, whole: string): boolean =>
  matcher(plainOf(word))(whole) > 0 ||
  (word.length === 2 && /^v/.test(taggedWords(word)[0]?.tag ?? '') && whole.includes(word.slice(-1)));

/**
 * A follow-up of no kind that a sentence plainly has (whether, what, why) none of whose own words the cited reports have: what fits is the
 * thing alone, which the chat has said. 有停车位没 after a park of which nothing but its size is told. In English it is so of every
 * kind but who (who runs it, led by …): a figure has no unit there by which it would tell what it is of.
 */
function asksBeyond({ words, carried, aspects, language }: ParsedQuestion, { chosen }: Stages): boolean {
  const own = words.filter((word) => !carried.includes(word));
  const wholes = chosen.map(({ ranked: { candidate } }) => candidate.whole);
  return (
    carried.length > 0 &&
    own.length > 0 &&
    !aspects.some(({ ask }) => (language === 'en' ? ask === 'who' : isOfOneThing(ask))) &&
    own.every((word) => wholes.every((whole) => !isThere(word, whole)))
  );
}

/** So plainly at least a sentence has to be of the kind asked for, where nothing else ties it to what is asked. */
const PLAINLY = 0.5;

/** A follow-up in English without a word of its own (where is it? why?) that no sentence answers by its kind: any of the chat's would do. */
const asksNothing = ({ words, carried, aspects, language }: ParsedQuestion, { chosen }: Stages): boolean =>
  language === 'en' &&
  carried.length > 0 &&
  words.every((word) => carried.includes(word)) &&
  !aspects.some(({ ask }, at) => ask !== 'what' && evidenceIn(chosen, at) >= PLAINLY);

/**
 * Log-odds that a question in English takes off: what is said in another language, or read by plainer signs, is less sure to be what was
 * meant. Of 345 open questions five more are refused that had been right, of 132 that no page tells fourteen.
 */
const IN_ENGLISH = -0.2;

/** 0…1: how likely the chosen sentences answer the question; calibrated, see docs/design/answers.md. */
export function confidence(question: ParsedQuestion, stages: Stages): number {
  if (stages.chosen.length === 0) return 0;
  const doubts = doubtsOf(question, stages);
  const bias = CONFIDENCE_BIAS + (question.language === 'en' ? IN_ENGLISH : 0);
  const sum = NAMES.reduce((total, name) => total + CONFIDENCE[name] * doubts[name], bias);
  const likely = 1 / (1 + Math.exp(-sum));
  return asksBeyond(question, stages) || asksNothing(question, stages) ? Math.min(NEAREST, likely) : likely;
}
