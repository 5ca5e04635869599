import { expect, test } from 'vitest';
import { fieldNames, signedBy } from '../../src/indexing/byline/index.ts';

test.each([
  ['2018/4/7 16:23    来源：临岭都市报    作者：公良芷 实习生 阙禾    评论 14 条', ['公良芷']],
  ['文字 | 方晴   图片 | 许冬   编辑 | 阿棉', ['方晴']],
  ['2023-09-15　作者：方晴　许冬　来源：临岭新报', ['方晴', '许冬']],
  ['编辑：方晴　审核：许冬', []],
  ['桥已修好，昨天通车。', []],
])('fieldNames() reads the labels of a line: %s', (line, reporters) => {
  expect(fieldNames(line).reporters).toEqual(reporters);
});

test.each([
  ['司马岚　查松', ['司马岚', '查松']],
  ['八（2）班 白露', ['白露']],
  ['退休园林工　方晴', ['方晴']],
  ['■老鸥', ['老鸥']],
  ['本台记者方晴报道', ['方晴']],
  ['本报综合', []],
  ['方晴写', ['方晴']],
  ['文／志工 方晴 圖／8鄰 许冬', ['方晴']],
  ['记者：方晴　摄像：许冬', ['方晴']],
  ['方晴（退休教师）', ['方晴']],
  ['记者 | 方晴 许冬(图)', ['方晴', '许冬']],
  ['方小晴校长', ['方小晴']],
  ['骨科 方晴', []],
  ['公告栏', []],
  ['解说', []],
  ['By NELL PROUT', ['Nell Prout']],
  ['By Dara Whitlow  dwhitlow@ledger.example', ['Dara Whitlow']],
  ['Harriet Cole, Ridley', ['Harriet Cole']],
  ['Mercury Staff Writer', []],
])('signedBy() reads who signs a line that says nothing else: %s', (line, reporters) => {
  expect(signedBy(line).reporters).toEqual(reporters);
});
