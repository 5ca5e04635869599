import { simplify } from '../reading/index.ts';
import { mastheadPlace } from './masthead.ts';
import { type PlaceMention, placesIn } from './place-names.ts';

/** The district something is about, and the words it was inferred from; `null` when nothing tells. */
export type District = { readonly name: string | null; readonly evidence: string | null };

/** What an article offers for finding its district. */
export type PlacedText = { readonly heading: string; readonly paragraphs: readonly string[] };

const UNKNOWN: District = { name: null, evidence: null };

/** How a paper speaks of its own place: 我区, 全县, 区委 … The kind of place tells which names can be meant. */
const OWN = {
  区: /[我全]区(?!域)|(?<!\p{Script=Han})区(?:委|政府|人大|政协|领导)|副区长|(?<!自治)区长/gu,
  县: /[我全]县(?!域)|(?<!\p{Script=Han})县(?:委|政府|人大|政协|领导)|副县长|县长/gu,
  市: /[我全]市(?!场)|(?<!\p{Script=Han})市(?:委|政府|人大|政协|领导)|副市长/gu,
} as const;
type Kind = keyof typeof OWN;

const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0;
const kindOf = (name: string): Kind => (name.endsWith('市') ? '市' : /[区區]$/u.test(name) ? '区' : '县');

/** 市委 is said in district papers too, of the city above: 市 counts only when it is much the most frequent. */
function ownKind(text: string): Kind | null {
  const [district, county, city] = [count(text, OWN.区), count(text, OWN.县), count(text, OWN.市)];
  if (city > 2 * (district + county) && city > 1) return '市';
  if (district + county === 0) return null;
  return district >= county ? '区' : '县';
}

type Place = { readonly stem: string; readonly points: number; readonly times: number; readonly known: boolean };
type Places = ReadonlyMap<string, Place>;

/** Places as printed; they are looked up in simplified characters. */
const placesNamed = (text: string): readonly PlaceMention[] =>
  placesIn(simplify(text)).map((found) => {
    const name = text.slice(found.at, found.at + found.name.length);
    return { ...found, name, stem: name.slice(0, found.stem.length) };
  });

/** Points for each place named: 1 for each mention that the dictionary knows, half for one known by its position. */
function tally(mentions: readonly PlaceMention[]): Places {
  const places = new Map<string, Place>();
  for (const { name, stem, sure } of mentions) {
    const { points = 0, times = 0, known = false } = places.get(name) ?? {};
    places.set(name, { stem, points: points + sure / 2, times: times + 1, known: known || sure === 2 });
  }
  return places;
}

/** A name that the dictionary lacks needs a second trace on the page: the name again, or its stem alone. */
const believed = (places: Places, page: string): Places =>
  new Map([...places].filter(([, { stem, known }]) => known || page.split(stem).length > 2));

/** A city as a whole is named everywhere; a district or county beats it at a fifth of the mentions. */
const CITY_WEIGHT = 0.2;
/** 我区 on a page speaks for districts: a name that fits the kind counts four times. */
const KIND_WEIGHT = 4;

function homeOf(places: Places, page: string): District {
  const kind = ownKind(page);
  const weighted = [...places].map(([name, { points, times }]) => {
    const fits = kind !== null && kindOf(name) === kind ? KIND_WEIGHT : 1;
    return { name, times, weight: points * fits * (kindOf(name) === '市' && kind !== '市' ? CITY_WEIGHT : 1) };
  });
  const [best] = weighted.sort((a, b) => b.weight - a.weight);
  if (!best || best.weight < 1) return UNKNOWN;
  return { name: best.name, evidence: `全版提到“${best.name}”${best.times}次` };
}

/** The paper's own name tells its place where the articles speak of that place too; 我区 or 我县 tells the ending. */
function homeOfPaper(furniture: readonly string[], page: string): District {
  const masthead = mastheadPlace(furniture);
  if (masthead === null) return UNKNOWN;
  const { stem } = masthead;
  const evidence = `报头“${masthead.line.slice(0, 30)}”`;
  if (/[区县旗]$/u.test(stem)) return { name: stem, evidence };
  const kind = ownKind(page);
  if (kind === null || !page.includes(stem)) return UNKNOWN;
  return { name: stem + kind, evidence: `${evidence}，文中以“${kind}”自称` };
}

/** A heading names its place in full or short (甲山首家…); the opening is where news says where. */
const HEADING_WEIGHT = 4;
const OPENING_WEIGHT = 2;
const OPENING = 120;
/** Below this an article's own mentions don't outweigh the paper's home district. */
const CLEAR = 3;

type Read = PlacedText & { readonly body: string; readonly own: Places };

/** The place an article itself names most clearly. `page` holds all places of its page, whose stems headings may use. */
function clearestPlace(
  { heading, body, own }: Read,
  page: Places,
): { readonly name: string; readonly weight: number } | null {
  const opening = body.slice(0, OPENING);
  const inHeading = [...page].filter(([, { stem }]) => stem.length > 1 && heading.includes(stem));
  const names = new Map([...[...own].filter(([name]) => page.has(name)), ...inHeading]);
  const weighted = [...names].map(([name, { stem }]) => {
    const weight =
      (own.get(name)?.points ?? 0) +
      (heading.includes(stem) ? HEADING_WEIGHT : 0) +
      (opening.includes(name) ? OPENING_WEIGHT : 0);
    return { name, weight: kindOf(name) === '市' ? weight * CITY_WEIGHT : weight };
  });
  return weighted.sort((a, b) => b.weight - a.weight)[0] ?? null;
}

/** 全区 alone can be the other district's own word. */
const speaksOfHome = (text: string) => count(text, /我[区县]|(?<!\p{Script=Han})[区县](?:委|政府|人大|政协)/gu) > 0;

/** Only of the country as a whole: the second part of a national report, say. */
const isNational = (text: string) =>
  count(text, /全国|国家(?!级)|国务院|党中央/g) >= 3 && !/[我全][区县]|[区县]委|本[区县]/.test(text);

function districtOf(article: Read, home: District, page: Places): District {
  const text = `${article.heading}\n${article.body}`;
  const best = clearestPlace(article, page);
  if (best?.name === home.name && best !== null) return { name: best.name, evidence: `文中写明“${best.name}”` };
  if (best && best.weight >= CLEAR && !speaksOfHome(text))
    return { name: best.name, evidence: `标题或开头写明“${best.name}”` };
  return isNational(text) ? { name: null, evidence: '全国性报道' } : home;
}

/** Quillan County: the county that an English page names most. */
function countyIn(text: string): District {
  const counts = new Map<string, number>();
  for (const [name] of text.matchAll(/(?<![A-Z])(?!The )[A-Z][a-z]+ (?:[A-Z][a-z]+ )?County(?![a-z])/g))
    counts.set(name, (counts.get(name) ?? 0) + 1);
  const [best] = [...counts].sort((a, b) => b[1] - a[1]);
  return best ? { name: best[0], evidence: `全版提到“${best[0]}”${best[1]}次` } : UNKNOWN;
}

/**
 * The district of each article of a page: the county-level place its heading and opening name, unless it says 我区 or
 * names none clearly; then the home district of the page: the place the paper is named after (`furniture` are the lines that belong to no article),
 * else the one its articles name most. National reports have none.
 */
export function districtsOf(articles: readonly PlacedText[], furniture: readonly string[] = []): District[] {
  const all = articles.map(({ heading, paragraphs }) => `${heading}\n${paragraphs.join('\n')}`).join('\n');
  if (!/\p{Script=Han}/u.test(all)) return articles.map(() => countyIn(all));
  const read = articles.map((article) => {
    const body = article.paragraphs.join('\n');
    return { ...article, body, mentions: placesNamed(`${article.heading}\n${body}`) };
  });
  const text = read.map(({ heading, body }) => `${heading}\n${body}`).join('\n');
  const page = believed(tally(read.flatMap(({ mentions }) => mentions)), text);
  const paper = homeOfPaper(furniture, text);
  const home = paper.name === null ? homeOf(page, text) : paper;
  return read.map((article) => districtOf({ ...article, own: tally(article.mentions) }, home, page));
}
