/** The years and the parts of a year that a text names; a figure of another one is another figure. */

/** 2023年: four digits that a year follows. */
export const yearsIn = (text: string): readonly string[] => text.match(/(?:19|20)\d\d(?=年)/g) ?? [];

/** 下半年, 三季度. */
export const periodsIn = (text: string): readonly string[] => text.match(/[上下]半年|[一二三四]季度/g) ?? [];
