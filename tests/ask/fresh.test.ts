import { afterAll, beforeAll, expect, test } from 'vitest';
import { tellingFreshness } from '../../src/freshly.ts';
import { createLinks } from '../../src/links.ts';
import { renderAnswer } from '../../src/telegram/render.ts';
import { renderForTerminal } from '../../src/terminal/render.ts';
import type { SourceFreshness } from '../../src/types.ts';
import { answerView } from '../../src/web/answer-view.ts';
import { openPapers, type Papers } from '../telegram/papers.ts';

let papers: Papers;
beforeAll(async () => {
  papers = await openPapers();
});
afterAll(() => papers.close());

const TODAY = '2024-06-01';
const FRESH: SourceFreshness = {
  ...{ place: 'https://paper.example/feed.xml', paper: '云溪日报', district: '云溪区', newest: '2024-05-30' },
  ...{ articles: 3, trouble: null, detail: null, silent: null },
  ...{ tried: Date.parse('2024-06-01T03:00:00Z'), succeeded: Date.parse('2024-05-31T03:00:00Z') },
};
const dayOf = (moment: number) => new Date(moment).toISOString().slice(0, 10);
const links = createLinks({});

/** The answer as each front shows it. */
async function shown(text: string, sources: readonly SourceFreshness[] = []) {
  const ask = tellingFreshness(papers.ask, {
    sources: { freshness: () => sources, timeZone: 'Asia/Shanghai' },
    dayOf,
  });
  const answer = await ask({ text, history: [], today: TODAY });
  return [
    renderAnswer(answer, { links }).content.text,
    renderForTerminal(answer, links),
    answerView(text, answer).notes.join('\n'),
  ];
}

test.each([
  ['最近有什么新闻？', '最新一期：5月30日，昨天检查过'],
  ['这周有什么新闻？', '最新一期：5月30日，昨天检查过'],
  ['白鹭大桥最近怎么样了？', '最新一期：5月30日，昨天检查过'],
  ['云溪区今天有什么新闻？', '云溪区最新一期：5月30日，昨天检查过'],
  // Not in the papers.
  ['今天南山滑雪场几点开门？', '最新一期：5月30日，昨天检查过'],
  ['What is the latest news?', 'Newest issue: 30 May 2024, checked yesterday'],
])('%s is answered with how fresh the sources are, in the same words by every front', async (question, line) => {
  for (const text of await shown(question, [FRESH])) expect(text.split('\n')).toContain(line);
});

test('without sources the day of the newest report is said; of another district it is that of its own', async () => {
  for (const text of await shown('最近有什么新闻？')) expect(text.split('\n')).toContain('最新一期：5月20日');
  for (const text of await shown('石桥县最近有什么新闻？', [FRESH]))
    expect(text.split('\n')).toContain('石桥县最新一期：4月2日');
});

test('a source that fails does not hide when the others were looked at', async () => {
  const failing: SourceFreshness = { ...FRESH, place: 'x', trouble: 'network', succeeded: Date.parse('2024-03-01') };
  for (const text of await shown('最近有什么新闻？', [FRESH, failing])) expect(text).toContain('昨天检查过');
  for (const text of await shown('最近有什么新闻？', [failing])) expect(text).toContain('92天前检查过');
});

test.each(['白鹭大桥全长多少米？', '2023年有什么新闻？', '青禾小学哪天开工的？'])(
  '%s is not of the present, so nothing is said of freshness',
  async (question) => {
    for (const text of await shown(question, [FRESH])) expect(text).not.toContain('最新一期');
  },
);
