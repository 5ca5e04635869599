import { rmSync } from 'node:fs';
import { oneLine } from '../../errors.ts';
import type { OpenOptions } from '../port.ts';
import { databaseFile, holdWriters, lastKeyOf } from './database.ts';
import { beginNext, createCurrentFolder, currentFolder, putInPlace, removeLeftovers } from './generations.ts';
import { openSession, type Session } from './session.ts';
import { withdrawnIds } from './withdrawn.ts';

/**
 * The session that is used now. It follows the index: `npm run index -- --rebuild` puts another in the place of the one that is
 * open, which stays readable and is given up for the other. Who rebuilds has the one that is to come, until it settles.
 */
export function createSessions(dir: string, options: OpenOptions) {
  let isBuilding = options.rebuild ?? false;
  let session = isBuilding ? openNext(dir, options) : openCurrent(dir, options);
  let refused: number | undefined;
  const folder = createCurrentFolder(dir);
  const inUse = new Map<Session, Set<Promise<unknown>>>();
  const isUnused = (used: Session) => Promise.allSettled(inUse.get(used) ?? []);
  /** The file that is the index now, when it isn't the one that is open. */
  const another = (): number | undefined => {
    const file = isBuilding ? undefined : databaseFile(folder());
    return file === session.file ? undefined : file;
  };
  const take = () => {
    const old = session;
    session = openCurrent(dir, options);
    void isUnused(old)
      .then(old.leave)
      .catch((error: unknown) => options.log?.warn({ dir }, `the index before could not be closed: ${oneLine(error)}`));
    options.log?.info({ dir, file: session.file }, 'the index was made anew');
  };
  const follow = () => {
    const file = another();
    if (file === undefined || file === refused) return;
    try {
      take();
    } catch (error) {
      refused = file;
      options.log?.warn({ dir }, `the index was replaced by one that can't be used: ${oneLine(error)}`);
    }
  };
  return {
    use: async <T>(work: (session: Session) => T | Promise<T>): Promise<T> => {
      follow();
      const used = session;
      const users = inUse.get(used) ?? new Set();
      inUse.set(used, users);
      const running = Promise.try(work, used);
      users.add(running);
      return running.finally(() => users.delete(running));
    },
    /** For who is about to write: goes over to the index that is there now, or throws because it can't be used. */
    catchUp: () => {
      if (another() !== undefined) take();
    },
    isBuilding: () => isBuilding,
    /** Puts what was built, and has been settled, in the place of the index; nothing where nothing was being built. */
    finish: async (): Promise<void> => {
      if (!isBuilding) return;
      await isUnused(session);
      const release = holdWriters(currentFolder(dir));
      try {
        // What was withdrawn after its page was put in here. Nobody can withdraw more before the other index is in place.
        session.withdraw(withdrawnIds(dir));
        await session.leave();
        putInPlace(dir);
      } finally {
        release();
      }
      isBuilding = false;
      session = openCurrent(dir, options);
      removeLeftovers(dir);
    },
    /** Without looking whether there is another index now. */
    current: () => session,
    /** What was being built and isn't finished is dropped: the index stays as it was. */
    close: async (): Promise<void> => {
      if (!isBuilding) return session.close();
      await session.leave();
      rmSync(session.dir, { recursive: true, force: true });
    },
  };
}

function openCurrent(dir: string, options: OpenOptions): Session {
  for (;;) {
    const folder = currentFolder(dir);
    try {
      return openSession({ index: dir, dir: folder }, options);
    } catch (error) {
      // Else it was made anew, and the one before removed, since the folder was looked up.
      if (currentFolder(dir) === folder) throw error;
    }
  }
}

function openNext(dir: string, options: OpenOptions): Session {
  const after = lastKeyOf(currentFolder(dir));
  return openSession({ index: dir, dir: beginNext(dir), isNext: true, after }, { ...options, create: true });
}
