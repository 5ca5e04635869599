/** What speaks for and against the sentences that were chosen, looked at as a doubter would. */
import { asksWhoPays, NAME, shows } from '../../kinds/index.ts';
import { stopWords } from '../../reading/index.ts';
import { perArticle } from '../../retrieval/per-article.ts';
import type { Aspect, ParsedQuestion } from '../../types.ts';
import { stemOf, townsIn } from '../about/another.ts';
import { plainOf } from '../candidates.ts';
import { matcher, shareOf, type Weighted } from '../coverage.ts';
import type { Plan } from '../features.ts';
import { evidenceIn, type Ranked } from '../rank.ts';
import type { Stages } from '../stages.ts';
import { laterYear, otherYear, otherYearAway, tellsOfAnotherDay, tellsOfOpposite, yetToCome } from './times.ts';
import type { DoubtName } from './weights.ts';

/** What speaks for and against an answer, each 0…1 (`surest` is log-odds); names are the keys of the fitted weights. */
type Doubts = Readonly<Record<DoubtName, number>>;

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
