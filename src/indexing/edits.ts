/**
 * What the newsroom put right in articles: headline, day, district, paper. Kept in a file of its own and laid over each article
 * whenever its page is read, so that it survives a rebuild; the paper's text is never changed here.
 */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { InputError, oneLine } from '../errors.ts';
import type { Article } from '../types.ts';

const DAY = /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/;
const text = z.string().trim().min(1).max(200).nullable();

/** `null` takes away what was wrongly found; what isn't named stays. */
const fields = z.strictObject({
  title: text.optional(),
  published: z.string().regex(DAY, 'must be a day, month or year like 2024-06-18').nullable().optional(),
  district: text.optional(),
  paper: text.optional(),
});
const entry = z.strictObject({ ...fields.shape, on: z.string(), url: z.string().nullable() });
const file = z.record(z.string(), entry);

export type EditFields = z.infer<typeof fields>;
export type Edits = Readonly<z.infer<typeof file>>;

const unusable = (name: string, why: string, cause?: unknown) =>
  new InputError({
    what: `read the edits in "${name}"`,
    why,
    remedy: 'Correct the file, or take it away: its edits are lost then.',
    cause,
  });

/** None where there is no file. Throws `InputError` for a file that is no list of edits: losing them must not go unnoticed. */
export function readEdits(path: string): Edits {
  if (!existsSync(path)) return {};
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    throw unusable(path, oneLine(cause), cause);
  }
  const parsed = file.safeParse(value);
  if (parsed.success) return parsed.data;
  throw unusable(path, parsed.error.issues.map((one) => `${one.path.join('.')} ${one.message}`).join('; '));
}

/** Throws `InputError` when a field can't be one. `null` takes all edits of the article back. */
export function keepEdit(path: string, article: Article, edit: EditFields | null, today: string): void {
  const { [article.id]: before, ...others } = readEdits(path);
  const parsed = fields.safeParse(edit ?? {});
  if (!parsed.success)
    throw new InputError({
      what: `edit the article "${article.id}"`,
      why: parsed.error.issues.map((one) => `${one.path.join('.')} ${one.message}`).join('; '),
      remedy: 'Give a day, month or year like 2024-06-18, and texts of at most 200 characters.',
    });
  const made = { ...before, ...parsed.data, on: today, url: article.url };
  const after = edit === null ? others : { ...others, [article.id]: made };
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.new`, `${JSON.stringify(after, null, 1)}\n`);
  renameSync(`${path}.new`, path);
}

/** Lays the edits over an article; the same object where there is none for it. Found by its id, else by its publisher's address. */
export function editor(edits: Edits): (article: Article) => Article {
  const byUrl = new Map(Object.values(edits).flatMap((one) => (one.url === null ? [] : [[one.url, one] as const])));
  return (article) => {
    const found = edits[article.id] ?? (article.url === null ? undefined : byUrl.get(article.url));
    if (found === undefined) return article;
    const { on, url: _, paper, ...own } = found;
    const because = `编辑部于${on}更正`;
    return {
      ...article,
      ...own,
      ...(paper === undefined ? {} : paper === null ? { paper: undefined } : { paper }),
      evidence: {
        ...article.evidence,
        ...(own.published === undefined ? {} : { published: because }),
        ...(own.district === undefined ? {} : { district: because }),
      },
    } as Article;
  };
}
