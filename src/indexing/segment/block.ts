import type { Evidence } from './evidence.ts';
import * as kind from './line-kinds.ts';
import { isEntry, type Line } from './lines.ts';
import * as pattern from './patterns.ts';

export type BlockKind = 'text' | 'heading' | 'byline' | 'caption' | 'furniture';

/** Lines that belong together: a paragraph, or an item that stands by itself. */
export type Block = {
  readonly kind: BlockKind;
  readonly lines: readonly Line[];
  /** The lines read as one. */
  readonly whole: Line;
  /** For each line, why it got its role. */
  readonly reasons: readonly (readonly Evidence[])[];
};

export const textsOf = (blocks: readonly Block[]): readonly Block[] => blocks.filter((block) => block.kind === 'text');

export const opensReport = (block: Block | undefined): boolean => block !== undefined && kind.opensReport(block.whole);

/** A sentence of running text that isn't over. */
export const unfinished = (block: Block | undefined): boolean =>
  block !== undefined &&
  !isEntry(block.whole) &&
  !/(?:[。!?…:;]|(?<=[a-z\p{N})])\.)[”’"')\]】」』》]*$/u.test(block.whole.plain) &&
  !pattern.JUMPS.test(block.whole.plain) &&
  !block.whole.bullet &&
  !pattern.LABELLED.test(block.whole.plain) &&
  !pattern.DATE_ALONE.test(block.whole.plain) &&
  !pattern.EDITORS_NOTE_HEAD.test(block.whole.plain) &&
  !pattern.OFFICE.test(block.whole.plain) &&
  !pattern.CLOSED.test(block.whole.plain);
