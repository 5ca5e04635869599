/** What a question is about, so that the next one can go on from it. */

import { askedIn } from '../../../kinds/index.ts';
import { pointsIn, taggedWords } from '../../../reading/index.ts';
import { type Known, wordKinds } from '../content-words.ts';
import { withoutAttribute } from './attributes.ts';
import { withoutAsked } from './standing.ts';

/** A question apart: 青石河大桥 and 总投资 in 青石河大桥总投资多少. */
export type About = {
  /** The thing with what says which one it is. */
  readonly thing: string;
  /** The noun that its amount was asked by; empty when there is none. */
  readonly attribute: string;
};

/** Politeness before the name, and words that ask to be told. */
const OPENING =
  /^(?:请问|想问(?:一?下)?|问(?:一?下)|我?想知道|(?:介绍|说说|讲讲|查|查查|说|讲)(?:一下|下)|那个|这个|我们|咱们|俺们?|关于|目前|现在|最近)+/;
const PARTICLE =
  /(?:[了过着到得在是有叫都要能会将被由就还又为的去来给把从跟想]|还要|还有|都要|正在|现在|目前|如今|一共|总共|已经|准备|打算|计划|可以|一年|每年|具体|主要|到底|究竟|分别|大概|大约|这次|总)$/;
/** Verbs of one syllable that an amount is asked by; the segmenter glues them to the name before them (小修, 节摆). */
const SHORT_VERB = /[修建投花盖种摆占设装招用卖收签拿丢做搞弄拍改教罚捐贷涨降报交赚出产放排安]$/;
/** The last word is cut right when so many characters are read with it. */
const NEAR_END = 16;
const VERB = /^(?:v|vi|vd|a|ad|d|t)$/;

const hasVerb = (text: string) =>
  taggedWords(text).some(
    ({ word, tag }) => /^v[id]?$/.test(tag) && (word.length > 1 || /[修建做办开管搞陪来签讲写拍用]/.test(word)),
  );

/** How many characters of predicate `text` ends with: a particle, or a verb where one may be cut. */
function predicateAt(text: string, verbs: number): { readonly length: number; readonly isVerb: boolean } {
  const last = taggedWords(text.slice(-NEAR_END)).at(-1);
  const particle = text.match(PARTICLE)?.[0];
  if (last === undefined) return { length: 0, isVerb: false };
  const guessed = last.tag === 'x' || last.word.length === 1 || !text.toLowerCase().endsWith(last.word);
  if (particle !== undefined && (last.word === particle || guessed)) return { length: particle.length, isVerb: false };
  if (verbs === 0 || /\d/.test(last.word)) return { length: 0, isVerb: false };
  if (SHORT_VERB.test(text) && (guessed || !/^v/.test(last.tag))) return { length: 1, isVerb: true };
  return VERB.test(last.tag) ? { length: last.word.length, isVerb: /^v/.test(last.tag) } : { length: 0, isVerb: false };
}

/** `text` without particles, and without the one verb that an object is asked for by, at its end. */
function withoutPredicate(text: string, withVerb: boolean): string {
  let rest = text;
  let verbs = withVerb ? 1 : 0;
  for (;;) {
    const { length, isVerb } = predicateAt(rest, verbs);
    if (length === 0 || rest.length - length < 2) return rest;
    if (isVerb || /[是叫]$/.test(rest)) verbs = 0;
    rest = rest.slice(0, -length);
  }
}

/** What `text`, a question that stands by itself, is about. */
export function aboutOf(text: string, known: Known): About {
  const plain = text.replace(/\s+/g, '').replace(OPENING, '');
  const clauses = plain.split(/[，,；;。？?！!]+/).filter(Boolean);
  const at = clauses.findIndex((clause) => askedIn(clause).length > 0);
  if (at > 0) return { thing: clauses.slice(0, at).join('，'), attribute: '' };
  const clause = clauses[Math.max(0, at)] ?? '';
  const [asked] = askedIn(clause);
  if (!asked) return { thing: clause, attribute: '' };
  const start = clause.slice(0, asked.at);
  const before = withoutPredicate(start, !hasVerb(clause.slice(asked.end)));
  const { thing, attribute } = withoutAttribute(before, known);
  const isChoice = asked.ask === 'which' && before === start;
  return (saysWhich(thing, known) && !isChoice) || attribute !== ''
    ? { thing, attribute }
    : { thing: wholeOf(plain), attribute: '' };
}

/** A place alone doesn't say which thing is meant. */
function saysWhich(thing: string, known: Known): boolean {
  const [when] = pointsIn(thing);
  const name = when ? thing.replace(when.text, '') : thing;
  const { places, names } = wordKinds(name, known);
  const isPlace = places.includes(name) || (name.length === 2 && names.includes(name)) || /^全[国市区县]$/.test(name);
  return name.length >= 2 && !isPlace;
}

/** All of a question but what asks; of several clauses that ask, the first. */
function wholeOf(text: string): string {
  const clauses = text.split(/[，,；;。？?！!]+/);
  const first = clauses.findIndex((clause) => askedIn(clause).length > 0);
  return clauses
    .filter((clause, at) => at <= first || askedIn(clause).length === 0)
    .map((clause) => withoutPredicate(withoutAsked(clause).replace(/\s+/g, ''), false))
    .filter((clause) => clause.length > 1)
    .join('，');
}
