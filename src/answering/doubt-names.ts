/** What speaks for and against an answer, by name: the keys of the fitted weights. */
export type DoubtName =
  | 'surest'
  | 'standing'
  | 'unitMissing'
  | 'nameMissing'
  | 'placeMissing'
  | 'nounMissing'
  | 'verbMissing'
  | 'factMissing'
  | 'nobody'
  | 'otherYear'
  | 'laterYear'
  | 'otherDay'
  | 'otherNumber'
  | 'opposite'
  | 'carried'
  | 'several';
