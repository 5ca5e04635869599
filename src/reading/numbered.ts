/** 二院, 双龙十七小, 四中: institutions that residents call by their number, as papers spell them out. */
const SPELLED: Readonly<Record<string, readonly string[]>> = {
  院: ['医院', '人民医院', '中心医院'],
  中: ['中学', '高级中学', '初级中学'],
  小: ['小学', '实验小学'],
  幼: ['幼儿园'],
};
const NUMBERED = /^(\p{Script=Han}{0,4}?)(?:第)?([一二三四五六七八九十]{1,2})([院中小幼])$/u;

/** The full names that a short one may stand for, with what stands before its number and without; none for other words. */
export function numberedNames(word: string): readonly string[] {
  const [, head = '', number, kind = ''] = NUMBERED.exec(word) ?? [];
  if (number === undefined) return [];
  const full = (SPELLED[kind] ?? []).map((name) => `第${number}${name}`);
  return head === '' ? full : full.map((name) => `${head}${name}`);
}
