/** The bot's commands in the terminal: those that need no account. */
import type { ArticleRef, Timeline } from '../types.ts';
import { dateWords, noTimelineText, timelineText } from '../wording/index.ts';

export type CommandParts = {
  readonly latest: (count: number, district?: string) => Promise<readonly ArticleRef[]>;
  readonly districts: readonly string[];
  readonly progress: (name: string) => Promise<Timeline | null>;
  /** Lines that name the sources of what is told. */
  readonly sources: (told: Pick<Timeline, 'citations'>) => string;
  readonly covers: string;
  /** Keeps what a command told as the answer to a question, so that the chat goes on from it. */
  readonly keep: (question: string, articles: readonly string[]) => void;
  /** How fresh each source is, a line each. */
  readonly freshness: () => readonly string[];
};

const LATEST = 8;
const ELSEWHERE = '这个命令只在 Telegram 里有。';
const UNKNOWN = '没有这个命令。直接提问就行，或看 /help。';

export const HELP = `直接输入问题，例如：小学什么时候建好？
/latest [区县] 最新报道
/progress 名称 项目进展
/sources 收录了哪些报道
/help 显示帮助，/quit 退出（或按 Ctrl-D）
`;

type Command = (parts: CommandParts, args: string) => Promise<string> | string;

async function latest({ latest: newest, districts, keep }: CommandParts, place: string): Promise<string> {
  const district = place === '' ? undefined : (districts.find((one) => one.startsWith(place)) ?? place);
  const found = await newest(LATEST, district);
  if (found.length === 0) return district ? `没有收录${district}的报道。` : '还没有收录报道。';
  keep(
    `${district ?? ''}有什么新闻`,
    found.map(({ id }) => id),
  );
  return found
    .map(({ title, published }) => `· ${title}${published ? `（${dateWords(published, 'zh')}）` : ''}`)
    .join('\n');
}

async function progress({ progress: tell, sources, keep }: CommandParts, name: string): Promise<string> {
  if (name === '') return '用法：/progress 名称，例如 /progress 实验小学';
  const timeline = await tell(name);
  if (timeline) keep(`${name}进展到哪一步了？`, [...new Set(timeline.citations.map(({ article }) => article))]);
  return timeline ? `${timelineText(timeline, 'zh')}\n\n${sources(timeline)}` : noTimelineText(name, 'zh');
}

const COMMANDS: Readonly<Record<string, Command>> = {
  start: ({ covers }) => covers,
  help: () => HELP,
  sources: ({ covers, freshness }) => [covers, ...freshness()].join('\n'),
  about: () => '回答只来自收录的本地报纸，每句话都附出处；报道里没有的，直说没有。',
  privacy: () => '这里不保存任何提问。',
  latest,
  progress,
  ...Object.fromEntries(['follow', 'following', 'language', 'forget'].map((name) => [name, () => ELSEWHERE])),
};

/** A line as a command; `null` for a question. */
export function readCommand(line: string): { readonly name: string; readonly args: string } | null {
  const [, name = '', args = ''] = /^\/([a-z]+)(?:\s+(.*))?$/su.exec(line) ?? [];
  return name === '' ? null : { name, args: args.trim() };
}

/** What a command says. */
export const runCommand = async (name: string, args: string, parts: CommandParts): Promise<string> =>
  Object.hasOwn(COMMANDS, name) ? COMMANDS[name]!(parts, args) : UNKNOWN;
