/** Who publishes a page, as its head says: what 本村 (our village) and 我校 (our school) mean on it. Invented pages. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerText } from '../../src/wording/index.ts';
import { openPapers, type Papers, TODAY } from '../support/papers.ts';
import { readAs } from './read-as.ts';

const VILLAGE = `松坳村务简报
云桥镇松坳村村民委员会编　第12期　2024年3月2日

小路灯装上了
本村主路上的31盏太阳能路灯2月28日装好，天黑自动亮，每盏花了640元，由村集体出钱。

拖拉机排班
春耕期间村里两台拖拉机按组轮流，每亩收油钱25元，到村委会登记。
`;
const SCHOOL = `NEWS FROM THE HILL
Newsletter of Alder Hill School   No. 14   2 March 2024

New bell
The new bell rang for the first time on 26 February. It was paid for by the parents' fund and weighs 40 kilos.

Swimming
Lessons move to Thursdays from 7 March, because the pool is being painted.
`;

test.each([
  ['bulletin', VILLAGE, '松坳村务简报', '云桥镇松坳村村民委员会编'],
  [
    'bulletin, however many parts the line has that blanks set apart,',
    VILLAGE.replace('2024年3月2日', '2024年3月2日　每月2日印发　张贴四处：村口、小卖部、活动室、老戏台、晒谷场'),
    '松坳村务简报',
    '云桥镇松坳村村民委员会编',
  ],
  ['newsletter', SCHOOL, 'NEWS FROM THE HILL', 'Alder Hill School'],
])('the head of a numbered %s names its paper and who publishes it', async (_, page, name, publisher) => {
  const articles = await readAs('page.txt', page);
  expect(articles.length).toBe(2);
  for (const article of articles) {
    expect(article.paper).toBe(name);
    expect(article.publisher).toContain(publisher);
  }
});

test('a site’s navigation over an article, and the head of a page that tells something, publish nothing', async () => {
  const site = `首页 > 新闻 > 第3期\n\n上一篇 下一篇\n\n新路灯装上了\n\n${VILLAGE.split('\n').slice(4).join('\n')}`;
  for (const article of await readAs('page.txt', site)) expect(article.publisher).toBeUndefined();
});

let papers: Papers;
beforeAll(async () => {
  papers = await openPapers({ 'village.txt': VILLAGE });
});
afterAll(() => papers.close());

test('a question that names the village is answered by its bulletin, which says 本村', async () => {
  const answer = await papers.ask({ text: '松坳村装了好多盏路灯', history: [], today: TODAY });
  expect(answerText(answer)).toContain('31盏');
  expect(answer.kind === 'found' && answer.citations[0]?.paper).toBe('松坳村务简报');
});
