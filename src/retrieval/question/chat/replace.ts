/** That which was asked before, asked of something else: 那七小呢, 去年呢, 产值呢. */
import { askedIn } from '../../../kinds/index.ts';
import { heads, pointsIn, readAgain, taggedWords, withoutRank } from '../../../reading/index.ts';
import type { Ask, Statement } from '../../../types.ts';
import { type Known, wordKinds } from '../content-words.ts';
import { topicOf } from '../subject-phrase.ts';
import { attributeIn, counterpart, namesIn, ownNames, placesIn } from './slots.ts';
import { namesTold, tells } from './told.ts';
import { saidTwice, type Turn } from './turn.ts';
import { chatWords } from './words.ts';

/** A question with its subject. */
export type Whole = Pick<Turn, 'text' | 'subject' | 'scope' | 'must' | 'itself'>;

/** Whether words ask something, and not only by ending in what can be asked. */
export const asks = (text: string): boolean => askedIn(`${text}，`).length > 0;

/** `text` with `next` for `old`, without what then stands there twice (区 of 某区第二医院 and 区第三医院). */
export function replaced(text: string, old: string, next: string): string {
  const at = text.indexOf(old);
  const before = text.slice(0, at);
  return `${before.slice(0, before.length - saidTwice(before, next).length)}${next}${text.slice(at + old.length)}`;
}

/** What a turn asks, without what it is about. */
function askingOf({ text, subject }: Turn): string {
  const rest = text.startsWith(subject) ? text.slice(subject.length) : text.slice(askedIn(text)[0]?.at ?? 0);
  return rest.replace(/^[，,\s]+/, '');
}

/** What can be asked of things of any kind. */
const OF_ANY: readonly Ask[] = ['how-much', 'where', 'who', 'how-far', 'what'];
const READY = '建成投用';

/** What was asked, as it can be asked of a thing of another kind: a school is not open to traffic. Empty where it can't, but for what the same reports tell of (几点开门 of a hall beside a library). */
function askedOfOther(base: Turn, isToldBeside = false): string {
  const asking = askingOf(base);
  const step = readAgain(asking).find(
    (one) => one.kind === 'step' && (one.stage === 'open' || one.stage === 'finished'),
  );
  if (step) return asking.replace(step.text, READY);
  const asked = askedIn(base.text);
  return isToldBeside || asked.length === 0 || asked.some(({ ask }) => OF_ANY.includes(ask)) ? asking : '';
}

const HOW: Readonly<Record<string, (attribute: string) => string>> = {
  when: (attribute) => `的${attribute}是什么时候`,
  where: (attribute) => `的${attribute}在哪里`,
  who: (attribute) => `的${attribute}是谁`,
  'how-far': (attribute) => `${attribute}怎么样`,
  'how-much': (attribute) => `${attribute}是多少`,
  what: (done) => done,
};

export const withoutTime = (text: string): string =>
  pointsIn(text).reduceRight((rest, { start, end }) => `${rest.slice(0, start)}${rest.slice(end)}`, text);

function atTime(time: string, base: Turn): Whole {
  const points = pointsIn(base.text);
  const [own] = pointsIn(time);
  const old = points.find(({ unit }) => unit === own?.unit) ?? points[0];
  const text = old ? replaced(base.text, old.text, time) : `${base.subject}${time}${askingOf(base)}`;
  return { text, subject: old ? base.subject.replace(old.text, time) : `${base.subject}${time}` };
}

/** The turn's subject, at the time that `own` has when it has one. */
export const scopeFor = (own: string, { subject }: Turn): string => {
  const rest = pointsIn(own).length > 0 ? withoutTime(subject) : subject;
  return rest.length > 1 ? rest : subject;
};

/** 云湖 as the reports of the chat call it in full, where they have a thing or a body of that beginning. */
const printedName = (name: string, turns: readonly Turn[]): string =>
  namesTold(turns.toReversed()).find(
    (one) => one.kind !== 'person' && one.name.startsWith(name) && name.length > 1 && namesIn(name).length === 0,
  )?.name ?? name;

const OWNER = /^(?:另外|另)?(?:我们|咱们?)?(?:[那这](?:一?[个栋幢座条家]|(?=[二两三四五])))(?=..)|[那这]个$/g;
/** 六楼的 of 六楼的补多少: which of them was asked about. */
const WHICH = /^\p{Script=Han}{1,6}的/u;

/** Characters that may stand between what is measured and its figure: 用电量增长3.2%. */
const REACH = 4;
/** How 用电量呢, a common noun right behind which a figure stands in the reports of the chat, and 停车呢, which is done there, are asked about. */
function kindOf(noun: string, { told }: Turn): string | null {
  const words = taggedWords(noun);
  if (words.every(({ tag }) => tag === 'v')) return 'what';
  const isCommon =
    noun.length > 1 && words.every(({ word, tag }) => /^(?:n|vn?|j|l)$/.test(tag) && !heads().has(word.slice(-1)));
  const isMeasured = ({ text, mentions }: Statement) =>
    mentions.some(
      ({ kind, start }) =>
        kind === 'amount' &&
        text
          .slice(0, start)
          .slice(-noun.length - REACH)
          .includes(noun),
    );
  return isCommon && told?.statements.some(isMeasured) ? 'how-much' : null;
}

/** 产值呢, 校长呢: another attribute of the same. */
function attributeOf(thing: string, base: Turn, isPart: boolean): Whole | null {
  const attribute = attributeIn(thing) ?? (isPart ? null : kindOf(thing, base));
  if (attribute === null) return null;
  const scope = scopeFor(thing, base);
  const asked = asks(`${scope}${thing}`) ? thing : HOW[attribute]?.(thing);
  return { text: `${scope}${asked}`, subject: scope, itself: thing };
}

const inPlace = (old: string, thing: string, { text, subject }: Turn): Whole => ({
  text: replaced(text, old, thing),
  subject: subject.includes(old) ? replaced(subject, old, thing) : thing,
});

/** 七小呢 after 双龙十七小, 云溪呢 after 沧浪区人大常委会主任: in place of what is of its kind in an earlier turn. */
function inPlaceOf(thing: string, turns: readonly Turn[], known: Known): Whole | null {
  const holder = turns.findLast(({ text }) => counterpart(thing, text, known) !== null);
  const old = holder && counterpart(thing, holder.text, known);
  if (!old) return null;
  const whole = { ...inPlace(old, thing, holder), must: thing };
  const isWhy = askedIn(turns.at(-1)?.text ?? '').some(({ ask }) => ask === 'why');
  return isWhy ? { ...whole, text: whole.subject } : whole;
}

/** 云溪呢 after 粮食产量多少: a place of what has none and is no name; 云溪书吧呢 after 沧浪有多少小游园: another thing of another place. */
function ofAnotherPlace(thing: string, base: Turn, known: Known): Whole | null {
  const place = placesIn(thing, known).find((name) => thing.startsWith(name));
  if (place === undefined) return null;
  const rest = thing.slice(place.length).replace(/^的/, '');
  const district = base.told?.districts.flatMap((name) => [name, withoutRank(name)]);
  const old = counterpart(place, base.text, known) ?? district?.find((name) => base.text.includes(name)) ?? null;
  if (rest === '' && old !== null) return { ...inPlace(old, place, base), must: place };
  if (rest === '')
    return base.subject.length > 3 && wordKinds(base.subject, known).names.length === 0
      ? { text: `${place}${base.text}`, subject: `${place}${base.subject}`, must: place }
      : null;
  const asked = askedOfOther(base);
  const { nouns } = wordKinds(base.subject.replace(old ?? '', ''), known);
  const asking = old !== null && nouns.every((noun) => asked.includes(noun)) ? withoutNouns(asked) : asked;
  return attributeIn(rest) === null ? { text: `${thing}${asking}`, subject: thing, must: thing } : null;
}

/** 有多少个 of 有多少口袋公园: what is asked, without what it is asked of. */
const withoutNouns = (asking: string): string =>
  wordKinds(asking, new Set())
    .nouns.reduce((rest, noun) => rest.replace(noun, ''), asking)
    .replace(/[少几]$/, '$&个');

/** 东城医院呢: a thing of its own name, of another kind than what was spoken of, or that its reports don't have. */
function ofOther(thing: string, turns: readonly Turn[], known: Known): Whole | null {
  const base = turns.at(-1)!;
  const said = turns.map(({ text }) => text);
  const isTold = base.told !== undefined && tells(base.told, wordKinds(thing, known).words);
  // What follows keeps the segmenter from taking 呢 or nothing for a part of the name.
  if ((isTold || base.told === undefined) && ownNames(`${thing}投`, said, known).length === 0) return null;
  // 仓库呢 after 电费一度多少: what was spoken of is an attribute, and of nothing that has a name.
  const { names, words } = wordKinds(base.subject, known);
  if (names.length === 0 && words.some((word) => attributeIn(word) === 'how-much'))
    return { text: `${thing}${base.text}`, subject: `${thing}${base.subject}`, must: thing };
  return { text: `${thing}${askedOfOther(base, isTold)}`, subject: thing, must: thing };
}

/** 研发中心那块呢, 小孩呢, 7层的呢: a part or a case of what was spoken of, or else something that the question doesn't name. */
function ofPart(thing: string, isWhich: boolean, base: Turn): Whole {
  const scope = scopeFor(thing, { ...base, subject: base.scope ?? base.subject });
  const own = base.itself ? topicOf(base.itself) : '';
  if (own.length > 1 && attributeIn(own) === null && base.text.includes(own))
    return { ...inPlace(own, thing, base), scope };
  const subject = `${scope}${thing}`;
  const asking = isWhich ? askingOf(base).replace(WHICH, '的') : askingOf(base);
  return { text: `${subject}${asking}`, subject, scope, itself: `${thing}${askedOfOther(base)}` };
}

/** 五岁的娃呢: for whom, or of which size, the same is asked; 12 alone says which one. */
const isCase = (thing: string): boolean =>
  !/^\d+$/.test(thing) &&
  readAgain(thing).some((one) => one.kind === 'amount' && one.start === 0 && one.quantity !== 'rank');

/** What was asked before, of another thing, time, part or attribute: the slot of its own kind is replaced. */
export function askedOf(said: string, turns: readonly Turn[], known: Known): Whole {
  const base = turns.at(-1)!;
  const part = chatWords(said).findLast(({ type }) => type === 'part' || type === 'section');
  const named = said.slice(0, part?.start);
  const thing = printedName(named.replace(OWNER, '').replace(/的$/, ''), turns);
  const [time] = pointsIn(thing);
  if (time?.start === 0 && time.end >= thing.length) return atTime(thing, base);
  const other = () =>
    ofAnotherPlace(thing, base, known) ?? inPlaceOf(thing, turns, known) ?? ofOther(thing, turns, known);
  return (
    attributeOf(thing, base, part !== undefined) ??
    (part || isCase(thing) ? null : other()) ??
    ofPart(thing, named.endsWith('的'), base)
  );
}
