/** The connections of sources: each one is checked at the moment it is made, whatever led to it. */
import { isIP } from 'node:net';
import { Agent, buildConnector } from 'undici';
import { ForbiddenAddress, guardedLookup, isPublic, type Resolve } from './addresses.ts';

const CONNECT_MS = 10_000;

/** `allow` holds hosts (`cms.local`, any port) or a host with a port (`127.0.0.1:8080`) of the newsroom's own network. */
export function guardedAgent(allow: readonly string[], resolve?: Resolve): Agent {
  const free = buildConnector({ timeout: CONNECT_MS });
  const guarded = buildConnector({ timeout: CONNECT_MS, lookup: guardedLookup(resolve) });
  return new Agent({
    connect: (options, done) => {
      const host = options.hostname.replace(/^\[|\]$/g, '');
      const port = options.port || (options.protocol === 'https:' ? '443' : '80');
      if (allow.includes(host) || allow.includes(`${host}:${port}`)) return free(options, done);
      // A socket looks up no address that is written as one, so the lookup wouldn't see it.
      if (isIP(host) && !isPublic(host)) return done(new ForbiddenAddress(host), null);
      return guarded(options, done);
    },
  });
}
