import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { lexicon } from '../../src/lexicon/index.ts';

/** Lists of another form, and what is printed for what is said: a word there is part of a pair. */
const OTHER_FORM = [
  'paraphrases',
  'look-alikes',
  'opposites',
  'page-labels',
  'traces',
  'english-units',
  'english-asks',
  'english-chat',
  'english-written',
  'talk-rules',
  'asked-units',
  'asked',
  'asked-for-all',
  'signs',
  'list-marks',
  'project-names',
];
/** Not what is meant by a word but where it may stand: any kind of word is in them. */
const BY_PLACE = ['no-edges', 'fillers', 'english-fillers', 'kinds-of-things', 'kinds-asked', 'said-of-things', 'chat'];

/** Classes that share words, and what sets them apart. */
const BOTH: Readonly<Record<string, string>> = {
  'steps/started synonyms/begun': 'a step, and what finds another word of it: there 进场 would find too much',
  'steps/signed synonyms/signed': 'the step is also reached by bids and land',
  'steps/open synonyms/running': 'the step has other words beside them',
  'english-prints/in-use|put-into-use synonyms/completed': 'one English word of several for the same end',
  'english-prints/in-use|put-into-use steps/open': 'the same',
  'english-prints/signed steps/signed': 'the words are those of synonyms',
  'english-prints/signed synonyms/signed': 'the words are those of synonyms',
  'english-prints/held events/held': 'the words are those of events',
  'events/hurt synonyms/death': 'who is hurt may live',
  'field-names/published held/when':
    'a field is a record’s day whatever its name; beside a place only a bare word is an event’s',
  'dated/visits events/visited': 'what is asked of a visit, and every way to tell of one',
  'cells/and english-joins/prints-with': 'joins cells, and stands for an English word',
  'ahead/planned english-joins/prints-ahead': 'one English word of the many',
  'ahead/planned english-joins/prints-striving': 'one English word of the many',
  'asked-amounts/bodies cells/work': 'what is counted, and what a row is about',
  'asked-amounts/money sums/earned-asked': 'what is asked for, and for which sum',
  'measures/pieces.building told-by-number/numbered': 'what buildings are counted by, and what is told by its number',
  'sums/given synonyms/subsidy': 'a sum that is given may be paid or fined as well',
  'asked-amounts/phone english-nouns/是多少': 'the words are those of asked amounts',
  'english-nouns/是多少 sums/price': 'the words are those of sums',
  'english-nouns/是谁 offices/office': 'the words are those of offices',
};

const classes = readdirSync('src/lexicon')
  .filter((file) => file.endsWith('.txt'))
  .map((file) => file.replace('.txt', ''))
  .filter((list) => !OTHER_FORM.includes(list) && !BY_PLACE.includes(list))
  .flatMap((list) =>
    [...Map.groupBy(lexicon(list), ({ type }) => type)].map(([type, entries]) => ({
      list,
      name: `${list}/${type}`,
      words: new Set(entries.map(({ word }) => word)),
    })),
  );

test('a class of one list may stand in another: its words are read there, and stand once', () => {
  const held = lexicon('english-prints').flatMap(({ word, type }) => (type === 'held' ? [word] : []));
  expect(held).toEqual(lexicon('events').flatMap(({ word, type }) => (type === 'held' ? [word] : [])));
});

test('no concept has two lists: classes that share most of their words are one, or there is a reason', () => {
  const shared = classes.flatMap((one, at) =>
    classes.slice(at + 1).flatMap((other) => {
      const common = one.words.intersection(other.words).size;
      const isMost = common >= 3 && common >= 0.75 * Math.min(one.words.size, other.words.size);
      return one.list !== other.list && isMost ? [`${one.name} ${other.name}`] : [];
    }),
  );
  expect(shared.toSorted()).toEqual(Object.keys(BOTH).toSorted());
});
