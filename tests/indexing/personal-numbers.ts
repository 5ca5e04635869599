/** 64 forms in which a resident ID number comes, and the places of a page it may stand in. */
const FACTORS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** A made-up number with a valid check digit; `order` is its serial. */
export function madeUpId(order: number): string {
  const body = `5102251990010${String(1000 + order).slice(-4)}`;
  const sum = FACTORS.reduce((total, factor, at) => total + factor * Number(body[at]), 0);
  return body + '10X98765432'[sum % 11];
}

const each = (digits: string, from: string) =>
  Array.from(digits, (digit) => (digit === 'X' ? 'X' : ([...from][Number(digit)] ?? digit))).join('');
const cut = (id: string, by: string) => [id.slice(0, 6), id.slice(6, 14), id.slice(14)].join(by);
const fours = (id: string, by: string) => id.match(/.{1,4}/g)!.join(by);

const SEPARATORS = [
  '，',
  ',',
  '、',
  '/',
  '_',
  '-',
  '－',
  '—',
  '.',
  '·',
  '*',
  '**',
  ' ',
  '  ',
  '\u3000',
  '\u200b',
  '|',
  '｜',
  ':',
  '~',
  '\u00a0',
  '\u00ad',
];
const DIGITS: readonly (readonly [string, string])[] = [
  ['full width', '０１２３４５６７８９'],
  ['circled', '⓪①②③④⑤⑥⑦⑧⑨'],
  ['negative circled', '⓿❶❷❸❹❺❻❼❽❾'],
  ['bold', '𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗'],
  ['double struck', '𝟘𝟙𝟚𝟛𝟜𝟝𝟞𝟟𝟠𝟡'],
  ['monospace', '𝟶𝟷𝟸𝟹𝟺𝟻𝟼𝟽𝟾𝟿'],
  ['sans', '𝟢𝟣𝟤𝟥𝟦𝟧𝟨𝟩𝟪𝟫'],
  ['Chinese', '〇一二三四五六七八九'],
  ['Chinese with zero', '零一二三四五六七八九'],
  ['capital Chinese', '零壹贰叁肆伍陆柒捌玖'],
  ['superscript', '⁰¹²³⁴⁵⁶⁷⁸⁹'],
  ['Arabic', '٠١٢٣٤٥٦٧٨٩'],
];

/** Each form by its name. */
export const FORMS: readonly (readonly [string, (id: string) => string])[] = [
  ['plain', (id) => id],
  ...SEPARATORS.map((by) => [`parts by ${JSON.stringify(by)}`, (id: string) => cut(id, by)] as const),
  ...SEPARATORS.slice(0, 12).map((by) => [`fours by ${JSON.stringify(by)}`, (id: string) => fours(id, by)] as const),
  ...DIGITS.map(([name, digits]) => [name, (id: string) => each(id, digits)] as const),
  ['every digit apart', (id) => [...id].join(' ')],
  ['every digit by a comma', (id) => [...id].join('，')],
  ['in brackets', (id) => `(${id.slice(0, 6)})(${id.slice(6, 14)})(${id.slice(14)})`],
  ['in full brackets', (id) => `（${id.slice(0, 6)}）${id.slice(6, 14)}（${id.slice(14)}）`],
  ['in square brackets', (id) => `【${id.slice(0, 6)}】${id.slice(6)}`],
  ['O for 0', (id) => id.replaceAll('0', 'O')],
  ['o for 0', (id) => id.replaceAll('0', 'o')],
  ['l for 1', (id) => id.replaceAll('1', 'l')],
  ['I for 1', (id) => id.replaceAll('1', 'I')],
  ['O and l', (id) => id.replaceAll('0', 'O').replaceAll('1', 'l')],
  ['glued twice', (id) => id + madeUpId(7)],
  ['glued to a phone', (id) => `${id}13812345678`],
  ['glued behind a phone', (id) => `13812345678${id}`],
  ['bold markup', (id) => `**${id.slice(0, 10)}**${id.slice(10)}`],
  ['over a line break', (id) => `${id.slice(0, 9)}\n${id.slice(9)}`],
  ['card', (id) => `${id}42`],
  ['card, issued again', (id) => `${id}42B1`],
];

/** Digits of a text however written, in one string: what somebody would read out of it. */
export function readDigits(text: string): string {
  const table = DIGITS.map(([, digits]) => [...digits]);
  return [...text]
    .map((character) => {
      for (const digits of table) if (digits.includes(character)) return String(digits.indexOf(character));
      const plain = character.normalize('NFKC');
      if (/^[0-9X]$/.test(plain)) return plain;
      return { O: '0', o: '0', l: '1', I: '1' }[character] ?? '';
    })
    .join('');
}
