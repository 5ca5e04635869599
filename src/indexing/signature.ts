/** Who signs a line that says nothing else: fields of a page (作者：甲　编辑：乙), names alone, names behind a class, a street, a calling. */
import { lexicon, once, type Scanner, scanner } from '../lexicon/index.ts';
import { simplify } from '../reading/index.ts';
import type { Byline } from '../types.ts';
import { NOBODY, parseByline } from './byline.ts';
import { signedInLatin } from './latin-byline.ts';
import { mergeBylines } from './merge-bylines.ts';
import { isName } from './names.ts';

type Role = Exclude<keyof Byline, 'source'>;
const isRole = (type: string): type is Role => type !== 'other';

/** Words before names; of those in both lists the credits count. */
const credits = once(
  (): Scanner =>
    scanner([
      ...lexicon('site-words').flatMap(({ word, type }) => (type === 'field' ? [{ word, type: 'other' }] : [])),
      ...lexicon('credits'),
    ]),
);

/** A part of a line under one label; `null` where it has none. */
type Field = { readonly role: string | null; readonly value: string };

const SEPARATED = /[\s:/|·]/u;

/** The line in fields: a label stands at the beginning or after a blank, and before a colon, a bar or a blank. */
function fieldsOf(line: string): readonly Field[] {
  const labels = credits()
    .all(simplify(line))
    .filter(
      ({ start, end }) =>
        (start === 0 || SEPARATED.test(line[start - 1]!)) && end < line.length && SEPARATED.test(line[end]!),
    );
  const [first] = labels;
  return [
    { role: null, value: line.slice(0, first?.start) },
    ...labels.map(({ type, end }, at) => ({ role: type, value: line.slice(end, labels[at + 1]?.start) })),
  ];
}

/** Papers, offices and rooms sign too, and are nobody. */
const NO_PERSON = /[报网社部组台局办院厅会所店版]$|中心$|综合$/u;
const NAME = /^(?:\p{Script=Han}{2,4}|\p{Script=Han}{2,8}[·•]\p{Script=Han}{2,8})$/u;
const mayName = (token: string): boolean => NAME.test(token) && !NO_PERSON.test(simplify(token));

const tokensIn = (value: string): readonly string[] =>
  value
    // 王 锐 is one name set wide.
    .replace(/(?<!\p{Script=Han})(\p{Script=Han})\s+(\p{Script=Han})(?!\p{Script=Han})/gu, '$1$2')
    .split(/[\s、,/|:]+/u)
    .filter((token) => token !== '');

/** The names a value begins with. */
function namesFirst(value: string): readonly string[] {
  const tokens = tokensIn(value);
  const end = tokens.findIndex((token) => !mayName(token));
  return end < 0 ? tokens : tokens.slice(0, end);
}

/** Names that end a line after what their people are; a name nobody has is taken alone. */
function namesLast(value: string): readonly string[] {
  const tokens = tokensIn(value);
  const start = tokens.findLastIndex((token) => !isName(token)) + 1;
  const named = tokens.slice(start).filter(mayName);
  const last = tokens.at(-1);
  return named.length > 0 ? named : last !== undefined && tokens.length <= 3 && mayName(last) ? [last] : [];
}

const plainOf = (line: string): string =>
  line
    .normalize('NFKC')
    .replace(/[()【】〔〕[\]《》□■◎○●◇◆▲△☆★※—]/gu, ' ')
    .replace(/[；;，]/gu, ' ')
    .trim();

/** What the labels of a line say: 来源：某报　作者：甲　编辑：乙 has one reporter. */
export function fieldNames(line: string): Byline {
  const all = fieldsOf(plainOf(line)).flatMap(({ role, value }) =>
    role !== null && isRole(role) ? [{ ...NOBODY, [role]: namesFirst(value) }] : [],
  );
  return mergeBylines(all);
}

const hasPeople = ({ reporters, interns, correspondents, photographers }: Byline): boolean =>
  reporters.length + interns.length + correspondents.length + photographers.length > 0;

/** Who signs, of a line that is known to be a byline: by its form, its labels, or because names stand there alone. */
export function signedBy(line: string): Byline {
  const { byline } = parseByline(line);
  if (hasPeople(byline)) return byline;
  const fields = fieldNames(line);
  if (hasPeople(fields)) return mergeBylines([fields, byline]);
  const alone = fieldsOf(plainOf(line))[0]!.value;
  const reporters = /\p{Script=Han}/u.test(line) ? namesLast(alone) : signedInLatin(line);
  return mergeBylines([byline, { ...NOBODY, reporters }]);
}
