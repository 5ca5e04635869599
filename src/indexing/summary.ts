import type { FailedFile, PassedOver } from './list-files.ts';

/** An article that is somewhat like a withdrawn one. */
export type Doubtful = { readonly id: string; readonly title: string | null; readonly like: string | null };

export type IndexSummary = {
  /** Pages looked at, changed or not. */
  readonly pages: number;
  /** Articles and passages that were put in by this run. */
  readonly articles: number;
  readonly passages: number;
  readonly unchanged: number;
  readonly replaced: number;
  readonly removed: number;
  /** Of the articles put in, those of which nothing says when they were published. */
  readonly undated: number;
  /** Of the articles put in, those without a headline, or with one as long as a sentence. */
  readonly untitled: number;
  /** Articles left out because they were withdrawn. */
  readonly withheld: number;
  /** Articles that are somewhat like a withdrawn one. */
  readonly doubtful: readonly Doubtful[];
  readonly failed: readonly FailedFile[];
  /** Files that were left alone, or in which there was no article, and why. */
  readonly passed: readonly PassedOver[];
  /** What pages say that can't be used, the first of them: a date that is none. */
  readonly warnings: readonly string[];
  /** The run was ended by its signal before all was done. */
  readonly stopped: boolean;
};

/** What a run did and left undone, a line each, for `--report`. */
export function reportLines(summary: IndexSummary): readonly string[] {
  const { articles, undated, untitled, passed, failed, warnings } = summary;
  return [
    `articles: ${articles}`,
    `undated: ${undated}`,
    `headline doubtful: ${untitled}`,
    `passed over: ${passed.length}`,
    ...passed.map(({ file, why }) => `  ${file}: ${why}`),
    `failed: ${failed.length}`,
    ...failed.map(({ file, error }) => `  ${file}: ${error.message}`),
    ...warnings,
  ];
}

/** The summary as one line for an operator; `rebuilt`: of a run that makes the index anew. */
export function summaryLine(summary: IndexSummary, seconds: number, rebuilt = false): string {
  const {
    pages,
    articles,
    passages,
    unchanged,
    replaced,
    removed,
    undated,
    untitled,
    withheld,
    failed,
    passed,
    stopped,
  } = summary;
  const time = `${seconds.toFixed(1)} seconds`;
  if (rebuilt && pages === 0) return `Nothing was read (${time}): the index is as it was before.`;
  if (!stopped && articles + removed + failed.length === 0 && unchanged === pages)
    return `Nothing to do: none of ${pages} pages changed (${time}).`;
  const extra = [`${unchanged} unchanged`, `${replaced} replaced`, `${removed} removed`, `${failed.length} failed`];
  if (withheld > 0) extra.push(`${withheld} articles withheld as withdrawn`);
  const done = `${pages} pages, ${articles} articles, ${passages} passages in ${time} (pages: ${extra.join(', ')}).`;
  const notes = [
    undated > 0 && `${undated} articles have no date`,
    untitled > 0 && `${untitled} headlines are doubtful`,
    passed.length > 0 && `${passed.length} files were passed over`,
  ].filter(Boolean);
  const open = notes.map((note) => ` ${note}.`).join('');
  const next = rebuilt ? 'The index is as it was before.' : 'Run it again to go on.';
  return stopped ? `Stopped after ${done}${open} ${next}` : `Indexed ${done}${open}`;
}
