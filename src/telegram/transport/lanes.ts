/**
 * A fair queue: items of one lane (a chat) in order and one at a time, lanes in turn, those first that were given nothing
 * yet and have one item: who asks one question waits for nobody who asks several. At every fourth turn the others come first. Lanes that can wait (a backlog, a
 * broadcast) come when no other is ready, highest rank first, and at every eighth turn, so that they aren't starved.
 */

/** One turn in eight for those who can wait: a steady flow of new questions still leaves them 12 % of the work. */
const TURNS = 8;
/** One turn in four for those who were answered already: newcomers alone would starve them. */
const SERVED_TURNS = 4;

type Item<T> = { readonly value: T; readonly urgent: boolean };
type Lane<T> = {
  readonly name: string;
  readonly items: Item<T>[];
  state: 'idle' | 'ready' | 'busy' | 'paused';
  /** How many items can't wait; one is enough to make the lane urgent. */
  urgent: number;
  rank: number;
  /** It was taken from since it was empty last. */
  served: boolean;
};
type Patient<T> = { readonly lane: Lane<T>; readonly rank: number };

/** An item at work; handed back to `done` or `pause`. */
export type Taken<T> = { readonly lane: Lane<T>; readonly value: T };
export type Urgency = { readonly urgent: boolean; readonly rank: number };

export function createLanes<T>() {
  const lanes = new Map<string, Lane<T>>();
  /** Ready lanes in the order they became ready, new ones with one item apart; Sets, which forget their first member in constant time. */
  const urgent = new Set<Lane<T>>();
  const fresh = new Set<Lane<T>>();
  /** Ready lanes that can wait, lowest rank first. Lanes that became urgent since are skipped when taken. */
  const patient: Patient<T>[] = [];
  let turn = 0;
  let size = 0;

  const makeReady = (lane: Lane<T>): void => {
    lane.state = 'ready';
    if (lane.urgent > 0) (lane.served || lane.items.length > 1 ? urgent : fresh).add(lane);
    else patient.splice(placeFor(patient, lane.rank), 0, { lane, rank: lane.rank });
  };

  const settle = (lane: Lane<T>): void => {
    if (lane.items.length > 0) makeReady(lane);
    else lanes.delete(lane.name);
  };

  const nextUrgent = (): Lane<T> | undefined => {
    const sets = turn % SERVED_TURNS === 0 ? [urgent, fresh] : [fresh, urgent];
    for (const set of sets)
      for (const first of set) {
        set.delete(first);
        return first;
      }
    return undefined;
  };

  const nextPatient = (): Lane<T> | undefined => {
    for (let entry = patient.pop(); entry !== undefined; entry = patient.pop()) {
      const { lane, rank } = entry;
      if (isCurrent(lane) && lane.state === 'ready' && lane.urgent === 0 && lane.rank === rank) return lane;
    }
    return undefined;
  };

  const isCurrent = (lane: Lane<T>): boolean => lanes.get(lane.name) === lane;

  return {
    /** Items in all lanes, those at work and those paused included. */
    size: (): number => size,
    /** Lanes that can't wait and could be taken from now. */
    ready: (): number => urgent.size + fresh.size,

    push(name: string, value: T, { urgent: isUrgent, rank }: Urgency = { urgent: true, rank: 0 }): void {
      const lane = lanes.get(name) ?? { name, items: [], state: 'idle', urgent: 0, rank, served: false };
      lanes.set(name, lane);
      lane.items.push({ value, urgent: isUrgent });
      lane.rank = Math.max(lane.rank, rank);
      if (isUrgent) lane.urgent++;
      size++;
      // Whoever asks on before the first answer stands with those who were answered.
      if (fresh.delete(lane)) urgent.add(lane);
      else if (lane.state === 'idle' || (lane.state === 'ready' && !urgent.has(lane))) makeReady(lane);
    },

    /** The next item; its lane gives no other before `done` or `wake`. `patientToo` false leaves out those who can wait. */
    take(patientToo = true): Taken<T> | null {
      turn = (turn + 1) % TURNS;
      const first = turn === 0 && patientToo ? nextPatient() : undefined;
      const lane = first ?? nextUrgent() ?? (patientToo ? nextPatient() : undefined);
      if (lane === undefined) return null;
      lane.state = 'busy';
      lane.served = true;
      return { lane, value: lane.items[0]!.value };
    },

    /** The item at work is finished. */
    done({ lane }: Taken<T>): void {
      if (!isCurrent(lane)) return;
      if (lane.items.shift()?.urgent) lane.urgent--;
      size--;
      settle(lane);
    },

    /** The item at work is taken again later: its whole lane waits for `wake`. */
    pause({ lane }: Taken<T>): void {
      if (isCurrent(lane)) lane.state = 'paused';
    },

    wake({ lane }: Taken<T>): void {
      if (isCurrent(lane) && lane.state === 'paused') settle(lane);
    },

    /** Whether a newer item waits behind the one at work. */
    hasNext: ({ lane }: Taken<T>): boolean => isCurrent(lane) && lane.items.length > 1,

    isPaused: (name: string): boolean => lanes.get(name)?.state === 'paused',

    /** Takes all items out of a lane, the one at work included, whose `done` then changes nothing. */
    empty(name: string): readonly T[] {
      const lane = lanes.get(name);
      if (lane === undefined) return [];
      size -= lane.items.length;
      urgent.delete(lane);
      fresh.delete(lane);
      lanes.delete(name);
      return lane.items.map((item) => item.value);
    },
  };
}

/** Where a rank belongs in an ascending list; equal ranks go before, so that the older of two is taken first. */
function placeFor<T>(list: readonly Patient<T>[], rank: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle]!.rank < rank) low = middle + 1;
    else high = middle;
  }
  return low;
}
