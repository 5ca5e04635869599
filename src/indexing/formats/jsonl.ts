import { InputError } from '../../errors.ts';
import { cleanText } from './clean.ts';
import type { TextInput } from './format.ts';
import { metadataOf } from './markdown.ts';

/** One line is one article: `{id, text, title?, published?, url?, district?}`; other fields are ignored. */
export function readJsonLine(line: string, place: string): TextInput {
  const value = parseLine(line, place);
  const { text } = value;
  if (typeof text !== 'string' || text.trim() === '') throw faulty(place, 'it has no "text"');
  return { layout: 'article', text: cleanText(text), metadata: metadataOf(value) };
}

function parseLine(line: string, place: string): Readonly<Record<string, unknown>> {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (cause) {
    throw faulty(place, 'it is not valid JSON', cause);
  }
  if (value === null || typeof value !== 'object' || Array.isArray(value)) throw faulty(place, 'it is not an object');
  return value as Readonly<Record<string, unknown>>;
}

const faulty = (place: string, why: string, cause?: unknown) =>
  new InputError({
    what: `read ${place}`,
    why,
    remedy: 'Each line has to be an object {"id", "text", "title"?, "published"?, "url"?, "district"?}.',
    cause,
  });
