/** `sources.yaml`: where the newsroom's articles come from. */
import { parse, parseDocument } from 'yaml';
import { z } from 'zod';
import { ConfigError, oneLine } from '../errors.ts';

const web = z.url({ protocol: /^https?$/, error: 'must be an address like https://paper.example/feed.xml' });
const named = {
  /** The paper's name, as residents read it. */
  paper: z.string().trim().min(1),
  district: z.string().trim().min(1).optional(),
  licence: z.string().trim().min(1).optional(),
  /** Five fields as cron has them; the default is every hour. */
  schedule: z
    .string()
    .regex(/^\S+( \S+){4}$/, 'must be five fields like "0 * * * *"')
    .default('0 * * * *'),
  keepDays: z.number().int().min(1).optional(),
};
const ofWeb = ['feed', 'sitemap', 'page'] as const;
const pattern = z.string().refine((text) => isPattern(text), 'must be a regular expression');
/** How another maker's e-papers name the files of pages and reports. */
const layout = z.strictObject({ pages: pattern, reports: pattern });
/** By its number, or its public name. */
const channel = z.union(
  [z.number().int(), z.string().regex(/^@\w{4,32}$/)],
  'must be a number like -1001234567890, or "@name"',
);
const source = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(ofWeb), url: web, ...named }),
  z.strictObject({ kind: z.literal('epaper'), url: web, layout: layout.optional(), ...named }),
  z.strictObject({ kind: z.literal('folder'), path: z.string().min(1), ...named }),
  z.strictObject({ kind: z.literal('channel'), channel, ...named }),
]);
const file = z.strictObject({ sources: z.array(source) });

/** One entry of the file. `epaper` is a 数字报, an issue a day in pages. */
export type Source = z.infer<typeof source>;
export type WebSource = Extract<Source, { url: string }>;

/** What tells a source from all others: its address, folder or channel. */
export const placeOf = (source: Source): string =>
  source.kind === 'folder' ? source.path : source.kind === 'channel' ? String(source.channel) : source.url;

function parsed(text: string, name: string): unknown {
  try {
    return parse(text) ?? { sources: [] };
  } catch (error) {
    throw unreadable(name, oneLine(error), error);
  }
}

function isPattern(text: string): boolean {
  try {
    return new RegExp(text, 'i') !== null;
  } catch {
    return false;
  }
}

const unreadable = (name: string, why: string, cause?: unknown) =>
  new ConfigError({ what: `read the sources in "${name}"`, why, remedy: `Correct "${name}".`, cause });

/** Rejects with all faults at once: an unknown field, a wrong address, the same place twice. */
export function readSources(text: string, name: string): readonly Source[] {
  const result = file.safeParse(parsed(text, name));
  if (!result.success)
    throw unreadable(name, result.error.issues.map((one) => `${one.path.join('.')}: ${one.message}`).join('; '));
  const places = result.data.sources.map(placeOf);
  const twice = places.filter((place, index) => places.indexOf(place) !== index);
  if (twice.length > 0) throw unreadable(name, `named twice: ${[...new Set(twice)].join(', ')}`);
  return result.data.sources;
}

/** The file's text with one source more; what stands in it, comments too, stays as it is. */
export function withSource(text: string, added: { readonly [field: string]: string | number }): string {
  const document = parseDocument(text);
  if (document.get('sources') == null) document.set('sources', document.createNode([]));
  document.addIn(['sources'], document.createNode(added));
  return document.toString({ lineWidth: 0 });
}
