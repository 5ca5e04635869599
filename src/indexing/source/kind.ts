/** What kind of source a page is: what its cutter goes by. */
import type { Line } from '../segment/lines.ts';
import { LEAD, LEAD_WITHIN } from '../segment/patterns.ts';
import type { Furniture, Reason } from './furniture.ts';
import { speaks } from './measured.ts';

/**
 * `printed`: a page as extracted from print, its reports opened as reports are; `site`: an article saved with what a site or an e-paper puts around
 * it; `bulletin`: texts under headlines that nothing opens; `teasers`: the openings of many reports; `foreign`: a page in Latin letters.
 */
export type SourceKind = 'printed' | 'site' | 'bulletin' | 'teasers' | 'foreign';

export type Source = {
  readonly kind: SourceKind;
  readonly reasons: readonly (Reason & { readonly kind: SourceKind })[];
};

const count = (text: string, wanted: RegExp) => text.match(wanted)?.length ?? 0;

/** Whether lines are written in Latin letters. */
function isLatin(lines: readonly Line[]): boolean {
  const text = lines.map(({ plain }) => plain).join('');
  return count(text, /[A-Za-z]/g) > 100 && count(text, /\p{Script=Han}/gu) < 0.02 * text.length;
}

/** The kind that most speaks for, with all that was weighed. */
export function sourceOf(lines: readonly Line[], { site, marked }: Furniture): Source {
  const own = lines.filter(({ number }) => !marked.has(number));
  const opened = own.filter(({ plain }) => LEAD.test(plain) || LEAD_WITHIN.test(plain)).length;
  const texts = own.filter(speaks).length;
  const reasons = [
    { kind: 'foreign' as const, what: 'hardly anything but Latin letters', score: isLatin(own) ? 9 : 0 },
    { kind: 'site' as const, what: 'lines with words of a site', score: Math.min(8, 2 * site) },
    { kind: 'teasers' as const, what: 'most texts open a report', score: opened > 1 && opened >= 0.6 * texts ? 4 : 0 },
    { kind: 'printed' as const, what: 'reports open as reports do', score: opened > 0 ? 3 : 1 },
    { kind: 'bulletin' as const, what: 'no report opens as reports do', score: opened > 0 ? 0 : 2 },
  ].filter(({ score }) => score !== 0);
  return { kind: reasons.reduce((best, one) => (one.score > best.score ? one : best)).kind, reasons };
}
