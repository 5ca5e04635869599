/** Pairs of neighbouring characters, in their order: what two wordings of one thing share. */
export function pairsOf(text: string): readonly string[] {
  const pairs: string[] = [];
  for (let at = 0; at + 1 < text.length; at++) pairs.push(text.slice(at, at + 2));
  return pairs;
}

/** The pairs of a text's runs of Han characters: none over a stop or a figure. */
export const hanPairsOf = (text: string): readonly string[] =>
  (text.match(/\p{Script=Han}{2,}/gu) ?? []).flatMap(pairsOf);

/** Whether the characters of `part` stand in `text` in this order, whatever is between them: 人社局 in 人力社保局. */
export function areInOrder(part: string, text: string): boolean {
  let at = -1;
  for (const char of part) {
    at = text.indexOf(char, at + 1);
    if (at === -1) return false;
  }
  return true;
}

/** The share (0…1) of the pairs of the text with fewer of them that the other has too. */
export function pairsShared(one: string, other: string): number {
  const [a, b] = [new Set(pairsOf(one)), new Set(pairsOf(other))];
  const shared = [...a].filter((pair) => b.has(pair)).length;
  return shared / Math.max(1, Math.min(a.size, b.size));
}
