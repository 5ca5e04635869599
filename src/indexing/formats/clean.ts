/**
 * Radicals of the supplement (U+2E80 …) that PDF extraction puts in the place of whole characters and that have no
 * compatibility decomposition, each with the character it looks like.
 */
const SUPPLEMENT =
  '⺁厂⺇几⺋卩⺌小⺎兀⺏尣⺐尢⺒巳⺓幺⺔彑⺗心⺙攵⺛旡⺝月⺟母⺠民⺢水⺥爪⺦丬⺨犭⺪疋⺫目⺬示⺭礻⺮竹⺯糸⺱罓⺲罒⺳罓⺶羊⺷羊⺸羊⺹耂⺻聿⺼月⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻇角⻈讠⻉贝⻊足⻋车⻌辶⻍辶⻎辶⻏阝⻐钅⻑長⻒镸⻓长⻔门⻕阜⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞食⻟飠⻠饣⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻲亀⻳龟';

const LOOKS_LIKE = new Map(
  Array.from({ length: SUPPLEMENT.length / 2 }, (_, at) => [SUPPLEMENT[2 * at] ?? '', SUPPLEMENT[2 * at + 1] ?? '']),
);

/** Kangxi radicals (U+2F00 …) decompose to the characters themselves; the others need the table. */
const unified = (radical: string) => LOOKS_LIKE.get(radical) ?? radical.normalize('NFKC');

/** Other characters that end a line: vertical tab, form feed, next line, and Unicode's separators of lines and paragraphs. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
const LINE_ENDS = /[\u000b\u000c\u0085\u2028\u2029]/g;

/** No page is so wide: what looks for blanks at the end of a line would take minutes over a hundred thousand. */
const BLANKS = /[^\S\n]{300,}/g;

/** 縣(xiàn): a mirror site puts its reading behind every character that it deems difficult. */
const READING = /(?<=\p{Script=Han})[（(][a-züāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹ]{1,6}[)）]/giu;
/** A paper explains a rare character now and then; so many readings are no explanation. */
const FEWEST_READINGS = 5;

/** Text without readings in brackets behind every other character. */
export function withoutReadings(text: string): string {
  const found = text.match(READING)?.length ?? 0;
  return found < FEWEST_READINGS ? text : text.replace(READING, '');
}

/**
 * Text without what can't be seen: zero-width and control characters go, radicals that stand for whole characters (⽇ for
 * 日, usual in text taken out of PDF) become those characters, readings behind every other character go, and whatever ends
 * a line ends one, hundreds of blanks are one. All else stays as printed.
 */
export const cleanText = (text: string): string =>
  withoutReadings(text)
    .replace(LINE_ENDS, '\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out.
    .replace(/[\u0000-\u0008\u000e-\u001f\u007f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g, '')
    .replace(BLANKS, ' ')
    .replace(/[\u2e80-\u2fdf]/g, unified);

const ENTITIES: Readonly<Record<string, string>> = {
  ...{ nbsp: ' ', lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" },
  ...{ ldquo: '“', rdquo: '”', lsquo: '‘', rsquo: '’', middot: '·', hellip: '…', mdash: '—' },
};

/** Text with what markup writes for a character (&amp;, &#8220;) as that character, once. */
export const unescaped = (text: string): string =>
  text.replace(/&(?:#(\d{2,6})|(\w{2,6}));/g, (all, code: string | undefined, name: string) =>
    code === undefined ? (ENTITIES[name] ?? all) : String.fromCodePoint(Math.min(Number(code), 0x10ffff)),
  );
