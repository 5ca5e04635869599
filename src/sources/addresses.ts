/** Which addresses a source may be fetched from: those of the public internet, and what the newsroom allows by name. */
import { lookup as resolveName } from 'node:dns';
import type { LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';

/** Public by its range, yet a cloud's own: the machine's metadata and host agent (Azure). */
const HOST_AGENTS: ReadonlySet<string> = new Set(['168.63.129.16']);
/** All that is handed out of IPv6; whatever lies outside embeds, translates or repeats another address. */
const GLOBAL_V6 = ipaddr.parseCIDR('2000::/3');

/** Whether an address (as a resolver or URL writes it) is one of the public internet. IPv4 inside IPv6 counts as what is inside. */
export function isPublic(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  if (parsed.range() !== 'unicast' || HOST_AGENTS.has(parsed.toString())) return false;
  return parsed.kind() === 'ipv4' || parsed.match(GLOBAL_V6);
}

/** What stands in place of an answer when an address must not be reached. */
export class ForbiddenAddress extends Error {
  constructor(host: string) {
    super(`"${host}" is no address of the public internet, and not in ALLOW_HOSTS`);
    this.name = 'ForbiddenAddress';
  }
}

/** How names become addresses; `dns.lookup` but for tests. */
export type Resolve = (
  name: string,
  done: (error: Error | null, addresses: readonly { address: string; family: number }[]) => void,
) => void;

const systemResolve: Resolve = (name, done) =>
  resolveName(name, { all: true }, (error, addresses) => done(error, addresses ?? []));

/**
 * A `lookup` for sockets: the addresses it hands over are those that were checked, so a name can't change in between. One
 * address inside refuses the name as a whole: a public name with a private address is an attack or a mistake.
 */
export function guardedLookup(resolve: Resolve = systemResolve): LookupFunction {
  return (name, options, done) =>
    resolve(name, (error, addresses) => {
      if (error) return done(error, '', 0);
      const first = addresses[0];
      if (first === undefined || !addresses.every((one) => isPublic(one.address)))
        return done(new ForbiddenAddress(name), '', 0);
      if (options.all) return done(null, [...addresses]);
      return done(null, first.address, first.family);
    });
}
