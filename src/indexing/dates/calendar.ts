import { isoDay } from '../../reading/index.ts';

/** A month as an ISO string cut to what is known. */
export const isoMonth = (year: number, month: number) => isoDay(year, month, 1).slice(0, 7);
