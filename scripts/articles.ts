import { basename } from 'node:path';
import { type App, openApp } from '../src/app.ts';
import { typedFields } from '../src/editing.ts';
import { InputError } from '../src/errors.ts';
import { fetcherOf } from '../src/fetching.ts';
import { createLog } from '../src/log.ts';
import { furtherPages, itemFiles, itemsDir } from '../src/sources/index.ts';
import type { Article } from '../src/types.ts';
import { runCommand } from './command.ts';

const help = `
npm run articles -- list [--paper NAME] [--district NAME] [--kind KIND] [--from DAY] [--to DAY] [--doubtful] [--index DIR]
npm run articles -- edit ID [--title TEXT] [--date DAY] [--district NAME] [--paper NAME] [--undo]
npm run articles -- reread ID [--fetch]
What the index holds, a line an article: id, day, paper, district, kind, headline, doubts.
  --doubtful   only those with doubts: no day, only its month, no or a long headline, no district, hardly a text
  edit         puts headline, day, district or paper of an article right ("" takes it away); the text stays the paper's.
               Edits are kept in DATA_DIR/edits.json and survive --rebuild; --undo takes those of an article back
  reread       reads the file of an article again; --fetch gets its page from its publisher first`;

const string = { type: 'string' } as const;
const boolean = { type: 'boolean' } as const;
const options = {
  ...{ paper: string, district: string, kind: string, from: string, to: string, doubtful: boolean, index: string },
  ...{ title: string, date: string, undo: boolean, fetch: boolean },
} as const;

const LOT = 500;
const LONGEST_TITLE = 60;
const SHORTEST_TEXT = 40;

const doubtsOf = ({ published, title, kind, district, paragraphs }: Article): readonly string[] =>
  [
    published === null ? 'no day' : published.length < 10 ? 'no exact day' : '',
    title === null && kind !== 'continuation' ? 'no headline' : '',
    (title?.length ?? 0) > LONGEST_TITLE ? 'long headline' : '',
    district === null ? 'no district' : '',
    paragraphs.join('').length < SHORTEST_TEXT ? 'hardly a text' : '',
  ].filter(Boolean);

type Values = { readonly [name: string]: unknown };

async function* allOf({ store }: App): AsyncGenerator<Article> {
  const seen = new Set<string>();
  for (let after = 0; ; ) {
    const lot = await store.articlesAfter(after, LOT);
    for (const { article } of lot) {
      if (!seen.has(article.id)) yield article;
      seen.add(article.id);
    }
    const last = lot.at(-1);
    if (last === undefined) return;
    after = last.key;
  }
}

function isWanted(article: Article, { paper, district, kind, from, to, doubtful }: Values): boolean {
  const { published } = article;
  return (
    (paper === undefined || article.paper === paper) &&
    (district === undefined || article.district === district) &&
    (kind === undefined || article.kind === kind) &&
    (from === undefined || (published !== null && published >= String(from))) &&
    (to === undefined || (published !== null && published <= String(to))) &&
    (!doubtful || doubtsOf(article).length > 0)
  );
}

async function list(app: App, values: Values): Promise<number> {
  const edited = app.editing.edited();
  for await (const article of allOf(app)) {
    if (!isWanted(article, values)) continue;
    const { id, published, paper, district, kind, title } = article;
    const notes = [...doubtsOf(article), ...(edited.has(id) ? ['edited'] : [])];
    const fields = [id, published ?? '—', paper ?? '—', district ?? '—', kind, title ?? '—', notes.join(', ')];
    process.stdout.write(`${fields.join('\t')}\n`);
  }
  return 0;
}

function printRead({ id }: Article, after: Article | null): number {
  const { published = '', paper = '', district = '', title = '' } = after ?? {};
  process.stdout.write(
    after === null
      ? `Its text is another one now, and so is its id: see \`npm run articles -- list\`.\n`
      : `${[id, published ?? '—', paper ?? '—', district ?? '—', title ?? '—'].join('\t')}\n`,
  );
  return 0;
}

/** Gets the page of a report anew; what comes with its feed is got by the next round. */
async function fetchAgain(app: App, { source, url }: Article): Promise<void> {
  const files = itemFiles(itemsDir(app.config.DATA_DIR));
  const name = basename(source, '.item');
  const item = source.endsWith('.item') ? files.read(name) : null;
  if (item?.page === undefined || url === null)
    throw new InputError({
      what: `fetch "${source}" again`,
      why: 'it is no page that was fetched',
      remedy: 'Leave --fetch out to read its file again.',
    });
  const fetcher = fetcherOf(app.config);
  try {
    const answer = await fetcher.get(url);
    if (answer.kind !== 'text')
      throw new InputError({
        what: `fetch "${url}"`,
        why: answer.kind === 'failed' ? answer.why : 'it is gone',
        remedy: 'Look at it in a browser.',
      });
    const further = await furtherPages(answer, (address) => fetcher.get(address));
    files.write(name, { ...item, page: answer.text, more: (further ?? []).map(({ text }) => text) });
  } finally {
    await fetcher.close();
  }
}

async function edit(app: App, article: Article, values: Values): Promise<number> {
  const { title, date, district, paper, undo } = values;
  const fields = typedFields({ title, published: date, district, paper });
  if (!undo && Object.keys(fields).length === 0)
    throw new InputError({
      what: `edit the article "${article.id}"`,
      why: 'nothing is said to be put right',
      remedy: 'Name --title, --date, --district or --paper.',
    });
  return printRead(article, await app.editing.edit(article, undo ? null : fields));
}

await runCommand({
  help,
  options,
  run: async ({ values, positionals: [command, id], config }) => {
    const app = await openApp(config, createLog('error'), { readOnly: command === 'list' });
    try {
      if (command === 'list') return await list(app, values);
      const article = id === undefined ? null : await app.store.article(id);
      if (article === null || (command !== 'edit' && command !== 'reread'))
        throw new InputError({
          what: 'work on the articles',
          why: id === undefined ? 'it is not said what to do' : `there is no article "${id}", or no such command`,
          remedy: 'Run it with --help, or with `list` to see the ids.',
        });
      if (command === 'edit') return await edit(app, article, values);
      if (values.fetch) await fetchAgain(app, article);
      return printRead(article, await app.editing.reread(article));
    } finally {
      await app.close();
    }
  },
});
