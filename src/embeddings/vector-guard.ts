import { ProviderError } from '../errors.ts';
import { toUnitLength } from './terms.ts';

const isVector = (row: unknown): row is readonly number[] =>
  Array.isArray(row) && row.length > 0 && row.every((x) => typeof x === 'number' && Number.isFinite(x));

function fault(id: string, why: string): ProviderError {
  return new ProviderError({
    what: `embed texts with "${id}"`,
    why,
    remedy:
      'Check the model name and the server; an index needs one and the same model: `npm run index -- --rebuild` after a change.',
  });
}

/** One finite vector of `dimensions` numbers a text, made unit length; `ProviderError` for anything else a server sends. */
export function guardVectors(id: string, sent: number, dimensions: number | null, answer: unknown): Float32Array[] {
  if (!Array.isArray(answer) || answer.length !== sent)
    throw fault(id, `the server answered ${Array.isArray(answer) ? answer.length : 'no'} vectors for ${sent} texts`);
  const wanted = dimensions ?? (isVector(answer[0]) ? answer[0].length : 0);
  return answer.map((row: unknown) => {
    if (!isVector(row)) throw fault(id, 'the server answered something that is not a list of finite numbers');
    if (row.length !== wanted)
      throw fault(id, `the server answered ${row.length} dimensions where ${wanted} are expected`);
    if (row.every((x) => x === 0)) throw fault(id, 'the server answered a vector of zeros');
    return toUnitLength(Float32Array.from(row));
  });
}
