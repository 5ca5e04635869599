/** How far something has come. */
import { alternativesOf, once } from '../lexicon/index.ts';
import { NUMERALS, PERCENTAGE } from '../reading/index.ts';
import type { Kind } from './kind.ts';
import { all } from './signs.ts';

const stage = once(
  () =>
    new RegExp(
      `完成\\S{0,12}?${PERCENTAGE}|(?:主体|结构|基础|土石方|装饰|装修|管网|桥梁|路基|幕墙|设备|外立面)[^，。；]{0,14}?(?:${alternativesOf('said-of-things', 'part')})|完成(?:[^，。；]{0,4}%)|${alternativesOf('said-of-things', 'stage')}`,
      'g',
    ),
);
const STAGE_WEAK = /施工|正在|推进|建设|预计|有望|进入|签约|落地|形成|目前/g;
/** How affairs go that are not built: 增长8%, 居全市第二, 更加完善. */
const RESULT = new RegExp(
  String.raw`(?:同比|环比)?(?:增长|增幅|下降|提[升高]|降低)[^，。；]{0,8}\d|(?:领跑|领先|位居|位列|居|列|名列)[^，。；]{0,10}(?:第[${NUMERALS}]|前列|首位|榜首)|领跑|整体好转|(?:回升|恢复|稳中|持续|不断)向好|稳中有进|大幅|显著|明显(?:提升|改善|增强|好转|下降)|(?:进一步|更加|更具|日益)\p{Script=Han}{2,4}|实现(?:了)?[^，。；]{2,12}(?:跃升|突破|双过半|开门红)|[有得][以到]?[^，。；]{0,4}(?:提升|改善|增强|解决|破解)`,
  'gu',
);
/** What is built has stages; of these words one means it. */
const BUILT = /修|建|工程|项目|装|施工|路|桥|楼|厂|校|馆|园/;

export const howFar: Kind = {
  ask: 'how-far',
  asking: [
    {
      rank: 260,
      pattern:
        /(?:什么|哪个|哪一?)(?:阶段|进度|程度|地步|环节)|到哪一?步|进展|进度(?=怎|如|到|呢|[？?]|$)|(?:修|建|搞|弄|推进|做|办|发展)得?(?:成)?怎么样|怎么样|什么情况|情况如何|如何(?=[？?了]|$)|到哪了|(?<=[修建装盖铺挖])到哪[里儿]了/g,
    },
  ],
  signs: (text, { focus }) => {
    const stages = [...all(text, stage()), ...all(text, STAGE_WEAK, 0.35)];
    return focus.slice(0, 3).some((word) => BUILT.test(word)) ? stages : [...stages, ...all(text, RESULT, 0.9)];
  },
  lack: 'lacksStage',
};
