/** Words that an archive uses and no dictionary has. */

/** Such a word and what speaks for it: 青石河大桥, 邻管家; also phrases, 乡村振兴. */
export type NewWord = {
  readonly word: string;
  readonly count: number;
  /** Pointwise mutual information of its parts in bits, where they are bound least: how much more often they meet than by chance. */
  readonly cohesion: number;
  /** The smaller of the entropies of what stands left and right of it in bits: how freely it is used. */
  readonly freedom: number;
  /** Whether it names somebody or something, as far as its parts tell. */
  readonly isName: boolean;
};
