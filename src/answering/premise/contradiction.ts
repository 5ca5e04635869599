import type { Candidate } from '../candidates.ts';

/** A claim in the question's own words, and the sentence that says otherwise; `null` where none says anything of it. */
export type Contradiction = { readonly premise: string; readonly told: Candidate | null };
