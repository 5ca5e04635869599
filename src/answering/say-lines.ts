/** Lists as they are read on a phone: an item a line. */

/** What is announced by ： and goes on item by item, without a clause of its own between. */
const ANNOUNCED = /([：:])([^：:。；;，,\n]+(?:、[^：:。；;，,\n]+){2,})/gu;
/** Shorter items are read as fast in a row. */
const LONG_ITEM = 8;
const PAIRS = ['“”', '《》', '（）', '「」'] as const;

/** Whether no quotation mark or bracket is open: 、 within “…” parts no items. */
export const isWhole = (item: string): boolean =>
  PAIRS.every(([open, close]) => item.split(open!).length === item.split(close!).length);

/** The text with a line end before each item of a list of long ones; nothing else is changed. */
export const asLines = (text: string): string =>
  text.replace(ANNOUNCED, (whole, colon: string, listed: string) => {
    const items = listed.split('、');
    return items.every((item) => item.length >= LONG_ITEM && isWhole(item)) ? `${colon}\n${items.join('、\n')}` : whole;
  });
