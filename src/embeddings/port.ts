/** A question and a passage may need different treatment (instruction prefixes, for example). */
export type EmbeddingRole = 'passage' | 'question';

/**
 * Turns texts into vectors. Implementations return one unit-length `Float32Array` of `dimensions` numbers per text, in
 * order, and reject with `ProviderError`. `id` names model and version: another id means another vector space.
 */
export interface Embedder {
  readonly id: string;
  readonly dimensions: number;
  embed(texts: readonly string[], role: EmbeddingRole, signal?: AbortSignal): Promise<readonly Float32Array[]>;
}
