/** The kinds of fact there are, a line or two each; what is not in the lists of the lexicon has a file. */
import type { Ask } from '../types.ts';
import { amounts } from './amounts.ts';
import { BODY, CLOCK, type Given, type Kind, NAME } from './kind.ts';
import { doersIn, personsIn } from './persons.ts';
import { type Sign, shows, signsOf, weaker } from './signs.ts';
import { hours, times } from './when.ts';
import { places } from './where.ts';
import { ones } from './which.ts';

/** What is built has stages; of these words one means it. Other affairs have results as well, which no exhortation tells. */
const BUILT = /修|建|工程|项目|装|施工|路|桥|楼|厂|校|馆|园/;
const NEAREST = 3;
const stages = (text: string, focus: readonly string[]): readonly Sign[] => {
  const hasNone = focus.slice(0, NEAREST).some((word) => BUILT.test(word)) || shows(text, 'slogan');
  return [...signsOf(text, 'how-far'), ...(hasNone ? [] : signsOf(text, 'result'))];
};

/** A person's name is seldom that of a thing. */
const OF_A_PERSON = 0.6;
/** What may be the name of something; what the question names itself is none. */
const names = (text: string, isGiven: Given): readonly Sign[] =>
  [...signsOf(text, 'name'), ...weaker(personsIn(text, []), OF_A_PERSON)].filter(
    ({ start, end }) => !isGiven(text.slice(start, end)),
  );

/** A row of items may tell what something is. */
const OF_A_ROW = 0.4;

const amountsOrFree: Kind['signs'] = (text, aspect, { mentions }) => [
  ...amounts(text, aspect, mentions),
  ...(aspect.units.includes('元') ? signsOf(text, 'free') : []),
];

const KINDS: readonly Kind[] = [
  {
    ask: 'how-much',
    signs: amountsOrFree,
    plainFrom: 0.5,
    lack: 'lacksAmount',
  },
  {
    ask: 'when',
    signs: (text, { units }, { mentions }) => (units.includes(CLOCK) ? hours(text, mentions) : times(text, mentions)),
    plainFrom: 0.5,
    lack: 'lacksTime',
  },
  {
    ask: 'who',
    signs: (text, { units, focus }, { mentions }) =>
      units.includes(BODY) ? doersIn(text) : personsIn(text, focus, mentions),
    plainFrom: 0.5,
    lack: 'lacksPerson',
    mayBeMany: true,
  },
  // 走进图书馆 (walked into the library) names the thing and no place; where it is has to be said: 位于, 在…路.
  { ask: 'where', signs: places, plainFrom: 1, lack: 'lacksPlace', mayBeMany: true },
  { ask: 'which', signs: ones, lack: 'lacksList', mayBeMany: true },
  { ask: 'how-far', signs: (text, { focus }) => stages(text, focus), lack: 'lacksStage' },
  {
    ask: 'compare',
    signs: (text, aspect, { mentions }) => amounts(text, { ...aspect, units: [] }, mentions),
    lack: 'lacksAmount',
  },
  { ask: 'why', signs: (text) => signsOf(text, 'why'), isOptional: () => true },
  {
    ask: 'yes-no',
    signs: (text, aspect, given) => [
      ...signsOf(text, 'yes-no'),
      // 老人坐车收费吗 (do the elderly pay): by the price, or by 免费.
      ...(aspect.units.length > 0 ? amountsOrFree(text, aspect, given) : []),
    ],
    isOptional: () => true,
  },
  {
    ask: 'what',
    signs: (text, { units }, { isGiven }) =>
      units.includes(NAME) ? names(text, isGiven) : weaker(signsOf(text, 'item'), OF_A_ROW),
    isOptional: (units) => units.length === 0,
    mayBeMany: true,
  },
];

const byAsk = new Map(KINDS.map((kind) => [kind.ask, kind]));
export const kindOf = (ask: Ask): Kind => byAsk.get(ask)!;
