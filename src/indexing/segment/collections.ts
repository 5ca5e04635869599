/** Names of what holds several pieces of news: 某某简报, Village Newsletter. */
import { once, wordsOf } from '../../lexicon/index.ts';

const forms = once(() => {
  const latin = wordsOf('collections', 'latin').flatMap((word) => {
    const named = word.replace(/(?<=^|-)\p{Ll}/u, (letter) => letter.toUpperCase());
    return [named, word.toUpperCase()];
  });
  return [
    new RegExp(`(?:${wordsOf('collections', 'han').join('|')})(?:$|[\\s·:：|(（《》)）\\d第【】\\]])`, 'u'),
    new RegExp(`(?:^|[\\s·|])(?:${latin.join('|')})(?=$|\\s*[-–—|:·,(\\d]|\\s+\\p{Lu})`, 'u'),
  ];
});
/** A longer line tells something. */
const LONGEST = 60;

/** Whether a line is the name of a collection. */
export const isCollection = (line: string): boolean =>
  line.length <= LONGEST && forms().some((form) => form.test(line.trim()));
