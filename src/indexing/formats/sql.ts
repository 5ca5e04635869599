/** Dumps of databases: the rows that `INSERT INTO … VALUES (…), (…)` puts into each table. */

/** A table's rows, and the names of their columns where a statement says them. */
export type Table = { readonly columns: readonly string[] | null; readonly rows: readonly (readonly string[])[] };

const NAME = '(?:[`"\\[]?[\\w$\\p{L}]+[`"\\]]?\\s*\\.\\s*)?[`"\\[]?([\\w$\\p{L}]+)[`"\\]]?';
const INSERT = new RegExp(
  `\\b(?:INSERT|REPLACE)\\s+(?:IGNORE\\s+)?INTO\\s+${NAME}\\s*(?:\\(([^()]*)\\))?\\s*VALUES\\s*`,
  'giuy',
);
const CREATE = new RegExp(`\\bCREATE\\s+TABLE\\s+(?:IF\\s+NOT\\s+EXISTS\\s+)?${NAME}\\s*\\(`, 'giu');
/** What begins a line of a table's definition and is no column. */
const NO_COLUMN = /^(?:primary|unique|key|index|constraint|foreign|fulltext|check)\b/i;
const bare = (name: string) => name.trim().replace(/^[`"[]|[`"\]]$/g, '');

/** The columns of a table, of the lines that define them. */
function columnsIn(definition: string): readonly string[] {
  const end = /\n\s*\)/.exec(definition)?.index ?? definition.length;
  return definition
    .slice(0, end)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !NO_COLUMN.test(line) && !line.startsWith('--'))
    .flatMap((line) => /^[`"[]?([\w$\p{L}]+)[`"\]]?\s+\w/u.exec(line)?.[1] ?? []);
}

const ESCAPED: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', 0: '', b: '', Z: '' };
/** 'It''s', 'it\'s', N'…', a number, NULL, or a call whose first string it is. */
const STRING = /'((?:[^'\\]|\\[\s\S]|'')*)'/y;
const OTHER = /[^'(),]+/y;

const unquoted = (value: string): string =>
  value.replaceAll("''", "'").replace(/\\([\s\S])/g, (_, mark: string) => ESCAPED[mark] ?? mark);

/** A row from its bracket on, and where it ends; `null` where there is none. */
function rowAt(text: string, start: number): { readonly cells: readonly string[]; readonly end: number } | null {
  if (text[start] !== '(') return null;
  const cells = [''];
  let depth = 0;
  for (let at = start; at < text.length; ) {
    const mark = text[at]!;
    if (mark === "'") {
      STRING.lastIndex = at;
      const found = STRING.exec(text);
      if (found === null) return null;
      cells[cells.length - 1] = unquoted(found[1]!);
      at = STRING.lastIndex;
    } else if (mark === '(' || mark === ')' || mark === ',') {
      depth += mark === '(' ? 1 : mark === ')' ? -1 : 0;
      at += 1;
      if (depth === 0) return { cells, end: at };
      if (mark === ',' && depth === 1) cells.push('');
    } else {
      OTHER.lastIndex = at;
      const [other = ''] = OTHER.exec(text) ?? [];
      const value = other.trim();
      // What stands around a string (N'…', CAST('…' AS text)) says nothing.
      if (cells.at(-1) === '' && /^[-+]?\d[\d.]*$/.test(value)) cells[cells.length - 1] = value;
      at = OTHER.lastIndex;
    }
  }
  return null;
}

/** The tables of a dump, in its order; a statement within a string of another is none. */
export function tablesIn(text: string): readonly Table[] {
  const created = new Map(
    Array.from(text.matchAll(CREATE), (found) => [found[1]!, columnsIn(text.slice(found.index + found[0].length))]),
  );
  const tables = new Map<string, { columns: readonly string[] | null; rows: (readonly string[])[] }>();
  const begins = /\b(?:INSERT|REPLACE)\s+(?:IGNORE\s+)?INTO\s/gi;
  for (let begin = begins.exec(text); begin !== null; begin = begins.exec(text)) {
    INSERT.lastIndex = begin.index;
    const [whole, name = '', listed] = INSERT.exec(text) ?? [];
    if (whole === undefined) continue;
    const columns = listed?.split(',').map(bare) ?? created.get(name) ?? null;
    const key = `${name}(${columns?.join() ?? ''})`;
    const table = tables.get(key) ?? { columns, rows: [] };
    tables.set(key, table);
    let at = begin.index + whole.length;
    for (let row = rowAt(text, at); row !== null; row = rowAt(text, at)) {
      table.rows.push(row.cells);
      at = row.end + (/^\s*,\s*/.exec(text.slice(row.end, row.end + 40))?.[0].length ?? 0);
    }
    begins.lastIndex = at;
  }
  return [...tables.values()];
}
