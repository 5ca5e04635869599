import { type App, openApp } from '../src/app.ts';
import { type ReadAgain, typedFields } from '../src/editing.ts';
import { InputError } from '../src/errors.ts';
import { doubtsOf } from '../src/indexing/index.ts';
import { eachArticle, isWanted } from '../src/listed.ts';
import { createLog } from '../src/log.ts';
import type { Article } from '../src/types.ts';
import { newsroomWords } from '../src/web/newsroom/messages.ts';
import { runCommand } from './command.ts';

const help = `
npm run articles -- list [--paper NAME] [--district NAME] [--kind KIND] [--from DAY] [--to DAY] [--doubtful] [--index DIR]
npm run articles -- edit ID [--title TEXT] [--date DAY] [--district NAME] [--paper NAME] [--undo]
npm run articles -- reread ID… [--fetch]
What the index holds, a line an article: id, day, paper, district, kind, headline, doubts.
  --paper, --district   "-" for those without one; days may be months (2024-06) or years
  --doubtful   only those with doubts: no day, only its month, no or a long headline, no district, hardly a text
  edit         puts headline, day, district or paper of an article right ("" takes it away); the text stays the paper's.
               Edits are kept in DATA_DIR/edits.json and survive --rebuild; --undo takes those of an article back
  reread       reads the files of articles again; --fetch gets their pages from their publishers first, and says of each whether
               it has changed, is the same, is gone (410: taken out, as a round would) or could not be read`;

const string = { type: 'string' } as const;
const boolean = { type: 'boolean' } as const;
const options = {
  ...{ paper: string, district: string, kind: string, from: string, to: string, doubtful: boolean, index: string },
  ...{ title: string, date: string, undo: boolean, fetch: boolean },
} as const;

type Values = { readonly [name in keyof typeof options]?: string | boolean | undefined };

const say = newsroomWords('en');
const print = (...fields: readonly string[]) => process.stdout.write(`${fields.join('\t')}\n`);

async function list({ store, editing }: App, values: Parameters<typeof isWanted>[1]): Promise<number> {
  const edited = editing.edited();
  for await (const { article } of eachArticle(store)) {
    const doubts = doubtsOf(article);
    if (!isWanted({ ...article, doubts }, values)) continue;
    const { id, published, paper, district, kind, title } = article;
    const notes = [...doubts.map((one) => say.doubts[one]), ...(edited.has(id) ? [say.isEdited] : [])];
    print(id, published ?? '—', paper ?? '—', district ?? '—', kind, title ?? '—', notes.join(', '));
  }
  return 0;
}

const lineOf = ({ id, published, paper, district, title }: Article): readonly string[] => [
  ...[id, published ?? '—', paper ?? '—', district ?? '—', title ?? '—'],
];

function printRead(after: Article | null): void {
  if (after) print(...lineOf(after));
  else print('Its text is another one now, and so is its id: see `npm run articles -- list`.');
}

/** A line for each: its id before, what came, and what it is then. */
function printAgain({ before, came, after }: ReadAgain): void {
  const what = came.kind === 'failed' ? say.again.failed(came.why) : say.again[came.kind];
  print(before.id, what, ...(after ? lineOf(after) : []));
}

async function reread({ editing }: App, articles: readonly Article[], isFetched: boolean): Promise<number> {
  let failures = 0;
  if (!isFetched) for (const article of articles) printRead(await editing.reread(article));
  else
    for await (const one of editing.fetchAgain(articles)) {
      printAgain(one);
      if (one.came.kind === 'failed') failures += 1;
    }
  return failures > 0 ? 1 : 0;
}

async function edit({ editing }: App, article: Article, { title, date, district, paper, undo }: Values) {
  const fields = typedFields({ title, published: date, district, paper });
  if (!undo && Object.keys(fields).length === 0)
    throw new InputError({
      what: `edit the article "${article.id}"`,
      why: 'nothing is said to be put right',
      remedy: 'Name --title, --date, --district or --paper.',
    });
  printRead(await editing.edit(article, undo ? null : fields));
  return 0;
}

const unknown = (why: string) =>
  new InputError({ what: 'work on the articles', why, remedy: 'Run it with --help, or with `list` to see the ids.' });

async function articlesOf({ store }: App, ids: readonly string[]): Promise<readonly Article[]> {
  if (ids.length === 0) throw unknown('it is not said which ones');
  return Promise.all(
    ids.map(async (id) => {
      const article = await store.article(id);
      if (article === null) throw unknown(`there is no article "${id}"`);
      return article;
    }),
  );
}

await runCommand({
  help,
  options,
  run: async ({ values, positionals: [command = '', ...ids], config }) => {
    const app = await openApp(config, createLog('error'), { readOnly: command === 'list' });
    try {
      if (command === 'list') return await list(app, values);
      if (command === 'reread') return await reread(app, await articlesOf(app, ids), values.fetch === true);
      if (command === 'edit') return await edit(app, (await articlesOf(app, ids.slice(0, 1)))[0]!, values);
      throw unknown(command === '' ? 'it is not said what to do' : `there is no command "${command}"`);
    } finally {
      await app.close();
    }
  },
});
