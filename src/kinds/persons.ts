/** Where a sentence names a person, or a body that acts as one. */
import { once, wordsOf } from '../lexicon/index.ts';
import { read, remember } from '../reading/index.ts';
import type { Mention, Person } from '../types.ts';
import { doersIn } from './bodies.ts';
import type { Sign } from './signs.ts';

/** 4,096 texts' persons take some 1 MB. */
const REMEMBERED = 4096;
const isPerson = (one: Mention): one is Person => one.kind === 'person';
const personsOf = remember((text: string): readonly Person[] => read(text).filter(isPerson), REMEMBERED);

/** An office as it is asked for: 人大主任 is the rank 主任 of 人大. */
type Office = { readonly of: string; readonly rank: string };

/** Ranks that few hold, the longest first: 校长是谁 (who is the headmaster) is answered by one alone, 负责人 (in charge) by anybody. */
const ranks = once(() =>
  wordsOf('offices', 'office')
    .filter((word) => word !== '负责人')
    .sort((a, b) => b.length - a.length),
);

function officeIn(word: string): Office | null {
  const rank = ranks().find((one) => word.endsWith(one));
  return rank === undefined ? null : { of: word.slice(0, word.length - rank.length), rank };
}

/** The office that is asked for: 副 and 区长 may be two words. */
function officeAsked([first = '', second = '']: readonly string[]): Office | null {
  if (first === '副') return officeIn(`副${second}`);
  return officeIn(first) ?? officeIn(second);
}

/** 区人大常委会主任 is the 主任 of 人大; a 副主任 is none. */
function holds({ offices }: Person, { of, rank }: Office): boolean {
  return offices.some((office) => {
    if (!office.endsWith(rank)) return false;
    const before = office.slice(0, office.length - rank.length);
    if (/[副总]$/.test(before)) return false;
    let at = 0;
    for (const char of before) if (char === of[at]) at++;
    return at === of.length;
  });
}

/** 老板叫啥 (what is the boss called): a person, whatever bodies a sentence names. */
const A_PERSON = /(?:老板|负责人|当家人|带头人|创始人|班主任|师傅|教练|冠军|馆员)$/u;

/** Hardly a sign: somebody of another office than the one that is asked for. */
const OF_ANOTHER = 0.3;

/** Persons in a sentence, and bodies that act as one; where `focus` asks for an office or a person, those alone. */
export function personsIn(text: string, focus: readonly string[], mentions?: readonly Mention[]): readonly Sign[] {
  const office = officeAsked(focus);
  const persons = (mentions ? mentions.filter(isPerson) : personsOf(text)).map((person) => ({
    start: person.start,
    end: person.end,
    strength: office === null || holds(person, office) ? 1 : OF_ANOTHER,
  }));
  const isOfPerson = office !== null || focus.slice(0, 2).some((word) => A_PERSON.test(word));
  return isOfPerson ? persons : [...persons, ...doersIn(text)];
}
