/** Updates as they may wait on the disk: without the personal numbers that people type into questions. */
import { type Digit, digitRuns } from '../indexing/disguised-numbers.ts';
import { MASK, maskPrivate } from '../indexing/privacy.ts';

/** Mobile numbers are of nobody's business in a question, and are kept in reports alone. */
const MOBILE = /^(?:0{0,2}86)?1[3-9]\d{9}$/;
/** 13,812,345,678 is an amount. */
const AMOUNT = /^\d{1,3}(?:[,，]\d{3})+$/;
const CARD = /^[3-6]\d{14,18}$/;
/** Fewer digits than a resident ID has are no number of a person's, but for mobile ones. */
const LONG = 15;
const SHORTEST = 11;
const LONGEST = 19;
const IN_FOURS = /^[\p{N}\s-]+$/u;

/** What is told apart by machines, and written by no person. */
const KEPT = /(?:^|_)id$|^(?:data|type|username|chat_instance|language_code|mime_type|emoji)$/;

type Entity = { readonly offset: number; readonly length: number };
type Fields = Readonly<Record<string, unknown>>;

/** Every second digit from the right is doubled; the sum of all ends with 0. */
function isCard(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, at) => {
    const value = Number(digit) * (1 + (at % 2));
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return CARD.test(digits) && sum % 10 === 0;
}

const isPersonal = (digits: string, raw: string): boolean =>
  !AMOUNT.test(raw) && (MOBILE.test(digits) || (IN_FOURS.test(raw) && isCard(digits)));

/** How many digits of the run from `from` on are a number of a person's; it begins and ends where nothing adjoins. */
function lengthFrom(run: readonly Digit[], from: number, text: string): number {
  const adjoins = (at: number) => at < run.length && run[at - 1]?.end === run[at]?.start;
  if (adjoins(from)) return 0;
  let piece = from + 1;
  while (adjoins(piece)) piece++;
  if (piece - from >= LONG && /^\d+$/.test(text.slice(run[from]!.start, run[piece - 1]!.end))) return piece - from;
  for (let to = Math.min(run.length, from + LONGEST); to >= from + SHORTEST; to--) {
    const digits = run.slice(from, to).map(({ digit }) => digit);
    const raw = text.slice(run[from]!.start, run[to - 1]!.end);
    if (!adjoins(to) && isPersonal(digits.join(''), raw)) return to - from;
  }
  return 0;
}

/** The text without mobile and card numbers, in whatever digits, and without any other long number in one piece. */
function withoutNumbers(given: string): string {
  let [result, done] = ['', 0];
  const text = maskPrivate(given);
  for (const run of digitRuns(text, SHORTEST))
    for (let at = 0; at < run.length; ) {
      const length = lengthFrom(run, at, text);
      if (length > 0) {
        result += text.slice(done, run[at]!.start) + MASK;
        done = run[at + length - 1]!.end;
      }
      at += Math.max(1, length);
    }
  return result + text.slice(done);
}

/**
 * The update with every text masked that somebody may have written, names of files and of chats among them; what Telegram
 * says about places in it (entities) moves along.
 */
export function cleaned(update: unknown): unknown {
  if (Array.isArray(update)) return update.map(cleaned);
  if (update === null || typeof update !== 'object') return update;
  // What a channel prints is masked where it is read as a report.
  if ('channel_post' in update || 'edited_channel_post' in update) return update;
  const fields = Object.entries(update as Fields).map(([name, value]) => {
    if (typeof value === 'string') return [name, KEPT.test(name) ? value : withoutNumbers(value)];
    return [name, cleaned(value)];
  });
  const clean = Object.fromEntries(fields) as Fields;
  return moved(moved(clean, update as Fields, 'text', 'entities'), update as Fields, 'caption', 'caption_entities');
}

function moved(clean: Fields, given: Fields, text: string, entities: string): Fields {
  const [before, after, marks] = [given[text], clean[text], clean[entities]];
  if (typeof before !== 'string' || typeof after !== 'string' || before === after || !Array.isArray(marks))
    return clean;
  const start = common(before, after);
  const end = common([...before].reverse().join(''), [...after].reverse().join(''));
  const kept = (marks as Entity[]).flatMap((mark) => {
    if (mark.offset + mark.length <= start) return [mark];
    return mark.offset >= before.length - end ? [{ ...mark, offset: mark.offset + after.length - before.length }] : [];
  });
  return { ...clean, [entities]: kept };
}

/** UTF-16 units that two texts begin with alike. */
function common(a: string, b: string): number {
  let at = 0;
  while (at < Math.min(a.length, b.length) && a[at] === b[at]) at += 1;
  return at;
}
