import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerText } from '../../src/wording/index.ts';
import { openPapers, type Papers, TODAY } from '../support/papers.ts';

const page = (title: string, text: string) => `${title}\n\n　　本报讯（记者 林一）${text}\n`;

let papers: Papers;
beforeAll(async () => {
  papers = await openPapers({
    'a.txt': page(
      '青石滩景区游人如织',
      '8月初，云溪县的青石滩景区内山清水秀，游客在溪边戏水。青石滩景区位于云溪县以南38公里处，海拔1600米。景区负责人说，暑期每天接待游客三千人。',
    ),
    'b.txt': page(
      '白云山景区实行一票多日',
      '白云山景区从9月1日起实行一票多次多日使用制，门票160元，七日内可以多次入园。每年3月门票免费，景区观光车收费80元。',
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
