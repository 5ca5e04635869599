import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { isSecure, readerOf } from '../limits.ts';

const COOKIE = 'wenjin_newsroom';
const SESSION_SECONDS = 8 * 3600;
const MOST_SESSIONS = 50;

/** Somebody who knows the password, in one browser. `waiting` is an upload that was looked at and not yet put in. */
export type Session = {
  readonly token: string;
  /** Has to come with whatever changes something, since the cookie comes by itself. */
  readonly csrf: string;
  readonly until: number;
  waiting: { readonly file: string; readonly name: string } | null;
};

/** The first failures cost nothing, a person mistypes; then each doubles the wait, up to five minutes. */
const FREE_FAILURES = 3;
const LONGEST_WAIT = 300;
/** All readers together: many addresses must not try more than one after another could, nor keep the newsroom out for long. */
const FREE_FAILURES_OF_ALL = 20;
const LONGEST_WAIT_OF_ALL = 10;
const MOST_READERS = 10_000;
const ALL = '';

type Failures = { readonly times: number; readonly until: number };

/** Who failed to log in has to wait, longer each time. */
export function createSlowdown(now: () => number = Date.now) {
  const failures = new Map<string, Failures>();
  const note = (name: string, free: number, longest: number) => {
    const times = (failures.get(name)?.times ?? 0) + 1;
    const seconds = times < free ? 0 : Math.min(2 ** (times - free), longest);
    failures.delete(name);
    failures.set(name, { times, until: now() + seconds * 1000 });
    if (failures.size > MOST_READERS) failures.delete(failures.keys().next().value!);
  };
  return {
    /** Seconds until this reader may try again; 0 for now. */
    wait: (reader: string): number =>
      Math.max(0, ...[reader, ALL].map((name) => Math.ceil(((failures.get(name)?.until ?? 0) - now()) / 1000))),
    failed: (reader: string): void => {
      note(reader, FREE_FAILURES, LONGEST_WAIT);
      note(ALL, FREE_FAILURES_OF_ALL, LONGEST_WAIT_OF_ALL);
    },
    succeeded: (reader: string): void => {
      failures.delete(reader);
      failures.delete(ALL);
    },
  };
}

const digest = (text: string) => createHash('sha256').update(text).digest();
/** In a time that says nothing of where they differ. */
const isSame = (given: string, expected: string) => timingSafeEqual(digest(given), digest(expected));
const secret = () => randomBytes(24).toString('base64url');

export type Sessions = ReturnType<typeof createSessions>;

export function createSessions(password: string, now: () => number = Date.now) {
  const sessions = new Map<string, Session>();
  const slowdown = createSlowdown(now);
  return {
    /** The session of the cookie, while it lasts. */
    of: (c: Context): Session | null => {
      const session = sessions.get(getCookie(c, COOKIE) ?? '');
      return session && session.until > now() ? session : null;
    },
    /** Logs in with a cookie that no script reads and no other site sends; else the seconds to wait, 0 for a wrong password. */
    logIn: (c: Context, given: string): Session | number => {
      const reader = readerOf(c) ?? 'here';
      const wait = slowdown.wait(reader);
      if (wait > 0) return wait;
      if (!isSame(given, password)) {
        slowdown.failed(reader);
        return 0;
      }
      slowdown.succeeded(reader);
      const session = { token: secret(), csrf: secret(), until: now() + SESSION_SECONDS * 1000, waiting: null };
      sessions.set(session.token, session);
      if (sessions.size > MOST_SESSIONS) sessions.delete(sessions.keys().next().value!);
      const options = { httpOnly: true, sameSite: 'Strict', path: '/', maxAge: SESSION_SECONDS } as const;
      setCookie(c, COOKIE, session.token, { ...options, secure: isSecure(c) });
      return session;
    },
    logOut: (c: Context, { token }: Session): void => {
      sessions.delete(token);
      deleteCookie(c, COOKIE, { path: '/' });
    },
    holds: (session: Session, csrf: unknown): boolean => typeof csrf === 'string' && isSame(csrf, session.csrf),
  };
}
