/** A chat as questions that stand by themselves: each is made whole from those before it. */

import { askedIn } from '../../../kinds/index.ts';
import { pointsIn } from '../../../reading/index.ts';
import type { Ask } from '../../../types.ts';
import { type Known, wordKinds } from '../content-words.ts';
import { endOfName } from '../subject-phrase.ts';
import { type About, aboutOf } from './about.ts';
import { attributeAsked, isAttribute } from './attributes.ts';
import { correctedTo } from './corrections.ts';
import { counterpart } from './counterpart.ts';
import { newNames, standsAlone, withoutAsked, withoutJoint } from './standing.ts';

/** A question made whole. */
export type Turn = About & {
  /** The question as it would be asked without the chat. */
  readonly text: string;
  /** What it took over from the turns before it; empty when it stands by itself. */
  readonly taken: string;
};

/** 那老桥呢: what takes the place of something said before, and what more is asked of it. */
const WHAT_OF = /^([^，,。？?]{2,14}?)(?:呢|咧|喃|嘞)(?:[，,\s]+(.+)|[？?。！!]*)$/;
/** 它, 这个项目, 他们厂 at the beginning. */
const POINTER =
  /^(?:[它他她]们?家?的?|(?:上面|刚才|前面|刚刚)(?:说|讲|提到)?的?(?:那|这)?个?|(?:[这那]|该|其)(?:[个家条座所位款项场次间栋块片台部本种段幢届])?)(?:的|(?=项目|工程|厂|企业|公司|单位|活动|平台|产品|人|学校|地方|事))?/;
const KIND =
  /^(?:项目|工程|厂里?|企业|公司|单位|活动|平台|产品|人|学校|地方|事情?|桥|路|药|楼盘)(?=是|有|在|的|要|能|会|总|一共|现|投|占|什么|多|几|哪|谁|怎|[吃主开完建修到])/;
/** Whether words only thank or agree: they ask nothing and name nothing. */
function saysNothing(text: string, known: Known): boolean {
  const { names, nouns } = wordKinds(text, known);
  return askedIn(text).length === 0 && !/[呢咧喃嘞]/.test(text) && names.length + nouns.length === 0;
}

/** What is taken over and what is asked of it; where `name` is no plain name (甲要在乙地), as clauses of their own. */
const joined = (taken: string, rest: string, name = taken) =>
  endOfName(name, true) === name.length ? `${taken}${rest}` : `${taken}，${rest}`;

/** The turn that a question goes on from: the newest one of whose words it has some that the last one lacks; else the last. */
function baseOf(question: string, turns: readonly Turn[], known: Known): Turn {
  const last = turns.at(-1)!;
  const words = wordKinds(withoutAsked(question), known);
  const nouns = [...words.nouns, ...words.names].filter((word) => word.length > 1);
  return turns.findLast(({ thing }) => nouns.some((word) => thing.includes(word) && !last.text.includes(word))) ?? last;
}

/** 多少 where 多少钱 was asked before. */
function inUnits(rest: string, before: string): string {
  const [own] = askedIn(rest);
  const same = askedIn(before).findLast(({ ask, units }) => ask === 'how-much' && units.length > 0);
  if (own?.ask !== 'how-much' || own.units.length > 0 || same === undefined) return rest;
  const word = before.slice(same.at, same.end);
  return /^(?:多少|几)/.test(word) ? `${rest.slice(0, own.at)}${word}${rest.slice(own.end)}` : rest;
}

const FACILITY =
  /.{2,}(?:院区|校区|医院|学校|厂房|[小中]学|大学|幼儿园|大?桥|公园|广场|基地|项目|公司|厂|园区|产业园|工业园|[镇乡村县]|街道|社区|小区|水库|车站|号线|高速|隧道|图书馆|体育馆|博物馆)$/;
/** What can be asked of things of any kind; 几点收车 of a hospital cannot. */
const OF_ANY: readonly Ask[] = ['how-much', 'where', 'who', 'how-far'];
const PART = /[那这](?:段|块|边|部分|头|期|里)$/;
/** 二期, 六小, 4号线 at the beginning: one of several that are told apart by their number. */
const NUMBERED = /^第?(?:[一二三四五六七八九十]{1,3}|\d{1,3})(?:期|届|号线|号楼|标段|小|中|院)(?![学时月间])/;
/** 继续, 说详细点: more is wanted of the same. */
const GOES_ON = /^(?:请|你|再|多|能不能)*(?:继续|接着|详细|具体|更多|还有|其他|别的|说|讲|展开)/;
/** Of another kind of thing another word says that it is finished. */
const FINISHED = /(?:通车|通水|通航|交房|开学|开诊|开馆|开园|开业|投产|封顶|合龙)/;

/** 那七小呢: the earlier question with another thing, time or attribute in it. */
function askedOf(thing: string, base: Turn, turns: readonly Turn[], known: Known): Omit<Turn, 'taken'> {
  const bare = thing
    .replace(PART, (part) => (/[段期]/.test(part) ? part.slice(1) : ''))
    .replace(/^(?:另外|另)?(?:我们|咱们?)?(?:那|这)一?[个栋幢座条家](?=..)/, '')
    .replace(/的$/, '');
  const again = (text: string) => ({ text, ...aboutOf(text, known) });
  const [time] = pointsIn(thing);
  if (time && time.start === 0 && time.end >= bare.length) {
    const [old] = pointsIn(base.text);
    return again(
      old
        ? `${base.text.slice(0, old.start)}${bare}${base.text.slice(old.end)}`
        : `${base.thing}${bare}${askingPart(base)}`,
    );
  }
  if (isAttribute(bare, known)) {
    const [when] = pointsIn(bare);
    const [old] = pointsIn(base.thing);
    const scope = when && old ? base.thing.replace(old.text, '') : base.thing;
    const attribute = when ? bare.replace(when.text, '').replace(/^的/, '') : bare;
    return { text: `${scope}${attributeAsked(bare)}`, thing: `${scope}${when?.text ?? ''}`, attribute };
  }
  const holder = turns.findLast(({ text }) => counterpart(bare, text, known) !== null) ?? base;
  const old = counterpart(bare, holder.text, known);
  const isAsked = (sameKind: boolean) =>
    askedIn(base.text).some(({ ask }) => OF_ANY.includes(ask) || (sameKind && ask !== 'why'));
  if (old !== null && !PART.test(thing)) {
    const text = (isAsked(true) ? holder.text : holder.thing).replace(old, bare);
    return holder.thing.includes(old)
      ? { text, thing: holder.thing.replace(old, bare), attribute: holder.attribute }
      : again(text);
  }
  const asking = askingPart(base);
  const said = turns.map(({ text }) => text);
  const isThing = !PART.test(thing) && (FACILITY.test(bare) || newNames(`${bare}投`, said, known).length > 0);
  if (isThing) {
    const same = isAsked(FINISHED.test(asking)) ? asking.replace(FINISHED, '建成投用') : '';
    return { text: `${bare}${same}`, thing: bare, attribute: base.attribute };
  }
  return { text: `${base.thing}${bare}${asking}`, thing: `${base.thing}${bare}`, attribute: base.attribute };
}

/** What a turn asks, without what it is about. */
function askingPart({ text, thing }: Turn): string {
  const rest = text.startsWith(thing) ? text.slice(thing.length) : text.slice(Math.max(0, askedIn(text)[0]?.at ?? 0));
  return rest.replace(/^[，,\s]+/, '');
}

/** What a question that names another thing (那七小呢) or corrects one (不是六小，是七小) asks; `null` for others. */
function ofAnother(question: string, plain: string, turns: readonly Turn[], known: Known): Turn | null {
  const last = turns.at(-1)!;
  const corrected = correctedTo(question);
  if (corrected) {
    const { wrong, right } = corrected;
    if (askedIn(`${right}，`).length > 0) return turnAfter(right, turns, known);
    const whole =
      wrong !== null && last.text.includes(wrong)
        ? { ...last, text: last.text.replace(wrong, right), thing: last.thing.replace(wrong, right) }
        : askedOf(right, last, turns, known);
    return { ...whole, taken: whole.thing };
  }
  const [, thing = '', more] = plain.match(WHAT_OF) ?? [];
  if (thing === '' || askedIn(`${thing}，`).length > 0 || /^(?:[它他她]们?|[这那]个?)$/.test(thing)) return null;
  const base = baseOf(thing, turns, known);
  const whole = askedOf(thing, base, turns, known);
  if (more === undefined) return { ...whole, taken: whole.thing };
  const rest = inUnits(more, base.text);
  const text = joined(whole.thing, whole.thing.includes(thing) ? rest : `${thing}${rest}`);
  return { ...whole, text, taken: whole.thing };
}

/** 二期好久完工 after 一期, 总投资 after anything: what has a like in what was spoken of; `null` for others. */
function ofNumbered(plain: string, turns: readonly Turn[], known: Known): Turn | null {
  const last = turns.at(-1)!;
  const name = plain.match(NUMBERED)?.[0];
  if (name !== undefined) {
    const old = counterpart(name, last.thing, known);
    if (old === null) return null;
    const thing = last.thing.replace(old, name);
    return { text: joined(thing, plain.slice(name.length)), thing, attribute: last.attribute, taken: thing };
  }
  const bare = plain.replace(/[？?。！!]+$/, '');
  if (askedIn(`${bare}，`).length > 0 || !isAttribute(bare, known)) return null;
  const whole = askedOf(bare, last, turns, known);
  return { ...whole, taken: whole.thing };
}

/** 停电, 公积金: only words that name something, so that they are a subject of their own. */
const namesOnly = (plain: string, known: Known): boolean =>
  askedIn(`${plain}，`).length === 0 &&
  !GOES_ON.test(plain) &&
  !/[这那它他她]|的$/.test(plain) &&
  wordKinds(plain, known).words.some((word) => /^\p{Script=Han}{2,}$|^[a-z]{2,}$/u.test(word));

/** `question` as a turn after `turns`. */
function turnAfter(question: string, turns: readonly Turn[], known: Known): Turn {
  const said = turns.map(({ text }) => text);
  const alone = (text: string) => ({ text, ...aboutOf(text, known), taken: '' });
  if (turns.length === 0) return alone(question);
  const plain = withoutJoint(question, said, known);
  const another = ofAnother(question, plain, turns, known) ?? ofNumbered(plain, turns, known);
  if (another) return another;
  const isTopic = namesOnly(plain, known);
  if (isTopic || NUMBERED.test(plain) || standsAlone(question, said, known)) return alone(plain);
  const base = baseOf(plain, turns, known);
  const rest = restOf(plain, base);
  const taken = takenFrom(base, rest, known);
  return { text: joined(taken, rest, base.thing), thing: base.thing, attribute: base.attribute, taken };
}

/** A follow-up without what points back or repeats the name. */
function restOf(question: string, { thing }: Turn): string {
  const again = question
    .replace(/^再?说?回到?|^再说|^关于/, '')
    .match(/^(.{2,12}?)(?:那个|这个|的话|那边|这边)?[，,、\s]+(.+)$/);
  const named = again?.[1] && thing.includes(again[1]) ? (again[2] ?? question) : question;
  const pointed = named.replace(POINTER, '');
  if (pointed === named || pointed === '') return named;
  return pointed.replace(KIND, '').replace(/^[，,\s]+/, '') || named;
}

/** The time that was spoken of before. */
const SAME_TIME = /^(?:当|那|同)[年月天日]/;

/** What is taken over: without its time where the question has its own, with its attribute where the question has none. */
function takenFrom({ thing, attribute }: Turn, rest: string, known: Known): string {
  const [old] = pointsIn(thing);
  const timed = pointsIn(rest).some((time) => !SAME_TIME.test(time.text)) && old && thing.length > old.text.length + 1;
  const scope = timed ? `${thing.slice(0, old.start)}${thing.slice(old.end)}` : thing;
  const { nouns, names } = wordKinds(withoutAsked(rest), known);
  const asked = askedIn(rest);
  const isBare =
    nouns.length + names.length === 0 &&
    asked.length > 0 &&
    asked.every(({ ask, units }) => ask === 'how-much' && !units.some((unit) => /[米里]/.test(unit)));
  return isBare ? `${scope}${attribute}` : scope;
}

/** The last of a chat's questions, made whole from those before it. */
export function madeWhole(question: string, history: readonly string[], known: Known): Turn {
  const turns: Turn[] = [];
  for (const text of history) if (!saysNothing(text, known)) turns.push(turnAfter(text, turns, known));
  return turnAfter(question, turns, known);
}
