/** What a statement is about: what it names itself, what it points to, or what was spoken of before. */
import type { Mention, Statement } from '../types.ts';

type Said = Pick<Statement, 'kind' | 'paragraph' | 'mentions'>;
/** A person, body, place or thing. */
export type Named = Extract<Mention, { readonly name: string }>;

export const isNamed = (one: Mention): one is Named => 'name' in one;

/** Things first: a sentence about 某某大桥 that names its town and its builder is about the bridge. */
const ORDER: readonly Named['kind'][] = ['thing', 'body', 'person', 'place'];

function ownNames(mentions: readonly Mention[]): readonly string[] {
  const named = mentions.filter(isNamed);
  const kind = ORDER.find((one) => named.some((mention) => mention.kind === one));
  return [...new Set(named.filter((mention) => mention.kind === kind).map(({ name }) => name))];
}

/** Whether a pointer can mean something named: 该项目 a thing, 他 a person, 该公司 what ends in 公司. */
function canMean(to: string, { kind, name }: Named): boolean {
  if (to === kind) return true;
  return name.endsWith(to) || (kind === 'thing' && (to === '项目' || to === '工程'));
}

/** The newest name before that a pointer can mean; the headline's last of all. */
function pointedAt(to: string, before: readonly Said[]): string | null {
  for (const { mentions } of before.toReversed()) {
    const found = mentions.filter(isNamed).findLast((one) => canMean(to, one));
    if (found) return found.name;
  }
  return null;
}

/** What was spoken of when a statement begins that names nothing: its subhead's, else in the paragraph the last, else the headline's. */
function inherited({ paragraph }: Said, before: readonly Statement[]): readonly string[] {
  const last = before.at(-1);
  if (!last) return [];
  if (last.paragraph === paragraph || last.kind === 'subhead') return last.about;
  const headline = before.filter(({ kind }) => kind === 'headline').find(({ about }) => about.length > 0);
  return headline?.about ?? last.about;
}

/** Names of what a statement is about, given the statements before it in its article. */
export function aboutOf(said: Said, before: readonly Statement[]): readonly string[] {
  const things = said.mentions.some(({ kind }) => kind === 'thing');
  const pointers = things ? [] : said.mentions.flatMap((one) => (one.kind === 'pointer' ? [one.to] : []));
  const pointed = pointers.flatMap((to) => pointedAt(to, before) ?? []);
  if (pointed.length > 0) return [...new Set(pointed)];
  const own = ownNames(said.mentions);
  return own.length > 0 && (things || said.kind === 'headline' || before.length === 0)
    ? own
    : orOwn(inherited(said, before), own);
}

/** A place or person named on the way does not change the subject. */
const orOwn = (before: readonly string[], own: readonly string[]): readonly string[] =>
  before.length > 0 ? before : own;
