/** Which work of which lanes this process was given and isn't through with: what it mustn't be given again. */
import type { QueuedCall, WaitingUpdate } from '../port.ts';

type Held = { readonly updates: Set<number>; readonly calls: Set<number> };

export function createHeld(onIdle: () => void) {
  const lanes = new Map<string, Held>();
  const heldOf = (lane: string): Held => {
    const held = lanes.get(lane) ?? { updates: new Set(), calls: new Set() };
    lanes.set(lane, held);
    return held;
  };
  const isIdle = ({ updates, calls }: Held): boolean => updates.size === 0 && calls.size === 0;
  const add = (ids: Set<number>, id: number): boolean => !ids.has(id) && ids.add(id) !== null;
  const drop = (lane: string, kind: keyof Held, id: number): void => {
    const held = lanes.get(lane);
    if (!held) return;
    held[kind].delete(id);
    if (isIdle(held)) onIdle();
  };

  return {
    /** A lane became this process's. */
    open: (lane: string) => void heldOf(lane),
    has: (lane: string): boolean => lanes.has(lane),
    /** False when it was given before. */
    giveUpdate: ({ lane, update_id }: WaitingUpdate): boolean => add(heldOf(lane).updates, update_id),
    giveCall: ({ lane, id }: QueuedCall): boolean => add(heldOf(lane).calls, id),
    updateDone: ({ lane, update_id }: WaitingUpdate): void => drop(lane, 'updates', update_id),
    callDone: ({ lane, id }: QueuedCall): void => drop(lane, 'calls', id),
    /** Nothing that waits for a chat is to be sent any more. */
    dropCalls: (lane: string): void => {
      lanes.get(lane)?.calls.clear();
      onIdle();
    },
    idle: (): readonly string[] => [...lanes].flatMap(([lane, held]) => (isIdle(held) ? [lane] : [])),
    busy: (): number => [...lanes.values()].filter((held) => !isIdle(held)).length,
    /** The lane is given back or another's, unless something of it was given meanwhile. */
    close: (lane: string): void => {
      const held = lanes.get(lane);
      if (held && isIdle(held)) lanes.delete(lane);
    },
  };
}

export type HeldWork = ReturnType<typeof createHeld>;
