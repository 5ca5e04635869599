/** In English: 1 report, 4 reports. */
export const several = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;
