import { isKnownPlace, placesIn } from './place-names.ts';

/** What the head of a page says of its place: a name as far as it is printed (云川 of 云川日报), and the line. */
export type MastheadPlace = { readonly stem: string; readonly line: string };

/** 云川日报, 今日云川, 云川新闻: papers of counties and districts are named after their place. */
const PAPER =
  /^(?:今日(\p{Script=Han}{2,4})|(?:新)?(\p{Script=Han}{2,4}?)(?:县报|区报|市报|日报|晚报|时报|晨报|周报|周刊|新闻|(?<![播预通汇简海举])报))(?=\s|$|[|·/《》\d])/u;
/** Papers of the country, of an office or of a trade. */
const NO_PLACE =
  /^(?:人民|光明|经济|法[制治]|农民|工人|青年|中国|国际|国内|社会|综合|民生|时政|要闻|图片|本地|教育|体育|文化|财经|健康|公安|政法)/u;

/** A city's or a province's paper names more than a district. */
const isLarger = (stem: string): boolean => isKnownPlace(`${stem}市`) || isKnownPlace(`${stem}省`);

/** The paper's name among a page's furniture: 云川日报 of 云川日报 2024年3月11日 星期一 第2版. */
export function paperName(furniture: readonly string[]): string | null {
  return furniture.map((line) => PAPER.exec(line.trim())?.[0] ?? null).find((name) => name !== null) ?? null;
}

/** The county-level place that a page's furniture names: in full (中共云川县委主办), or as the paper's name. */
export function mastheadPlace(furniture: readonly string[]): MastheadPlace | null {
  for (const printed of furniture) {
    const line = printed.trim();
    const full = placesIn(line)
      .filter(({ name }) => !name.endsWith('市'))
      .at(-1);
    if (full) return { stem: full.name, line };
    const [, today, paper] = PAPER.exec(line) ?? [];
    const stem = today ?? paper;
    if (stem !== undefined && !NO_PLACE.test(stem) && !isLarger(stem)) return { stem, line };
  }
  return null;
}
