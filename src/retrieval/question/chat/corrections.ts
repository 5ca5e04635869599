/** 不是六小，是七小: what was meant in place of what was said. */
export type Correction = { readonly wrong: string | null; readonly right: string };

const NOT_BUT =
  /^(?:不对[，,\s]*)?(?:我(?:说的|问的)?)?不是(?:问|说)?(.{1,12}?)[，,。\s]+(?:我?(?:说的|问的|想问的|指的)?是|而?是)(?:问|说)?(.{2,})$/;
const MISTAKEN =
  /^(?:(?:不对|不是|[我]?(?:说|打|搞|问|写)错(?:字|了字)?了?|错了|抱歉|不好意思)[，,。!！\s]+)+(?:我?(?:是|想)?(?:问|说|讲|指)的?是?|应该是|是)?(.{2,})$/;
const MEANT = /^我(?:是问|是说|问的是|说的是|想问的是|指的是)(.{2,})$/;

/** What `text` puts in place of what was said before; `null` when it corrects nothing. */
export function correctedTo(text: string): Correction | null {
  const swapped = text.match(NOT_BUT);
  if (swapped) return { wrong: swapped[1] ?? null, right: ended(swapped[2] ?? '') };
  const meant = text.match(MISTAKEN)?.[1] ?? text.match(MEANT)?.[1];
  return meant ? { wrong: null, right: ended(meant) } : null;
}

const ended = (text: string) => text.replace(/[？?。！!]+$/, '');
