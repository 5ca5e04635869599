/** Whether two names mean one thing: the one comparison that decides it. */
import type { Body, Person, Place, Thing } from '../../types.ts';
import { slip } from '../mistakes.ts';
import { readingsOf } from '../pinyin.ts';
import { bodies, heads, ranks } from './lists.ts';
import { digits } from './numbers.ts';

export type Same = 'same' | 'other' | 'open';
type Named = Thing | Place | Person | Body;

/** Heads that may stand for others of their family: a 学校 may be a 小学, a 项目 any works; a 小学 is no 中学. */
const GENERAL = new Set(
  '学校 校区 新校区 医院 院区 大楼 小区 园区 产业园 工业园 工业园区 产业园区 科技园 基地 工厂 厂 桥 公园 景区 市场 车站 项目 工程 公路 服务中心 活动'.split(
    ' ',
  ),
);
const MEANS: Readonly<Record<string, string>> = {
  菜场: '菜市场',
  农贸市场: '菜市场',
  敬老院: '养老院',
  汽车客运站: '汽车站',
  客运站: '汽车站',
  客运中心: '汽车站',
  公共厕所: '公厕',
  厕所: '公厕',
  花园小区: '小区',
  特大桥: '大桥',
  高速公路: '高速',
  高铁站: '火车站',
  街道办: '街道办事处',
  污水厂: '污水处理厂',
  自来水厂: '水厂',
  停车楼: '停车库',
};

const meant = (head: string): string => MEANS[head] ?? head;
const familyOf = (head: string): string => heads().get(head) ?? bodies().get(head) ?? ranks().get(head) ?? '';

const isOneHead = (a: string, b: string): boolean => a !== '' && b !== '' && (a.endsWith(b) || b.endsWith(a));

/** `same` for one head or one that may stand for the other; `other` for heads of two kinds. */
function compareHeads(one: string, other: string): Same {
  const [a, b] = [meant(one), meant(other)];
  if (a === b || isOneHead(a, b)) return 'same';
  if (familyOf(a) === familyOf(b) && (GENERAL.has(a) || GENERAL.has(b))) return 'same';
  return familyOf(a) === 'works' || familyOf(b) === 'works' || a === '' || b === '' ? 'open' : 'other';
}

/** Quotation marks, the place's rank and 中心, 第 are left out as one likes. */
const plain = (proper: string): string => proper.replace(/[“”"'·・\s]|第(?=[一二三四五六七八九十\d])/g, '');
const RANKED = /^(?:.{2,9}?(?:省|市|自治区|区|县|街道|镇|乡|社区|村))(?!中心$|第一$|实验$)(?=.)/;
const bare = (proper: string): string => {
  const rest = proper.replace(RANKED, '');
  return rest === proper ? rest : bare(rest);
};

function inOrder(short: string, long: string): boolean {
  let at = 0;
  for (const char of long) if (char === short[at]) at++;
  return at === short.length;
}

const soundAlike = (one: string, other: string): boolean =>
  one.length === other.length &&
  Array.from(one).every((char, at) => {
    const sounds = readingsOf(other[at]!);
    return char === other[at] || [...readingsOf(char)].some((sound) => sounds.has(sound));
  });

/** One character mistyped for one of like shape: 巷 for 港. */
const mayBeSlip = (one: string, other: string): boolean => {
  const apart = Array.from(one).flatMap((char, at) => (char === other[at] ? [] : [at]));
  return (
    one.length === other.length &&
    apart.length === 1 &&
    apart.every((at) => slip(one[at]!, other[at]!) > 0 || slip(other[at]!, one[at]!) > 0)
  );
};

/** One character of a long name may be a slip; of a short one it makes another name. */
const LONG = 5;
const oneSlip = (one: string, other: string): boolean =>
  one.length >= LONG &&
  one.length === other.length &&
  Array.from(one).filter((char, at) => char !== other[at]).length === 1;

/** 云湖 of 云湖智能装备制造: a beginning or an end of two characters and more tells which; characters in order do if none is alone. */
function shortens(short: string, long: string): boolean {
  if (short.length < 2) return false;
  return long.startsWith(short) || long.endsWith(short) || (short.length >= 3 && inOrder(short, long));
}

/** Towns and schools: 云岭三中 and 云岭第三中学; a town's name before 镇 is the town's own. */
const TOWN = /(?:镇|乡|街道|村|社区|区|县|市)(?:中心|第一|实验)?$/;

function compareProper(one: string, other: string): Same {
  const [a, b] = [plain(one), plain(other)];
  if (a === b) return 'same';
  if (a === '' || b === '') return 'open';
  const [c, d] = [bare(a), bare(b)];
  if (c === d) return 'same';
  const [short, long] = byLength(c, d);
  if (short.length < 2) return 'open';
  if (shortens(short, long)) return TOWN.test(long) && !TOWN.test(short) ? 'open' : 'same';
  if (long.includes(short) && short.length > 1) return 'open';
  return soundAlike(c, d) || mayBeSlip(c, d) || oneSlip(c, d) || (short.length > 1 && inOrder(short, long))
    ? 'open'
    : 'other';
}

const SIDE = /([东西南北])(?:区|站|院|校区|院区|馆|门|路|街|桥|线|段)?$/;
const sideOf = ({ name }: Named): string | null => SIDE.exec(name)?.[1] ?? null;

/** Another number is another thing; a number that only one has leaves it open. */
function compareNumbers(one: Thing, other: Thing): Same {
  if (one.number !== null && other.number !== null)
    return digits(one.number) === digits(other.number) ? 'same' : 'other';
  return one.number === other.number ? 'same' : 'open';
}

const OPEN_BEFORE: readonly Same[] = ['other', 'open', 'same'];
/** The strictest of several comparisons. */
const strictest = (...all: readonly Same[]): Same => OPEN_BEFORE.find((one) => all.includes(one)) ?? 'open';

function compareThings(one: Thing, other: Thing): Same {
  if (one.name === other.name) return 'same';
  const number = compareNumbers(one, other);
  const proper = compareProper(one.proper, other.proper);
  const head = compareHeads(one.head, other.head);
  if (number === 'other' && head !== 'other') return 'other';
  const [a, b] = [sideOf(one), sideOf(other)];
  if (a !== null && b !== null && a !== b && head === 'same') return 'other';
  // 青禾小学教学楼 is of 青禾小学: neither the same nor another.
  if (head === 'other' && (one.name.startsWith(other.name) || other.name.startsWith(one.name))) return 'open';
  return strictest(number, proper, head);
}

const byLength = (one: string, other: string): [short: string, long: string] =>
  one.length <= other.length ? [one, other] : [other, one];

const stemOf = (name: string, head: string): string => name.slice(0, name.length - head.length) || name;

function comparePlaces(one: Place, other: Place): Same {
  if (one.name === other.name) return 'same';
  const [short, long] = byLength(one.name, other.name);
  if (long.startsWith(short) && long.length - short.length <= 2) return 'same';
  if (long.endsWith(short) || inOrder(short, long) || mayBeSlip(short, long)) return 'open';
  return one.rank === other.rank ? 'other' : 'open';
}

function compareBodies(one: Body, other: Body): Same {
  if (one.name === other.name) return 'same';
  const head = compareHeads(one.type, other.type);
  return strictest(
    head === 'other' ? 'open' : head,
    compareProper(stemOf(one.name, one.type), stemOf(other.name, other.type)),
  );
}

/** 张主任 and 张建国 may be one; two whole names are two people. */
function comparePersons(one: Person, other: Person): Same {
  if (one.name === other.name) return 'same';
  const [short, long] = byLength(one.name, other.name);
  return soundAlike(short, long) || long.endsWith(short) || long.startsWith(short) ? 'open' : 'other';
}

const SHORTEST_FULL_NAME = 3;

/** Whether two names are of one kind: two bridges, two streets, two bureaus, two people of one family or office. */
export function alike(one: Named, other: Named): boolean {
  if (one.kind === 'thing' && other.kind === 'thing') return isOneHead(meant(one.head), meant(other.head));
  if (one.kind === 'body' && other.kind === 'body') return meant(one.type) === meant(other.type);
  if (one.kind === 'place' && other.kind === 'place')
    return one.rank === other.rank && one.rank !== 'spot' && one.name.at(-1) === other.name.at(-1);
  if (one.kind !== 'person' || other.kind !== 'person' || one.name.length < SHORTEST_FULL_NAME) return false;
  return one.name[0] === other.name[0] || one.offices.some((office) => other.offices.includes(office));
}

/**
 * `other` where the names tell two apart: same kind of head and another proper part, number, phase, edition or side.
 * `same` for a name written shorter or longer. `open` where one leaves out what would tell (the town, the number), where
 * they only sound alike, or where they are of different kinds of mention.
 */
export function sameThing(one: Named, other: Named): Same {
  if (one.kind === 'thing' && other.kind === 'thing') return compareThings(one, other);
  if (one.kind === 'place' && other.kind === 'place') return comparePlaces(one, other);
  if (one.kind === 'person' && other.kind === 'person') return comparePersons(one, other);
  if (one.kind === 'body' && other.kind === 'body') return compareBodies(one, other);
  return one.name === other.name ? 'same' : 'open';
}
