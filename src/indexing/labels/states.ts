/** Labels of lines, and the states that the tagger tells them by. */
/** What a line of a page is; the letters stand in the weights, and begin the states. */
export const LABELS = {
  furniture: 'F',
  kicker: 'K',
  title: 'T',
  subtitle: 'U',
  byline: 'Y',
  subhead: 'S',
  caption: 'C',
  /** The first paragraph of an article without a headline. */
  opening: 'N',
  text: 'B',
  /** Headline and text in one line. */
  both: 'X',
} as const;

/** A state is its label, and what tells it from others of that label behind it. */
export const labelOf = (state: string): string => state[0] ?? '';
