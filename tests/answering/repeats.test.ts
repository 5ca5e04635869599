import { expect, test } from 'vitest';
import { repeats } from '../../src/answering/coverage.ts';

test.each([
  [
    '据悉,东山老博会展出面积近30000平方米,超过300家品牌企业将集中亮相。',
    '东山老博会展出面积将近30000平方米,超过300个品牌企业集中亮相,现场将设置八大专业展区。',
    true,
  ],
  ['记者摄东山区云顶景区山清水秀,风景宜人。', '8月初,东山区云顶景区山清水秀,风景宜人。', true],
  ['东山小学新校区规划36个班、1620个学位。', '东山小学新校区规划30个班、1500个学位。', false],
  ['西河镇卫生院新住院楼投入使用,新增床位60张。', '东山区今年要改造老旧小区82个。', false],
  ['区长出席。', '区长出席会议。', false],
])('repeats() tells whether a sentence says nothing new: %s', (text, said, same) => {
  expect(repeats(text, said)).toBe(same);
});
