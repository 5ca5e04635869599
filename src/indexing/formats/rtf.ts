/** Rich text: its words, a line a paragraph; fonts, colours, styles, properties and pictures are no text. */
import { InputError } from '../../errors.ts';
import type { FormatReader } from './format.ts';
import { tidy } from './page-text.ts';
import { asDocument } from './release.ts';

/** Groups that hold no text of the page; `\*` opens others that a reader may skip. */
const NO_TEXT = new Set(
  'fonttbl colortbl stylesheet info pict object themedata generator listtable listoverridetable rsidtbl latentstyles header headerl headerr headerf footer footerl footerr footerf datastore xmlnstbl fldinst bkmkstart bkmkend nonshppict'.split(
    ' ',
  ),
);

/** Words that stand for a character. */
const CHARACTERS: Readonly<Record<string, string>> = {
  ...{ par: '\n', line: '\n', sect: '\n', page: '\n', row: '\n', tab: ' ', cell: ' | ', emdash: '—', endash: '–' },
  ...{ lquote: '‘', rquote: '’', ldblquote: '“', rdblquote: '”', bullet: '•', emspace: ' ', enspace: ' ' },
};

/** `\word12 `, `\'b1`, `\~`, a brace, or text up to the next of these. */
const TOKEN = /\\([a-z]+)(-?\d+)? ?|\\'([0-9a-f]{2})|\\([^a-z])|([{}])|([^\\{}]+)/gi;

const CODE_PAGES: Readonly<Record<number, string>> = {
  936: 'gb18030',
  950: 'big5',
  932: 'shift_jis',
  949: 'euc-kr',
  65001: 'utf-8',
};

type State = { readonly skip: boolean; readonly hidden: boolean; readonly fallback: number };

/** The text of a rich-text file, given as Latin-1. */
function textOf(rtf: string): string {
  const codePage = Number(/\\ansicpg(\d+)/.exec(rtf)?.[1] ?? 936);
  const decoder = new TextDecoder(CODE_PAGES[codePage] ?? (codePage === 1252 ? 'gb18030' : `windows-${codePage}`));
  let [text, state, toSkip]: [string, State, number] = ['', { skip: false, hidden: false, fallback: 1 }, 0];
  const stack: State[] = [];
  let bytes: number[] = [];
  const flush = () => {
    if (bytes.length > 0) text += decoder.decode(Uint8Array.from(bytes));
    bytes = [];
  };
  const say = (more: string) => {
    flush();
    if (!state.skip && !state.hidden) text += more;
  };
  const word = (name: string, value: number | null) => {
    if (NO_TEXT.has(name)) state = { ...state, skip: true };
    else if (name === 'v') state = { ...state, hidden: value !== 0 };
    else if (name === 'plain') state = { ...state, hidden: false };
    else if (name === 'uc') state = { ...state, fallback: value ?? 1 };
    else if (name === 'u' && value !== null) {
      say(String.fromCharCode((value + 0x10000) % 0x10000));
      toSkip = state.fallback;
    } else if (CHARACTERS[name] !== undefined) say(CHARACTERS[name]);
  };
  for (const [, name, value, hex, symbol, brace, run] of rtf.matchAll(TOKEN)) {
    if (hex !== undefined) {
      if (toSkip > 0) toSkip -= 1;
      else if (!state.skip && !state.hidden) bytes.push(Number.parseInt(hex, 16));
      continue;
    }
    if (run === undefined) flush();
    if (brace === '{') stack.push(state);
    else if (brace === '}') state = stack.pop() ?? state;
    else if (name !== undefined) word(name, value === undefined ? null : Number(value));
    else if (symbol === '*') state = { ...state, skip: true };
    else if (symbol !== undefined)
      say('\\{}'.includes(symbol) ? symbol : symbol === '~' ? ' ' : /[\r\n]/.test(symbol) ? '\n' : '');
    else if (run !== undefined) {
      const plain = run.replace(/[\r\n]/g, '');
      say(plain.slice(toSkip));
      toSkip = Math.max(0, toSkip - plain.length);
    }
  }
  flush();
  return tidy(text);
}

/** A rich-text file, cut like a newspaper page. */
export const readRtf: FormatReader = (bytes, name) => {
  const rtf = Buffer.from(bytes).toString('latin1');
  const text = rtf.startsWith('{\\rtf') ? textOf(rtf) : '';
  if (text !== '') return asDocument(text);
  throw new InputError({
    what: `read "${name}"`,
    why: 'it is no rich text, or holds none',
    remedy: 'Save it anew, or as text.',
  });
};
