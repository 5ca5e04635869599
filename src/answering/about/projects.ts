/** The projects and facilities that a sentence names. */
import { alternativesOf, once } from '../../lexicon/index.ts';
import { DATED_OR_COUNTED, NUMERALS, read, remember, type Same, sameThing, taggedWords } from '../../reading/index.ts';
import type { Thing } from '../../types.ts';
import { mentionOf } from './mentioned.ts';

const CHARACTER = '[\\p{Script=Han}A-Za-z0-9·“”—-]';
const facility = once(
  () => `(?:${alternativesOf('kinds-asked', 'facility')}|轨道(?:交通)?\\S{0,6}线|[${NUMERALS}]{1,2}[小中])`,
);
const WORKS = '(?:项目|工程)(?!部|师|量|经理|负责|建设|投资|名称|质量|总|管理|现场会|进度|方)';
const SITE = '(?:建设|施工|改造|扩建|迁建)*(?:项目|工程)?(?:建设|施工)?(?:现场|工地|项目部)';
/** What follows a facility's name when the clause is about building it. */
const built = once(() => `(?=(?:[一二三四]期)?(?:项目|工程)?(?:${alternativesOf('said-of-things', 'built')}))`);

/** Each pattern with a word without which a clause needs no closer look. */
const byKind = once((): readonly (readonly [RegExp, RegExp])[] => [
  [/项目|工程/, new RegExp(`${CHARACTER}{2,34}${WORKS}`, 'gu')],
  [/现场|工地|项目部/, new RegExp(`${CHARACTER}{2,34}(?=${SITE})`, 'gu')],
  [/走进|来到|走访|前往|在/, new RegExp(`(?:走进|来到|走访|前往|在)${CHARACTER}{1,28}${facility()}`, 'gu')],
  [
    /投资|占地|位于|坐落|选址|建设|施工|现场|主体|正|已|将|预计|计划|目前|于|面积|全长|工|顶|开放|投用/,
    new RegExp(`^${CHARACTER}{1,28}?${facility()}${built()}`, 'gu'),
  ],
]);

/** A name begins after these. */
const BEFORE =
  /^.*(?:走进|来到|位于|坐落|记者|日前|近日|作为|通过|推动|推进|加快|实施|启动|建设的|包括|其中|以及|总投资\S{0,10}元的|的|在|由|与|和(?!平|谐)|及|对|从|是|为(?!民)|了|，|。|；|：|、)/u;
/** Verbs, dates and counts: what stands before 项目 is no name but a statement about some. */
const noName = once(
  () =>
    new RegExp(
      `${DATED_OR_COUNTED}|${alternativesOf('said-of-things', 'stated')}|[一两二三四五六七八九十几]个|多个|首批|一批|一系列|等[^等]{0,4}(?:项目|工程)$|(?:抓|做[好深实]+|解决|享受|加强)(?:项目|工程)$|[级大点](?:项目|工程)$|^(?:[全各每该此本这那其]|产业|工业|民生|重点|重大|市级|区级|县级|相关|所有|其他|部分|不少|建设|在建|投资|主体|基础|土石方|装饰|装修|绿化|管网|道路|配套|附属|安装|收尾|[一二三四]期|民营|企业|合作|优质|落地|科技|招商|工程|项目|我|以|让|使|将|把|被)`,
      'u',
    ),
);

/** Verbs, adverbs, prepositions, pronouns, numbers, times: no name begins with these. */
const NO_BEGINNING = /^(?:v|vd|vi|d|ad|p|c|u|ul|uj|uz|r|m|mq|q|f|t|zg|y)$/;
const NAMES_SOMETHING = /^(?:nr|ns|nt|nz|nrt|nrfg|x|eng|j)$/;
const bare = once(() => new RegExp(`^(?:${facility()}|[\\p{Script=Han}]{1,2}(?:项目|工程))$`, 'u'));
/** A common noun this short before 项目 is a kind of project. */
const SHORTEST_PLAIN = 5;

/** 主体工程, 建设: a part or the work, not the name. */
const PART = /(?:(?:主体|基础|土石方|装饰|装修|附属|配套|绿化)工程|建设|施工|主体)+$/;

/** The name without what stands before it; `null` when nothing is left that names something. */
function trimmed(found: string): string | null {
  const printed = found.replace(BEFORE, '');
  const words = taggedWords(printed);
  const from = words.findIndex(({ tag }) => !NO_BEGINNING.test(tag));
  const first = words[from];
  if (!first) return null;
  const own = words.slice(from);
  const name = printed.slice(Math.max(0, printed.toLowerCase().indexOf(first.word))).replace(PART, '');
  const core = name.replace(/(?:建设)?(?:项目|工程|现场|工地)$/, '');
  if (core.length < 2 || noName().test(name) || bare().test(name)) return null;
  return own.some(({ tag }) => NAMES_SOMETHING.test(tag)) || core.length >= SHORTEST_PLAIN ? name : null;
}

function projectNames(text: string): readonly string[] {
  const clauses = text
    .replace(/[“”]/g, '')
    .replace(/\s+/g, '')
    .split(/[，。；：、,;:!?！？（）()]/);
  const found = clauses.flatMap((clause) =>
    byKind().flatMap(([sign, kind]) => (sign.test(clause) ? (clause.match(kind) ?? []) : [])),
  );
  return [...new Set(found.map(trimmed).filter((name) => name !== null))];
}

/** Names in a sentence don't depend on the question, and it takes jieba to find them. */
const REMEMBERED = 2048;
/** Names of projects in a sentence, in no order, each once: 走进…现场, …项目, and facilities that are being built. */
export const projectsIn = remember(projectNames, REMEMBERED);

/** The thing that a name is of; `null` where the reader sees none that reaches to the name's end. */
const thingOf = remember((name: string): { readonly thing: Thing | null } => {
  const found = read(name).filter(
    (one): one is Thing => one.kind === 'thing' && one.start === 0 && one.end === name.length,
  );
  return { thing: found[0] ?? null };
}, 2048);

/** What the reader of names says of two names; `open` where it sees no thing in one. */
export function compareNames(one: string, other: string): Same {
  const [a, b] = [thingOf(one).thing, thingOf(other).thing];
  return a && b ? sameThing(a, b) : 'open';
}

/** Whether two names may be of the same thing, one of them shortened or a part of the other. */
export function mayBeSame(one: string, other: string): boolean {
  const told = compareNames(one, other);
  return told === 'open' ? mentionOf(one)(other) || mentionOf(other)(one) : told === 'same';
}

/** A long name keeps most of its characters however it is misspelled; short ones differ by one from other names. */
const LONG = 6;
const CHARACTERS_KEPT = 0.6;

/** The same of a name that no report prints, so that it may be misspelled. */
export function maySoundSame(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  const kept = Array.from(short).filter((char) => long.includes(char)).length;
  const isAlike = short.length >= LONG && kept / short.length >= CHARACTERS_KEPT;
  return mayBeSame(one, other) || (isAlike && compareNames(one, other) !== 'other');
}

/** Whether the reader of names sees one thing with a name of its own: 桃园小区. */
export const isNamedThing = (name: string): boolean => thingOf(name).thing !== null;

const oneThing = once(
  () =>
    new RegExp(
      `(?:${facility()}|项目|工程|[二三四五]厂|新校区|校区|院区|大厦|商城|改造|加固|[改扩迁新]建|整治|修复|(?<!\\d)路|桥|馆|厂|楼)$`,
      'u',
    ),
);

/** Whether a name is of one thing that is built, not of a place or body that has many projects. */
export const isOneThing = (name: string): boolean =>
  oneThing().test(name) && !/(?:产业园|科技园|物流园|服务中心|(?:重[大点]|民生)(?:建设)?(?:项目|工程))$/.test(name);
