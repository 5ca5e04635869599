/** Names of county-level places as they end: 区 (but 小区, 地区 … are none), 县, 自治县, 旗. */
const PLACE = /[\p{Script=Han}]{1,3}?(?:土家族|苗族|彝族|回族|藏族|羌族|壮族)?(?:自治县|自治旗|区|县)/gu;

/** The district an article is about, and the words it was inferred from; `null` when nothing tells. */
export type District = { readonly name: string | null; readonly evidence: string | null };

/** The home district of a page: the county-level name its texts use most. */
export function homeDistrict(texts: readonly string[]): District {
  const counts = new Map<string, number>();
  for (const name of texts.join('\n').match(PLACE) ?? []) counts.set(name, (counts.get(name) ?? 0) + 1);
  const [best] = [...counts].sort((a, b) => b[1] - a[1]);
  return best && best[1] > 1
    ? { name: best[0], evidence: `全版提到“${best[0]}” ${best[1]} 次` }
    : { name: null, evidence: null };
}
