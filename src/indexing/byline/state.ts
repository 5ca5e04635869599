/** What is known of a byline while it is read from left to right. */
import type { Byline } from '../../types.ts';
import type { Token } from './tokens.ts';

export type Role = Exclude<keyof Byline, 'source'>;
/**
 * What is known of a run: nothing (`open`: whoever has no word before him needs a known family's name), that it says who filed a report from where (`filed`), that
 * names stand in it (`known`), or fields (`fields`: only those are read).
 */
export type Trust = 'open' | 'filed' | 'known' | 'fields';

export const ROLES: Readonly<Record<string, readonly Role[]>> = {
  reporters: ['reporters'],
  interns: ['interns'],
  correspondents: ['correspondents'],
  photographers: ['photographers'],
  both: ['reporters', 'photographers'],
  wrote: ['reporters'],
  other: [],
};
/** Whether a list of words of the trade says what somebody did for a report. */
export const isRole = (type: string): boolean => (ROLES[type]?.length ?? 0) > 0;

/** `isGuess`: of no known family, and no word either. */
type Named = { readonly name: string; roles: readonly Role[]; readonly isGuess: boolean };
export type Reading = {
  readonly trust: Trust;
  readonly tokens: readonly Token[];
  readonly named: Named[];
  source: string | null;
  /** What the names to come did; `null` where no word has said it. */
  told: readonly Role[] | null;
  /** Names since the last word of the trade. */
  latest: Named[];
  /** What those do who stand behind what they belong to: an office's people send in. */
  body: Role | null;
  /** Words nobody has vouched for, of a run that is known to hold names. */
  untold: Token[];
};

export const add = (reading: Reading, names: readonly string[], roles: readonly Role[], isGuess = false) => {
  const own = names.map((name) => ({ name, roles, isGuess }));
  reading.named.push(...own);
  reading.latest.push(...own);
};

export const isBreak = (token: Token | undefined, type?: string) =>
  token?.kind === 'break' && (type === undefined || token.type === type);
export const isCredit = (token: Token | undefined): token is Token & { readonly kind: 'credit' } =>
  token?.kind === 'credit';

export function byRole({ named, source }: Reading): Byline {
  const of = (role: Role) => [...new Set(named.flatMap(({ name, roles }) => (roles.includes(role) ? [name] : [])))];
  return {
    reporters: of('reporters'),
    interns: of('interns'),
    correspondents: of('correspondents'),
    photographers: of('photographers'),
    source,
  };
}

export const hasPeople = ({ reporters, interns, correspondents, photographers }: Byline): boolean =>
  reporters.length + interns.length + correspondents.length + photographers.length > 0;
