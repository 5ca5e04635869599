import type { Byline } from '../../types.ts';
import { parseByline } from '../byline/index.ts';
import { closeUp } from './close-up.ts';
import { halfWidth, type Line } from './lines.ts';
import * as pattern from './patterns.ts';

/** Bylines and credits are short; in columns. */
const CREDIT_WIDTH = 120;
/** Names of columns have at most twelve characters; in columns. */
const COLUMN_WIDTH = 24;

/** Date, issue and publisher of the paper may stand in one line; in columns. */
const FURNITURE_WIDTH = 160;
/** The paper's name stands in the first lines of a page. */
const NAMEPLATE_LINES = 3;

/** A quick look that spares most lines the reading of names. */
const mayCredit = (line: Line) =>
  /记者|通讯员|实习生|评论员|撰|采写|供稿|摄|图|文[/:]|^[(]?据|来源|转自|摘自|选自|^[□■◎○●◇◆▲△▼▽☆★*←→↑↓]/u.test(
    line.plain,
  ) && !pattern.LEAD.test(line.plain);

/** A line that only says who wrote, or from which paper the text is. */
export const isBylineLine = (line: Line): boolean => {
  if (!mayCredit(line) || line.width > CREDIT_WIDTH) return false;
  const { span, rest } = parseByline(line.text);
  return span !== null && rest === '';
};

/** A line that only says who took the photo. */
export const isCreditLine = (line: Line): boolean => {
  if (!mayCredit(line) || line.width > CREDIT_WIDTH) return false;
  const { byline, rest } = parseByline(line.text);
  const writers = [...byline.reporters, ...byline.interns, ...byline.correspondents];
  return rest === '' && byline.photographers.length > 0 && writers.length === 0;
};

/** Who took the photo, said at the end of a text about it. */
export function closingCredit(text: string): Byline | null {
  const { byline, span } = parseByline(text);
  const writers = [...byline.reporters, ...byline.interns, ...byline.correspondents];
  const closing = span !== null && span[0] >= 4 && span[1] === text.length;
  return closing && byline.photographers.length > 0 && writers.length === 0 ? byline : null;
}

/** What a photo shows, with its credit or with words that only captions have. */
export const isCaptionLine = (line: Line): boolean => {
  if (!mayCredit(line) || line.width > 2 * CREDIT_WIDTH) return false;
  if (isCreditLine(line) || (!line.bullet && pattern.CAPTION.test(line.plain)) || closingCredit(line.text)) return true;
  const { span, rest } = parseByline(line.text);
  return span !== null && span[0] >= 4 && span[1] === line.text.length && !/[。,]/u.test(halfWidth(rest));
};

/** Who made the page, its date and number, the paper's addresses. */
export const isFurnitureLine = (line: Line): boolean => {
  if (pattern.RULE.test(line.plain)) return true;
  if (line.width > FURNITURE_WIDTH || line.row) return false;
  if (line.number <= NAMEPLATE_LINES && pattern.NAMEPLATE.test(line.plain)) return true;
  const head = closeUp(line.plain.replace(/ {2,}/g, ' '));
  return pattern.EDITORS.test(line.plain) || pattern.PAGE_HEAD.some((wanted) => wanted.test(head));
};

/** Lines that neither go on with the line above nor are gone on with. */
export const standsAlone = (line: Line): boolean => isBylineLine(line) || isCaptionLine(line) || isFurnitureLine(line);

export const isColumnName = (line: Line): boolean => line.width <= COLUMN_WIDTH && pattern.COLUMN.test(line.plain);

/** The first of two decks, or a line of running text, is about as long as what follows; a column's name is shorter than this share of it. */
const SHORT = 0.7;

/** A column's name over something clearly longer than itself. */
export const isColumnOver = (line: Line, next: Line): boolean => isColumnName(line) && line.width < SHORT * next.width;

/** Opens a news report, or the rest of one from another page. */
export const opensReport = (line: Line): boolean =>
  [pattern.LEAD, pattern.LEAD_WITHIN, pattern.CONTINUED].some((opening) => opening.test(line.plain));

/** A credit at the end of a caption is divided by a space, which a line break swallows. */
const CREDIT_BEGINS = /^(?:记者|通讯员|实习)/u;

/** Lines that were set as one, read as one. */
export function joinLines(lines: readonly Line[]): Line {
  const [first] = lines;
  if (lines.length === 1) return first!;
  const glue = (texts: readonly string[]) =>
    texts.reduce((all, text) => `${all}${CREDIT_BEGINS.test(text) ? ' ' : ''}${text}`);
  const width = lines.reduce((all, line) => all + line.width, 0);
  return { ...first!, text: glue(lines.map((line) => line.text)), plain: glue(lines.map((line) => line.plain)), width };
}
