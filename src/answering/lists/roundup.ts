/** Reports that go from project to project, a sentence for each: what is being built is the list of their beginnings. */
import { remember } from '../../reading/index.ts';
import type { Candidate } from '../candidates.ts';
import { mayBeSame, projectNames } from '../subject/names.ts';
import type { Series } from './series.ts';

/** Questions after these are answered by the projects of a report. */
const PROJECTS = /^(?:项目|工程|工地|重点项目|重大项目)$/;
export const asksForProjects = (words: readonly string[]): boolean => words.some((word) => PROJECTS.test(word));

/** A report of one project that names a neighbour is no round-up. */
const FEWEST = 3;
/** 该项目 is not the next one; what is only announced or asked for is not being built. */
const NOT_THE_NEXT = /^[“"]?(?:据|该|此|这|项目|建成|目前，?该)/;

const REMEMBERED = 1024;
const namesIn = remember(projectNames, REMEMBERED);

/** The sentences of a report that each name a project for the first time; `null` when it is no round-up. */
export function roundUp(own: readonly Candidate[]): Series | null {
  const named: string[] = [];
  const items = own.flatMap(({ text, paragraph, start, end }) => {
    if (NOT_THE_NEXT.test(text)) return [];
    const fresh = namesIn(text).filter((name) => !named.some((other) => mayBeSame(name, other)));
    if (fresh.length === 0) return [];
    named.push(...fresh);
    return [{ paragraph, start, head: start, end }];
  });
  return items.length >= FEWEST ? { announced: null, items } : null;
}
