/** A chat as questions that stand by themselves: each fills its empty slots from those before it. */
import { askedIn, withoutAsked } from '../../../kinds/index.ts';
import { heads, pointsIn, readAgain, taggedWords } from '../../../reading/index.ts';
import { type Known, wordKinds } from '../content-words.ts';
import { comparedBy } from '../each.ts';
import { topicOf } from '../subject-phrase.ts';
import { pointed } from './pointers.ts';
import { askedOf, asks, replaced, scopeFor, type Whole, withoutTime } from './replace.ts';
import { attributeIn, counterpart, isAttribute, isCalled, namesIn, ownNames, placesIn } from './slots.ts';
import { has, isOfficeOfPlace, type Told } from './told.ts';
import { alone, joined, type Turn } from './turn.ts';
import { bare, chatWords, isWord, leaves, without, withoutJoint } from './words.ts';

/** Whether words only thank or agree: they ask nothing and name nothing. */
export function saysNothing(text: string, known: Known): boolean {
  const { names, nouns } = wordKinds(text, known);
  const goesOn = asks(text) || chatWords(text).some(({ type }) => type === 'again' || type === 'more');
  return !goesOn && names.length + nouns.length === 0;
}

/** The turn that a question goes on from: the newest one of whose words it has some that the last one lacks; else the last. */
function baseOf(question: string, turns: readonly Turn[], known: Known): Turn {
  const last = turns.at(-1)!;
  const { nouns, names } = wordKinds(withoutAsked(question), known);
  const own = [...nouns, ...names].filter(
    (word) => (word.length > 1 || heads().has(word)) && !last.text.includes(word) && !isCalled(word, last.subject),
  );
  return turns.findLast(({ subject }) => own.some((word) => isCalled(word, subject))) ?? last;
}

/** 今天有什么活动, 有什么新闻: nothing but a time and a word for what goes on. */
function asksForNews(plain: string, known: Known): boolean {
  const rest = withoutAsked(withoutTime(plain));
  const { words, names } = wordKinds(rest, known);
  const named = [...placesIn(rest, known), ...names];
  const news = words.filter((word) => !named.some((name) => name.includes(word)));
  const isNews = news.length === 1 && news.every((word) => isWord(word, 'news'));
  return isNews && (pointsIn(plain).length > 0 || rest.length < plain.length);
}

/** 第二个呢, 还有没 after a list of news: one of the reports that it told, those that it didn't. */
function ofList(plain: string, turns: readonly Turn[], known: Known): Turn | null {
  const list = turns.findLast(({ text, told }) => told?.isCited && asksForNews(text, known));
  if (!list?.told) return null;
  const { ids, titles } = list.told;
  if (isWord(plain, 'others') && list === turns.at(-1))
    return {
      ...list,
      text: list.text.replace(/(?:还?有)?(?=什么|哪些|新闻)/, '还有'),
      taken: list.text,
      beyond: [...(list.beyond ?? []), ...ids],
    };
  const [rank] = readAgain(plain);
  if (rank?.kind !== 'amount' || rank.quantity !== 'rank' || rank.start !== 0) return null;
  const title = titles[rank.value - 1];
  const rest = bare(plain.slice(rank.end));
  const isPlain = rest === '' || isWord(rest, 'more') || isWord(rest, 'again');
  return title === undefined ? null : { text: isPlain ? title : `${title}，${rest}`, subject: title, taken: title };
}

const taking = (whole: Whole): Turn => ({ ...whole, taken: whole.subject });

/** What a correction puts in place of what: 六小 and 七小 of 不是六小，是七小; the first is empty where it isn't said. `null` for no correction. */
function correctionIn(plain: string): { readonly wrong: string; readonly right: string } | null {
  const [first] = chatWords(plain);
  if (first?.start !== 0 || (first.type !== 'wrong' && first.type !== 'meant') || first.end - first.start < 2)
    return null;
  const rest = without(plain, ['wrong']);
  const said = without(rest, ['meant']);
  if (said !== rest || first.type === 'meant') return said === plain ? null : { wrong: '', right: bare(said) };
  const [clause = '', ...further] = rest.split(/[，,\s]+/);
  if (further.length > 0 && !asks(clause))
    return { wrong: bare(clause), right: bare(without(rest.slice(clause.length).replace(/^[，,\s]+/, ''), ['meant'])) };
  return { wrong: '', right: bare(rest) };
}

/** 不是六小，是七小; 说错了，是七小; 我问的是产值: what was meant, asked as before, or what is asked of it now. */
function corrected(plain: string, turns: readonly Turn[], known: Known): Turn | null {
  const { wrong, right } = correctionIn(plain) ?? { wrong: '', right: '' };
  if (right === '' || right === plain) return null;
  if (asks(right)) return turnAfter(right, turns, known);
  const last = turns.at(-1)!;
  const isSame = wrong !== '' && last.text.includes(wrong) && namesIn(right).length === namesIn(wrong).length;
  const meant = bare(right.slice(0, chatWords(right).find(({ type }) => type === 'again')?.start));
  return isSame && !meant.endsWith('的')
    ? taking({ text: replaced(last.text, wrong, meant), subject: last.subject.replace(wrong, meant), must: meant })
    : taking(askedOf(meant, turns, known));
}

/** Longer words before 呢 are a question of their own. */
const LONGEST = 18;

/** 他电话: somebody who was spoken of, and no other thing. */
const opensWithPronoun = (text: string): boolean =>
  chatWords(text).some(({ type, start, end }) => type === 'person' && start === 0 && end === 1);

/** 那七小呢, 三孩的, 那税收: another thing, and what more is asked of it. */
function another(question: string, plain: string, turns: readonly Turn[], known: Known): Turn | null {
  const again = chatWords(plain).find(({ type }) => type === 'again');
  const thing = bare(plain.slice(0, again?.start));
  const more = again ? bare(plain.slice(again.end)) : '';
  const isShort = again !== undefined || plain !== question || /的$/.test(thing) || attributeIn(thing) !== null;
  if (!isShort || thing === '' || opensWithPronoun(thing) || thing.length > LONGEST || asks(thing)) return null;
  const whole = askedOf(thing, turns, known);
  if (more === '') return taking(whole);
  const text = joined(whole.subject, inUnits(more, turns.at(-1)!.text));
  return { ...taking(whole), text, ...(whole.itself ? { itself: `${thing}${more}` } : {}) };
}

/** 多少 where 多少钱 was asked before. */
function inUnits(rest: string, before: string): string {
  const [own] = askedIn(rest);
  const same = askedIn(before).findLast(({ ask, units }) => ask === 'how-much' && units.length > 0);
  if (own?.ask !== 'how-much' || own.units.length > 0 || same === undefined) return rest;
  return `${rest.slice(0, own.at)}${before.slice(same.at, same.end)}${rest.slice(own.end)}`;
}

/** 二期好久完工 after 一期: one of several of what was spoken of. */
function ofNumbered(plain: string, turns: readonly Turn[], known: Known): Turn | null {
  const { text = '' } =
    readAgain(plain).find(
      (one) =>
        one.start === 0 &&
        ((one.kind === 'thing' && one.proper === '') || (one.kind === 'amount' && one.quantity === 'rank')),
    ) ?? {};
  const last = turns.at(-1)!;
  const old = text === '' ? null : counterpart(text, last.subject, known);
  if (old === null) return null;
  const subject = replaced(last.subject, old, text);
  return { text: joined(subject, plain.slice(text.length)), subject, taken: subject };
}

const BESIDE = /^[跟和与同比](?<other>[^，,]{2,12}?)(?:相?比|比起来)?[，,]?(?=哪|谁)/u;

/** 跟望江产业园比哪个多: what was asked, compared with that of another. */
function compared(plain: string, { text, subject }: Turn): Turn | null {
  const { 0: beside = '', groups } = comparedBy(plain) === null ? [''] : (plain.match(BESIDE) ?? ['']);
  if (!groups?.other || subject.includes(groups.other)) return null;
  const what = text.startsWith(subject) ? text.slice(subject.length, askedIn(text)[0]?.at) : '';
  const noun = taggedWords(what).at(-1)?.word ?? '';
  const attribute = attributeIn(noun) === null ? '' : noun;
  return { text: `${subject}和${groups.other}${attribute}${plain.slice(beside.length)}`, subject, taken: subject };
}

/** A follow-up without the clause or word that only repeats what is spoken of: 大桥那个，…; 学校有多少学生. */
function restOf(plain: string, { subject }: Turn): string {
  const [clause = '', ...rest] = plain.split(/[，,、\s]+/);
  const naming = clause.replace(/(?:[那这]个|的话|[那这]边)$/, '');
  if (rest.length > 0 && !asks(clause) && isCalled(naming, subject)) return bare(plain.slice(clause.length));
  const [word = { word: '' }] = taggedWords(plain);
  return word.word.length > 1 && isCalled(word.word, subject) && !subject.includes(word.word)
    ? plain.slice(word.word.length)
    : plain;
}

/** 区长是谁 after a school: of the place that was spoken of, or that its report is from. */
function ofPlace(rest: string, { subject, told }: Turn): Turn {
  const spoken = namesIn(subject).find(({ kind }) => kind === 'place')?.text;
  const [district, ...others] = told?.districts ?? [];
  const place = spoken ?? (others.length === 0 ? district : undefined);
  return place === undefined ? alone(rest) : { text: joined(place, rest), subject: place, taken: place };
}

/** 去年, 一共: words that a turn opens with and that nothing can be asked of. */
const namesNothing = (text: string): boolean =>
  taggedWords(withoutTime(text)).every(({ tag }) => /^[dmcpruy]/.test(tag));

/** `question` as a turn after `turns`. */
export function turnAfter(question: string, turns: readonly Turn[], known: Known): Turn {
  const last = turns.at(-1);
  if (last === undefined || question === '') return alone(question);
  const said = turns.map(({ text }) => text);
  const joint = withoutJoint(question, said, known);
  if (leaves(question)) return alone(joint);
  const plain = without(joint, ['returning']);
  const listed = ofList(plain, turns, known);
  if (listed) return listed;
  if (isWord(plain, 'more') || isWord(plain, 'others')) return { ...last, text: last.subject, taken: last.subject };
  const made =
    corrected(plain, turns, known) ?? another(question, plain, turns, known) ?? ofNumbered(plain, turns, known);
  if (made) return made;
  const beside = compared(plain, last);
  if (beside) return beside;
  const base = baseOf(plain, turns, known);
  const rest = restOf(plain, base);
  const pointing = pointed(rest, base, turns);
  if (pointing) return pointing;
  const isNamed = ownNames(rest, said, known).length > 0;
  const isTopic = rest === question && !asks(rest) && wordKinds(rest, known).words.length > 0;
  if (isTopic || isNamed || asksForNews(rest, known)) return alone(plain);
  if (wordKinds(withoutAsked(rest), known).words.some(isOfficeOfPlace)) return ofPlace(rest, base);
  const taken = scopeFor(rest, base);
  if (namesNothing(taken)) return alone(plain);
  const isSure = rest !== plain || plain !== joint || base !== last;
  const { subject, scope } = base;
  const must = base.must === subject ? subject : undefined;
  return { text: joined(taken, rest), subject, scope, must, taken, ...(isSure ? {} : { itself: plain }) };
}

/** 今年高考成绩怎么样 after a school: with its own time, about more than an attribute, and the school's reports lack it. */
export function isOfItsOwnTime(text: string, { texts }: Told): boolean {
  const { words, nouns } = wordKinds(topicOf(withoutTime(text)), new Set());
  if (pointsIn(text)[0]?.start !== 0 || nouns.length === 0 || words.every(isAttribute)) return false;
  return !texts.some((report) => words.every((word) => has(report, word)));
}

/** The turns of a chat, the last question's at the end; thanks and nods are none. */
export function turnsOf(questions: readonly string[], known: Known): readonly Turn[] {
  const turns: Turn[] = [];
  questions.forEach((text, at) => {
    if (at === questions.length - 1 || !saysNothing(text, known)) turns.push(turnAfter(text, turns, known));
  });
  return turns;
}
