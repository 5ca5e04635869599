/** Who filed a report, named where it opens without a blank: glued to a place, or behind what they belong to. */
import { isName } from './names.ts';

export const BRACKET = { open: '[（(〔【\\[]', close: '[)）〕】\\]]' } as const;

/** Names a text opens with, the paper they write for, and how many characters that takes. */
export type Opening = { readonly names: readonly string[]; readonly source?: string | null; readonly length: number };

/** (某社記者甲某縣16日電), 【本報記者甲某地報導】, 〔本報甲專訊〕: names and places stand without a space. */
const FILED = new RegExp(
  `^${BRACKET.open}\\s*(\\p{Script=Han}{1,6}?[社网报台刊])?(?:特派|特约|驻\\p{Script=Han}{2,4}?)?(记者)?([^。，,()（）\\d]{2,24}?)(?:\\d\\S{1,7}?)?(?:综合|即时|连线|专案)?(?:报导|报道|专讯|特讯|电)${BRACKET.close}`,
  'u',
);
/** A name has three characters where it can, and a place two; without the word before it, it is a known family's. */
function nameBefore(text: string, isTold: boolean): string {
  const fits = [3, 4, 2].find((n) => text.length >= n && text.length !== n + 1 && isName(text.slice(0, n)));
  return text.slice(0, fits ?? (isTold ? Math.max(0, Math.min(3, text.length - 2)) : 0));
}

/** Who is named in brackets before a text in simplified roles; `null` where nobody is. */
export function filed(text: string): Opening | null {
  const [whole, publisher, role, people = ''] = FILED.exec(text) ?? [];
  if (whole === undefined || (publisher ?? role) === undefined) return null;
  const parts = people.split(/[、\s]+/u).filter((part) => part !== '');
  const last = nameBefore(parts.pop() ?? '', role !== undefined);
  const names = [...parts, last].filter((name) => name !== '');
  if (names.length === 0) return null;
  return {
    names,
    source: publisher === undefined || publisher.startsWith('本') ? null : publisher,
    length: whole.length,
  };
}

/** （高一（3）班 甲）, 本报讯（文学社 甲）: people named behind what they belong to, where a report opens. */
const BELONGING =
  /^(?:[^（(。，\s]{2,10}讯)?\s*[（(]((?:[^（()）。，]|[（(][^（()）。，]{1,6}[)）]){2,24}[\s\u3000])(\p{Script=Han}{2,4})[)）]/u;

/** Who is named so where a report opens. */
export function belonging(text: string): Opening | null {
  const [whole, group = '', name = ''] = BELONGING.exec(text) ?? [];
  const beside = group.trim().split(/\s+/u).at(-1) ?? '';
  if (whole === undefined || !isName(name) || isName(beside) || /记者|通讯员|实习|摄|图/u.test(group)) return null;
  return { names: [name], length: whole.length };
}
