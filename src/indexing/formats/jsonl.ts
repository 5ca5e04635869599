import { InputError } from '../../errors.ts';
import { cleanText } from './clean.ts';
import type { TextInput } from './format.ts';
import { type Fields, metadataOf, textIn } from './markdown.ts';

/** One line is one article: `{id, text, title?, published?, url?, district?}` or other usual names; other fields are ignored. */
export const readJsonLine = (line: string, place: string): TextInput => readRecord(parseLine(line, place), place);

/** An article of a data dump, its fields found by their names. */
export function readRecord(fields: Fields, place: string): TextInput {
  const text = textIn(fields);
  if (text === null) throw faulty(place, 'it has no "text"');
  return { layout: 'article', text: cleanText(text), metadata: metadataOf(fields) };
}

function parseLine(line: string, place: string): Fields {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (cause) {
    throw faulty(place, 'it is not valid JSON', cause);
  }
  if (value === null || typeof value !== 'object' || Array.isArray(value)) throw faulty(place, 'it is not an object');
  return value as Fields;
}

const faulty = (place: string, why: string, cause?: unknown) =>
  new InputError({
    what: `read ${place}`,
    why,
    remedy: 'Each line has to be an object {"id", "text", "title"?, "published"?, "url"?, "district"?}.',
    cause,
  });
