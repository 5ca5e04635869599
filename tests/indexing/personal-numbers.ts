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

const apart = (by: string) => (id: string) => [...id].join(by);
/** Forms that hardly any extraction makes, but somebody might who wants a number kept. */
export const ODD_FORMS: readonly (readonly [string, (id: string) => string])[] = [
  ['keycaps', apart('\ufe0f\u20e3')],
  ['Suzhou', (id) => each(id, '〇〡〢〣〤〥〦〧〨〩')],
  ['counting rods', (id) => each(id, '〇𝍠𝍡𝍢𝍣𝍤𝍥𝍦𝍧𝍨')],
  ['segmented', (id) => each(id, '🯰🯱🯲🯳🯴🯵🯶🯷🯸🯹')],
  ['Devanagari', (id) => each(id, '०१२३४५६७८९')],
  ['Thai', (id) => each(id, '๐๑๒๓๔๕๖๗๘๙')],
  ['Persian', (id) => each(id, '۰۱۲۳۴۵۶۷۸۹')],
  ['subscript', (id) => each(id, '₀₁₂₃₄₅₆₇₈₉')],
  ['in brackets of its own', (id) => each(id, '0⑴⑵⑶⑷⑸⑹⑺⑻⑼')],
  ['with dots', (id) => each(id, '0⒈⒉⒊⒋⒌⒍⒎⒏⒐')],
  ['with commas', (id) => each(id, '🄁🄂🄃🄄🄅🄆🄇🄈🄉🄊')],
  ['circled Chinese', (id) => each(id, '〇㊀㊁㊂㊃㊄㊅㊆㊇㊈')],
  ['bracketed Chinese', (id) => each(id, '〇㈠㈡㈢㈣㈤㈥㈦㈧㈨')],
  ['doubly circled', (id) => each(id, '⓪⓵⓶⓷⓸⓹⓺⓻⓼⓽')],
  ['dingbats', (id) => each(id, '🄋➀➁➂➃➄➅➆➇➈')],
  ['Roman', (id) => each(id, '0ⅰⅱⅲⅳⅴⅵⅶⅷⅸ')],
  ['traditional capitals', (id) => each(id, '零壹貳參肆伍陸柒捌玖')],
  ['as said over the radio', (id) => each(id, '洞幺两三四五六拐八勾')],
  [
    'two scripts in turn',
    (id) => [...id].map((d, at) => each(d, at % 2 ? '０１２３４５６７８９' : '〇一二三四五六七八九')).join(''),
  ],
  ['S for 5', (id) => id.replaceAll('5', 'S')],
  ['Z for 2', (id) => id.replaceAll('2', 'Z')],
  ['g for 9', (id) => id.replaceAll('9', 'g')],
  ['D for 0', (id) => id.replaceAll('0', 'D')],
  ['! for 1', (id) => id.replaceAll('1', '!')],
  ['nine blanks', (id) => cut(id, ' '.repeat(9))],
  ['thirty blanks', (id) => cut(id, ' '.repeat(30))],
  ['blank lines', (id) => cut(id, '\n\n\n')],
  ...[
    '\n',
    '\t',
    '👍',
    '→',
    '——',
    '\\',
    '`',
    '\u200e',
    '\u200d',
    '\u2060',
    '\ufeff',
    '\u0336',
    '\u20dd',
    '\u3164',
    '\u2800',
  ].map((by) => [`every digit by ${JSON.stringify(by)}`, apart(by)] as const),
];

const PHONE = '13812345678';
/** Mobile and card numbers as people type them. */
export const PHONES: readonly (readonly [string, string])[] = [
  ...['', ' ', '  ', '-', '－', '.', '/', '，', '\u00a0', '\u200b', '·'].map(
    (by) =>
      [
        `mobile, parts by ${JSON.stringify(by)}`,
        [PHONE.slice(0, 3), PHONE.slice(3, 7), PHONE.slice(7)].join(by),
      ] as const,
  ),
  ...DIGITS.map(([name, digits]) => [`mobile, ${name}`, each(PHONE, digits)] as const),
  ['mobile, as it is said', each(PHONE, '零幺二三四五六七八九')],
  ['mobile, keycaps', apart('\ufe0f\u20e3')(PHONE)],
  ...['+86', '+86 ', '0086', '(+86)', '86-'].map((code) => [`mobile behind ${code}`, code + PHONE] as const),
  ['two mobiles', `${PHONE}13887654321`],
  ['a card', '6222021234567890123'],
  ['a card in fours', '4111 1111 1111 1111'],
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
