import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A site of a few pages that the test changes. */
export async function serveMap(pages: Map<string, string>) {
  const server = createServer((request, response) => {
    const body = pages.get(request.url ?? '');
    response.writeHead(body === undefined ? 404 : 200, { 'content-type': 'text/html; charset=utf-8' }).end(body);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return { host: `127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => server.close() };
}
export const story = (text: string) =>
  `<title>苇桥菜市场装了公平秤</title><h1>苇桥菜市场装了公平秤</h1><p>2024-06-19 08:21 来源：某报</p><p>${text}</p>`;
export const TEXT =
  '苇桥菜市场6月18日装了6台公平秤，秤台连着监管屏，短斤超过3%的摊位当天停业整改。市场管理员霍阿满说，装秤头一天有214人来复秤，查出2个摊位少秤，摊主都补了差价，市场每月公布一次复秤结果，街坊可以到管理处查看。';
export const mapOf = (...paths: string[]) =>
  `<urlset>${paths.map((path) => `<url><loc>${path}</loc></url>`).join('')}</urlset>`;
