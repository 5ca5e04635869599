/** Lists that are shown a page at a time. */

/** A page of a list. */
export type Paged<T> = {
  readonly entries: readonly T[];
  readonly total: number;
  readonly pageNumber: number;
  readonly pages: number;
};

/** The part of a list that `asked`, the number of a page as somebody may have typed it, stands for. */
export function paged<T>(all: readonly T[], most: number, asked: string | null | undefined): Paged<T> {
  const pages = Math.max(1, Math.ceil(all.length / most));
  const pageNumber = Math.min(Math.max(1, Math.trunc(Number(asked ?? 1)) || 1), pages);
  return { entries: all.slice((pageNumber - 1) * most, pageNumber * most), total: all.length, pageNumber, pages };
}

/** An address with what is said of `query`; the first page needs no number. */
export function addressWith(
  path: string,
  query: Readonly<Record<string, string | number | boolean | undefined>>,
): string {
  const said = Object.entries(query).filter(([name, value]) => value && !(name === 'page' && String(value) === '1'));
  const text = new URLSearchParams(said.map(([name, value]): [string, string] => [name, String(value)])).toString();
  return text === '' ? path : `${path}?${text}`;
}
