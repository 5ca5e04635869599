/** What a scene of `npm run chaos` is: something goes wrong on purpose, and what must hold is counted. */
type SceneSize = {
  /** 1 for the quick form; more repeats everything so many times. */
  readonly times: number;
  /** 0…1, drawn anew each time. */
  readonly random: () => number;
};

/** `broken` counts what must never happen; `figures` is what else was seen. */
type SceneResult = {
  readonly tried: number;
  readonly broken: number;
  readonly figures: Readonly<Record<string, number | string>>;
};

export type Scene = {
  readonly name: string;
  /** What is counted as broken, in a few words. */
  readonly counts: string;
  readonly run: (size: SceneSize) => Promise<SceneResult>;
};
