import { describe, test } from 'vitest';
import { onePage } from '../support/one-page.ts';

const PAGE = `云岭日报 2024年3月11日 星期一 第3版

## 六个微型图书馆进了地铁站

本报讯（记者 白薇）在4号线柳堤站、机场站和石坎站，区图书馆设置的六个微型图书馆已完成安装，乘客可以免费借书。

## 西门外新车站主体封顶

本报讯（记者 白薇）3月9日，西门外客运车站主体结构封顶，目前正在砌墙，计划10月投用。
`;

describe('a question after a kind of thing', () => {
  const { expectRefused, expectTold } = onePage(PAGE);
  test.each(['机场修到哪步了', '区里的机场建得咋样', '哪里在修机场'])(
    'is not answered by what was done beside one: %s',
    expectRefused,
  );
  test.each([['车站修到哪步了', '封顶']])('is answered by what is told of one: %s', expectTold);
});
