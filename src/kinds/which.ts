/** Which of several, or all there are. */
import { alternativesOf, once } from '../lexicon/index.ts';
import { remember } from '../reading/index.ts';
import type { Aspect } from '../types.ts';
import { countIn, type Given, type Looked } from './kind.ts';
import { type Sign, shows, signsOf, spansOf, weaker } from './signs.ts';

/** Two deeds are a list. */
const FEWEST_DEEDS = 2;

/** Items of a list: a list is plainer the more items it has, plainest with as many as the question says there are. */
function items(text: string, units: readonly string[], isGiven: Given): readonly Sign[] {
  const deeds = signsOf(text, 'deed');
  const found = [...signsOf(text, 'item'), ...(deeds.length >= FEWEST_DEEDS ? deeds : [])].filter(
    ({ start, end }) => !isGiven(text.slice(start, end)),
  );
  const wanted = countIn(units);
  const enough = wanted !== null && found.length >= wanted && found.length <= wanted + 1;
  const strength =
    enough || (wanted === null && shows(text, 'tour'))
      ? 1
      : Math.min(wanted === null ? 1 : 0.7, 0.2 + 0.27 * (found.length - 1));
  return weaker(found, strength);
}

const ASKS_FOR_DEFICITS = /^(?:问题|毛病|不足|短板|困难|难题|差距|缺点)$/;

/** 哪个小区, 哪家公司, 哪支队: what is told ends in what is asked for. */
const kindAsked = once(() => new RegExp(`^(?:${alternativesOf('kinds-asked', 'which')})$`));
/** 该公司, 全市, 多家企业 name none. */
const NAMES_NONE = '(?<![该本此各全每多些家个批类内外等新老大小])';
/** Beside what is plainer, items are less plain; in answer to 哪个 a row of several is than the one. */
const BESIDE = 0.5;
/** A body may be what is asked for. */
const A_BODY = 0.3;

/** One pattern for each kind that was asked for lately: a question is put to some two hundred sentences. */
const namesOf = remember(
  (kind: string) => spansOf(new RegExp(`[\\p{Script=Han}A-Za-z\\d·]{2,10}?${NAMES_NONE}${kind}`, 'gu')),
  64,
);
const ofKind = (kind: string, text: string, isGiven: Given): readonly Sign[] =>
  namesOf(kind)(text)
    .filter(({ start, end }) => !isGiven(text.slice(start, end)))
    .map((span) => ({ ...span, strength: 1 }));

/** A matter that is wrong, one of its kind, or items of a list. */
export function ones(text: string, { units, focus, list }: Aspect, { isGiven }: Looked): readonly Sign[] {
  const listed = items(text, units, isGiven);
  if (focus.slice(0, 2).some((word) => ASKS_FOR_DEFICITS.test(word)))
    return [...signsOf(text, 'deficit'), ...weaker(listed, BESIDE)];
  if (list || countIn(units) !== null || !kindAsked().test(focus[0] ?? ''))
    return [...listed, ...weaker(signsOf(text, 'body'), A_BODY)];
  return [...ofKind(focus[0]!, text, isGiven), ...weaker(listed, BESIDE)];
}
