/** A generator that gives the same numbers (0…1) for the same seed: Park and Miller's minimal standard. */
export function chances(seed: number): () => number {
  let state = (seed % 2_147_483_646) + 1;
  return () => {
    state = (state * 16_807) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
