/** Which reports are named where none answers. */
import { expect, test } from 'vitest';
import { onePage } from '../support/one-page.ts';

const { ask } = onePage(`## 青藤小学主体结构封顶

本报讯 3月8日，青藤小学项目主体结构封顶，预计今年8月底前投用。

## 海蓝电器产业链成立联合党委

海蓝电器产业链联合党委日前成立，服务链上企业21家，帮助企业节约用水。

## 居民走进政务大厅

本报讯 3月7日，居民走进政务大厅，体验了医保、公证等业务的办理流程，为进一步优化政务服务积极建言献策。

## 石桥街道举行采茶节

石桥街道采茶节3月9日开幕，来了上千名游客。
`);

test('a report of what the question names is near', async () => {
  expect(await ask('青藤小学的校长姓什么')).toMatchObject({ nearest: [{ title: '青藤小学主体结构封顶' }] });
});

test('a report with a word in common is not', async () => {
  expect(await ask('桃源路明天停水吗')).toMatchObject({ kind: 'not-found', nearest: [] });
});

test('a sentence with a part of the thing that is asked for is not', async () => {
  const answer = await ask('医保缴费涨没涨');
  expect(answer).toMatchObject({ kind: 'not-found', nearest: [] });
  expect(answer).not.toHaveProperty('correction');
});

test('what has happened does not change', async () => {
  const of = async (text: string) => ask(text).then((answer) => (answer.kind === 'found' ? answer.stale : null));
  expect(await of('石桥街道采茶节哪天开幕')).toBe(false);
});
