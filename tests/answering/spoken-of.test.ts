import { expect, test } from 'vitest';
import { answerText } from '../../src/wording/index.ts';
import { onePage } from '../support/one-page.ts';

const { ask } = onePage(`## 科创园加快推进重点项目建设

本报讯（记者 何川）走进松湾学校项目现场，塔吊林立，机器轰鸣。据项目负责人介绍，目前1号教学楼主体已封顶，食堂正在砌墙，学校建成后可容纳学生2400名。

在云台仓储中心项目建设现场，工人正在浇筑地坪。据悉，该项目总投资约8亿元，占地90亩。

数据显示，今年上半年，临岭科创园12个重点项目完成投资12.6亿元，完成年度计划58%。
`);

test('what is asked of the thing spoken of is never told of another thing of its report: 投资多少 (how much was invested)', async () => {
  for (const before of ['松湾学校修得咋样了', '松湾学校什么时候建好']) {
    const answer = await ask('投资好多', [before]);
    expect(answer.kind, answerText(answer)).toBe('not-found');
    expect(answerText(answer)).not.toMatch(/8亿|12\.6亿/);
  }
  expect(answerText(await ask('投资好多', ['云台仓储中心修得咋样了']))).toContain('8亿元');
});
