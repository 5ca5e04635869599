/** The lists that names are read with, as lookups; made at the first name. */
import { classesOf, once, wordsOf } from '../../lexicon/index.ts';

const of = (list: string, type: string): ReadonlySet<string> => new Set(wordsOf(list, type));

/** Heads of things, each with its family. */
export const heads = once(() => classesOf('heads'));
/** Heads of bodies, each with what kind of body it is. */
export const bodies = once(() => classesOf('bodies'));
/** What stands before a body's name and is none of it. */
export const fillings = once(() => of('kinds-of-things', 'filling'));
/** Ranks of places by the word that names them, without the words that name none. */
export const ranks = once(
  () => new Map([...classesOf('places')].filter(([, type]) => !/^(?:none|stem|known)$/.test(type))),
);
export const noPlaces = once(() => of('no-places', 'none'));
export const stems = once(() => of('no-places', 'stem'));
export const provinces = once(() => of('places', 'known'));
/** Before a head: what kind of thing it is. */
export const kinds = once(() => new Set(wordsOf('kinds-of-things', 'kind', 'filling')));
/** Verbs that may stand inside a name. */
export const within = once(() => of('verbs-in-names', 'verb'));
/** No name begins with these. */
export const edges = once(() => of('no-edges', 'edge'));
/** What begins like a person and is none. */
export const nobodies = once(() => of('no-persons', 'person'));
export const behindOffice = once(() => of('no-persons', 'behind'));
/** Tails of a name that only say that it is being built. */
export const sites = once(() => of('sites', 'site'));
/** Offices and callings, each with its class. */
export const officeWords = once(() => classesOf('offices'));
/** Family names of one character, in simplified script. */
export const surnames = once(() => of('surnames', 'single'));
/** Those of two. */
export const doubleNames = once(() => of('surnames', 'double'));
