/** What stands behind the articles of a page and is none: what leads on to other things, what a site says under its editors' line. */
import { tokensOf as creditsIn } from '../byline/tokens.ts';
import { disclaims, leadsAside, leadsOn } from '../formats/labels.ts';
import { STOP } from '../segment/patterns.ts';
import { speaks } from '../source/measured.ts';
import { LONGEST_HEAD } from './features.ts';
import { asFurniture, isText, type Labelled } from './heads.ts';

/** 责任编辑：某某, 【編輯：某某】: a line that says who edited a text. */
const isEditors = ({ block: { whole } }: Labelled): boolean => {
  const [first, next] = creditsIn(whole.text.replace(/^[\s(（[［【]+/u, ''));
  const isOne = first?.type === 'other' && /[编责]/u.test(first.plain);
  return whole.plain.length <= LONGEST_HEAD && isOne && next?.type === 'colon';
};

const long = (some: readonly Labelled[]) => some.reduce((sum, { block }) => sum + block.whole.plain.length, 0);
/** The opening of a text that stands elsewhere breaks off. */
const BROKEN_OFF = /(?:\.{2,}|…)$/u;
/** Where a line leads on, what is under it is the site's if it tells so much less than what is over it. */
const MUCH = 3;
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

/**
 * Under its editors' line the last article of a page has ended, and so it has where its site disclaims: what follows is the site's, if it is less. Where a line
 * leads on to other things, what stands under it is the site's up to the next article that is told to its end; but the text goes on under an aside (延伸阅读：…).
 */
export function withoutTail(all: readonly Labelled[]): readonly Labelled[] {
  const first = all.findIndex(isText);
  const from = all.findLastIndex(({ label }) => /[TKN]/.test(label));
  const editors = all.findIndex((one, at) => at > from && isEditors(one));
  const own = all.findLastIndex(({ label, block }) => label !== 'F' && !disclaims(block.whole.text)) + 1;
  const leads = all.map(({ block }, at) => first >= 0 && at > first && leadsOn(block.whole.text));
  const told = (some: readonly Labelled[]) =>
    long(some.filter((one, at) => isWhole(one) && !BROKEN_OFF.test(some[at + 1]?.block.whole.plain ?? '')));
  // A list of openings goes on under whatever stands between them.
  const broken = all.findIndex((one) => isText(one) && BROKEN_OFF.test(one.block.whole.plain));
  const led = leads.findIndex(
    (leading, at) =>
      leading &&
      !(broken >= 0 && broken < at) &&
      !leadsAside(all[at]!.block.whole.text) &&
      MUCH * told(all.slice(at)) < told(all.slice(0, at)),
  );
  const ended = editors < 0 || long(all.slice(editors)) > long(all.slice(0, editors)) ? all.length : editors;
  const ends = led < 0 ? ended : Math.min(led, ended);
  const isAside = (at: number) => leads[at] === true && leadsAside(all[at]!.block.whole.text);
  const goesOn = (at: number) => {
    const next = all[at + 1];
    const isTold = next !== undefined && isText(next) && speaks(next.block.whole) && isWhole(next);
    return isTold && (next.label === 'B' || isAside(at));
  };
  let isOpen = false;
  return all.map((one, at) => {
    if (at >= ends || (at >= own && own > 0)) return asFurniture(one);
    if (leads[at] && !goesOn(at)) isOpen = true;
    else if (isOpen && beginsAt(all, at)) isOpen = false;
    if (isOpen || (isAside(at) && goesOn(at))) return asFurniture(one);
    return one.label === 'N' && isAside(at - 1) && goesOn(at - 1) ? { ...one, label: 'B' } : one;
  });
}
