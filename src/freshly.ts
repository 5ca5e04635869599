/** Answers about the present say how fresh the sources are, also when the answer itself was remembered: sources are looked at without bringing anything. */
import type { AskPapers, Fresh, SourceFreshness, SourceView } from './types.ts';

/** `dayOf`: the calendar day of a moment where the papers appear. */
type Deps = { readonly sources: SourceView; readonly dayOf: (moment: number) => string };

const lastOf = (days: readonly (string | null)[]): string | null =>
  days
    .filter((day) => day !== null)
    .toSorted()
    .at(-1) ?? null;

/** Of sources that work the one that wasn't looked at for longest; where none works, when the last one did. */
function checkedAt(sources: readonly SourceFreshness[]): number | null {
  const known = sources.filter(({ succeeded }) => succeeded !== null);
  const moments = (some: readonly SourceFreshness[]) => some.map(({ succeeded }) => succeeded ?? 0);
  const well = known.filter(({ trouble }) => trouble === null);
  if (known.length === 0) return null;
  return well.length > 0 ? Math.min(...moments(well)) : Math.max(...moments(known));
}

function told(fresh: Fresh, { sources, dayOf }: Deps): Fresh {
  const own = sources.freshness().filter(({ district }) => fresh.district === null || district === fresh.district);
  const checked = checkedAt(own);
  if (checked === null) return fresh;
  const newest = lastOf([fresh.newest, ...own.map((one) => one.newest)]) ?? fresh.newest;
  return { ...fresh, newest, checked: dayOf(checked) };
}

/** `ask` with what is known of the sources. */
export function tellingFreshness(ask: AskPapers, deps: Deps): AskPapers {
  return async (question, options) => {
    const answer = await ask(question, options);
    return answer.kind === 'refused' || !answer.fresh ? answer : { ...answer, fresh: told(answer.fresh, deps) };
  };
}
