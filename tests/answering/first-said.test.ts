/** What is said first is the fact that was asked for, or nothing: over an invented page. */
import { expect, test } from 'vitest';
import { onePage } from '../support/one-page.ts';

const { ask } = onePage(`## 岚溪药谷上半年新增企业

本报讯（记者 林小雨）岚溪药谷现有企业214家，拥有科技型企业31家和外贸出口企业19家，配备导师46名。

截至6月底，岚溪药谷二期厂房主体施工中，力争全年产值增长15%以上，上半年产值增长8.6%。

岚溪药谷地处先河镇滨江大道，距高速路口3公里，开办费由园区补助。

## 青禾單車站點明年擴增

本報訊（記者 林小雨）交通局長何明遠表示，明年考慮將青禾單車的站點從38站擴增為120站點。

## 岚溪区公布环保举报电话

举报电话：0888-6660001（区生态环境局综合科）

0888-6660002（区纪委监委环境纪检组）

## 岚溪区干部调研

区文化旅游委主任林秀清、区融媒体中心主任周远山参加调研，先河镇党委副书记、镇长吴思敏陪同。

区领导何远山、沈文竹出席会议。
`);

const shortOf = async (question: string): Promise<string | null> => {
  const answer = await ask(question);
  return (answer.kind === 'found' && answer.short) || null;
};

test.each([
  ['岚溪药谷有多少家企业', '214家'],
  ['岚溪药谷有多少家外贸出口企业', '19家'],
  ['环境纪检组电话多少', '0888-6660002'],
  ['生态环境局举报电话多少', '0888-6660001'],
])('%s is answered first by %s: the amount of that noun, the number of that office', async (question, words) => {
  expect(await shortOf(question)).toContain(words);
});

test.each([
  ['教育局电话多少', '0888'],
  ['岚溪区融媒体中心主任是谁', '林秀清'],
  ['油坊镇镇长是谁', '吴思敏'],
  ['岚溪药谷二期厂房什么时候投产', '截至'],
  ['岚溪药谷上半年产值增长多少', '15%'],
  ['岚溪药谷在哪个区', '滨江大道'],
  ['青禾單車會增加幾站', '38站'],
])('%s is not answered first by another’s fact: %s', async (question, words) => {
  expect((await shortOf(question)) ?? '').not.toContain(words);
});

test('whose telephone is nowhere printed is told so, not given another office’s', async () => {
  expect((await ask('教育局电话多少')).kind).toBe('not-found');
});

test('whose office is asked for is never answered first by somebody else of the sentence alone', async () => {
  expect((await shortOf('沈文竹是什么职务')) ?? '沈文竹').toContain('沈文竹');
});
