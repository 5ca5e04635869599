import { createHash } from 'node:crypto';
import type { Article } from '../types.ts';
import { disguisedNumbers } from './disguised-numbers.ts';
import { idNumber } from './id-numbers.ts';
import { maskNotices } from './notices.ts';
import { maskNames } from './private-names.ts';

/** Stands in the place of a personal number. */
export const MASK = '〔已隐去〕';

const DIGIT = '[0-9０-９]';
const NUMERAL = '[0-9０-９xXｘＸ×]';
/** What print and extraction put inside numbers: spaces of all kinds, hyphens, and line or column breaks. */
const GAP = '(?:[ \\t\\u00a0\\u2000-\\u200b\\u3000]{0,4}|[-–—－.·]|[^\\S\\n]*\\r?\\n(?:[^\\S\\n]*\\r?\\n)?[^\\S\\n]*)';
/** A run of at least 15 digits, however spaced, and not the beginning of a longer word (ID510225… is one all the same). */
const RUN = new RegExp(`(?<![0-9０-９.])${DIGIT}(?:${GAP}${NUMERAL}){14,}(?:B[1-9])?(?![A-Za-z0-9])`, 'g');
const STARRED = /(?<![0-9A-Za-z])[0-9０-９][0-9０-９*＊xXｘＸ×•●]{13,19}(?![0-9A-Za-z])/g;

/** Words that announce a personal number; nothing but these and a name may stand between them and it. */
const PERSONAL = /身份证|身份號|身份号|身分證|残疾|殘疾|公民身份|第二代证/;
/** Words that announce a public number. The nearer word decides. */
const PUBLIC =
  /信用代码|信用代碼|注册号|登记号|许可证|许可|执照|教民|批准文号|备案|编码|项目代码|账号|帐号|账户|税号|电话|热线|传真|订单|发票|合同|条码|快递|运单|车架/g;
const REACH = 30;

type Group = { readonly digits: string; readonly start: number; readonly end: number };

const plain = (text: string) => text.normalize('NFKC').replace(/[×✕]/g, 'X').toUpperCase();

/** Unbroken pieces of a run, so that a number can begin and end only where a piece does. */
function groupsOf(run: string, offset: number): Group[] {
  return Array.from(run.matchAll(new RegExp(`${NUMERAL}+(?:B[1-9])?`, 'g')), (match) => ({
    digits: plain(match[0]),
    start: offset + match.index,
    end: offset + match.index + match[0].length,
  }));
}

const lastIndex = (text: string, pattern: RegExp): number =>
  [...text.matchAll(new RegExp(pattern, 'g'))].reduce((_, match) => match.index, -1);

type Announced = 'personal' | 'public' | null;

/** What the words before a number say that it is; a sentence's end cuts them off. */
function announced(text: string, at: number): Announced {
  const before =
    text
      .slice(Math.max(0, at - REACH), at)
      .split(/[。；;●]/)
      .at(-1) ?? '';
  const personal = lastIndex(before, PERSONAL);
  const open = lastIndex(before, PUBLIC);
  if (personal < 0 && open < 0) return null;
  return personal > open ? 'personal' : 'public';
}

function isPersonal(digits: string, unbroken: boolean, kind: Announced): boolean {
  const sure = idNumber(digits);
  if (kind === 'personal') return sure !== 'no' || (digits.length >= 15 && digits.length <= 22);
  if (kind === 'public' || sure === 'no') return false;
  return sure === 'certain' || unbroken;
}

/** The end of the longest personal number that begins with group `first`, as a number of groups; 0 when none does. */
function groupsInNumber(groups: readonly Group[], first: number, kind: Announced): number {
  let digits = '';
  let found = 0;
  for (let last = first; last < groups.length && digits.length < 22; last++) {
    digits += groups[last]?.digits ?? '';
    if (isPersonal(digits, last === first, kind)) found = last - first + 1;
  }
  return found;
}

/** Line breaks inside a number stay behind its mask, so that the page keeps its lines. */
const maskFor = (raw: string) => MASK + (raw.match(/\r?\n/g) ?? []).join('');

function maskRun(run: string, offset: number, text: string): string {
  const groups = groupsOf(run, offset);
  let result = '';
  let done = offset;
  for (let at = 0; at < groups.length; ) {
    const count = groupsInNumber(groups, at, announced(text, groups[at]?.start ?? offset));
    const [first, last] = [groups[at], groups[at + count - 1]];
    if (count > 0 && first && last) {
      result += text.slice(done, first.start) + maskFor(text.slice(first.start, last.end));
      done = last.end;
    }
    at += Math.max(1, count);
  }
  return result + text.slice(done, offset + run.length);
}

const hasStars = (run: string) => /[*＊•●×xXｘＸ]{3}/.test(run);

/** Enough of anything that can be read as a digit to make a number. */
const MAYBE = /[\p{N}〇零○一二三四五六七八九]/u;

function maskDisguised(text: string): string {
  let [result, done] = ['', 0];
  for (const { start, end } of disguisedNumbers(text, (at) => announced(text, at), PERSONAL.test(text))) {
    result += text.slice(done, start) + maskFor(text.slice(start, end));
    done = end;
  }
  return result + text.slice(done);
}

/**
 * The text without what belongs to private persons: resident ID and disability-card numbers anywhere, also when spaced,
 * full-width, disguised, half starred out or broken over lines; in notices also phones, cards, plates and homes of private
 * persons, and the given names of the disabled, of minors and of patients (王某某). Phones and addresses of offices, social
 * credit codes and permit numbers stay. `notice` when the whole text is one. Masking masked text changes nothing.
 */
export function maskPrivate(text: string, { notice = false }: { readonly notice?: boolean } = {}): string {
  if (!MAYBE.test(text) && !text.includes('残疾') && !notice) return text;
  const numbers = text.replace(RUN, (run, offset: number) => maskRun(run, offset, text));
  const starred = numbers.replace(STARRED, (run, offset: number) =>
    hasStars(run) && announced(numbers, offset) === 'personal' ? MASK : run,
  );
  return maskNames(maskNotices(maskDisguised(starred), MASK, notice));
}

/** The same for a file's name: what tells two such files apart is a few bits of the whole name, which name nobody. */
export function maskName(name: string): string {
  const masked = maskPrivate(name);
  if (masked === name) return name;
  const few = createHash('sha256')
    .update(name.split('/').at(-1) ?? name)
    .digest('hex')
    .slice(0, 3);
  return masked.replace(MASK, `${MASK}${few}`);
}

/**
 * An article as it may be stored: the one gate on the way in, whatever was masked before it. Every text of it goes through
 * here, also what an input states outright; an address with a number in it leads to a person and is dropped.
 */
export function maskedArticle(article: Article): Article {
  const options = { notice: article.kind === 'notice' };
  const text = <T extends string | null>(value: T): T => (value === null ? value : (maskPrivate(value, options) as T));
  const all = (values: readonly string[]) => values.map(text);
  const { byline, evidence, url } = article;
  return {
    ...article,
    kicker: text(article.kicker),
    title: text(article.title),
    subtitle: text(article.subtitle),
    paragraphs: all(article.paragraphs),
    subheads: article.subheads.map((subhead) => ({ ...subhead, text: text(subhead.text) })),
    district: text(article.district),
    externalId: text(article.externalId),
    source: maskName(article.source),
    alsoIn: article.alsoIn.map(maskName),
    url: url !== null && maskPrivate(decoded(url)) === decoded(url) ? url : null,
    byline: {
      reporters: all(byline.reporters),
      interns: all(byline.interns),
      correspondents: all(byline.correspondents),
      photographers: all(byline.photographers),
      source: text(byline.source),
    },
    evidence: {
      published: text(evidence.published),
      eventDate: text(evidence.eventDate),
      district: text(evidence.district),
    },
  };
}

function decoded(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}
