/** The sets of questions in the repository, each with the pages it is about. */
import { join } from 'node:path';

export type QuestionSet = {
  readonly name: string;
  /** Folder of `questions*.jsonl` and `unanswerable*.jsonl`. */
  readonly gold: string;
  /** Folder of the pages. */
  readonly pages: string;
  /** Nobody reads its questions or its answers; only shares are printed. */
  readonly heldOut: boolean;
};

const fixtures = (...path: readonly string[]): string => join('tests', 'fixtures', ...path);
const open = (name: string, gold: string, pages: string): QuestionSet => ({ name, gold, pages, heldOut: false });
const held = (name: string, pages: string): QuestionSet => ({
  name: `held-out/${name}`,
  gold: fixtures('held-out', ...name.split('/')),
  pages,
  heldOut: true,
});

/** Pages that residents' questions were written from, half of them held out: chats, days, made-up names, several things. */
const PAPERS = [
  { name: 'seeds', pages: 'seeds' },
  ...['twins', 'town', 'town-2'].map((name) => ({ name, pages: fixtures(name, 'pages') })),
];

/**
 * Pages that chats which go on, change the subject or leave for what isn't told were written from, half of them held out; so
 * were questions about days and months (dated), and about several things or all there are (several).
 */
const CHATS = [
  { name: 'seeds', pages: 'seeds' },
  ...['town', 'town-2', 'twins-8', 'twins-9', 'twins-10'].map((name) => ({ name, pages: fixtures(name, 'pages') })),
];

/** Pages that residents tried the bot on, turn by turn; questions of theirs that faults were reported from are open. */
const TALKS = [
  { name: 'seeds', pages: 'seeds' },
  { name: 'papers', pages: fixtures('talks', 'pages') },
  { name: 'counties', pages: fixtures('talks', 'counties-pages') },
  { name: 'seeds-2', pages: 'seeds' },
  ...['town-2', 'twins-10'].map((name) => ({ name, pages: fixtures(name, 'pages') })),
];

/**
 * Archives of ten pages each, whose writers asked what residents would in ninety chats and had seen neither program, rules nor
 * other questions; of the first and the last every other chat is held out.
 */
const FRESH = [
  'river',
  'coal',
  'border',
  'forest',
  'islands',
  'streets',
  'plain',
  'harbour',
  'steppe',
  'hills',
  'dunes',
];

/** All of them, those that rules and fits may use first. */
export const QUESTION_SETS: readonly QuestionSet[] = [
  open('gold', join('tests', 'gold'), 'seeds'),
  open('questions', fixtures('questions'), 'seeds'),
  open('town', fixtures('town', 'questions'), fixtures('town', 'pages')),
  open('town-2', fixtures('town-2', 'questions'), fixtures('town-2', 'pages')),
  ...[
    'twins',
    'twins-2',
    'twins-3',
    'twins-4',
    'twins-5',
    'twins-6',
    'twins-8',
    'twins-9',
    'twins-10',
    'papers',
    'papers-2',
    'papers-3',
  ].map((name) => open(name, fixtures(name, 'questions'), fixtures(name, 'pages'))),
  ...['town', 'town-2'].map((name) => open(`near/${name}`, fixtures('near', name), fixtures(name, 'pages'))),
  ...PAPERS.map(({ name, pages }) => open(`residents/${name}`, fixtures('residents', name), pages)),
  ...CHATS.map(({ name, pages }) => open(`chats/${name}`, fixtures('chats', name), pages)),
  ...['dated', 'several'].flatMap((set) =>
    CHATS.map(({ name, pages }) => open(`${set}/${name}`, fixtures(set, name), pages)),
  ),
  ...TALKS.map(({ name, pages }) => open(`talks/${name}`, fixtures('talks', name), pages)),
  open('newest', fixtures('newest'), fixtures('newest', 'pages')),
  ...FRESH.map((name) => open(`fresh/${name}`, fixtures('fresh', name), fixtures('fresh', name, 'pages'))),
  held('seeds', 'seeds'),
  held('town', fixtures('town', 'pages')),
  held('town-2', fixtures('held-out', 'town-2', 'pages')),
  held('pages-3', fixtures('held-out', 'pages-3', 'pages')),
  ...['papers', 'papers-2', 'papers-3'].map((name) => held(name, fixtures('held-out', name, 'pages'))),
  ...['twins-7', 'twins-11'].map((name) => held(name, fixtures(name, 'pages'))),
  ...PAPERS.map(({ name, pages }) => held(`residents/${name}`, pages)),
  ...CHATS.map(({ name, pages }) => held(`chats/${name}`, pages)),
  ...['dated', 'several'].flatMap((set) => CHATS.map(({ name, pages }) => held(`${set}/${name}`, pages))),
  ...['judge', 'judge-2'].flatMap((judge) =>
    PAPERS.slice(0, 2).map(({ name, pages }) => held(`${judge}/${name}`, pages)),
  ),
  ...TALKS.map(({ name, pages }) => held(`talks/${name}`, pages)),
  held('newest', fixtures('newest', 'pages')),
  ...['river', 'harbour'].map((name) => held(`fresh/${name}`, fixtures('fresh', name, 'pages'))),
  ...['lakes', 'newtown', 'district', 'delta', 'canal', 'terraces', 'reef'].map((name) =>
    held(`fresh/${name}`, fixtures('held-out', 'fresh', name, 'pages')),
  ),
];

/** Questions about the archive for scale, which isn't in the repository: asked of an index of it. */
export const ARCHIVE_SETS: readonly Pick<QuestionSet, 'name' | 'gold'>[] = [
  ['archive'],
  ['archive', 'talks'],
  ['held-out', 'archive'],
  ['held-out', 'judge', 'archive'],
  ['held-out', 'judge-2', 'archive'],
  ['held-out', 'archive', 'talks'],
].map((path) => ({ name: path.join('/'), gold: fixtures(...path) }));

/** Folders of false premises, a file for each set of pages, named by it; the last is held out. */
export const PREMISE_FOLDERS: readonly string[] = [fixtures('premises'), fixtures('held-out', 'premises')];

/** The pages that each file of premises is about. */
export const PREMISE_PAGES: Readonly<Record<string, string>> = {
  seeds: 'seeds',
  town: fixtures('town', 'pages'),
  town2: fixtures('town-2', 'pages'),
  own: fixtures('pages'),
  pages: fixtures('twins', 'pages'),
};

/** Folders of pages with their articles cut by hand, the last held out. */
export const PAGE_FOLDERS: readonly string[] = [
  ...['twins', 'twins-2'].map((name) => fixtures(name)),
  ...['pages', 'pages-2', 'pages-3'].map((name) => fixtures('held-out', name)),
];

/** Folders of pages with articles cut by hand that the labels of lines are learned from. */
export const LINE_FOLDERS: readonly string[] = Array.from({ length: 11 }, (_, at) =>
  fixtures(at === 0 ? 'twins' : `twins-${at + 1}`),
);

/** Folders whose pages are built like real ones, line by line: how many of the others one of them stands for. */
export const LIKE_REAL: ReadonlyMap<string, number> = new Map([[fixtures('twins'), 3]]);
