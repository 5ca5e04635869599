/** A line of the page as the later stages see it. */
export type Line = {
  /** Counted from 1 in the file, blank lines included. */
  readonly number: number;
  /** Without markdown heading marks and without white space at both ends. */
  readonly text: string;
  /** Markdown heading level, 0 for none. */
  readonly level: number;
  /** Blank lines between this line and the non-blank line before it. */
  readonly gap: number;
  /** Display width: 2 for a full-width character, 1 for others, as columns of print are set. */
  readonly width: number;
};

const WIDE =
  /[\u1100-\u115f\u2018-\u201d\u2014\u2026\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/u;

/** Columns a text takes when set in a Chinese face. */
export const displayWidth = (text: string): number =>
  [...text].reduce((width, character) => width + (WIDE.test(character) ? 2 : 1), 0);

/** Splits a page into its non-blank lines; line ends may be LF, CRLF or CR, and a byte order mark may stand before. */
export function readLines(page: string): readonly Line[] {
  const lines: Line[] = [];
  let gap = 0;
  for (const [index, raw] of page
    .replace(/^\ufeff/, '')
    .split(/\r\n|\n|\r/)
    .entries()) {
    const [, marks = '', text = ''] = /^\s*(#{1,6}(?=\s))?(.*?)\s*$/su.exec(raw) ?? [];
    const trimmed = text.trim();
    if (trimmed === '') {
      gap += 1;
      continue;
    }
    lines.push({ number: index + 1, text: trimmed, level: marks.length, gap, width: displayWidth(trimmed) });
    gap = 0;
  }
  return lines;
}
