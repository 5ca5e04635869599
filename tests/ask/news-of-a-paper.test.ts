/** 柳河日报昨天登了什么: a paper's name names nothing that happened. An invented page. */
import { expect, test } from 'vitest';
import { answerText } from '../../src/wording/index.ts';
import { openPapers } from '../support/papers.ts';

const PAGE = `柳河日报 2025年11月19日 星期三 第1版

## 南湾渡口换新船

本报讯（记者 高原）11月18日，南湾渡口的新船下水，一次能坐60人。

## 北山粮站收玉米

本报讯（记者 高原）11月18日起，北山粮站收玉米，每斤1.1元。
`;

test.each(['昨天柳河日报登了什么', '昨天柳河日报有什么新闻', '11月18日柳河日报民生版有什么消息'])(
  'ask() lists what happened on a day that a paper is asked for: %s',
  async (text) => {
    const papers = await openPapers({ 'page.txt': PAGE });
    const said = answerText(await papers.ask({ text, history: [], today: '2025-11-20' }));
    await papers.close();
    expect(said).toContain('南湾渡口');
    expect(said).toContain('北山粮站');
  },
);
