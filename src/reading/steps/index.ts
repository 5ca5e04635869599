import type { Event, Step, When } from '../../types.ts';

/** Steps of progress and events of a plain text, each with whether it is done, planned or denied. */
export const readSteps = (_plain: string, _whens: readonly When[]): readonly (Step | Event)[] => [];
