import type { Candidate } from '../candidates.ts';

/** What the question takes for granted, in its own words, and the sentence that says otherwise. */
export type Contradiction = { readonly premise: string; readonly told: Candidate };
