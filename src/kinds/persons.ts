/** Where a sentence names a person, or a body that acts as one. */
import { classesOf, endOf, once, wordsOf } from '../lexicon/index.ts';
import { areInOrder, read, remember, taggedWords } from '../reading/index.ts';
import type { Mention, Person } from '../types.ts';
import { type Sign, signsOf, weaker } from './signs.ts';

/** 4,096 texts' persons take some 1 MB. */
const REMEMBERED = 4096;
const isPerson = (one: Mention): one is Person => one.kind === 'person';
const personsOf = remember((text: string): readonly Person[] => read(text).filter(isPerson), REMEMBERED);

/** An office as it is asked for: 人大主任 is the `rank` 主任, of `own` 人大 in one word; `before`: all that stands before it in the question, `last` of it a word. */
type Office = { readonly own: string; readonly rank: string; readonly before: string; readonly last: string };

/** Ranks that few hold, the longest first: 校长是谁 (who is the headmaster) is answered by one alone, 负责人 (in charge) by anybody. */
const ranks = once(() =>
  wordsOf('offices', 'office')
    .filter((word) => word !== '负责人')
    .sort((a, b) => b.length - a.length),
);
const rankOf = (said: string): string | undefined => ranks().find((one) => said.endsWith(one));

/** So many of the question's words may be the office with what it is of: 云溪区 | 委副 | 书记. */
const MOST_WORDS = 5;
/** To the segmenter 长是 of 云溪区长是谁 may be a word. */
const IS = /是$/u;

/** The office that is asked for: the word nearest to the question word ends it, or the next one. */
function officeAsked(focus: readonly string[]): Office | null {
  // 哪个副主任 (which deputy): behind the question word they stand in this order.
  if (focus[0] === '副') return officeAsked([`副${focus[1] ?? ''}`]);
  for (const nearest of [0, 1]) {
    const words = focus.slice(nearest, nearest + MOST_WORDS);
    const said = words.toReversed().join('').replace(IS, '');
    const rank = rankOf(said);
    const own = words[0]?.replace(IS, '').slice(0, -(rank?.length ?? 0)) ?? '';
    if (rank !== undefined)
      return { own, rank, before: said.slice(0, said.length - rank.length), last: own || (words[1] ?? '') };
  }
  return null;
}

/** Heads of bodies, each with its family, and those of whatever else somebody may head. */
const bodyHeads = once(() => classesOf('bodies'));
const allHeads = once(() => new Map([...classesOf('heads'), ...bodyHeads()]));
/** A body or what is short for one: 家协 of 家协主席, not 补贴 of 管补贴的股长. */
const isShort = (word: string): boolean => word.length > 1 && /^(?:nt|j|x)$/.test(taggedWords(word).at(-1)?.tag ?? '');

/** 区水务委 is another body than 区水务中心, 居委会 than 组委会; 人大 and 人大常委会 may be one. */
function isOtherBody(office: string, printed: string, { before: asked, last }: Office): boolean {
  if (printed === '' || NO_BODY.test(printed) || areInOrder(printed, asked)) return false;
  const [own, other] = [endOf(printed, allHeads()), endOf(asked, bodyHeads())];
  if (other === null) return isShort(last) && !allHeads().has(last) && !areInOrder(last, office);
  if (areInOrder(other, office) || (own !== null && areInOrder(own, asked))) return false;
  const family = bodyHeads().get(other);
  return family === 'organ' || own === null || family !== allHeads().get(own);
}

const placeRanks = once(
  () => new Map([...allHeads(), ...[...classesOf('places')].filter(([, type]) => !/^(?:none|stem|known)$/.test(type))]),
);
/** 原…校长: what somebody was before. */
const FORMER = /^[原前]/;
/** 新会长, 老校长 are of whatever body is told of. */
const NO_BODY = /^[新老现]$/;
/** A place's name has so many characters at least. */
const NAME = 2;

/** 先河镇党委副书记、镇长 is of another place than 油坊镇, the head of 城北小学 of another school than 实验小学. */
function isOtherPlace(offices: readonly string[], asked: string): boolean {
  const rank = endOf(asked, placeRanks());
  if (rank === null) return false;
  const name = asked.slice(0, -rank.length);
  if (name.length < NAME) return false;
  return offices
    .filter((office) => !FORMER.test(office))
    .some((office) => {
      const at = office.indexOf(rank, NAME);
      return at >= NAME && !name.endsWith(office.slice(at - NAME, at)) && !areInOrder(name, office.slice(0, at));
    });
}

/** 区人大常委会主任 is the 主任 of 人大, and of no other body; a 副主任 is none. */
const holds = ({ offices }: Person, asked: Office): boolean =>
  offices.some((office) => {
    if (!office.endsWith(asked.rank)) return false;
    const printed = office.slice(0, office.length - asked.rank.length);
    if (/[副总]$/.test(printed) || !areInOrder(asked.own, printed)) return false;
    return !isOtherBody(office, printed, asked) && !isOtherPlace(offices, asked.before);
  });

/** 老板叫啥 (what is the boss called): a person, whatever bodies a sentence names. */
const A_PERSON = /(?:老板|负责人|当家人|带头人|创始人|班主任|师傅|教练|冠军|馆员)$/u;

/** 谁冠军, 谁赢了 (who won): a team as well. */
const WINS = /冠军|^第一名?$|赢|夺冠/u;

/** A body that ends a clause may do what it tells. */
const PERHAPS = 0.6;
/** Bodies that do something, plainest where what they do is said of the thing. */
export const doersIn = (text: string): readonly Sign[] => [
  ...signsOf(text, 'does'),
  ...weaker(signsOf(text, 'body'), PERHAPS),
];

/** 谁出钱, 谁捐的: what stands nearest to 谁 (who) is paying. */
const PAYS = /^[出掏付捐赔]|钱$|[^免收]费$|捐$/u;
/** Whether it is asked who pays, by the words of a question nearest first: a body as well as a person answers then. */
export const asksWhoPays = (focus: readonly string[]): boolean => focus.slice(0, 2).some((word) => PAYS.test(word));

/** Hardly a sign: somebody of another office than the one that is asked for. */
const OF_ANOTHER = 0.3;

/** Persons in a sentence, and bodies that act as one; where `focus` asks for an office or a person, those alone. */
export function personsIn(text: string, focus: readonly string[], mentions?: readonly Mention[]): readonly Sign[] {
  const office = officeAsked(focus);
  const taught = signsOf(text, 'teaching');
  const named = (mentions ? mentions.filter(isPerson) : personsOf(text)).filter(
    ({ start, end }) => !taught.some((one) => one.start <= start && end <= one.end),
  );
  const persons = named.map((person) => ({
    start: person.start,
    end: person.end,
    strength: office === null || holds(person, office) ? 1 : OF_ANOTHER,
  }));
  if (office === null && focus.slice(0, 3).some((word) => WINS.test(word)))
    return [...persons, ...signsOf(text, 'team')];
  if (asksWhoPays(focus)) return [...persons, ...signsOf(text, 'pays')];
  const isOfPerson = office !== null || focus.slice(0, 2).some((word) => A_PERSON.test(word));
  if (!isOfPerson) return [...persons, ...doersIn(text)];
  return office === null || text.includes(office.rank) ? [...persons, ...signsOf(text, 'succeeds')] : persons;
}
