/** What stands before and behind the articles of a page and is none: greetings, what leads on to other things, what a site says under its editors' line. */
import { tokensOf as creditsIn } from '../byline/tokens.ts';
import { disclaims, leadsAside, leadsOn } from '../formats/labels.ts';
import { opensReport } from '../segment/block.ts';
import { greets } from '../segment/collections.ts';
import { STOP } from '../segment/patterns.ts';
import { speaks } from '../source/measured.ts';
import { tokensOf } from '../source/tokens.ts';
import { LONGEST_HEAD, sizeOf } from './features.ts';
import { asFurniture, isByline, isText, type Labelled, returned } from './heads.ts';

/** Paragraphs of such a greeting. */
const LONGEST_GREETING = 2;

/** What stands over the first headline of a page, has none itself, opens no report and speaks to the readers is no article. */
export function withoutGreeting(all: readonly Labelled[]): readonly Labelled[] {
  const head = all.findIndex(({ label }) => /[TK]/.test(label));
  const over = all.slice(0, Math.max(0, head)).filter((one) => one.label !== 'F');
  const isGreeting =
    over.length > 0 &&
    over.length <= LONGEST_GREETING &&
    over[0]!.label === 'N' &&
    over.every((one) => isText(one) && !opensReport(one.block)) &&
    greets(over[0]!.block.whole) &&
    all.slice(head).some(isText);
  return isGreeting ? all.map((one, at) => (at < head ? asFurniture(one) : one)) : all;
}

/** 责任编辑：某某, 【編輯：某某】: a line that says who edited a text. */
const isEditors = ({ block: { whole } }: Labelled): boolean => {
  const [first, next] = creditsIn(whole.text.replace(/^[\s(（[［【]+/u, ''));
  const isOne = first?.type === 'other' && /[编责]/u.test(first.plain);
  return whole.plain.length <= LONGEST_HEAD && isOne && next?.type === 'colon';
};

const long = (some: readonly Labelled[]) => some.reduce((sum, { block }) => sum + block.whole.plain.length, 0);
/** The opening of a text that stands elsewhere breaks off. */
const BROKEN_OFF = /(?:\.{2,}|…)$/u;
/** So many sentences under each other are told, whatever stands over them. */
const TOLD = 3;
const isWhole = (one: Labelled | undefined): boolean => {
  if (one === undefined || !isText(one)) return false;
  const { whole } = one.block;
  return (speaks(whole) || STOP.test(whole.plain)) && !BROKEN_OFF.test(whole.plain);
};
/** Where what is told to its end begins: a headline over such a text, such a text that has none, or several. */
function beginsAt(all: readonly Labelled[], at: number): boolean {
  const { label, block } = all[at]!;
  if (/[TK]/.test(label)) return isWhole(all.slice(at).find((one) => !/[TKUYF]/.test(one.label)));
  return (
    isWhole(all[at]) &&
    ((/[NX]/.test(label) && speaks(block.whole)) ||
      all.slice(at, at + TOLD).every((one) => isWhole(one) && /[。.]$/u.test(one.block.whole.plain)))
  );
}

/** What leads elsewhere in one line between two paragraphs is no headline, and the text goes on under it. */
export function withoutAsides(all: readonly Labelled[]): readonly Labelled[] {
  const isAside = (at: number) => {
    const [one, next] = [all[at], all[at + 1]];
    if (one === undefined || next === undefined || !leadsAside(one.block.whole.text) || !all.slice(0, at).some(isText))
      return false;
    return isText(next) && speaks(next.block.whole) && !BROKEN_OFF.test(next.block.whole.plain);
  };
  return all.map((one, at) => {
    if (isAside(at)) return asFurniture(one);
    return isAside(at - 1) && one.label === 'N' ? { ...one, label: 'B' } : one;
  });
}

/** 相关文章：… stands between two paragraphs of a text. */
const goesOn = (next: Labelled | undefined) =>
  next?.label === 'B' && speaks(next.block.whole) && !BROKEN_OFF.test(next.block.whole.plain);

/** 报料通道：下载客户端，扫一扫 …: a label, and two of a site's words. */
const asksReaders = ({ block: { whole } }: Labelled) =>
  /^[^。,:]{2,12}:/u.test(whole.plain) &&
  new Set(tokensOf(whole.plain).flatMap(({ kind, text }) => (/^(?:press|machine|rights)$/.test(kind) ? [text] : [])))
    .size >= 2;
/** Behind a text stand no more paragraphs of a site's. */
const MOST_BEHIND = 3;
/** Any text has so many words of another. */
const FOREIGN = 0.03;

/** The last paragraphs of a page in which its site speaks are none of its text. */
export function withoutDisclaimers(all: readonly Labelled[]): readonly Labelled[] {
  // What the text speaks of, it may end with.
  const isForeign = (one: Labelled) =>
    all.every((text) => text === one || !isText(text) || returned(one, text) < FOREIGN);
  const isOfSite = (one: Labelled) =>
    isText(one) && (disclaims(one.block.whole.text) || (asksReaders(one) && isForeign(one)));
  const from = all.findLastIndex((one) => one.label !== 'F' && !isOfSite(one)) + 1;
  const isTold = all.slice(0, from).some((one) => isText(one) && speaks(one.block.whole));
  const own = all.slice(from).filter(isOfSite).length;
  return isTold && own <= MOST_BEHIND ? all.map((one, at) => (at >= from ? asFurniture(one) : one)) : all;
}

/**
 * Under its editors' line the last article of a page has ended: what follows is the site's, if it is less. Where a line leads on to other things, what stands
 * under it is the site's up to the next article that is told to its end.
 */
export function withoutTail(all: readonly Labelled[]): readonly Labelled[] {
  const first = all.findIndex(isText);
  const from = all.findLastIndex(({ label }) => /[TKN]/.test(label));
  const end = all.findIndex((one, at) => at > from && isEditors(one));
  const ends = end < 0 || long(all.slice(end)) > long(all.slice(0, end)) ? all.length : end;
  let isOpen = false;
  return all.map((one, at) => {
    if (at >= ends) return asFurniture(one);
    if (first >= 0 && at > first && leadsOn(one.block.whole.text) && !goesOn(all[at + 1])) isOpen = true;
    else if (isOpen && beginsAt(all, at)) isOpen = false;
    return isOpen ? asFurniture(one) : one;
  });
}

/** A line that is no sentence and nothing of a site's. */
const isPlain = (one: Labelled | undefined): one is Labelled =>
  one?.label === 'F' &&
  !STOP.test(one.block.whole.plain) &&
  tokensOf(one.block.whole.plain).length === 0 &&
  !leadsOn(one.block.whole.text) &&
  !/\d{4}|[@|]|www/u.test(one.block.whole.plain) &&
  !isByline(one);
/** Ends within a word or behind a comma. */
const CUT = /[\p{L}\p{N},，、“"‘]$/u;

/** What ends a page within a sentence is the text under the line before it, which has words of it. */
export function withCutOff(all: readonly Labelled[]): readonly Labelled[] {
  const [over, head, last] = [all.at(-3), all.at(-2), all.at(-1)];
  const isEnd = over !== undefined && (over.label !== 'F' || isByline(over));
  if (!isEnd || !isPlain(head) || !isPlain(last) || !CUT.test(last.block.whole.plain)) return all;
  if (sizeOf(head.block.whole.plain) > LONGEST_HEAD || returned(head, last) === 0) return all;
  return [
    ...all.slice(0, -2),
    { label: 'T', block: { ...head.block, kind: 'heading' } },
    { label: 'B', block: { ...last.block, kind: 'text' } },
  ];
}
