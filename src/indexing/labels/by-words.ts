/** The headline of a page of one article, by what of a line's words returns in the text. */
import { labelsIn } from '../formats/labels.ts';
import { overlap, weigh } from '../segment/overlap.ts';
import { NAMEPLATE } from '../segment/patterns.ts';
import { LONGEST_HEAD, sizeOf } from './features.ts';
import {
  asFurniture,
  asTitle,
  isByline,
  isOwnWords,
  isText,
  type Labelled,
  LEAST_HEAD,
  LINES_OVER,
  letters,
  said,
} from './heads.ts';

/** Hardly any text has less of a line that says something of it. */
const LEAST_RETURN = 0.05;

/** 发表于某地, 某报, 05-09 08:12: says where a text is from, or when. */
const isOfOrigin = ({ block: { whole } }: Labelled) =>
  NAMEPLATE.test(whole.plain) ||
  labelsIn(whole.text).some(({ type, start }) => start === 0 && /^(?:published|updated)$/.test(type)) ||
  /\d:\d/.test(whole.plain);
/** Over the only article of a page, where nothing is its headline or what is says where it is from, the line that has most words in the text is the headline. */
export function byWords(all: readonly Labelled[]): readonly Labelled[] {
  const first = all.findIndex(isText);
  const isHead = (one: Labelled) => /[TK]/.test(one.label);
  if (first < 1 || all.slice(first).some(isHead) || all.slice(first + 1).some(({ label }) => label === 'N')) return all;
  const text = new Set(all.flatMap((one) => (isText(one) ? [...said(one)] : [])));
  const weight = weigh(all.map(said));
  const returning = (one: Labelled) => overlap(said(one), text, weight);
  const over = all.slice(0, first);
  if (over.some((one) => isHead(one) && !isOfOrigin(one))) return all;
  const mayHead = (one: Labelled) =>
    isOwnWords(one) &&
    letters(one.block.whole.plain).length >= LEAST_HEAD &&
    sizeOf(one.block.whole.plain) <= LONGEST_HEAD &&
    !isOfOrigin(one) &&
    !isByline(one);
  const values = over.map((one, at) => (at >= first - 2 * LINES_OVER && mayHead(one) ? returning(one) : 0));
  const most = Math.max(...values);
  const head = values.lastIndexOf(most);
  if (most < LEAST_RETURN) return all;
  return all.map((one, at) => (at === head ? asTitle(one) : at < first && isHead(one) ? asFurniture(one) : one));
}
