import type { Block } from './blocks.ts';
import * as kind from './line-kinds.ts';
import * as pattern from './patterns.ts';

export const textsOf = (blocks: readonly Block[]): readonly Block[] => blocks.filter((block) => block.kind === 'text');

export const opensReport = (block: Block | undefined): boolean => block !== undefined && kind.opensReport(block.whole);

/** A sentence of running text that isn't over. */
export const unfinished = (block: Block | undefined): boolean =>
  block !== undefined &&
  !/[。!?…:;][”’"')\]】」』》]*$/u.test(block.whole.plain) &&
  !block.whole.bullet &&
  !pattern.LABELLED.test(block.whole.plain) &&
  !pattern.DATE_ALONE.test(block.whole.plain) &&
  !pattern.OFFICE.test(block.whole.plain);
