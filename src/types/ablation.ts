/** Mechanisms that a measurement can leave out, to see what they are worth; nothing else does. */

export type AblatedPart =
  | 'lists'
  | 'premise'
  | 'state'
  | 'synonyms'
  | 'paraphrases'
  | 'inKind'
  | 'otherOnes'
  | 'overtaking'
  | 'byReport'
  | 'ofSubject'
  | 'outlook'
  | 'englishGlosses'
  | 'slogan';

/** The parts that are left out. */
export type Ablation = ReadonlySet<AblatedPart>;
