/** Feeds for `fetch-load.ts`, served by a thread of their own, so that who asks meanwhile waits for the round alone. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parentPort, workerData } from 'node:worker_threads';

const PLACES = '松涛 青禾 白鹭 石桥 望湖 柳林 桃溪 云岭 双塔 长汀'.split(' ');
const THINGS = '菜市场 图书馆 卫生院 文化站 停车场 小学食堂 公交站台 老街坊会 口袋花园 渡口'.split(' ');
const DEEDS = '翻新 扩建 清淤 换灯 加装雨棚 延长开放 试行预约 增设座位 铺设步道 更换水管'.split(' ');
const pick = (list: readonly string[], n: number) => list[n % list.length] ?? '';

/** A report unlike all others in its figures and, mostly, its words. */
function story(feed: number, item: number): { title: string; body: string } {
  const n = feed * 7919 + item * 104_729;
  const [place, thing, deed] = [pick(PLACES, n), pick(THINGS, feed + item * 3), pick(DEEDS, feed * 3 + item)];
  const title = `${place}街${feed + 1}号院${thing}${deed}第${item + 1}期`;
  const facts = Array.from(
    { length: 4 },
    (_, at) =>
      `${pick(PLACES, n + at * 13)}${pick(THINGS, n + at * 5)}${pick(DEEDS, item + at * 7)}用去${(n % 8_971) + at * 317}元，惠及${(n % 613) + at * 29}户，工期${(n % 83) + at}天`,
  );
  return { title, body: `<p>${title}，由${place}街道牵头。</p><p>${facts.join('；')}。</p>` };
}

/** How long each feed is, which another thread sets, and where it is served. */
export type Served = { readonly lengths: Int32Array; readonly ports: Int32Array };

export const addressOf = ({ ports }: Served, feed: number, item: number) =>
  `http://127.0.0.1:${ports[feed]}/${item}.html`;

function rssOf(served: Served, feed: number): string {
  const items = Array.from({ length: served.lengths[feed]! }, (_, item) => {
    const { title, body } = story(feed, item);
    return `<item><title>${title}</title><link>${addressOf(served, feed, item)}</link><guid>${feed}-${item}</guid><pubDate>Tue, 18 Jun 2024 08:00:00 +0800</pubDate><description><![CDATA[${body}]]></description></item>`;
  });
  return `<rss version="2.0"><channel><title>报${feed}</title>${items.join('')}</channel></rss>`;
}

async function serveFeed(served: Served, feed: number): Promise<void> {
  const server = createServer((request, response) => {
    if (request.url !== '/feed.xml') return void response.writeHead(404).end();
    const etag = `"${served.lengths[feed]}"`;
    if (request.headers['if-none-match'] === etag) return void response.writeHead(304).end();
    response.writeHead(200, { etag, 'content-type': 'application/rss+xml; charset=utf-8' }).end(rssOf(served, feed));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  served.ports[feed] = (server.address() as AddressInfo).port;
}

if (parentPort) {
  const served = workerData as Served;
  await Promise.all(Array.from(served.lengths.keys(), (feed) => serveFeed(served, feed)));
  parentPort.postMessage('ready');
}
