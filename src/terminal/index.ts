// A chat in the terminal, for trying Wenjin out and for a newsroom without Telegram.
// In: lines a person types. Out: answers with their sources, in plain text.
// It deliberately keeps the conversation in memory only and knows nothing of Telegram or the web.
import { createInterface } from 'node:readline/promises';
import type { Readable, Writable } from 'node:stream';
import type { Links } from '../links.ts';
import { citedBy } from '../listed.ts';
import type { Answer, AskPapers, Coverage, Earlier, SourceView } from '../types.ts';
import { freshnessLine } from '../wording/index.ts';
import { type CommandParts, HELP, readCommand, runCommand } from './commands.ts';
import { renderForTerminal, sourceLines } from './render.ts';

export type ChatParts = {
  readonly input: Readable;
  readonly output: Writable;
  readonly ask: AskPapers;
  readonly coverage: Coverage;
  readonly links: Links;
  readonly latest: CommandParts['latest'];
  readonly progress: CommandParts['progress'];
  readonly today: () => string;
  /** Questions to begin with. */
  readonly examples?: readonly string[];
  /** Where articles come from by themselves. */
  readonly feeding?: SourceView;
  /** Ends the chat from outside (Ctrl-C reaches it through the terminal itself). */
  readonly signal?: AbortSignal;
};

/** Follow-ups look back this far; older questions seldom belong to the same subject. */
const REMEMBERED_QUESTIONS = 6;

/** Chats until `/quit`, the end of the input or an abort. A failed answer is reported and the chat goes on. */
export async function chat(parts: ChatParts): Promise<void> {
  const { input, output, ask, coverage, links, today, signal } = parts;
  const lines = createInterface({
    input,
    output,
    prompt: '问> ',
    terminal: 'isTTY' in output && output.isTTY === true,
  });
  const history: Earlier[] = [];
  const stop = () => lines.close();
  // Piped input is at its end while the last lines still wait for their answers.
  let ended = false;
  lines.once('close', () => {
    ended = true;
  });
  const prompt = () => {
    if (!ended) lines.prompt();
  };
  signal?.addEventListener('abort', stop, { once: true });
  lines.on('SIGINT', stop);
  output.write(greeting(coverage, parts.examples ?? []));
  prompt();
  for await (const line of lines) {
    const text = line.trim();
    if (text === '/quit' || text === '/exit') break;
    const command = readCommand(text);
    if (command && command.name !== 'ask') output.write(`${await commanded(command)}\n`);
    else if (text !== '') output.write(`${await answer(command?.args ?? text)}\n`);
    prompt();
  }
  lines.close();
  signal?.removeEventListener('abort', stop);

  function remember(question: string, articles: readonly string[]): void {
    history.push({ question, articles });
    history.splice(0, Math.max(0, history.length - REMEMBERED_QUESTIONS));
  }

  async function commanded({ name, args }: { readonly name: string; readonly args: string }): Promise<string> {
    const { latest, progress } = parts;
    const sources: CommandParts['sources'] = ({ citations }) => sourceLines(citations, links, 'zh');
    return runCommand(name, args, {
      latest,
      progress,
      sources,
      districts: coverage.districts,
      covers: covers(coverage),
      keep: remember,
      freshness: () => linesOf(parts.feeding),
    });
  }

  async function answer(text: string): Promise<string> {
    try {
      const reply: Answer = await ask({ text, history: [...history], today: today() }, signal ? { signal } : {});
      // Greetings and what was refused are no subject to go on from.
      if (reply.kind !== 'refused') remember(text, citedBy(reply));
      return renderForTerminal(reply, links);
    } catch {
      return '刚才没能回答，请再试一次。';
    }
  }
}

const linesOf = (feeding: SourceView | undefined) =>
  feeding?.freshness().map((one) => freshnessLine(one, 'zh', Date.now(), feeding.timeZone)) ?? [];

const covers = ({ articles, from, upTo }: Coverage) =>
  articles === 0
    ? '问津：还没有收录报道。先运行 npm run index 再来问。\n'
    : `问津：收录 ${articles} 篇本地报道${from && upTo ? `（${from} 至 ${upTo}）` : ''}。`;

const greeting = (coverage: Coverage, examples: readonly string[]) =>
  `${covers(coverage)}${coverage.articles > 0 ? HELP : ''}${examples.length > 0 ? `比如：\n${examples.map((text) => `  ${text}\n`).join('')}` : ''}`;
