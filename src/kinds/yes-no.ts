/** Whether something is so. */
import type { Kind } from './kind.ts';
import { all } from './signs.ts';

const ANSWERED = /已经?|完成|实现|正式|成功|尚未|未|没有|将|预计|正在|获|入选|纳入|顺利|不/g;

export const yesNo: Kind = {
  ask: 'yes-no',
  asking: [
    {
      rank: 290,
      pattern:
        /吗(?=[？?，,。\s]|$)|(?:了|过|完|好|成|上)?没有?(?=[？?，,。\s]|$)|是否|有没有|是不是|能不能|会不会|可不可以|要不要|顺不顺|(.)[不没]\1|还是/g,
    },
  ],
  signs: (text) => all(text, ANSWERED, 0.6),
  isOptional: () => true,
};
