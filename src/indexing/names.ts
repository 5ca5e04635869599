/** Names of people, told by their form. */
import { doubleNames, simplify, surnames } from '../reading/index.ts';

const FOREIGN_NAME = /^\p{Script=Han}{2,8}[·•]\p{Script=Han}{2,8}$/u;

/** Whether Han characters read as a Chinese name. */
export function isName(text: string): boolean {
  if (FOREIGN_NAME.test(text)) return true;
  const simple = simplify(text);
  const single = /^\p{Script=Han}{2,3}$/u.test(text) && surnames().has(simple[0]!);
  return single || (/^\p{Script=Han}{3,4}$/u.test(text) && doubleNames().has(simple.slice(0, 2)));
}
