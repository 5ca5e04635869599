/** News terms, English → the words a paper would print. Longer forms first; several Chinese words may stand for one. */
const TERMS: readonly (readonly [RegExp, string])[] = (
  [
    ['primary school', '小学'],
    ['middle school', '中学'],
    ['kindergarten', '幼儿园'],
    ['progress', '进展 施工'],
  ] as const
).map(([english, chinese]) => [new RegExp(`\\b${english}s?\\b`, 'gi'), chinese]);

/** An English question in Chinese terms: Han words as they stand, known terms translated, the rest dropped but for names and digits. */
export function chineseTerms(text: string): string {
  const translated = TERMS.reduce((soFar, [english, chinese]) => soFar.replace(english, ` ${chinese} `), text);
  return (translated.match(/\p{Script=Han}+|[A-Z][A-Za-z]*\d*|\d+(?:\.\d+)?%?/gu) ?? []).join(' ');
}
