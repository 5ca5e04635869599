/** The kinds of fact there are: a file each, a line each. */
import type { Ask } from '../types.ts';
import { compare } from './compare.ts';
import { howFar } from './how-far.ts';
import { howMuch } from './how-much.ts';
import type { Kind } from './kind.ts';
import { what } from './what.ts';
import { when } from './when.ts';
import { where } from './where.ts';
import { which } from './which.ts';
import { who } from './who.ts';
import { why } from './why.ts';
import { yesNo } from './yes-no.ts';

export const KINDS: readonly Kind[] = [howMuch, when, who, where, which, howFar, compare, why, yesNo, what];

const byAsk = new Map(KINDS.map((kind) => [kind.ask, kind]));
export const kindOf = (ask: Ask): Kind => byAsk.get(ask) ?? what;
