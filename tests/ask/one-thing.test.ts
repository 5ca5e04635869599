import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerText } from '../../src/wording/index.ts';
import { openPapers, type Papers, TODAY } from '../support/papers.ts';

const page = (title: string, text: string) => `${title}\n\n　　本报讯（记者 林一）${text}\n`;

let papers: Papers;
beforeAll(async () => {
  papers = await openPapers({
    'a.txt': page(
      '青石滩露营地游人多',
      '入夏以来，云溪县的青石滩景区凉快安静，孩子在溪边捉虾。青石滩景区在县城以北40里，最深的水潭2米。管理员老方说，每个周末有三千名游客上山。',
    ),
    'b.txt': page(
      '白云山景区调整票价',
      '白云山景区从下月起门票160元，一张票可以用七天。属虎的游客今年门票免费，景区观光车收费80元。',
    ),
    'c.txt': page(
      '望江楼公园收费办法公布',
      '望江楼公园门票20元，六十岁以上老人免票，夜游船票多少钱由船公司另定，现为每人60元。',
    ),
  });
});
afterAll(() => papers.close());

test.each(['青石滩景区门票多少钱', '青石滩景区有多少游客，门票多少钱', '青石滩景区怎么样'])(
  'an answer about a thing holds nothing from reports of others: %s',
  async (text) => {
    const told = answerText(await papers.ask({ text, history: [], today: TODAY }));
    expect(told).not.toMatch(/160元|20元|80元|60元/);
  },
);
