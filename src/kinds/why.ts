/** Why something is so. */
import type { Kind } from './kind.ts';
import { all } from './signs.ts';

const REASON = /因为|由于|为了|因此|旨在|得益于|原因|受[^，。]{1,10}影响|为[^，。]{2,24}[，,]|针对|所以|让|面对|为此/g;

export const why: Kind = {
  ask: 'why',
  asking: [
    {
      rank: 170,
      pattern:
        /为什么|为何|因为什么|怎么(?:又|会|还|就|没|不|老|总|突然|(?=关门|[关停封倒撤拆晚坏断变改]了|取消|停[水电业运工产课办]|歇业|封路|封闭|倒闭|塌|堵|推迟|延[期迟后]|拖了|改[期道名]|[涨降跌]价?了|变[贵少慢])|[这那](?:么|样)(?!办|弄|走|报|领|申|缴|用|去|算))|什么原因|原因是/g,
    },
  ],
  signs: (text) => all(text, REASON, 0.7),
  isOptional: () => true,
};
