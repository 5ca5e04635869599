/** An idle window is forgotten when so many are held: 10,000 take about 1 MB. */
const MOST_WINDOWS = 10_000;

type Window = { readonly start: number; count: number };

/** Counts in memory: a restart forgives whoever asked too fast. */
export function createTally() {
  const windows = new Map<string, Window>();
  return async (name: string, seconds: number, at: number): Promise<number> => {
    const known = windows.get(name);
    const isOpen = known !== undefined && at < known.start + seconds * 1000;
    const window = isOpen ? known : { start: at, count: 0 };
    windows.delete(name);
    windows.set(name, window);
    window.count++;
    for (const [oldest] of windows) {
      if (windows.size <= MOST_WINDOWS) break;
      windows.delete(oldest);
    }
    return window.count;
  };
}
