import { placesIn } from './place-names.ts';

/** The district something is about, and the words it was inferred from; `null` when nothing tells. */
export type District = { readonly name: string | null; readonly evidence: string | null };

/** What an article offers for finding its district. */
export type PlacedText = {
  readonly heading: string;
  readonly paragraphs: readonly string[];
};

const UNKNOWN: District = { name: null, evidence: null };

/** How a paper speaks of its own place: 我区, 全县, 区委 … The kind of place tells which names can be meant. */
const OWN: Readonly<Record<'区' | '县' | '市', RegExp>> = {
  区: /[我全]区(?!域)|(?<![\p{Script=Han}])区(?:委|政府|人大|政协|领导)|副区长|(?<!自治)区长/gu,
  县: /[我全]县(?!域)|(?<![\p{Script=Han}])县(?:委|政府|人大|政协|领导)|副县长|县长/gu,
  市: /[我全]市(?!场)|(?<![\p{Script=Han}])市(?:委|政府|人大|政协|领导)|副市长/gu,
};
type Kind = keyof typeof OWN;

const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0;
const kindOf = (name: string): Kind => (name.endsWith('市') ? '市' : name.endsWith('区') ? '区' : '县');

/** 市委 is said in district papers too, of the city above: 市 counts only when it is much the most frequent. */
function ownKind(text: string): Kind | null {
  const [district, county, city] = [count(text, OWN.区), count(text, OWN.县), count(text, OWN.市)];
  if (city > 2 * (district + county) && city > 1) return '市';
  if (district + county === 0) return null;
  return district >= county ? '区' : '县';
}

/**
 * Points for each place named in a text: 1 for each mention that the dictionary knows; a name it doesn't know needs a
 * second trace on the page, the name again or its stem without the ending.
 */
function pointsOf(text: string): Map<string, { points: number; times: number; stem: string }> {
  const places = new Map<string, { points: number; times: number; stem: string; known: boolean }>();
  for (const { name, stem, sure } of placesIn(text)) {
    const place = places.get(name) ?? { points: 0, times: 0, stem, known: false };
    places.set(name, {
      ...place,
      points: place.points + sure / 2,
      times: place.times + 1,
      known: place.known || sure === 2,
    });
  }
  for (const [name, { stem, times, known }] of places)
    if (!known && times + Math.max(0, text.split(stem).length - 1 - times) < 2) places.delete(name);
  return places;
}

/** A city as a whole is named everywhere; a district or county beats it at a fifth of the mentions. */
const CITY_WEIGHT = 0.2;
/** 我区 on a page rules out counties and cities; on others a name that fits the kind is only preferred. */
const KIND_WEIGHT = 4;

/** The home district of a page: the county-level place its articles name most, of the kind that 我区 or 我县 says. */
export function homeDistrict(texts: readonly string[]): District {
  const text = texts.join('\n');
  const kind = ownKind(text);
  const weighted = [...pointsOf(text)].map(([name, { points, times }]) => {
    const fits = kind !== null && kindOf(name) === kind ? KIND_WEIGHT : 1;
    return { name, times, weight: points * fits * (kindOf(name) === '市' && kind !== '市' ? CITY_WEIGHT : 1) };
  });
  const [best] = weighted.sort((a, b) => b.weight - a.weight);
  if (!best || best.weight < 1) return UNKNOWN;
  return { name: best.name, evidence: `全版提到“${best.name}”${best.times}次` };
}

/** A heading names its place in full or short (璧山首家…); the opening is where news says where. */
const HEADING_WEIGHT = 4;
const OPENING_WEIGHT = 2;
const OPENING = 120;
/** Below this an article's own mentions don't outweigh the paper's home district. */
const CLEAR = 3;

type OwnPlace = { readonly name: string; readonly weight: number; readonly times: number };

function ownPlaces({ heading, paragraphs }: PlacedText, stems: ReadonlyMap<string, string>): OwnPlace[] {
  const body = paragraphs.join('\n');
  const opening = body.slice(0, OPENING);
  const places = pointsOf(`${heading}\n${body}`);
  const names = new Map([...places].map(([name, { stem }]) => [name, stem]));
  for (const [name, stem] of stems) if (heading.includes(stem)) names.set(name, stem);
  return [...names].map(([name, stem]) => {
    const weight =
      (places.get(name)?.points ?? 0) +
      (heading.includes(stem) ? HEADING_WEIGHT : 0) +
      (opening.includes(name) ? OPENING_WEIGHT : 0);
    return { name, weight: kindOf(name) === '市' ? weight * CITY_WEIGHT : weight, times: places.get(name)?.times ?? 0 };
  });
}

/** 全区 alone can be the other district's own word. */
const speaksOfHome = (text: string) => count(text, /我[区县]|(?<!\p{Script=Han})[区县](?:委|政府|人大|政协)/gu);

/** Only of the country as a whole: the second part of a national report, say. */
const isNational = (text: string) =>
  count(text, /全国|国家(?!级)|国务院|党中央/g) >= 3 && !/[我全][区县]|[区县]委|本[区县]/.test(text);

/** Names of all places of a page with their stems, for headings that leave the ending out. */
export const stemsOf = (texts: readonly string[]): ReadonlyMap<string, string> =>
  new Map(
    [...pointsOf(texts.join('\n'))].filter(([, { stem }]) => stem.length > 1).map(([name, { stem }]) => [name, stem]),
  );

/**
 * The district of one article: the place its heading and opening name, unless it says 我区 or names none clearly; then
 * the page's home. `stems` are those of the whole page.
 */
export function articleDistrict(article: PlacedText, home: District, stems: ReadonlyMap<string, string>): District {
  const text = `${article.heading}\n${article.paragraphs.join('\n')}`;
  const [best] = ownPlaces(article, stems).sort((a, b) => b.weight - a.weight);
  if (best && best.name !== home.name && best.weight >= CLEAR && speaksOfHome(text) === 0)
    return { name: best.name, evidence: `标题或开头写明“${best.name}”` };
  if (best && best.name === home.name) return { name: home.name, evidence: `文中写明“${best.name}”` };
  if (isNational(text)) return { name: null, evidence: '全国性报道' };
  return home;
}
