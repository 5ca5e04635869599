/** Checks a call against the published shape of the Bot API: method names, field names, required fields, types. */
import { readFileSync } from 'node:fs';

type Field = { readonly types: readonly string[]; readonly required: boolean };
type TypeShape = { readonly fields: Readonly<Record<string, Field>>; readonly subtypes?: readonly string[] };
type MethodShape = { readonly returns: readonly string[]; readonly fields: Readonly<Record<string, Field>> };
type BotApi = {
  readonly version: string;
  readonly methods: Readonly<Record<string, MethodShape>>;
  readonly types: Readonly<Record<string, TypeShape>>;
};

const API = JSON.parse(readFileSync(new URL('./bot-api-10.1.json', import.meta.url), 'utf8')) as BotApi;

export const methodShape = (method: string): MethodShape | undefined =>
  Object.hasOwn(API.methods, method) ? API.methods[method] : undefined;

const SCALARS: Readonly<Record<string, (value: unknown) => boolean>> = {
  Integer: Number.isSafeInteger,
  Float: Number.isFinite,
  String: (value) => typeof value === 'string',
  Boolean: (value) => typeof value === 'boolean',
  InputFile: (value) => value instanceof Blob || (typeof value === 'string' && value.startsWith('attach://')),
};

/** What is wrong with the fields of a call; empty when nothing is. */
export function schemaProblems(method: string, payload: Readonly<Record<string, unknown>>): readonly string[] {
  const shape = methodShape(method);
  return shape === undefined ? [`method "${method}" is unknown`] : fieldProblems(shape.fields, payload, method);
}

function fieldProblems(
  fields: Readonly<Record<string, Field>>,
  value: Readonly<Record<string, unknown>>,
  where: string,
): readonly string[] {
  const unknown = Object.keys(value).filter((name) => !Object.hasOwn(fields, name) && value[name] !== undefined);
  const known = Object.entries(fields).flatMap(([name, field]) => {
    if (value[name] !== undefined) return typeProblems(field.types, value[name], `${where}.${name}`);
    return field.required ? [`${where}.${name} is missing`] : [];
  });
  return [...unknown.map((name) => `${where}.${name} is not a field`), ...known];
}

/** The problems under the type that fits best, so that a union's message names the likely intention. */
function typeProblems(types: readonly string[], value: unknown, where: string): readonly string[] {
  const attempts = types.map((type) => oneTypeProblems(type, value, where));
  return attempts.reduce((best, next) => (next.length < best.length ? next : best));
}

function oneTypeProblems(type: string, value: unknown, where: string): readonly string[] {
  if (type.startsWith('Array of ')) {
    if (!Array.isArray(value)) return [`${where} is not an array`];
    return value.flatMap((item, i) => oneTypeProblems(type.slice('Array of '.length), item, `${where}[${i}]`));
  }
  const scalar = SCALARS[type];
  if (scalar !== undefined) return scalar(value) ? [] : [`${where} is not of type ${type}`];
  const shape = API.types[type];
  // A type the data does not describe (RichText) may hold anything.
  if (shape === undefined) return [];
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [`${where} is not an object`];
  const record = value as Record<string, unknown>;
  return shape.subtypes === undefined || shape.subtypes.length === 0
    ? fieldProblems(shape.fields, record, where)
    : unionProblems(type, shape.subtypes, record, where);
}

function unionProblems(
  union: string,
  subtypes: readonly string[],
  value: Readonly<Record<string, unknown>>,
  where: string,
): readonly string[] {
  const fitting = subtypes.filter((subtype) => discriminatorFits(union, subtype, value));
  if (fitting.length === 0) return [`${where}.type "${String(value.type)}" is no ${union}`];
  return typeProblems(fitting, value, where);
}

/** The data names no constants, but the documentation derives them from the names: `InlineQueryResultArticle` → `article`. */
function discriminatorFits(union: string, subtype: string, value: Readonly<Record<string, unknown>>): boolean {
  if (!Object.hasOwn(API.types[subtype]?.fields ?? {}, 'type')) return true;
  const rest = subtype.replace(union, '').replace(/^Cached/, '');
  return value.type === rest.replace(/(?<!^)(?=[A-Z])/g, '_').toLowerCase();
}
