/** What an amount is an amount of (总投资, 占地, 全长), by the words of `lexicon/attributes.txt` right before or behind it. */
import { type Entry, lexicon, oncePer, scanner } from '../../lexicon/index.ts';
import type { Amount, Quantity } from '../../types.ts';
import { measureNamed } from './measures.ts';
import { clauseBefore } from './money.ts';

type Attribute = 'invested' | 'pledged' | 'land' | 'floor' | 'length' | 'seats';

/** Whose words count: a resident's (花了50亿), a paper's (新增学位900个), or only those that leave no doubt. */
export type Wording = 'asked' | 'printed' | 'exact';

/** An attribute with where its word or its amount begins, whichever is first. */
type Attributed = { readonly attribute: Attribute; readonly start: number; readonly end: number };

const CLASSES: Readonly<Record<Wording, RegExp>> = {
  asked: /^(?:none|[^-]+)$|-(?:loose|asked)$/,
  printed: /^(?:none|[^-]+)$|-(?:loose|printed)$/,
  exact: /^(?:none|[^-]+)$|-exact$/,
};
const QUANTITIES: Readonly<Record<Attribute, Quantity>> = {
  invested: 'money',
  pledged: 'money',
  land: 'area',
  floor: 'area',
  length: 'length',
  seats: 'pieces',
};

const scannerOf = oncePer((wording: Wording) =>
  scanner(lexicon('attributes').filter(({ type }) => CLASSES[wording].test(type))),
);

const attributeIn = ({ type }: Entry): Attribute | null =>
  type === 'none' ? null : (type.replace(/-.*/, '') as Attribute);

/** Characters that may stand between the word and its amount: 投资总额达到约. */
const REACH = 6;
/** The longest word with what may stand before the amount. */
const WINDOW = 14;

/** Places are counted by the piece; 容纳3000人 is as plain. */
const SEATS = new Set(['个', '张', '席', '座', '座位', '席位', '床位', '学位', '车位', '泊位']);

function isOf(attribute: Attribute, { quantity, unit }: Amount, wording: Wording): boolean {
  if (unit === null) return quantity === null || quantity === QUANTITIES[attribute];
  if (attribute !== 'seats') return quantity === QUANTITIES[attribute];
  return SEATS.has(unit) || (wording === 'exact' && quantity === 'people');
}

function before(text: string, amount: Amount, wording: Wording): Attributed | null {
  const clause = clauseBefore(text, amount.start, WINDOW);
  const last = scannerOf(wording).all(clause).at(-1);
  const attribute = last && attributeIn(last);
  if (!last || !attribute || clause.length - last.end > REACH || /\d/.test(clause.slice(last.end))) return null;
  return { attribute, start: amount.start - clause.length + last.start, end: amount.end };
}

function behind(text: string, amount: Amount, wording: Wording): Attributed | null {
  const at = amount.end + (text.charAt(amount.end) === '的' ? 1 : 0);
  const found = scannerOf(wording).at(text, at);
  const attribute = found && attributeIn(found);
  return attribute ? { attribute, start: amount.start, end: amount.end } : null;
}

/** What `amount` of a plain text is an amount of; `null` where no word says so. */
export function attributeOf(text: string, amount: Amount, wording: Wording): Attributed | null {
  const found = before(text, amount, wording) ?? (wording === 'asked' ? behind(text, amount, wording) : null);
  return found && isOf(found.attribute, amount, wording) ? found : null;
}

/** An amount in the unit its quantity is compared in: 3公里 is 3000米. */
export const valueInBase = ({ value, unit }: Pick<Amount, 'value' | 'unit'>): number =>
  value * (measureNamed(unit ?? '')?.size ?? 1);
