import { expect, test } from 'vitest';
import { onePage } from '../support/one-page.ts';
import { openPapers, TODAY } from '../support/papers.ts';

const PAGE = `## 临岭区上半年经济稳中有进

本报讯（记者 尹川）上半年，临岭区工业投资增长21.4%，居全市第一，粮食总产量18万吨。该区有关负责人介绍，下一步将继续抓好项目。
`;

const { expectRefused, expectTold } = onePage(PAGE);

test.each(['永安区上半年工业投资增长多少', '白石区上半年粮食总产量多少'])(
  'ask() tells no figure of another district than the one asked about: %s',
  expectRefused,
);

test.each([
  ['临岭区上半年工业投资增长多少', '21.4%'],
  ['上半年粮食总产量多少', '18万吨'],
])('ask() tells what is asked of the district itself, or of none: %s', expectTold);

test('ask() tells a figure of the district that a report in traditional characters is filed under, though its text names none', async () => {
  const page =
    '---\ntitle: 上半年工業投資增長\ndate: 2024-03-11\ndistrict: 臨嶺區\n---\n\n上半年工業投資增長21.4%，居全市第一，糧食總產量18萬噸。\n';
  const papers = await openPapers({ 'page.md': page });
  const answer = await papers.ask({ text: '臨嶺區上半年工業投資增長多少', history: [], today: TODAY });
  await papers.close();
  expect(answer).toMatchObject({ kind: 'found', sentences: [{ text: expect.stringContaining('21.4%') }] });
});
